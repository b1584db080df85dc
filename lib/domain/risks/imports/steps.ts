import type { Reader } from "@/lib/platform/db";
import type { ImportPlan } from "../../assets/imports/rules";
import type { ImportCard, ImportItem } from "../../assets/imports/schema";
import { threatOf } from "../catalogue";
import { proposeFor } from "../proposals/rules";

/** Risks the card gives reason for, without those that were proposed for the asset before. */
export async function newProposals(db: Reader, { card }: ImportCard, plan: ImportPlan) {
  const { known } = plan.asset;
  const before = known
    ? await db.riskProposal.findMany({ where: { assetId: known.id }, select: { threatId: true } })
    : [];
  return proposeFor(card, card.kind)
    .filter(({ threatId }) => !before.some((one) => one.threatId === threatId))
    .map((one) => ({ ...one, title: threatOf(one.threatId)?.title ?? one.threatId }));
}
export type NewProposal = Awaited<ReturnType<typeof newProposals>>[number];

/** The answer of a preview and of an import alike. */
export function answerOf(
  items: readonly ImportItem[],
  proposals: readonly NewProposal[],
  { asset, warnings }: { asset: string; warnings: readonly string[] },
) {
  const count = (action: ImportItem["action"]) =>
    items.filter((one) => one.action === action).length;
  return {
    created: count("create"),
    updated: count("update"),
    unchanged: count("unchanged"),
    warnings: [...warnings],
    items: [...items],
    proposals: proposals.map(({ threatId, title, reason, facts }) => ({
      asset,
      threat: threatId,
      title,
      reason,
      facts: [...facts],
    })),
  };
}
