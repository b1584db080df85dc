import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { adminUrl, loginUrl, passwordOf } from "@/lib/platform/env";
import { installed, installParts, installRoles } from "./install";

/** Brings a database up to date: what the installer sets up, then the migrations, as the owner. */
const FOLDER = new URL("./migrations/", import.meta.url);

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

function migrations(folder = FOLDER): Migration[] {
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, file: new URL(`${name}/migration.sql`, folder) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, sql: readFileSync(file, "utf8") }))
    .map((one) => ({ ...one, checksum: createHash("sha256").update(one.sql).digest("hex") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (found.length === 0)
    throw new Error("The folder of migrations is empty: there is nothing to apply.");
  return found;
}

/** Both halves, for the log-ins of the environment. Cheap when nothing changed. @returns what was applied. */
export async function migrate(): Promise<string[]> {
  if (await isCurrent(loginUrl("owner"))) return [];
  const parts = await installRoles(adminUrl(), passwordOf);
  return [...parts, ...(await deploy(loginUrl("owner")))];
}

/** Applies the migrations and the job queue's own. @throws when afterwards one is missing. */
export async function deploy(ownerUrl: string, folder = FOLDER): Promise<string[]> {
  const wanted = migrations(folder);
  // Loaded when needed: most starts find nothing to apply.
  const { schemaEngine } = await import("./engine");
  const { engine, trouble, close } = await schemaEngine(ownerUrl);
  const done = await engine
    .applyMigrations({
      migrationsList: listOf(wanted),
      filters: { externalTables: [], externalEnums: [] },
    })
    .catch((error: unknown) => {
      const said = trouble() ?? error;
      throw new Error(`The migrations could not be applied. ${messageOf(said)}`, { cause: said });
    })
    .finally(close);
  await queueTables(ownerUrl);
  await withClient(ownerUrl, async (client) => {
    const missing = await pending(client, wanted);
    if (missing.length > 0)
      throw new Error(`These migrations are not applied: ${missing.join(", ")}.`);
    await mustWatchAll(client);
  });
  return done.appliedMigrationNames;
}

const messageOf = (error: unknown) =>
  typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error);

const listOf = (wanted: readonly Migration[]) => ({
  baseDir: "prisma/migrations",
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: wanted.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
  })),
});

async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @returns names of migrations that are not applied, or applied in another wording. */
async function pending(client: pg.Client, wanted: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM app._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  return wanted.filter(({ name, checksum }) => done.get(name) !== checksum).map(({ name }) => name);
}

/** One connection and three small reads tell whether there is anything to do at all. */
async function isCurrent(ownerUrl: string): Promise<boolean> {
  try {
    return await withClient(ownerUrl, async (client) => {
      const known = await installed(client);
      const [, ...parts] = installParts();
      if (parts.some(({ name, sha256 }) => known.get(name) !== sha256)) return false;
      const { rows } = await client.query<{ top: number }>(
        "SELECT max(id) AS top FROM graphile_worker.migrations",
      );
      if (Number(rows[0]?.top) !== queueVersion()) return false;
      return (await pending(client, migrations())).length === 0;
    });
  } catch {
    // No such log-in, no such table, no such password: the long way round finds out and says so.
    return false;
  }
}

/** The newest migration of the installed job queue. */
function queueVersion(): number {
  const folder = new URL("../sql/", import.meta.resolve("graphile-worker"));
  return Math.max(
    ...readdirSync(folder)
      .map((name) => Number.parseInt(name, 10))
      .filter(Number.isInteger),
  );
}

const QUEUE_TABLES = [
  "_private_jobs",
  "_private_job_queues",
  "_private_tasks",
  "_private_known_crontabs",
];

/** The queue's tables deny every log-in but their owner; servers and workers run as annex_app. */
async function queueTables(ownerUrl: string) {
  // Its first step would create the schema, which asks for a right on the database even when the
  // schema is there (0.18.0): with this table present it goes straight to its migrations.
  await withClient(ownerUrl, (client) =>
    client.query(`CREATE TABLE IF NOT EXISTS graphile_worker.migrations (
      id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(), breaking boolean NOT NULL DEFAULT false)`),
  );
  const { Logger, runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
  await withClient(ownerUrl, async (client) => {
    for (const table of QUEUE_TABLES) {
      await client.query(`DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'graphile_worker.${table}'::regclass) THEN
          CREATE POLICY servers ON graphile_worker.${table} TO annex_app USING (true) WITH CHECK (true);
        END IF;
      END $$`);
    }
    await client.query(
      "REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM annex_app",
    );
    await client.query(
      "INSERT INTO audit.exempt SELECT 'graphile_worker.' || t, 'jobs; what they do has entries' FROM unnest($1::text[]) t ON CONFLICT DO NOTHING",
      [QUEUE_TABLES],
    );
  });
}

/** A business table without its triggers would change without a trace. */
async function mustWatchAll(client: pg.Client) {
  const { rows } = await client.query<{ what: string; wrong: string }>(
    "SELECT what, wrong FROM audit.unwatched",
  );
  if (rows.length === 0) return;
  throw new Error(
    `The trail does not watch everything: ${rows.map(({ what, wrong }) => `${what} (${wrong})`).join(", ")}.`,
  );
}

if (import.meta.main) {
  const applied = await migrate();
  const said =
    applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.";
  process.stderr.write(`${said}\n`);
}
