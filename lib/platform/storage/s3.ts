import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { S3Place } from "../env-s3";
import { type Opened, readOf } from "./reading";
import { type Copy, type S3Calls, StoreAway, s3Calls } from "./s3-client";
import { kept, removeOld, stage } from "./staging";
import { isHash, type ObjectStore, type StoredEntry } from "./store";

/**
 * Files in a bucket, as `<prefix><hash>/<random>`. Every upload writes a key of its own, and nothing
 * writes a key twice: so a clean-up that deletes the keys it saw cannot hit an upload in flight, without
 * locks, conditions or ETags, which servers treat in different ways. Any copy of a hash will do.
 */
export function s3Store(place: S3Place, waiting: string): ObjectStore {
  const calls = s3Calls(place);
  const { prefix } = place;
  const folderOf = (sha256: string) => `${prefix}${sha256}/`;
  const copiesOf = async (sha256: string) =>
    isHash(sha256) ? youngestFirst(await Array.fromAsync(copies(calls, folderOf(sha256)))) : [];
  const staged: ObjectStore["stage"] = (bytes, options) =>
    stage(
      waiting,
      bytes,
      async (path, stored) => {
        await calls.put(`${folderOf(stored.sha256)}${randomUUID()}`, path, stored);
        await rm(path, { force: true });
      },
      options,
    );

  return {
    stage: staged,
    put: async (bytes, options) => kept(await staged(bytes, options)),
    async get(sha256, choose) {
      for (const copy of await copiesOf(sha256)) {
        try {
          return await readOf(openedOf(calls, copy), sha256, choose);
        } catch (error) {
          if (!(error instanceof Gone)) throw error;
        }
      }
      return null;
    },
    async head(sha256) {
      const [youngest] = await copiesOf(sha256);
      return youngest ? entryOf(sha256, youngest) : null;
    },
    async delete(sha256, wanted = async () => false) {
      const seen = await copiesOf(sha256);
      const [youngest] = seen;
      if (!youngest) return false;
      // An answer that does not come is a yes.
      if (await wanted(entryOf(sha256, youngest)).catch(() => true)) return false;
      for (const { key } of seen) await calls.delete(key);
      return true;
    },
    async *list() {
      for await (const { sha256, youngest } of groups(calls, prefix)) {
        yield entryOf(sha256, youngest);
      }
    },
    tidy: async (before) =>
      (await removeOld(waiting, before)) + (await removeSpare(calls, prefix, before)),
    async trouble() {
      try {
        await calls.look();
        return null;
      } catch (error) {
        if (error instanceof StoreAway) return error.reason;
        throw error;
      }
    },
  };
}

/** A spare copy that was deleted between the look and the reading. */
class Gone extends Error {}

function openedOf(calls: S3Calls, { key, size, storedAt }: Copy): Opened {
  const streams: Readable[] = [];
  return {
    size,
    identity: `${key} ${size} ${storedAt.getTime()}`,
    async read(span) {
      const stream = await calls.get(key, span);
      if (!stream) throw new Gone(key);
      streams.push(stream);
      return stream;
    },
    close: async () => {
      for (const stream of streams) stream.destroy();
    },
  };
}

async function* copies(calls: S3Calls, prefix: string): AsyncGenerator<Copy> {
  let after: string | undefined;
  do {
    const page = await calls.list(prefix, after);
    yield* page.copies;
    after = page.next;
  } while (after);
}

/** The youngest first: whoever puts again what is damaged heals it. */
const youngestFirst = (all: readonly Copy[]) =>
  all.toSorted((one, other) => other.storedAt.getTime() - one.storedAt.getTime());

interface Group {
  readonly sha256: string;
  readonly youngest: Copy;
  readonly others: readonly Copy[];
}

/** Keys come in their order, so the copies of a hash stand together; what is not ours is left alone. */
async function* groups(calls: S3Calls, prefix: string): AsyncGenerator<Group> {
  let sha256 = "";
  let all: Copy[] = [];
  const group = (): Group[] => {
    const [youngest, ...others] = youngestFirst(all);
    return youngest ? [{ sha256, youngest, others }] : [];
  };
  for await (const copy of copies(calls, prefix)) {
    const [hash = "", name] = copy.key.slice(prefix.length).split("/");
    if (!name || !isHash(hash)) continue;
    if (hash !== sha256) {
      yield* group();
      [sha256, all] = [hash, []];
    }
    all.push(copy);
  }
  yield* group();
}

/** Of several copies of the same bytes one is enough; which one it is a reader does not mind. */
async function removeSpare(calls: S3Calls, prefix: string, before: Date): Promise<number> {
  let removed = 0;
  for await (const { others } of groups(calls, prefix)) {
    for (const { key } of others.filter(({ storedAt }) => storedAt < before)) {
      await calls.delete(key);
      removed += 1;
    }
  }
  return removed;
}

const entryOf = (sha256: string, { size, storedAt }: Copy): StoredEntry => ({
  sha256,
  size,
  storedAt,
});
