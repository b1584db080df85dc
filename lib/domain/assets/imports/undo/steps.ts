import type { Reader, Tx } from "@/lib/platform/db";
import type { ProposalState } from "@/prisma/generated/enums";
import { chunksOf } from "../loading/steps";
import { writeRows } from "../writing/steps";
import { type Kept, movedSince, readChanges, readMade } from "./rules";

/** A few are enough to know what to do. */
const FEW = 20;
const some = { take: FEW } as const;
/** A proposed risk on which no person has decided; it goes with what it is about. */
const UNDECIDED: ProposalState[] = ["proposed", "withdrawn"];

/** What stands against taking the import back: everything that came to rest on it since. */
export async function standsAgainst(
  db: Reader,
  batch: { readonly id: string; readonly at: Date; readonly made: unknown },
  changes: readonly Kept[],
): Promise<string[]> {
  const { made } = batch;
  const back = await takenBackSince(db, batch);
  const said: string[] = [];
  for (const chunk of chunksOf(changes)) {
    if (said.length >= FEW) break;
    const ids = chunk.map((one) => one.assetId);
    const now = await db.asset.findMany({
      where: { id: { in: ids } },
      select: { id: true, reference: true, version: true, state: true },
    });
    said.push(...movedSince(chunk, now, back));
    const created = chunk.filter((one) => one.created).map((one) => one.assetId);
    const names = new Map(now.map((one) => [one.id, one.reference]));
    said.push(...(await leaningOn(db, created, readMade(made))).map((one) => one(names)));
  }
  if (said.length < FEW) said.push(...(await restingOn(db, readMade(made))));
  return [...new Set(said)].slice(0, FEW);
}

type Made = ReturnType<typeof readMade>;

/**
 * What rests on files, results and relations that the import brought, whoever's assets they are: none of
 * it changes the asset that bears it.
 */
async function restingOn(db: Reader, made: Made): Promise<string[]> {
  const said: string[] = [];
  for (const chunk of chunksOf(made.artefact)) said.push(...(await onFiles(db, chunk, made)));
  for (const chunk of chunksOf(made.evaluation)) said.push(...(await onResults(db, chunk)));
  for (const chunk of chunksOf(made.relation)) said.push(...(await onRelations(db, chunk)));
  return said;
}

/** The same rule as for a file that a person takes back, without the results that go along. */
async function onFiles(db: Reader, ids: string[], { evaluation }: Made): Promise<string[]> {
  const files = await db.artefact.findMany({
    where: { id: { in: ids } },
    select: { digest: true, assetId: true, asset: { select: { reference: true } } },
  });
  const at = { assetId: { in: [...new Set(files.map((one) => one.assetId))] } };
  const here = { in: [...new Set(files.map((one) => one.digest))] };
  const of = { where: { ...at, digest: here }, select: { assetId: true, digest: true } };
  const going = new Set(evaluation);
  const runs = await db.evaluation.findMany({ ...of, select: { ...of.select, id: true } });
  const trained = await db.trainingRun.findMany({
    where: { ...at, result: here },
    select: { assetId: true, result: true },
  });
  const uses = new Set(
    [
      ...runs.filter((one) => !going.has(one.id)),
      ...(await db.release.findMany(of)),
      ...(await db.assetCopy.findMany(of)),
      ...trained.map(({ assetId, result: digest }) => ({ assetId, digest })),
    ].map((one) => `${one.assetId} ${one.digest}`),
  );
  return files
    .filter((one) => uses.has(`${one.assetId} ${one.digest}`))
    .slice(0, FEW)
    .map(
      ({ asset }) =>
        `An evaluation, a release, a copy or a training run rests on a file of ${asset.reference}.`,
    );
}

async function onResults(db: Reader, ids: string[]): Promise<string[]> {
  const runs = await db.evaluation.findMany({
    where: { id: { in: ids } },
    select: { reference: true, assetId: true },
  });
  const references = runs.map((one) => one.reference);
  const judged = await db.release.findMany({
    where: {
      assetId: { in: [...new Set(runs.map((one) => one.assetId))] },
      evaluations: { hasSome: references },
    },
    select: { reference: true },
    ...some,
  });
  return judged.map((one) => `${one.reference} was judged by results that it brought.`);
}

async function onRelations(db: Reader, ids: string[]): Promise<string[]> {
  const allowed = await db.exception.findMany({
    where: { relationId: { in: ids } },
    select: { reference: true },
    ...some,
  });
  const decided = await db.riskProposal.findMany({
    where: { about: { in: ids }, state: { notIn: UNDECIDED } },
    select: { reference: true },
    ...some,
  });
  return [
    ...allowed.map((one) => `${one.reference} allows a relation that it brought.`),
    ...decided.map((one) => `${one.reference}, a proposed risk of its relations, was decided on.`),
  ];
}

/** Later imports that are undone left nothing but two versions: of the doing and of the undoing. */
async function takenBackSince(db: Reader, batch: { readonly id: string; readonly at: Date }) {
  const later = await db.batch.findMany({
    where: {
      kind: "import",
      subject: "asset",
      at: { gte: batch.at },
      undoneAt: { not: null },
      id: { not: batch.id },
    },
    select: { changes: true },
    take: 100,
  });
  const times = new Map<string, number>();
  for (const one of later) {
    for (const { assetId, created } of readChanges(one.changes)) {
      if (!created) times.set(assetId, (times.get(assetId) ?? 0) + 1);
    }
  }
  return times;
}

type Told = (names: ReadonlyMap<string, string>) => string;
const told =
  (id: string | null, what: string): Told =>
  (names) =>
    `${names.get(id ?? "") ?? "An asset"} ${what}.`;

async function leaningOn(db: Reader, ids: string[], made: Made): Promise<Told[]> {
  if (ids.length === 0) return [];
  const mine = { where: { assetId: { in: ids } }, select: { assetId: true }, ...some };
  const of = (found: readonly { assetId: string | null }[], what: string) =>
    found.map((one) => told(one.assetId, what));
  const relations = await db.assetRelation.findMany({
    where: {
      OR: [{ fromId: { in: ids } }, { toId: { in: ids } }],
      id: { notIn: made.relation },
    },
    select: { fromId: true, toId: true },
    ...some,
  });
  const flows = await db.dataFlow.findMany({
    where: { OR: [{ fromAssetId: { in: ids } }, { toAssetId: { in: ids } }] },
    select: { fromAssetId: true, toAssetId: true },
    ...some,
  });
  const evaluations = await db.evaluation.findMany({
    where: { assetId: { in: ids }, id: { notIn: made.evaluation } },
    select: { assetId: true },
    ...some,
  });
  const bases = await db.release.findMany({
    where: { baseId: { in: ids } },
    select: { baseId: true },
    ...some,
  });
  const among = new Set(ids);
  const end = (one: string | null, other: string | null) => (one && among.has(one) ? one : other);
  const decided = await db.riskProposal.findMany({
    where: { assetId: { in: ids }, state: { notIn: UNDECIDED } },
    select: { assetId: true },
    ...some,
  });
  return [
    ...of(await db.riskAsset.findMany(mine), "has a risk"),
    ...of(decided, "has a proposed risk that was decided on"),
    ...of(await db.evidenceAsset.findMany(mine), "has evidence"),
    ...relations.map((one) => told(end(one.fromId, one.toId), "was joined to another asset since")),
    ...flows.map((one) => told(end(one.fromAssetId, one.toAssetId), "has a data flow")),
    ...of(await db.assetConfirmation.findMany(mine), "was confirmed by its owner"),
    ...of(await db.assetCopy.findMany(mine), "has copies on record"),
    ...of(await db.trainingRun.findMany(mine), "has a training run"),
    ...of(evaluations, "has evaluations"),
    ...of(await db.fairnessCriterion.findMany(mine), "has fairness criteria"),
    ...of(await db.release.findMany(mine), "has releases"),
    ...bases.map((one) => told(one.baseId, "is the base of a release")),
    ...of(await db.supplierAsset.findMany(mine), "is named by a supplier"),
  ];
}

/** Risks that were proposed for what goes and that nobody has decided on; they go along. */
async function proposedSince(tx: Tx, relations: readonly string[], changes: readonly Kept[]) {
  const goes = changes.filter((one) => one.created).map((one) => one.assetId);
  const found: { id: string }[] = [];
  const select = { id: true } as const;
  for (const chunk of chunksOf(relations)) {
    const where = { about: { in: chunk }, state: { in: UNDECIDED } };
    found.push(...(await tx.riskProposal.findMany({ where, select })));
  }
  for (const chunk of chunksOf(goes)) {
    const where = { assetId: { in: chunk }, state: { in: UNDECIDED } };
    found.push(...(await tx.riskProposal.findMany({ where, select })));
  }
  return found.map((one) => one.id);
}

/**
 * Takes everything back; asked first what stands against it.
 * @returns whose relations went, besides those of the assets that changed
 */
export async function takeBack(tx: Tx, changes: readonly Kept[], made: unknown, now: Date) {
  const { relation, artefact, evaluation, proposal: own } = readMade(made);
  const proposal = [...new Set([...own, ...(await proposedSince(tx, relation, changes))])];
  const joined = new Set<string>();
  const reached = new Set<string>();
  const goes = new Set(changes.filter((one) => one.created).map((one) => one.assetId));
  for (const chunk of chunksOf(proposal)) {
    await tx.riskProposal.deleteMany({ where: { id: { in: chunk } } });
  }
  for (const chunk of chunksOf(relation)) {
    const rows = { where: { id: { in: chunk } }, select: { fromId: true, toId: true } };
    for (const one of await tx.assetRelation.findMany(rows)) {
      joined.add(one.fromId);
      if (!goes.has(one.toId)) reached.add(one.toId);
    }
    await tx.assetRelation.deleteMany({ where: { id: { in: chunk } } });
  }
  for (const chunk of chunksOf(evaluation)) {
    await tx.evaluation.deleteMany({ where: { id: { in: chunk } } });
  }
  for (const chunk of chunksOf(artefact)) {
    await tx.artefact.deleteMany({ where: { id: { in: chunk } } });
  }
  for (const chunk of chunksOf([...goes])) {
    await tx.asset.deleteMany({ where: { id: { in: chunk } } });
  }
  const held = changes.filter((one) => !one.created);
  const versions = new Map<string, number>();
  for (const chunk of chunksOf(held)) {
    const ids = { where: { id: { in: chunk.map((one) => one.assetId) } } };
    const found = await tx.asset.findMany({ ...ids, select: { id: true, version: true } });
    for (const one of found) versions.set(one.id, one.version);
  }
  const rows = held.map(({ assetId, version, before }) => ({
    ...before,
    id: assetId,
    version: versions.get(assetId) ?? version,
  }));
  await writeRows(tx, rows, now);
  const left = [...joined].filter((one) => !goes.has(one));
  return {
    joined: [...joined],
    reached: [...reached, ...left],
    proposals: proposal,
    evaluations: evaluation,
  };
}
