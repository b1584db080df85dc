import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { disconnect } from "@/lib/platform/db";
import { adminUrl, env } from "@/lib/platform/env";
import { loadExample } from "@/prisma/seed/main";
import { connectAs, copyDatabase, onServer } from "./database";

/** Any number will do; files that want the example queue behind it. */
const QUEUE = 2_700_101;
const KEPT = "example_company";

/**
 * Fills this file's database with the example company. The first file of a run loads it and leaves a
 * copy on the server; the others take the copy, since loading is a thousand acts.
 */
export async function exampleCompany(): Promise<void> {
  const server = new pg.Client({ connectionString: inject("testServer").adminUrl });
  await server.connect();
  try {
    await server.query("SELECT pg_advisory_lock($1)", [QUEUE]);
    const { rows } = await server.query("SELECT FROM pg_database WHERE datname = $1", [KEPT]);
    const place = await server.query<{ at: string }>(
      "SELECT setting AS at FROM pg_settings WHERE name = 'data_directory'",
    );
    const files = join(dirname(place.rows[0]?.at ?? ""), "example-files");
    await (rows.length > 0 ? take(files) : load(files));
  } finally {
    await server.end();
  }
}

const own = () => new URL(adminUrl()).pathname.slice(1);

async function load(files: string) {
  await loadExample();
  // As the start does: references go on from the highest that was loaded.
  const owner = await connectAs("owner");
  await owner.query("SELECT app.count_on()");
  await owner.end();
  await disconnect();
  await copyDatabase(adminUrl(), own(), KEPT);
  cpSync(env.data, files, { recursive: true });
}

async function take(files: string) {
  await disconnect();
  await onServer(adminUrl(), `DROP DATABASE ${own()} WITH (FORCE)`);
  await copyDatabase(adminUrl(), KEPT, own());
  cpSync(files, env.data, { recursive: true });
}
