import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  borrowDatabase,
  type DatabaseServer,
  databaseHolder,
  startDatabase,
} from "./database-server";
import { holderOf, isAlive, takeLock } from "./start-lock";

/** The embedded server after the things that happen to servers. Each case goes on where the last one ended. */
const data = mkdtempSync(join(tmpdir(), "annex-server-"));
const start = () => startDatabase(data, { durable: false });
const postmaster = () =>
  Number(readFileSync(join(data, "database", "postmaster.pid"), "utf8").split("\n")[0]);
const portOf = ({ databaseUrl }: DatabaseServer) => Number(new URL(databaseUrl).port);
const answer = async ({ databaseUrl }: DatabaseServer) => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("SELECT count(*)::int AS n FROM kept");
  await client.end();
  return rows[0].n;
};
let server: DatabaseServer;
beforeAll(async () => {
  chmodSync(data, 0o711);
  server = await start();
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query("CREATE TABLE kept AS SELECT 1");
  await client.end();
});
afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

describe("the embedded server", () => {
  it("is started once for a data folder; a second start says who runs it", async () => {
    await expect(start()).rejects.toThrow(`already runs on ${data} (process ${process.pid})`);
    expect(databaseHolder(data)).toBe(process.pid);
  });

  it("is lent to commands beside it", async () => {
    const borrowed = await borrowDatabase(data);
    await borrowed.stop();
    expect(await answer(server)).toBe(1);
  });

  it("comes back on the same port after a stop", async () => {
    const port = portOf(server);
    await server.stop();
    expect(existsSync(join(data, "database", "postmaster.pid"))).toBe(false);
    server = await start();
    expect(portOf(server)).toBe(port);
    expect(await answer(server)).toBe(1);
  });

  it("says what to do when its file of choices is lost or another's", async () => {
    await server.stop();
    const file = join(data, "database.json");
    const kept = readFileSync(file, "utf8");
    rmSync(file);
    await expect(start()).rejects.toThrow("Put the file back from your backup");
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, kept.replace(/postgres:[^@]+@/, "postgres:another@"));
    await expect(start()).rejects.toThrow("has another password than");
    writeFileSync(file, kept);
    server = await start();
    expect(await answer(server)).toBe(1);
  });

  it("recovers when it was killed with its starter", async () => {
    const master = postmaster();
    process.kill(master, "SIGKILL");
    rmSync(join(data, "database.lock"));
    server = await start();
    expect(postmaster()).not.toBe(master);
    expect(await answer(server)).toBe(1);
  });

  it("replaces a server whose starter was killed", async () => {
    const master = postmaster();
    writeFileSync(join(data, "database.lock"), "4194304\n1");
    server = await start();
    expect(isAlive(master)).toBe(false);
    expect(await answer(server)).toBe(1);
  });

  it("is not fooled by a process file that names somebody else", async () => {
    const file = join(data, "database", "postmaster.pid");
    const lines = readFileSync(file, "utf8").split("\n");
    await server.stop();
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
    server = await start();
    expect(await answer(server)).toBe(1);
  });

  it("takes another port when somebody took its own, and remembers that", async () => {
    const port = portOf(server);
    await server.stop();
    const squatter = await new Promise<Server>((resolve) => {
      const made = createServer().listen(port, "127.0.0.1", () => resolve(made));
    });
    server = await start();
    squatter.close();
    expect(portOf(server)).not.toBe(port);
    expect(readFileSync(join(data, "database.json"), "utf8")).toContain(`:${portOf(server)}/`);
    expect(await answer(server)).toBe(1);
  });
});

describe("the lock", () => {
  const path = join(data, "some.lock");

  it("is held by one, and free again when released", () => {
    const first = takeLock(path);
    expect(takeLock(path)).toBeNull();
    expect(holderOf(path)).toBe(process.pid);
    first?.release();
    expect(existsSync(path)).toBe(false);
  });

  it("is worthless when its holder is gone, or the number is another process's now", () => {
    for (const dead of ["4194304\n1", `${process.pid}\nlong ago`, "", "garbage"]) {
      writeFileSync(path, dead);
      expect(holderOf(path)).toBeNull();
      const lock = takeLock(path);
      expect(lock).not.toBeNull();
      lock?.release();
    }
  });
});
