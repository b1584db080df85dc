import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { ExceptionUncheckedUpdateManyInput } from "@/prisma/generated/models";

const MOVED = { id: true, reference: true, state: true, version: true } as const;

/** @throws not_found */
export async function exceptionNamed(tx: Tx, ref: string) {
  const found = await tx.exception.findUnique({ where: named(ref) });
  if (!found) throw notFound("exception");
  return found;
}
export type StoredException = Awaited<ReturnType<typeof exceptionNamed>>;

/** The flow or the relation that it is about. */
export const subjectOf = ({ flowId, relationId }: StoredException) => ({ flowId, relationId });

const HOLDERS = { select: { ownerId: true, custodianId: true } } as const;

/** Who owns or keeps an end of what is allowed. */
export async function holdersOf(
  db: Reader,
  { flowId, relationId }: { flowId: string | null; relationId: string | null },
): Promise<string[]> {
  const flow = flowId
    ? await db.dataFlow.findUnique({
        where: { id: flowId },
        select: { fromAsset: HOLDERS, toAsset: HOLDERS },
      })
    : null;
  const relation = relationId
    ? await db.assetRelation.findUnique({
        where: { id: relationId },
        select: { from: HOLDERS, to: HOLDERS },
      })
    : null;
  return [flow?.fromAsset, flow?.toAsset, relation?.from, relation?.to]
    .flatMap((end) => [end?.ownerId, end?.custodianId])
    .filter((id) => typeof id === "string");
}

/** @throws forbidden: whoever asks does not decide, whatever second look there may be. */
export function mustNotHaveAsked(actor: Actor, { requestedById }: StoredException) {
  if (requestedById === actor.id) {
    throw forbidden("Whoever asked for the exception may not decide on it.");
  }
}

/** @throws forbidden: those who asked for it, those who decide, and compliance end it. */
export function mustEnd(actor: Actor, { requestedById }: StoredException) {
  if (requestedById === actor.id) return;
  if (holds(actor, "compliance", "risk_owner", "top_management")) return;
  throw forbidden("Only who asked for it, compliance or who decides may end an exception.");
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: ExceptionUncheckedUpdateManyInput;
}
/** @throws conflict with the current row */
export async function claimException(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.exception.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.exception.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}
