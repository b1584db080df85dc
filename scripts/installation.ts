import pg from "pg";

/** Whether an installation has begun its life. */
export interface InstallationState {
  readonly mode: "test" | "loading" | "live";
  readonly entries: number;
}

async function asOwner<Row extends pg.QueryResultRow>(
  ownerUrl: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function installationState(ownerUrl: string): Promise<InstallationState> {
  const rows = await asOwner<InstallationState>(
    ownerUrl,
    "SELECT mode, (SELECT count(*)::int FROM (SELECT FROM audit.entry LIMIT 1) e) AS entries FROM annex.installation",
  );
  const [state] = rows;
  if (!state)
    throw new Error("The database was installed without a mode. Empty it and start again.");
  return state;
}

/** From here on nobody sets the clock, and references count on from the highest loaded. */
export async function beginLive(ownerUrl: string) {
  await asOwner(ownerUrl, "SELECT app.count_on(), annex.set_mode('live')");
}
