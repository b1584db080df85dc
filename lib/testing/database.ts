import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
const data = join(mkdtempSync(join(tmpdir(), "annex-test-data-")), "data");

const LOGINS = ["owner", "app", "reader", "auditor", "viewlog", "sealer"] as const;

/**
 * One database for each test file, copied from the migrated one. `database-setup.ts` calls this before
 * a test file loads, so that whatever it imports finds its addresses in the environment. The files of one
 * worker follow each other under one name: modules stay loaded from file to file, which takes half of
 * the time, and they have read their addresses once.
 */
export async function freshDatabase(): Promise<() => Promise<void>> {
  const { adminUrl, secret } = inject("testServer");
  const template = new URL(adminUrl).pathname.slice(1);
  await onServer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await copyDatabase(adminUrl, template, name);
  mkdirSync(data, { recursive: true });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  // biome-ignore lint/style/noProcessEnv: set for the modules a test loads, which read it once
  Object.assign(process.env, {
    DATABASE_URL: url.href,
    ANNEX_SECRET: secret,
    ANNEX_DATA: data,
    ANNEX_LOG: "silent",
  });
  return async () => {
    await onServer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(data, { recursive: true, force: true });
  };
}

/** @param adminUrl of any database on the server. */
export async function copyDatabase(adminUrl: string, from: string, to: string) {
  await onServer(adminUrl, `CREATE DATABASE ${to} TEMPLATE ${from}`);
  // A copy has everything but the rights on the database itself.
  await onServer(adminUrl, `REVOKE ALL ON DATABASE ${to} FROM PUBLIC`);
  await onServer(
    adminUrl,
    `GRANT CONNECT ON DATABASE ${to} TO ${LOGINS.map((login) => `annex_${login}`)}`,
  );
}

export async function onServer(adminUrl: string, sql: string) {
  const url = new URL(adminUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  // A template that is being copied for another file refuses for a moment.
  for (let tries = 1; ; tries++) {
    const done = await client.query(sql).then(
      () => true,
      (error: unknown) => {
        if (tries > 50 || !(error instanceof pg.DatabaseError) || error.code !== "55006")
          throw error;
        return false;
      },
    );
    if (done) break;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  await client.end();
}

/** A connection of this file's database as one of the log-ins, or as the server's administrator. */
export async function connectAs(login: "admin" | (typeof LOGINS)[number]): Promise<pg.Client> {
  const { adminUrl, loginUrl } = await import("@/lib/platform/env");
  const client = new pg.Client({
    connectionString: login === "admin" ? adminUrl() : loginUrl(login),
  });
  // A dropped database ends its connections; a test that is over need not hear of it.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
