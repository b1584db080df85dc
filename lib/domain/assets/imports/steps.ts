import type { Actor } from "@/lib/kernel/actor";
import type { Reader, Tx } from "@/lib/platform/db";
import { assetNamed, claimAsset, mustWrite } from "../steps";
import { type ImportPlan, type KnownAsset, namesIn, type PlannedAsset, planImport } from "./rules";
import type { ImportCard, ImportItem } from "./schema";

const KNOWN = {
  id: true,
  reference: true,
  name: true,
  kind: true,
  cardDigest: true,
  subtype: true,
  description: true,
  licence: true,
  languages: true,
  provenance: true,
  personalData: true,
} as const;

/** The plan of an import against the inventory as it is now. */
export async function planFor(db: Reader, input: ImportCard): Promise<ImportPlan> {
  const names = namesIn(input.card);
  const existing: KnownAsset[] = await db.asset.findMany({
    where: {
      state: { in: ["proposed", "active", "under_change"] },
      OR: [{ cardDigest: input.digest }, { name: { in: names, mode: "insensitive" } }],
    },
    select: KNOWN,
    orderBy: { createdAt: "asc" },
    take: 500,
  });
  return planImport(input, existing);
}

/** One line of the answer. */
export const itemOf = (
  planned: PlannedAsset,
  reference: string | null = planned.known?.reference ?? null,
  relation: ImportItem["relation"] = null,
): ImportItem => ({
  action: planned.action,
  kind: planned.kind,
  name: planned.name,
  reference,
  changes: [...planned.changes],
  relation,
});

export const itemsOf = ({ asset, others }: ImportPlan): ImportItem[] => [
  itemOf(asset),
  ...others.map(({ relation, ...one }) => itemOf(one, undefined, relation)),
];

interface Written {
  readonly id: string;
  readonly reference: string;
  readonly planned: PlannedAsset;
}
export interface Carried {
  readonly asset: Written;
  readonly others: readonly (Written & {
    readonly relation: ImportPlan["others"][number]["relation"];
  })[];
  /** Relations that were not there before. */
  readonly links: readonly {
    relationId: string;
    type: ImportPlan["others"][number]["relation"];
    toId: string;
  }[];
}

/** Writes what was planned; the caller records what is said of it. */
export async function carryOut(
  tx: Tx,
  plan: ImportPlan,
  { actor, digest }: { actor: Actor; digest: string },
): Promise<Carried> {
  const asset = await write(tx, plan.asset, actor, digest);
  const others = [];
  for (const { relation, ...planned } of plan.others) {
    others.push({ ...(await write(tx, planned, actor, null)), relation });
  }
  if (plan.asset.action === "unchanged") return { asset, others, links: [] };
  const known = await tx.assetRelation.findMany({ where: { fromId: asset.id } });
  const links = [];
  for (const { id: toId, relation: type } of others) {
    if (known.some((one) => one.toId === toId && one.type === type)) continue;
    const made = await tx.assetRelation.create({ data: { fromId: asset.id, toId, type } });
    links.push({ relationId: made.id, type, toId });
  }
  return { asset, others, links };
}

async function write(
  tx: Tx,
  planned: PlannedAsset,
  actor: Actor,
  cardDigest: string | null,
): Promise<Written> {
  const { known, action, kind, name } = planned;
  const { languages, ...rest } = planned.data;
  const data = { ...rest, ...(languages && { languages: [...languages] }) };
  const card = cardDigest ? { cardDigest } : {};
  if (!known) {
    const added = await tx.asset.create({
      data: { ...data, ...card, name, kind, proposedById: actor.id },
      select: { id: true, reference: true },
    });
    return { ...added, planned };
  }
  if (action === "update") {
    const asset = await assetNamed(tx, known.id);
    mustWrite(asset, actor);
    await claimAsset(tx, { id: asset.id, version: asset.version, data: { ...data, ...card } });
  }
  return { id: known.id, reference: known.reference, planned };
}
