import { randomUUID } from "node:crypto";
import { access, constants, type FileHandle, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { entryOf, isAbsent, moveInto, namesIn, openFile, orAbsent } from "./disk";
import { type Opened, readOf } from "./reading";
import { kept, removeOld, stage } from "./staging";
import { isHash, type ObjectStore, type StoredEntry } from "./store";

/** Files by the hash of their content, without name or ending, readable by the server's user alone. */
export function fileStore(folder: string): ObjectStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const waiting = join(folder, "tmp");
  const staged: ObjectStore["stage"] = (bytes, options) =>
    stage(waiting, bytes, (path, { sha256 }) => moveInto(path, pathOf(sha256)), options);

  return {
    stage: staged,
    put: async (bytes, options) => kept(await staged(bytes, options)),
    async get(sha256, choose) {
      if (!isHash(sha256)) return null;
      const handle = await openEither(pathOf(sha256), waiting, sha256);
      return handle && readOf(await openedOf(handle), sha256, choose);
    },
    head: async (sha256) => (isHash(sha256) ? entryOf(pathOf(sha256), sha256) : null),
    async delete(sha256, wanted = async () => false) {
      const found = isHash(sha256) ? await entryOf(pathOf(sha256), sha256) : null;
      // Asked once before, so that what is plainly wanted is never out of its place.
      if (!found || (await isWanted(found, wanted))) return false;
      await mkdir(waiting, { recursive: true, mode: 0o700 });
      const to = join(waiting, `${sha256}.${randomUUID()}`);
      return takeAway({ from: pathOf(sha256), to, sha256 }, wanted);
    },
    async tidy(before) {
      await putBack(waiting, before, pathOf);
      return removeOld(waiting, before);
    },
    async *list() {
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const name of await namesIn(join(folder, part))) {
          const found = isHash(name) ? await entryOf(pathOf(name), name) : null;
          if (found) yield found;
        }
      }
    },
    async trouble() {
      try {
        await access(folder, constants.W_OK);
        return null;
      } catch (error) {
        // The first upload makes the folder.
        return isAbsent(error) ? null : `The folder ${folder} cannot be written: ${error}`;
      }
    },
  };
}

async function openedOf(handle: FileHandle): Promise<Opened> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true });
  return {
    size: Number(size),
    identity: [dev, ino, size, mtimeNs, ctimeNs].join(":"),
    read: async (span) =>
      handle.createReadStream({
        autoClose: false,
        start: span?.from ?? 0,
        ...(span && { end: span.to }),
      }),
    close: () => handle.close(),
  };
}

interface Taking {
  readonly from: string;
  readonly to: string;
  readonly sha256: string;
}

type Wanted = (taken: StoredEntry) => Promise<boolean>;
/** An answer that does not come is a yes. */
const isWanted = (taken: StoredEntry, wanted: Wanted) => wanted(taken).catch(() => true);

/** Looks once more after the file is out of reach: between a look and a deletion it could be replaced. */
async function takeAway({ from, to, sha256 }: Taking, wanted: Wanted): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    return orAbsent(error, false);
  }
  const taken = await entryOf(to, sha256);
  const back = taken && (await isWanted(taken, wanted));
  if (back && !(await entryOf(from, sha256))) await moveInto(to, from);
  else await rm(to, { force: true });
  return !back;
}

const TAKEN = /^([0-9a-f]{64})\./;

/**
 * While a file is looked at once more, or after a crash in that moment, it is read where it lies; it may
 * go back between the two looks.
 */
async function openEither(path: string, waiting: string, sha256: string) {
  for (let looks = 0; looks < 3; looks += 1) {
    const there = await openFile(path);
    if (there) return there;
    const name = (await namesIn(waiting)).find((one) => TAKEN.exec(one)?.[1] === sha256);
    const taken = name ? await openFile(join(waiting, name)) : null;
    if (taken) return taken;
  }
  return null;
}

/** What a crash left taken away goes back; the next clean-up asks about it again. */
async function putBack(waiting: string, before: Date, pathOf: (sha256: string) => string) {
  for (const name of await namesIn(waiting)) {
    const sha256 = TAKEN.exec(name)?.[1];
    if (!sha256 || (await entryOf(pathOf(sha256), sha256))) continue;
    const found = await entryOf(join(waiting, name), sha256);
    if (found && found.storedAt < before) await moveInto(join(waiting, name), pathOf(sha256));
  }
}
