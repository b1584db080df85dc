import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { asDate, dayOf, isUuid, named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { SupplierUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { type At, personNamed } from "../people/steps";
import { gapsToApprove, longestReview, nextReviewProblem } from "./rules";
import type { Judged } from "./schema";

export const MOVED = { id: true, reference: true, name: true, state: true, version: true } as const;

/** @throws not_found */
export async function supplierNamed(db: Reader, ref: string) {
  const found = await db.supplier.findUnique({ where: named(ref) });
  if (!found) throw notFound("supplier");
  return found;
}
export type StoredSupplier = Awaited<ReturnType<typeof supplierNamed>>;

/**
 * Changes the supplier when it still is as the caller saw it.
 * @throws conflict with the current row
 */
export async function claimSupplier(
  tx: Tx,
  id: string,
  version: number,
  data: SupplierUncheckedUpdateManyInput,
) {
  const { count } = await tx.supplier.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.supplier.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

/** What was judged, as columns. Whoever gives sub-processors has asked for them. */
export const columnsOf = ({ subProcessors, ...given }: Judged) => ({
  ...given,
  ...(subProcessors && { subProcessors, subProcessorsKnown: true }),
  ...days(given),
});
const days = (given: Pick<Judged, "signedOn" | "agreementUntil" | "assuranceUntil">) =>
  Object.fromEntries(
    (["signedOn", "agreementUntil", "assuranceUntil"] as const).flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [[name, value && asDate(value)]];
    }),
  );

/** The person who answers for a supplier here. @throws invalid */
export const ownerNamed = async (at: At, ref: string) =>
  (await personNamed(at, ref, "owner", { notAuditors: true })).id;

/** Ids of assets by reference. @throws invalid naming those that do not exist */
export async function assetIds(tx: Tx, refs: readonly string[], field = "assets") {
  const found = await tx.asset.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true },
  });
  const missing = refs.filter((ref) => !found.some((one) => [one.id, one.reference].includes(ref)));
  if (missing.length > 0) throw invalid({ [field]: [`There is no asset ${missing.join(", ")}.`] });
  return found.map(({ id }) => id);
}

/** Adds what is not linked yet. */
export async function linkAssets(tx: Tx, supplierId: string, refs: readonly string[] = []) {
  if (refs.length === 0) return;
  const ids = await assetIds(tx, refs);
  await tx.supplierAsset.createMany({
    data: ids.map((assetId) => ({ supplierId, assetId })),
    skipDuplicates: true,
  });
}

const dayOrNull = (value: Date | null) => value && dayOf(value);
/** The days of a supplier as rules read them. */
export const daysOf = (one: StoredSupplier) => ({
  signedOn: dayOrNull(one.signedOn),
  agreementUntil: dayOrNull(one.agreementUntil),
  assuranceUntil: dayOrNull(one.assuranceUntil),
  lastReview: dayOrNull(one.lastReview),
  nextReview: dayOrNull(one.nextReview),
});

interface Approval {
  readonly supplier: StoredSupplier;
  readonly actor: Actor;
  readonly now: Date;
  readonly nextReview: string | undefined;
}

/**
 * What approval and confirmation have in common: the agreement, the split, the way out, the next look.
 * @throws forbidden, invalid
 */
export function mustBeApprovable({ supplier, actor, now, nextReview }: Approval): string {
  const { reference, criticality } = supplier;
  if (criticality === "critical" && !holds(actor, "top_management")) {
    throw forbidden(`${reference} is critical: top management decides on it.`);
  }
  const today = dayOf(now);
  const missing = gapsToApprove({ ...supplier, ...daysOf(supplier) }, today);
  if (Object.keys(missing).length > 0) throw invalid(missing, `${reference} is not complete yet.`);
  const next = nextReview ?? longestReview(today, criticality);
  const problem = nextReviewProblem(next, today, criticality);
  if (problem) throw invalid({ nextReview: [problem] });
  return next;
}

/** Ids of usable evidence. @throws invalid naming what is missing, rejected or withdrawn */
export async function evidenceFor(tx: Tx, refs: readonly string[]) {
  const found = await tx.evidence.findMany({
    where: {
      OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
      state: { notIn: ["rejected", "withdrawn"] },
    },
    select: { id: true, reference: true },
  });
  const missing = refs.filter((ref) => !found.some((one) => [one.id, one.reference].includes(ref)));
  if (missing.length > 0) {
    throw invalid({ evidence: [`There is no valid evidence ${missing.join(", ")}.`] });
  }
  return found;
}
