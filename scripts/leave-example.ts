import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { adminUrl, env } from "@/lib/platform/env";

/** Leaving the example: its database is set aside under another name, and a new one begins empty. */
const marker = () => join(env.data, "begun-empty");

/** Whether this data folder has left the example for good. */
export const hasLeftExample = () => existsSync(marker());

/** Sets the example aside when an administrator asked for it. @returns its new name, or null. */
export async function leaveExample(): Promise<string | null> {
  const url = adminUrl();
  if (!(await wantsToLeave(url))) return null;
  if (env.databaseUrl) {
    throw new Error(
      "The example is to be left. Point DATABASE_URL to an empty database and set ANNEX_DEMO=0; this one stays as it is.",
    );
  }
  const server = new URL(url);
  const database = server.pathname.slice(1);
  const aside = `${database}_example_${new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14)}`;
  server.pathname = "/postgres";
  await within(server.href, async (client) => {
    await client.query(`ALTER DATABASE ${database} RENAME TO ${aside}`);
    await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
  });
  writeFileSync(marker(), `${aside}\n`);
  rmSync(join(env.data, "demo.json"), { force: true });
  return aside;
}

async function wantsToLeave(url: string): Promise<boolean> {
  return within(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('app.organisation') AS there");
    if (!rows[0]?.there) return false;
    const asked = await client.query("SELECT FROM app.organisation WHERE leave_at IS NOT NULL");
    return asked.rows.length > 0;
  });
}

async function within<Value>(url: string, work: (client: pg.Client) => Promise<Value>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
