import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Damaged, fileStore, LimitExceeded, type ObjectStore } from "./storage";

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function* pieces(bytes: Uint8Array, size = 777) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(store: ObjectStore, sha256: string) {
  const found = await store.get(sha256);
  return found && buffer(found.stream);
}

let folder: string;
let store: ObjectStore;
const waiting = () => readdir(join(folder, "tmp"));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
  store = fileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

describe("the store of files", () => {
  it("keeps bytes under their hash and gives them back", async () => {
    const bytes = randomBytes(100_000);
    const stored = await store.put(pieces(bytes));
    expect(stored).toMatchObject({ sha256: hashOf(bytes), size: bytes.length });
    expect(Buffer.from(stored.head)).toEqual(bytes.subarray(0, 4100));
    expect(await read(store, stored.sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
  });

  it("names no ending and lets only its own user read", async () => {
    const { sha256 } = await store.put(pieces(randomBytes(10)));
    const path = join(folder, sha256.slice(0, 2), sha256);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, sha256.slice(0, 2)))).mode & 0o777).toBe(0o700);
  });

  it("takes a file at the limit and refuses one byte more, leaving nothing behind", async () => {
    for (const size of [99, 100]) {
      expect((await store.put(pieces(randomBytes(size), 7), { limit: 100 })).size).toBe(size);
    }
    await expect(store.put(pieces(randomBytes(101), 7), { limit: 100 })).rejects.toThrow(
      LimitExceeded,
    );
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
});

describe("a file that does not arrive whole, or twice", () => {
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
  });

  it("stores the same bytes once, also at the same time, and heals a damaged file", async () => {
    const bytes = randomBytes(5000);
    await Promise.all(Array.from({ length: 8 }, () => store.put(pieces(bytes))));
    expect(await Array.fromAsync(store.list())).toHaveLength(1);
    const sha256 = hashOf(bytes);
    await writeFile(join(folder, sha256.slice(0, 2), sha256), "something else");
    await expect(read(store, sha256)).rejects.toThrow(Damaged);
    await store.put(pieces(bytes));
    expect(await read(store, sha256)).toEqual(bytes);
  });

  it("never delivers a damaged file whole", async () => {
    const bytes = randomBytes(200_000);
    const { sha256 } = await store.put(pieces(bytes, 50_000));
    const changed = Buffer.from(bytes);
    changed[199_999] = (changed[199_999] ?? 0) ^ 1;
    await writeFile(join(folder, sha256.slice(0, 2), sha256), changed);
    let passed = 0;
    const found = await store.get(sha256);
    const drain = async () => {
      for await (const chunk of found?.stream ?? []) passed += chunk.length;
    };
    await expect(drain()).rejects.toThrow(Damaged);
    expect(passed).toBeLessThan(bytes.length);
  });
});

describe("what is deleted", () => {
  const bytes = randomBytes(64);
  const sha256 = hashOf(bytes);

  it("comes back when it is wanted after all, or when nobody can say", async () => {
    await store.put(pieces(bytes));
    expect(await store.delete(sha256, async ({ size }) => size === 64)).toBe(false);
    expect(await read(store, sha256)).toEqual(bytes);
    const silent = store.delete(sha256, () => Promise.reject(new Error("no database")));
    expect(await silent).toBe(false);
    expect(await read(store, sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
  });

  it.each([true, false])("leaves what was put meanwhile (wanted: %s)", async (wanted) => {
    await store.put(pieces(bytes));
    const replaced = async () => {
      await store.put(pieces(bytes));
      return wanted;
    };
    expect(await store.delete(sha256, replaced)).toBe(!wanted);
    expect(await read(store, sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
  });

  it("is, of staged bytes, only what was left long ago", async () => {
    const { path } = await store.stage(pieces(bytes));
    const young = await store.stage(pieces(bytes));
    const before = new Date(Date.now() - 60_000);
    await utimes(path, before, new Date(before.getTime() - 1000));
    expect(await store.tidy(before)).toBe(1);
    expect(await store.tidy(before)).toBe(0);
    await young.keep();
    expect(await read(store, sha256)).toEqual(bytes);
    expect(await fileStore(join(folder, "none")).tidy(before)).toBe(0);
  });
});

describe("names that are no hashes", () => {
  it("knows nothing by any other name", async () => {
    await writeFile(join(folder, "secret"), "secret");
    for (const name of ["../secret", "secret", "", "A".repeat(64), `${"a".repeat(64)}/..`]) {
      expect(await store.get(name)).toBeNull();
      expect(await store.head(name)).toBeNull();
      expect(await store.delete(name)).toBe(false);
    }
  });

  it("does not follow a planted link", async () => {
    const { sha256 } = await store.put(pieces(randomBytes(10)));
    const path = join(folder, sha256.slice(0, 2), sha256);
    await rm(path);
    await symlink("/etc/hostname", path);
    await expect(store.get(sha256)).rejects.toThrow();
  });

  it("deletes and lists, also when empty", async () => {
    expect(await Array.fromAsync(fileStore(join(folder, "none")).list())).toEqual([]);
    const { sha256 } = await store.put(pieces(new Uint8Array(0)));
    expect(await read(store, sha256)).toEqual(Buffer.alloc(0));
    expect(await store.delete(sha256)).toBe(true);
    expect(await store.delete(sha256)).toBe(false);
    expect(await store.get(sha256)).toBeNull();
  });
});
