import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import * as z from "zod";
import { findPlace } from "./database-place";
import { end, initialise, launch, stopOrphan } from "./postmaster";
import { holderOf, takeLock } from "./start-lock";

/** The embedded PostgreSQL of one data folder. `database.json` in it remembers the choices. */
export interface DatabaseServer {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}
export interface ServerOptions {
  /** Tests throw their data away; nobody else may. */
  readonly durable?: boolean;
}

const remembered = z.object({ databaseUrl: z.string(), folder: z.string() });
type Remembered = z.infer<typeof remembered>;

const DATABASE = "annex";
const fileOf = (data: string) => join(data, "database.json");
const lockOf = (folder: string) => join(dirname(folder), "database.lock");

/** @returns what an earlier start chose, the folder made absolute. */
function recall(data: string): Remembered | null {
  if (!existsSync(fileOf(data))) return null;
  const kept = remembered.parse(JSON.parse(readFileSync(fileOf(data), "utf8")));
  return { ...kept, folder: isAbsolute(kept.folder) ? kept.folder : join(data, kept.folder) };
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. */
function remember(data: string, { databaseUrl, folder }: Remembered) {
  const inside = relative(data, folder);
  const kept = { databaseUrl, folder: inside.startsWith("..") ? folder : inside };
  const draft = `${fileOf(data)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(data));
}

/** @returns the process that runs the database of this data folder, if one does. */
export function databaseHolder(data: string): number | null {
  const kept = recall(data);
  return kept ? holderOf(lockOf(kept.folder)) : null;
}

/**
 * Starts the server, initialising its folder when it is empty, and recovers from what a crash left:
 * a server without a master, a stale process file, a port that somebody else took meanwhile.
 * @throws when another process runs this data folder, with a sentence that says what to do.
 */
export async function startDatabase(
  data: string,
  { durable = true }: ServerOptions = {},
): Promise<DatabaseServer> {
  if (!existsSync(data))
    mkdirSync(data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const kept = recall(data);
  const place = findPlace(data, kept?.folder);
  const lock = takeLock(lockOf(place.folder));
  if (!lock) {
    const holder = holderOf(lockOf(place.folder));
    throw new Error(
      `Annex already runs on ${data}${holder ? ` (process ${holder})` : ""}. Stop it first, or set ANNEX_DATA to another folder and PORT to another port.`,
    );
  }
  try {
    const password = kept
      ? new URL(kept.databaseUrl).password
      : randomBytes(24).toString("base64url");
    await stopOrphan(place.folder);
    initialise(place, password);
    const wanted = kept ? Number(new URL(kept.databaseUrl).port) : 0;
    const { port, pid } = await launch(place, wanted, durable);
    const databaseUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/${DATABASE}`;
    remember(data, { databaseUrl, folder: place.folder });
    await createDatabase(databaseUrl).catch(async (error: unknown) => {
      await end(pid);
      if (!isWrongPassword(error)) throw error;
      if (!kept) rmSync(fileOf(data), { force: true });
      throw new Error(strangerIn(place.folder, data));
    });
    return {
      databaseUrl,
      stop: async () => {
        await end(pid);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const isWrongPassword = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "28P01";

const strangerIn = (folder: string, data: string) =>
  `The database in ${folder} has another password than ${fileOf(data)} says: one of them was replaced or deleted. Put the file back from your backup; or, to begin anew, move ${folder} away and start again.`;

/**
 * For commands beside the server: uses the database that runs, or starts it for as long as the
 * command (and any other that came meanwhile) needs it.
 */
export async function borrowDatabase(data: string): Promise<{ stop(): Promise<void> }> {
  if (databaseHolder(data) !== null) {
    const kept = recall(data);
    if (kept && (await answers(kept.databaseUrl))) return { stop: async () => undefined };
  }
  const server = await startDatabase(data);
  return {
    stop: async () => {
      while ((await visitors(server.databaseUrl)) > 0) await pause(200);
      await server.stop();
    },
  };
}

async function answers(url: string): Promise<boolean> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(200)) {
    if (
      await ask(url, "SELECT 1").then(
        () => true,
        () => false,
      )
    )
      return true;
  }
  return false;
}

async function ask(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function visitors(url: string): Promise<number> {
  const rows = await ask(
    url,
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
  ).catch(() => []);
  return Number(rows[0]?.n ?? 0);
}

async function createDatabase(databaseUrl: string) {
  const server = new URL(databaseUrl);
  server.pathname = "/postgres";
  const found = await ask(server.href, `SELECT FROM pg_database WHERE datname = '${DATABASE}'`);
  if (found.length === 0)
    await ask(server.href, `CREATE DATABASE ${DATABASE} TEMPLATE template0 ENCODING 'UTF8'`);
}
