import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

/** What the bytes are, known only once all of them have passed. */
export interface Stored {
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, enough to tell the kind of file. */
  readonly head: Uint8Array;
}

/** Bytes that are on disk but not yet in the store: exactly one of `keep` and `discard` must follow. */
export interface Staged extends Stored {
  /** Where the bytes wait, for checks that need all of them. */
  readonly path: string;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface StoredEntry {
  readonly sha256: string;
  readonly size: number;
  /** Last time these bytes were put, so that a clean-up can leave young ones alone. */
  readonly storedAt: Date;
}

export interface ObjectStore {
  stage(bytes: AsyncIterable<Uint8Array>, options?: { limit?: number }): Promise<Staged>;
  put(bytes: AsyncIterable<Uint8Array>, options?: { limit?: number }): Promise<Stored>;
  /** The bytes, checked against their hash while they pass; null when there are none. */
  get(sha256: string): Promise<{ size: number; stream: Readable } | null>;
  head(sha256: string): Promise<StoredEntry | null>;
  /**
   * Takes the file away, asks `wanted` about what was taken, and puts it back on a yes. Whoever puts
   * the same bytes meanwhile keeps them: only what was taken is deleted.
   */
  delete(sha256: string, wanted?: (taken: StoredEntry) => Promise<boolean>): Promise<boolean>;
  list(): AsyncIterable<StoredEntry>;
  /** Deletes bytes that were staged before this moment and neither kept nor discarded. */
  tidy(before: Date): Promise<number>;
}

export const DEFAULT_LIMIT = 25 * 1024 * 1024;
const HEAD_BYTES = 4100;
const HASH = /^[0-9a-f]{64}$/;

/** More bytes came than the limit allows; nothing was kept. */
export class LimitExceeded extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`More than ${limit} bytes`);
    this.limit = limit;
  }
}

/** The bytes on disk are no longer those that were stored. */
export class Damaged extends Error {
  constructor(sha256: string) {
    super(`The stored file ${sha256} is damaged`);
  }
}

/** Files by the hash of their content, without name or ending, readable by the server's user alone. */
export function fileStore(folder: string): ObjectStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const waiting = join(folder, "tmp");

  async function stage(
    bytes: AsyncIterable<Uint8Array>,
    { limit = DEFAULT_LIMIT }: { limit?: number } = {},
  ): Promise<Staged> {
    await mkdir(waiting, { recursive: true, mode: 0o700 });
    const path = join(waiting, randomUUID());
    const discard = () => rm(path, { force: true });
    try {
      const stored = await write(path, bytes, limit);
      return { ...stored, path, discard, keep: () => moveInto(path, pathOf(stored.sha256)) };
    } catch (error) {
      await discard();
      throw error;
    }
  }

  return {
    stage,
    async put(bytes, options) {
      const { sha256, size, head, keep } = await stage(bytes, options);
      await keep();
      return { sha256, size, head };
    },
    async get(sha256) {
      const handle = HASH.test(sha256) ? await openFile(pathOf(sha256)) : null;
      if (!handle) return null;
      const { size } = await handle.stat();
      const stream = Readable.from(verified(handle, sha256), { objectMode: false });
      // Also a stream that nobody ever reads closes its file when it is destroyed.
      stream.once("close", () => handle.close());
      return { size, stream };
    },
    head: async (sha256) => (HASH.test(sha256) ? entry(pathOf(sha256), sha256) : null),
    async delete(sha256, wanted) {
      if (!HASH.test(sha256) || !(await entry(pathOf(sha256), sha256))) return false;
      await mkdir(waiting, { recursive: true, mode: 0o700 });
      return takeAway({ from: pathOf(sha256), to: join(waiting, randomUUID()), sha256 }, wanted);
    },
    tidy: (before) => removeOld(waiting, before),
    async *list() {
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const name of await namesIn(join(folder, part))) {
          const found = HASH.test(name) ? await entry(pathOf(name), name) : null;
          if (found) yield found;
        }
      }
    },
  };
}

/** Writes and hashes in one pass, and reaches the disk before it returns. */
async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Stored> {
  const hash = createHash("sha256");
  const heads: Uint8Array[] = [];
  let size = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of bytes) {
      if (size < HEAD_BYTES) heads.push(chunk.slice(0, HEAD_BYTES - size));
      size += chunk.length;
      if (size > limit) throw new LimitExceeded(limit);
      hash.update(chunk);
      await writeAll(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest("hex"), size, head: Buffer.concat(heads) };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    done += (await handle.write(chunk, done)).bytesWritten;
  }
}

/**
 * The rename is atomic and repeats safely: the same bytes twice leave one file, younger than before,
 * which also heals a damaged one. The folders are synced too, or a crash could forget the name.
 */
async function moveInto(from: string, to: string): Promise<void> {
  const made = await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
  await syncFolder(dirname(to));
  if (made) await syncFolder(dirname(dirname(to)));
}

interface Taking {
  readonly from: string;
  readonly to: string;
  readonly sha256: string;
}

/** Looks once more after the file is out of reach: between a look and a deletion it could be replaced. */
async function takeAway(
  { from, to, sha256 }: Taking,
  wanted: (taken: StoredEntry) => Promise<boolean> = async () => false,
): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    return orAbsent(error, false);
  }
  const taken = await entry(to, sha256);
  // An answer that does not come is a yes.
  const back = taken && (await wanted(taken).catch(() => true));
  if (back && !(await entry(from, sha256))) await rename(to, from);
  else await rm(to, { force: true });
  return !back;
}

async function removeOld(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const found = await entry(path, name);
    if (!found || found.storedAt >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Holds the last piece back until the hash fits, so that a damaged file never looks complete. */
async function* verified(handle: FileHandle, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | undefined;
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest("hex") !== sha256) throw new Damaged(sha256);
  if (held) yield held;
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    return orAbsent(error, null);
  }
}

async function entry(path: string, sha256: string): Promise<StoredEntry | null> {
  try {
    const { size, mtime } = await stat(path);
    return { sha256, size, storedAt: mtime };
  } catch (error) {
    return orAbsent(error, null);
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(path)) names.push(name);
    return names.sort();
  } catch (error) {
    return orAbsent(error, []);
  }
}

function orAbsent<T>(error: unknown, value: T): T {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return value;
  throw error;
}
