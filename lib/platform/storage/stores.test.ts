import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startS3 } from "@/lib/testing/s3";
import { fileStore } from "./files";
import { s3Store } from "./s3";
import { Damaged, LimitExceeded, type ObjectStore, type Span, type StoredEntry } from "./store";

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function* pieces(bytes: Uint8Array, size = 777) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

let folder: string;
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
});
afterEach(() => rm(folder, { recursive: true }));

interface Kind {
  readonly name: string;
  open(): ObjectStore;
  waiting(): Promise<string[]>;
  damage(sha256: string, bytes: Uint8Array): Promise<unknown>;
  /** How fine its times are, in milliseconds. */
  readonly tick: number;
}

/** Each test in S3 has a prefix of its own in the one bucket. */
let prefix = "";
const KINDS: readonly Kind[] = [
  {
    name: "files",
    open: () => fileStore(folder),
    waiting: () => readdir(join(folder, "tmp")).catch(() => []),
    tick: 20,
    damage: (sha256, bytes) => writeFile(join(folder, sha256.slice(0, 2), sha256), bytes),
  },
  {
    name: "S3",
    open: () => {
      prefix = `${randomUUID()}/`;
      return s3Store({ ...s3.place, prefix }, join(folder, "tmp"));
    },
    waiting: () => readdir(join(folder, "tmp")).catch(() => []),
    tick: 1000,
    async damage(sha256, bytes) {
      for (const key of (await s3.keys()).filter((one) => one.startsWith(`${prefix}${sha256}/`))) {
        await s3.overwrite(key, bytes);
      }
    },
  },
];

describe.each(KINDS)("the store of $name", ({ open, waiting, damage, tick }) => {
  let store: ObjectStore;
  beforeEach(() => {
    store = open();
  });
  const read = async (sha256: string, span?: Span) => {
    const found = await store.get(sha256, span && (() => span));
    return found && buffer(found.stream);
  };

  it("keeps bytes under their hash and gives them back", async () => {
    const bytes = randomBytes(100_000);
    const stored = await store.put(pieces(bytes));
    expect(stored).toMatchObject({ sha256: hashOf(bytes), size: bytes.length });
    expect(Buffer.from(stored.head)).toEqual(bytes.subarray(0, 4100));
    expect(await read(stored.sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
    expect(await store.trouble()).toBeNull();
  });

  it("takes a file at the limit and refuses one byte more, leaving nothing behind", async () => {
    for (const size of [99, 100]) {
      expect((await store.put(pieces(randomBytes(size), 7), { limit: 100 })).size).toBe(size);
    }
    const over = store.put(pieces(randomBytes(101), 7), { limit: 100 });
    await expect(over).rejects.toThrow(LimitExceeded);
    expect(await waiting()).toEqual([]);
    const kept = await Array.fromAsync(store.list());
    expect(kept.map((one) => one.size).sort()).toEqual([100, 99]);
  });

  it("stops reading as soon as the limit is passed", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield new Uint8Array(60);
      }
    }
    await expect(store.put(endless(), { limit: 100 })).rejects.toThrow(LimitExceeded);
    expect(asked).toBe(2);
  });

  it("leaves nothing behind when the source breaks", async () => {
    async function* broken() {
      yield new Uint8Array(10);
      throw new Error("cut");
    }
    await expect(store.put(broken())).rejects.toThrow("cut");
    expect(await waiting()).toEqual([]);
    expect(await Array.fromAsync(store.list())).toEqual([]);
  });

  it("keeps what is staged only when told to", async () => {
    const bytes = randomBytes(50);
    const staged = await store.stage(pieces(bytes));
    expect(await store.head(staged.sha256)).toBeNull();
    expect(await readFile(staged.path)).toEqual(bytes);
    await staged.discard();
    expect(await waiting()).toEqual([]);
    const again = await store.stage(pieces(bytes));
    await again.keep();
    expect(await store.head(again.sha256)).toMatchObject({ size: 50 });
    expect(await waiting()).toEqual([]);
  });

  it("knows the same bytes once, also put at the same time, and heals what is damaged", async () => {
    const bytes = randomBytes(5000);
    await Promise.all(Array.from({ length: 8 }, () => store.put(pieces(bytes))));
    expect(await Array.fromAsync(store.list())).toHaveLength(1);
    const sha256 = hashOf(bytes);
    await damage(sha256, Buffer.from("something else"));
    await expect(read(sha256)).rejects.toThrow(Damaged);
    // Times in S3 have seconds.
    for (let tries = 0; tries < 30; tries += 1) {
      await store.put(pieces(bytes));
      const found = await read(sha256).catch(() => null);
      if (found) return expect(found).toEqual(bytes);
      await pause(100);
    }
    throw new Error("It was not healed");
  });

  it("never delivers a damaged file whole, nor any part of it", async () => {
    const bytes = randomBytes(200_000);
    const { sha256 } = await store.put(pieces(bytes, 50_000));
    const changed = Buffer.from(bytes);
    changed[199_999] = (changed[199_999] ?? 0) ^ 1;
    await damage(sha256, changed);
    let passed = 0;
    const found = await store.get(sha256);
    const drain = async () => {
      for await (const chunk of found?.stream ?? []) passed += chunk.length;
    };
    await expect(drain()).rejects.toThrow(Damaged);
    expect(passed).toBeLessThan(bytes.length);
    await expect(read(sha256, { from: 0, to: 9 })).rejects.toThrow(Damaged);
  });

  it("gives parts, and looks again when the bytes may have changed", async () => {
    const bytes = randomBytes(300_000);
    const { sha256 } = await store.put(pieces(bytes, 50_000));
    for (const [from, to] of [
      [0, 0],
      [0, 299_999],
      [70_000, 230_000],
      [299_999, 299_999],
    ] as const) {
      expect(await read(sha256, { from, to })).toEqual(bytes.subarray(from, to + 1));
    }
    const found = await store.get(sha256, (size) => ({ from: size - 5, to: size - 1 }));
    expect(found).toMatchObject({ size: 300_000, span: { from: 299_995, to: 299_999 } });
    expect(found && (await buffer(found.stream))).toEqual(bytes.subarray(-5));
    await damage(sha256, bytes.subarray(0, 1000));
    await expect(read(sha256, { from: 5, to: 9 })).rejects.toThrow(Damaged);
  });

  it("deletes, but not what is wanted after all or when nobody can say", async () => {
    const bytes = randomBytes(64);
    const { sha256 } = await store.put(pieces(bytes));
    expect(await store.delete(sha256, async ({ size }) => size === 64)).toBe(false);
    expect(await read(sha256)).toEqual(bytes);
    const silent = store.delete(sha256, () => Promise.reject(new Error("no database")));
    expect(await silent).toBe(false);
    expect(await read(sha256)).toEqual(bytes);
    expect(await store.delete(sha256)).toBe(true);
    expect(await store.delete(sha256)).toBe(false);
    expect(await store.get(sha256)).toBeNull();
    expect(await store.head(sha256)).toBeNull();
    expect(await waiting()).toEqual([]);
  });

  it.each([true, false])("leaves what was put while deleting (wanted: %s)", async (wanted) => {
    const bytes = randomBytes(64);
    const { sha256 } = await store.put(pieces(bytes));
    const replaced = async () => {
      await store.put(pieces(bytes));
      return wanted;
    };
    expect(await store.delete(sha256, replaced)).toBe(!wanted);
    expect(await read(sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
  });

  it("never lets a clean-up hit bytes that are uploaded again meanwhile", async () => {
    for (let round = 0; round < 2000 / tick; round += 1) {
      const bytes = randomBytes(2000);
      const { sha256 } = await store.put(pieces(bytes));
      await pause(tick * 1.1);
      const before = new Date();
      let hasRow = false;
      let isOver = false;
      const collect = async () => {
        let deleted = 0;
        while (!isOver) {
          const wanted = async ({ storedAt }: StoredEntry) => storedAt >= before || hasRow;
          if (await store.delete(sha256, wanted)) deleted += 1;
        }
        return deleted;
      };
      const collecting = Promise.all([collect(), collect()]);
      // Past what the times cannot tell apart (the kernel's lag a few milliseconds behind), the second
      // upload begins somewhere in the middle of all that.
      await pause(tick - (Date.now() % tick) + 10 + round / 10);
      try {
        await store.put(pieces(bytes));
        for (let look = 0; look < 10; look += 1) expect(await read(sha256)).toEqual(bytes);
        hasRow = true;
        for (let look = 0; look < 10; look += 1) expect(await read(sha256)).toEqual(bytes);
      } finally {
        isOver = true;
        await collecting;
      }
      expect(await read(sha256)).toEqual(bytes);
    }
  });

  it("removes, of staged bytes, only what was left long ago", async () => {
    const bytes = randomBytes(64);
    const { path } = await store.stage(pieces(bytes));
    const young = await store.stage(pieces(bytes));
    const before = new Date(Date.now() - 60_000);
    await utimes(path, before, new Date(before.getTime() - 1000));
    expect(await store.tidy(before)).toBe(1);
    expect(await store.tidy(before)).toBe(0);
    await young.keep();
    expect(await read(young.sha256)).toEqual(bytes);
    expect(await open().tidy(before)).toBe(0);
  });

  it("knows nothing by any other name than a hash", async () => {
    for (const name of ["../secret", "secret", "", "A".repeat(64), `${"a".repeat(64)}/..`]) {
      expect(await store.get(name)).toBeNull();
      expect(await store.head(name)).toBeNull();
      expect(await store.delete(name)).toBe(false);
    }
  });

  it("keeps no bytes at all, too, and is empty in the beginning", async () => {
    expect(await Array.fromAsync(store.list())).toEqual([]);
    const { sha256 } = await store.put(pieces(new Uint8Array(0)));
    expect(await read(sha256)).toEqual(Buffer.alloc(0));
  });
});
