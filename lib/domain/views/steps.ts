import type { Actor, Role } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound } from "@/lib/kernel/errors";
import type { Tx } from "@/lib/platform/db";

/** Everybody who works with lists; assessors have rooms of their own. */
export const VIEWERS = [
  "staff",
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const satisfies readonly Role[];

/** @throws not_found for what nobody shared with the caller, forbidden for what another made */
export async function ownView(tx: Tx, actor: Actor, id: string) {
  const found = await tx.savedView.findUnique({ where: { id } });
  if (!found || (found.personId !== actor.id && !found.isShared)) throw notFound("view");
  if (found.personId !== actor.id) throw forbidden("Only who made this view may change it.");
  return found;
}

/** @throws invalid: two views of one person on one list have different names */
export async function mustBeFree(
  tx: Tx,
  { personId, page, name }: { personId: string; page: string; name: string },
) {
  const taken = await tx.savedView.findUnique({
    where: { personId_page_name: { personId, page, name } },
    select: { id: true },
  });
  if (taken) throw invalid({ name: ["You have a view of this name on this list."] });
}
