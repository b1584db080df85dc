import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { asDate } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import { markOf, outcomesOf } from "../evaluations/steps";
import { readFacts, withFacts } from "../facts/rules";
import { mustWrite } from "../steps";
import type { Draft } from "./drafts/schema";
import { chunksOf, inventoryFor } from "./loading/steps";
import type { Columns, KnownAsset } from "./planning/rules";
import { type ImportPlan, type PlannedAsset, planImport } from "./rules";
import type { ImportItem } from "./schema";
import { toldOf } from "./telling/rules";
import { insertRows, writeRows } from "./writing/steps";

/**
 * The plan of an import against the inventory as it is now.
 * @throws forbidden when it changes what is another's, invalid naming what cannot be imported
 */
export async function planFor(
  db: Reader,
  drafts: readonly Draft[],
  { actor, now }: At,
): Promise<ImportPlan> {
  const all = drafts.map((one) => ({ ...one, evaluations: one.evaluations.map(marked) }));
  const plan = planImport(all, await inventoryFor(db, all), now);
  // Before the import is looked at, so that nobody is shown what they may not do.
  for (const { known, action } of plan.assets) {
    if (known && action === "update") mustWrite(known, actor);
  }
  if (plan.problems.length > 0) throw invalid({ drafts: [...plan.problems] }, plan.problems[0]);
  return plan;
}

/** As many as a page shows are told field by field; of all others only what they change. */
const TOLD = 500;

export function itemsOf(plan: ImportPlan, references?: readonly string[]): ImportItem[] {
  let told = 0;
  return plan.assets.map((asset, at) => {
    const { action, kind, name, known, changes, warnings, relation } = asset;
    const isTold = action !== "unchanged" && told < TOLD;
    if (isTold) told += 1;
    return {
      action,
      kind,
      name,
      reference: known?.reference ?? references?.[at] ?? null,
      changes: isTold ? toldOf(asset, plan.context) : [...changes],
      warnings: [...warnings],
      relation,
    };
  });
}

/** One asset as the import left it. */
export interface Written {
  readonly id: string;
  readonly reference: string;
  readonly planned: PlannedAsset;
}
export interface Carried {
  /** In the order of the plan. */
  readonly assets: readonly Written[];
  readonly links: readonly {
    id: string;
    fromId: string;
    toId: string;
    type: Draft["relations"][number]["type"];
  }[];
  readonly artefacts: readonly { id: string; assetId: string }[];
  readonly evaluations: readonly (Draft["evaluations"][number] & { id: string; assetId: string })[];
}

/** Writes what was planned with few statements; the caller records what is said of it. */
export async function carryOut(tx: Tx, plan: ImportPlan, { actor, now }: At): Promise<Carried> {
  const ids = plan.assets.map((one) => one.known?.id ?? randomUUID());
  const references = await create(tx, plan.assets, ids, { actor, now });
  await update(tx, plan.assets, { actor, now });
  const artefacts = plan.assets.flatMap((one, at) =>
    one.artefacts.map((file) => ({ ...file, id: randomUUID(), assetId: ids[at] ?? "" })),
  );
  for (const chunk of chunksOf(artefacts)) await tx.artefact.createMany({ data: chunk });
  const evaluations = await evaluate(tx, plan.assets, ids);
  const runs = evaluations.map(({ results, ...run }) => ({
    ...run,
    results: results.map((one) => ({ ...one })),
    addedById: actor.id,
  }));
  for (const chunk of chunksOf(runs)) await tx.evaluation.createMany({ data: chunk });
  const links = plan.links.map(({ from, to, ...rest }) => ({
    ...rest,
    id: randomUUID(),
    fromId: ids[from] ?? "",
    toId: ids[to] ?? "",
  }));
  for (const chunk of chunksOf(links)) await tx.assetRelation.createMany({ data: chunk });
  const assets = plan.assets.map((planned, at) => {
    const id = ids[at] ?? "";
    return { id, reference: planned.known?.reference ?? references.get(id) ?? "", planned };
  });
  return { assets, links, artefacts, evaluations };
}

interface At {
  readonly actor: Actor;
  readonly now: Date;
}

/** New runs with what counts as passed here, which for bias no file decides. */
async function evaluate(tx: Tx, planned: readonly PlannedAsset[], ids: readonly string[]) {
  const runs = planned.flatMap((one, at) =>
    one.evaluations.map((run) => ({ ...marked(run), id: randomUUID(), assetId: ids[at] ?? "" })),
  );
  const outcomes = await outcomesOf(tx, runs);
  return runs.map((one, at) => ({ ...one, passed: outcomes[at] ?? null }));
}

/** Results without a file go by what they say, so that the same come once, by whichever way. */
function marked({ source, ...said }: Draft["evaluations"][number]) {
  return { ...said, source: source ?? markOf(said) };
}

async function create(tx: Tx, planned: readonly PlannedAsset[], ids: readonly string[], at: At) {
  const rows = planned.flatMap((one, index) => {
    if (one.known) return [];
    const { name, kind, reference, facts, columns } = one;
    const said = asColumns(columns, at);
    const given = reference ? { reference } : {};
    return [
      { ...said, ...given, id: ids[index] ?? "", name, kind, facts, proposedById: at.actor.id },
    ];
  });
  return insertRows(tx, rows, at.now);
}

/** Thousands of rows that each change otherwise, each as it was when looked at. */
async function update(tx: Tx, planned: readonly PlannedAsset[], at: At) {
  const rows = planned.flatMap(({ known, action, columns, facts }) => {
    if (!known || action !== "update") return [];
    const isFact = Object.keys(facts).length > 0;
    const after = isFact ? { facts: withFacts(readFacts(known.facts), facts) } : {};
    return [{ id: known.id, version: known.version, ...asColumns(columns, at), ...after }];
  });
  await writeRows(tx, rows, at.now);
}

/** As the database takes them; a new owner has to agree, save who takes it on by doing this. */
function asColumns({ languages, nextReview, ...plain }: Partial<Columns>, { actor, now }: At) {
  const { ownerId } = plain;
  return {
    ...plain,
    ...(languages && { languages: [...languages] }),
    ...(nextReview !== undefined && { nextReview: nextReview && asDate(nextReview) }),
    ...(ownerId !== undefined && { ownerAgreedAt: ownerId === actor.id ? now : null }),
  };
}

/** What was there before, for whoever takes the import back. */
export const changesOf = ({ assets }: Carried) =>
  assets.flatMap(({ id, planned: { known, action, columns, facts } }) => {
    if (action === "unchanged") return [];
    if (!known) return [{ assetId: id, created: true, version: 1, before: {} }];
    const before = {
      ...beforeOf(known, columns),
      ...(Object.keys(facts).length > 0 && { facts: known.facts }),
    };
    return [{ assetId: id, created: false, version: known.version + 1, before }];
  });

function beforeOf(known: KnownAsset, columns: Partial<Columns>): Record<string, unknown> {
  const all = new Map<string, unknown>(Object.entries(known));
  const before = new Map(Object.keys(columns).map((key) => [key, all.get(key) ?? null]));
  // With a new owner the agreement of the old one went.
  if (before.has("ownerId")) before.set("ownerAgreedAt", known.ownerAgreedAt);
  return Object.fromEntries(before);
}
