import { createHash } from "node:crypto";
import * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/platform/db";
import type { ImportedBefore, LoadInput } from "../schema";

const kept = z.object({
  mapping: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
/** So many imports of one person are looked at, the newest counts most. */
const LOOKED = 10;

/** What this person said of columns and values before; kept with each import. */
export async function saidBefore(db: Reader, actor: Actor) {
  const found = await db.batch.findMany({
    where: { subject: "risk", kind: "import", byId: actor.id },
    orderBy: { at: "desc" },
    take: LOOKED,
    select: { made: true },
  });
  const all = found.toReversed().flatMap(({ made }) => {
    const read = kept.safeParse(made);
    return read.success ? [read.data] : [];
  });
  const values: Record<string, Record<string, string>> = {};
  for (const one of all) {
    for (const [field, said] of Object.entries(one.values)) {
      values[field] = { ...values[field], ...said };
    }
  }
  return { mapping: Object.assign({}, ...all.map((one) => one.mapping)), values };
}

/** Of the rows of a table, whatever its file is called. */
export const digestOf = ({ sheet }: Pick<LoadInput, "sheet">) =>
  createHash("sha256").update(JSON.stringify(sheet)).digest("hex");

/** The newest import of the very same rows that was not taken back. */
export async function importedBefore(
  db: Reader,
  input: Pick<LoadInput, "sheet">,
): Promise<ImportedBefore | null> {
  const found = await db.batch.findFirst({
    where: { kind: "import", digest: digestOf(input), subject: "risk", undoneAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { reference: true, title: true, byId: true, at: true },
  });
  if (!found) return null;
  const { reference: batch, title, byId, at } = found;
  const by = await db.person.findUnique({ where: { id: byId }, select: { name: true } });
  return { batch, title, by: by?.name ?? "", at: at.toISOString() };
}
