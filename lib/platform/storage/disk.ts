import { constants } from "node:fs";
import { type FileHandle, mkdir, open, opendir, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { StoredEntry } from "./store";

// What both stores do with files of this machine.

/**
 * The rename is atomic and repeats safely: the same bytes twice leave one file, younger than before,
 * which also heals a damaged one. The folders are synced too, or a crash could forget the name.
 */
export async function moveInto(from: string, to: string): Promise<void> {
  const made = await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
  await syncFolder(dirname(to));
  if (made) await syncFolder(dirname(dirname(to)));
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Never follows a link that somebody planted. */
export async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    return orAbsent(error, null);
  }
}

export async function entryOf(path: string, sha256: string): Promise<StoredEntry | null> {
  try {
    const { size, mtime } = await stat(path);
    return { sha256, size, storedAt: mtime };
  } catch (error) {
    return orAbsent(error, null);
  }
}

export async function namesIn(path: string): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(path)) names.push(name);
    return names.sort();
  } catch (error) {
    return orAbsent(error, []);
  }
}

export function orAbsent<T>(error: unknown, value: T): T {
  if (isAbsent(error)) return value;
  throw error;
}

export const isAbsent = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
