import type { Reader, Tx } from "@/lib/platform/db";
import { chunksOf } from "../../../assets/imports/loading/steps";
import { undoProblem } from "../../../assets/imports/undo/rules";
import { ownersAmong } from "../../bulk/steps";
import { writeRows } from "../writing/steps";
import { bringsLevels, type Kept, movedSince, readChanges, readMade } from "./rules";

/** A few are enough to know what to do. */
const FEW = 20;

interface Batch {
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly changes: unknown;
}

/** What stands against taking the import back: everything that changed or came to rest on it since. */
export async function standsAgainst(db: Reader, batch: Batch, now: Date): Promise<string[]> {
  const problem = undoProblem(batch, now);
  if (problem) return [problem];
  const changes = readChanges(batch.changes);
  const said: string[] = [];
  for (const chunk of chunksOf(changes)) {
    if (said.length >= FEW) break;
    const found = await db.risk.findMany({
      where: { id: { in: chunk.map((one) => one.riskId) } },
      select: { id: true, reference: true, version: true },
      take: chunk.length,
    });
    said.push(...movedSince(chunk, found));
    const names = new Map(found.map((one) => [one.id, one.reference]));
    const fresh = chunk.filter((one) => one.created).map((one) => one.riskId);
    const scored = chunk.filter(bringsLevels).map((one) => one.riskId);
    const leaning = [
      ...(await leaningOn(db, fresh)),
      ...(await leaningOnLevels(db, [...fresh, ...scored])),
      ...(await lostSince(db, chunk, now)),
    ];
    for (const { riskId, what } of leaning) said.push(`${names.get(riskId) ?? "A risk"} ${what}.`);
  }
  return [...new Set(said)].slice(0, FEW);
}

interface Said {
  readonly riskId: string;
  readonly what: string;
}
const sayOf = (found: readonly { riskId: string | null }[], what: string): Said[] =>
  found.flatMap(({ riskId }) => (riskId ? [{ riskId, what }] : []));
const mineOf = (ids: string[]) =>
  ({ where: { riskId: { in: ids } }, select: { riskId: true }, take: FEW }) as const;

/** What rests on a risk by its being there. */
async function leaningOn(db: Reader, ids: string[]): Promise<Said[]> {
  if (ids.length === 0) return [];
  return [
    ...sayOf(await db.riskProposal.findMany(mineOf(ids)), "took up a proposal"),
    ...sayOf(await db.contextItemRisk.findMany(mineOf(ids)), "is named by the context"),
  ];
}

/** What rests on the levels of a risk: without them it has no place. */
async function leaningOnLevels(db: Reader, ids: string[]): Promise<Said[]> {
  if (ids.length === 0) return [];
  const mine = mineOf(ids);
  return [
    ...sayOf(await db.treatment.findMany(mine), "has a treatment action"),
    ...sayOf(await db.acceptance.findMany(mine), "has an acceptance"),
    ...sayOf(await db.riskControl.findMany(mine), "has a linked control"),
    ...sayOf(await db.riskReview.findMany(mine), "was reviewed"),
  ];
}

/** Risks whose owner or assets of before can be put back no more. */
async function lostSince(db: Reader, changes: readonly Kept[], now: Date): Promise<Said[]> {
  const owned = changes.flatMap(({ riskId, before: { ownerId } }) =>
    typeof ownerId === "string" ? [{ riskId, ownerId }] : [],
  );
  const may = await ownersAmong(
    db,
    owned.map((one) => one.ownerId),
    now,
  );
  const ids = [...new Set(changes.flatMap(({ assets }) => assets ?? []))];
  const gone = await db.asset.findMany({
    where: { id: { in: ids }, state: "disposed" },
    select: { id: true },
    take: ids.length,
  });
  const disposed = new Set(gone.map((one) => one.id));
  return [
    ...sayOf(
      owned.filter(({ ownerId }) => !may.has(ownerId)),
      "would go back to an owner who can own no risk any more",
    ),
    ...sayOf(
      changes.filter(({ assets }) => assets?.some((id) => disposed.has(id))),
      "would go back to an asset that is disposed of",
    ),
  ];
}

/** The assets of these risks as they stand, before anything is taken back: proposals of them may be due. */
export async function assetsOf(db: Reader, changes: readonly Kept[]): Promise<string[]> {
  const found = new Set<string>();
  for (const chunk of chunksOf(changes)) {
    const links = await db.riskAsset.findMany({
      where: { riskId: { in: chunk.map((one) => one.riskId) } },
      select: { assetId: true },
      distinct: ["assetId"],
    });
    for (const { assetId } of links) found.add(assetId);
  }
  return [...found].toSorted();
}

/** Takes everything back; asked first what stands against it. */
export async function takeBack(tx: Tx, changes: readonly Kept[], made: unknown, now: Date) {
  for (const chunk of chunksOf(readMade(made).assessment)) {
    await tx.riskAssessment.deleteMany({ where: { id: { in: chunk } } });
  }
  const fresh = changes.filter((one) => one.created).map((one) => one.riskId);
  for (const chunk of chunksOf(fresh)) {
    await tx.riskAsset.deleteMany({ where: { riskId: { in: chunk } } });
    await tx.risk.deleteMany({ where: { id: { in: chunk } } });
  }
  const held = changes.filter((one) => !one.created);
  await writeRows(
    tx,
    held.map(({ riskId, version, before }) => ({ ...before, id: riskId, version })),
    now,
  );
  for (const { riskId, assets } of held) {
    if (assets === null) continue;
    await tx.riskAsset.deleteMany({ where: { riskId, assetId: { notIn: assets } } });
    await tx.riskAsset.createMany({
      data: assets.map((assetId) => ({ riskId, assetId })),
      skipDuplicates: true,
    });
  }
}

/** Of these risks those with an acceptance in force or asked for: it is judged again. */
export async function accepting(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const chunk of chunksOf(ids)) {
    const open = await tx.acceptance.findMany({
      where: {
        riskId: { in: chunk },
        state: { in: ["requested", "accepted"] },
      },
      select: { riskId: true },
    });
    found.push(...open.map((one) => one.riskId));
  }
  return [...new Set(found)];
}
