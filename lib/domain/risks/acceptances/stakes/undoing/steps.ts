import * as z from "zod";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import { Classification, Exposure } from "@/prisma/generated/enums";
import { AS_IT_IS, type MapChange } from "../../../../assets/graph/foreseen/rules";
import type { Link } from "../../../../assets/graph/rules";
import { chunksOf } from "../../../../assets/imports/loading/steps";
import { type Kept, readChanges, readMade } from "../../../../assets/imports/undo/rules";
import type { Become } from "../moves/steps";

/** What acceptances bind, among what a change in bulk or an import keeps of what was there before. */
const before = z
  .object({
    classification: z.enum(Classification).nullable(),
    exposure: z.enum(Exposure).nullable(),
  })
  .partial();

/** What would be otherwise if a change of many assets were taken back. */
export async function undoingOf(db: Reader, ref: string) {
  const batch = await db.batch.findUnique({
    where: { ...named(ref), subject: "asset" },
    select: { kind: true, changes: true, made: true, undoneAt: true },
  });
  if (!batch) throw notFound("change of assets");
  if (batch.undoneAt) return { said: new Map<string, Become>(), map: AS_IT_IS };
  const isImport = batch.kind === "import";
  const said = await saidBefore(db, readChanges(batch.changes), isImport);
  const ended = isImport ? await linksOf(db, readMade(batch.made).relation) : [];
  const map: MapChange = { ...AS_IT_IS, ended };
  return { said, map };
}

/** Of a change in bulk only what nobody changed since goes back; an import goes back as a whole. */
async function saidBefore(db: Reader, changes: readonly Kept[], isImport: boolean) {
  const said = new Map<string, Become>();
  const held = changes.filter(({ created }) => !created);
  for (const chunk of chunksOf(held)) {
    const now = await db.asset.findMany({
      where: { id: { in: chunk.map(({ assetId }) => assetId) } },
      select: { id: true, version: true },
    });
    const versions = new Map(now.map(({ id, version }) => [id, version]));
    for (const one of chunk) {
      const version = versions.get(one.assetId);
      if (isImport ? version !== undefined : version === one.version)
        said.set(one.assetId, before.parse(one.before));
    }
  }
  return said;
}

async function linksOf(db: Reader, ids: readonly string[]): Promise<Link[]> {
  const found: Link[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = { where: { id: { in: chunk } }, select: { fromId: true, toId: true, type: true } };
    found.push(...(await db.assetRelation.findMany(rows)));
  }
  return found;
}
