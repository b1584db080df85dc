import type pg from "pg";

/** What the database has kept so far. */
export interface Traces {
  /** Transactions that said something else than that a view was opened or access denied. */
  readonly acts: number;
  readonly denied: number;
  /** Versions of business rows, and rows of the tables that keep none. */
  readonly rows: number;
}

export async function traces(client: pg.Client): Promise<Traces> {
  const { rows } = await client.query<Traces>(`
    SELECT (SELECT count(DISTINCT txid)::int FROM audit.entry
        WHERE action NOT IN ('access.denied', 'view.opened')) AS acts,
      (SELECT count(*)::int FROM audit.entry WHERE action = 'access.denied') AS denied,
      ((SELECT count(*) FROM audit.record_version) + (SELECT count(*) FROM app.session)
        + (SELECT count(*) FROM app.sign_in_failure) + (SELECT count(*) FROM app.idempotency))::int AS rows`);
  const [found] = rows;
  if (!found) throw new Error("no answer");
  return found;
}
