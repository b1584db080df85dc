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

/** Tables that reading changes, or that keep nothing of the ISMS. */
const PASSING = ["session", "idempotency", "sign_in_failure", "token_use"];

/** One hash for each business table. */
export async function fingerprint(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const prints: Record<string, string> = {};
  for (const { name } of rows.filter((table) => !PASSING.includes(table.name))) {
    const found = await client.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM app.${name} t`,
    );
    prints[name] = found.rows[0]?.hash ?? "";
  }
  return prints;
}

/** How often each actor was denied each operation, as `actor operation`. */
export async function denials(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ what: string; count: number }>(`
    SELECT actor_id || ' ' || (body::jsonb #>> '{data,operation}') AS what, count(*)::int AS count
    FROM audit.entry WHERE action = 'access.denied' GROUP BY 1`);
  return new Map(rows.map(({ what, count }) => [what, count]));
}
