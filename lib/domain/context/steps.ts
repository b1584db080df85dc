import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { ContextItemUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { type At, personNamed } from "../people/steps";
import { missingIn } from "./rules";
import { CONTEXT_OWNERS } from "./schema";

const MOVED = { id: true, reference: true, kind: true, state: true, version: true } as const;

/** @throws not_found */
export async function itemNamed(tx: Tx, ref: string) {
  const found = await tx.contextItem.findUnique({ where: named(ref) });
  if (!found) throw notFound("entry of the context");
  return found;
}
export type Item = Awaited<ReturnType<typeof itemNamed>>;

/** @throws wrong_state when the entry is closed: its words stay as they were */
export function mustBeOpen(item: Item) {
  if (item.state === "closed") {
    throw wrongState(`${item.reference} is closed. Add a new entry instead.`);
  }
}

/** Changes the entry when it is still the one the caller saw. @throws conflict */
export async function claimItem(
  tx: Tx,
  id: string,
  version: number,
  data: ContextItemUncheckedUpdateManyInput,
) {
  const { count } = await tx.contextItem.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.contextItem.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

/** Whoever is named must be able to read it. @throws invalid */
export const ownerNamed = async (at: At, ref: string) =>
  (await personNamed(at, ref, "owner", { roles: CONTEXT_OWNERS, notAuditors: true })).id;

/** @throws invalid naming what is missing */
export function mustBeComplete(item: Parameters<typeof missingIn>[0], reference: string) {
  const missing = missingIn(item);
  if (Object.keys(missing).length > 0) {
    throw invalid(missing, `${reference} says too little. Edit it first.`);
  }
}

/** Ids of what hangs on the entry. */
export async function linksOf(tx: Tx, itemId: string) {
  const risks = await tx.contextItemRisk.findMany({ where: { itemId }, select: { riskId: true } });
  const controls = await tx.contextItemControl.findMany({
    where: { itemId },
    select: { controlId: true },
  });
  return {
    riskIds: risks.map((one) => one.riskId),
    controlIds: controls.map((one) => one.controlId),
  };
}
