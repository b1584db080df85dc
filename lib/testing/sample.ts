import pg from "pg";
import { connectAs } from "./database";

/** Small tables of no domain, watched like business tables: a thing, its parts, its links, its secrets. */
const TABLES = `
  CREATE TABLE app.sample (id int PRIMARY KEY, title text, secret text);
  CREATE TABLE app.sample_part (id int PRIMARY KEY, sample_id int NOT NULL REFERENCES app.sample, text text);
  CREATE TABLE app.sample_link (a_id int NOT NULL REFERENCES app.sample, b_id int NOT NULL, PRIMARY KEY (a_id, b_id));
  SELECT audit.watch('app.sample', 'sample', 'id', NULL, NULL, 'secret'),
    audit.watch('app.sample_part', 'sample_part', 'id', 'sample', 'sample_id'),
    audit.watch('app.sample_link', 'sample_link', 'a_id,b_id', 'sample', 'a_id');
  INSERT INTO audit.redactable VALUES ('sample', 'title');`;

export type LoginName = Parameters<typeof connectAs>[0];
export const LOGINS = [
  "owner",
  "app",
  "reader",
  "auditor",
  "viewlog",
  "sealer",
] as const satisfies readonly LoginName[];
export type Clients = Record<LoginName, pg.Client>;

/** @returns a connection for each log-in and the administrator, with the sample tables in place. */
export async function sampleClients(): Promise<Clients> {
  const open = async <Login extends LoginName>(login: Login) =>
    [login, await connectAs(login)] as const;
  const clients = Object.fromEntries(
    await Promise.all([...LOGINS, "admin" as const].map(open)),
  ) as Clients;
  await clients.owner.query(TABLES);
  return clients;
}

export const closeAll = (clients: Clients) =>
  Promise.all(Object.values(clients).map((client) => client.end()));

export const event = (action: string, entityId: number | string, more: object = {}) => ({
  actor: "00000000-0000-7000-8000-000000000001",
  action,
  entity: action.slice(0, action.indexOf(".")),
  entityId: String(entityId),
  ...more,
});

export const append = (client: pg.Client, events: unknown) =>
  client.query("SELECT audit.append($1)", [JSON.stringify(events)]);

/** One transaction: the changes, then their events. */
export async function change(
  client: pg.Client,
  statements: readonly string[],
  ...events: readonly object[]
) {
  await client.query("BEGIN");
  for (const sql of statements) await client.query(sql);
  await append(client, events);
  await client.query("COMMIT");
}

/** Codes by which PostgreSQL says no: rights, checks, read-only, unknown table or function. */
const REFUSALS = new Set(["42501", "23514", "25006", "42P01", "42883", "0A000"]);

/** Runs statements that must not get through. @returns the code of the refusal, or what went wrong with it. */
export async function refusal(
  client: pg.Client,
  ...statements: readonly (string | (() => Promise<unknown>))[]
): Promise<string> {
  try {
    for (const one of statements) await (typeof one === "string" ? client.query(one) : one());
    return "not refused";
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code && REFUSALS.has(error.code))
      return error.code;
    throw error;
  } finally {
    await client.query("ROLLBACK");
    await client.query("RESET ALL");
  }
}
