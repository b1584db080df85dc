import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { entryOf, namesIn } from "./disk";
import { DEFAULT_LIMIT, LimitExceeded, type Staged, type Stored } from "./store";

const HEAD_BYTES = 4100;

/** Brings what is staged into the store; `path` is its own from then on. */
export type Keep = (path: string, stored: Stored) => Promise<void>;

/**
 * Both stores stage on this machine's disk: the kind of a file, an archive's contents and the hash that
 * names it are known only when all bytes are here, and memory stays flat whatever the size.
 */
export async function stage(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  keep: Keep,
  { limit = DEFAULT_LIMIT }: { limit?: number } = {},
): Promise<Staged> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const discard = () => rm(path, { force: true });
  try {
    const stored = await write(path, bytes, limit);
    return { ...stored, path, discard, keep: () => keep(path, stored) };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Keeps what is staged; a store that refuses it leaves nothing of it here. */
export async function kept(staged: Staged): Promise<Stored> {
  try {
    await staged.keep();
  } catch (error) {
    await staged.discard();
    throw error;
  }
  return { sha256: staged.sha256, size: staged.size, head: staged.head };
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

/** Deletes what was left in a staging folder before this moment. @returns how much */
export async function removeOld(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const found = await entryOf(path, name);
    if (!found || found.storedAt >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
