import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pools } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { append, type Clients, closeAll, event, sampleClients } from "@/lib/testing/sample";
import { newSigningKey, openCheckpoint } from "./note";
import { latestCheckpoint, sealAll, sealOnce, startSealer, trailState } from "./seal";
import { ownVerifierKey, signingKey } from "./trail-key";
import { verifyTrail } from "./verify";

let clients: Clients;
beforeAll(async () => {
  clients = await sampleClients();
});
afterAll(() => closeAll(clients));

let next = 0;
const say = (count: number) =>
  append(
    clients.app,
    Array.from({ length: count }, () => event("sample.seen", ++next)),
  );
const until = async (what: () => Promise<boolean>) => {
  const deadline = Date.now() + 10_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("It did not happen.");
    await new Promise((wake) => setTimeout(wake, 20));
  }
};
const isSealed = async () => (await trailState()).unsealed === 0;
// A plain client does for a pooled one here: the sealer only asks it questions.
const sealer = (client: Clients["sealer"]) => sealOnce(client as unknown as PoolClient);

describe("the sealer", () => {
  it("has nothing to do on an empty trail", async () => {
    expect(await sealAll()).toBe(0);
    expect(await latestCheckpoint()).toBeNull();
    expect(await verifyTrail()).toMatchObject({ ok: true, size: 0, checkpoint: null });
  });

  it("keeps its key to itself and signs what it sealed", async () => {
    await say(3);
    expect(await sealAll()).toBe(3);
    expect(statSync(join(env.data, "keys", "trail.pem")).mode & 0o777).toBe(0o600);
    const checkpoint = await latestCheckpoint();
    expect(checkpoint?.size).toBe(3);
    expect(
      openCheckpoint(checkpoint?.note ?? "", await ownVerifierKey(pools.reader())),
    ).toMatchObject({ size: 3 });
  });

  it("never seals twice, whatever runs at once", async () => {
    const all = [clients.sealer, clients.admin];
    for (let i = 0; i < 40; i++) {
      await say(1 + (i % 3));
      await Promise.all(all.map((client) => sealer(client)));
    }
    await sealAll();
    const { rows } = await clients.reader.query(
      "SELECT count(*)::int AS leaves, count(DISTINCT entry_id)::int AS entries, max(idx)::int + 1 AS size FROM audit.leaf",
    );
    expect(rows[0].leaves).toBe(rows[0].size);
    expect(rows[0].entries).toBe(rows[0].size);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  it("seals by itself within a second, two of them too, and what is left when it stops", async () => {
    const both = [startSealer(), startSealer({ everyMs: 50 })];
    for (let i = 0; i < 5; i++) {
      const began = Date.now();
      await say(2);
      await until(isSealed);
      expect(Date.now() - began).toBeLessThan(1000);
    }
    await say(4);
    await Promise.all(both.map((one) => one.stop()));
    expect(await isSealed()).toBe(true);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  it("goes on after its connection was cut", async () => {
    const running = startSealer({ everyMs: 50 });
    await say(1);
    await until(isSealed);
    await clients.admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'annex_sealer'",
    );
    await say(1);
    await until(isSealed);
    await running.stop();
  });

  it("does not sign with a second key", async () => {
    const path = join(env.data, "keys", "trail.pem");
    const own = readFileSync(path, "utf8");
    expect(own).toBe(signingKey());
    writeFileSync(path, newSigningKey());
    await say(1);
    await expect(sealAll()).rejects.toThrow("signed by another key");
    rmSync(path);
    writeFileSync(path, own, { mode: 0o600 });
    expect(await sealAll()).toBe(1);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });
});
