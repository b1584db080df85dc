import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startDatabase } from "@/lib/platform/database-server";

/** Runs once before all database tests: a server of their own and one database to copy from. */
export interface TestServer {
  readonly adminUrl: string;
  readonly secret: string;
}
declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

let stop: () => Promise<void> = async () => undefined;

export async function setup(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), "annex-test-"));
  // The server's account must be able to pass through.
  chmodSync(data, 0o711);
  const server = await startDatabase(data, { durable: false });
  stop = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const secret = "only-for-tests-only-for-tests-only";
    const url = new URL(server.databaseUrl);
    // biome-ignore lint/style/noProcessEnv: the migration reads the environment like any other start
    Object.assign(process.env, { DATABASE_URL: url.href, ANNEX_SECRET: secret, ANNEX_DATA: data });
    const { migrate } = await import("@/prisma/migrate");
    await migrate();
    const owner = new pg.Client({ connectionString: url.href });
    await owner.connect();
    await owner.query("SELECT annex.set_mode('test')");
    await owner.end();
    project.provide("testServer", { adminUrl: url.href, secret });
  } catch (error) {
    await stop();
    throw error;
  }
}

export const teardown = () => stop();
