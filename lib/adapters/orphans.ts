import { usedFiles } from "@/lib/domain/controls/evidence/queries";
import type { SystemDoor } from "@/lib/kernel/job";
import { log } from "@/lib/platform/log";
import { evidenceStore } from "./upload";

const DAY = 86_400_000;
const GROUP = 200;
/** A folder that belongs to another database must not be empty before somebody looks at the log. */
const MOST = 500;

/**
 * Removes stored files that no evidence stands on: of uploads whose command was refused or never
 * came. By the files' own times, so it is the real clock that counts; an upload of the same bytes
 * makes them young again.
 * @returns how many.
 */
export async function removeOrphans(door: Pick<SystemDoor, "read">, most = MOST): Promise<number> {
  const before = new Date(Date.now() - DAY);
  const used = async (sha256: string[]) => new Set((await door.read(usedFiles, { sha256 })).sha256);
  let removed = await evidenceStore.tidy(before);
  for await (const hashes of inGroups(before)) {
    const known = await used(hashes);
    for (const sha256 of hashes.filter((one) => !known.has(one))) {
      if (removed >= most) return told(removed);
      const gone = await evidenceStore.delete(
        sha256,
        async ({ storedAt }) => storedAt >= before || (await used([sha256])).has(sha256),
      );
      if (gone) removed += 1;
    }
  }
  return told(removed);
}

async function* inGroups(before: Date): AsyncGenerator<string[]> {
  let group: string[] = [];
  for await (const { sha256, storedAt } of evidenceStore.list()) {
    if (storedAt >= before) continue;
    group.push(sha256);
    if (group.length < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function told(removed: number): number {
  if (removed > 0) log.warn({ removed }, "files without evidence removed");
  return removed;
}
