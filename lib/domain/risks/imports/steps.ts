import type { Actor } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/platform/db";
import type { ImportPlan } from "../../assets/imports/rules";
import { itemsOf } from "../../assets/imports/steps";
import { mustWrite } from "../../assets/steps";
import { threatOf } from "../catalogue";
import { type ProposedRisk, proposeFor } from "../proposals/rules";

/** A risk that a card gives reason for, and the asset's place in the plan. */
export interface NewProposal extends ProposedRisk {
  readonly at: number;
  readonly title: string;
}

/**
 * Risks the cards give reason for, without those that were proposed for their asset before.
 * @throws forbidden when one would be proposed for what is another's
 */
export async function newProposals(
  db: Reader,
  plan: ImportPlan,
  actor: Actor,
): Promise<NewProposal[]> {
  const withCards = plan.assets.flatMap((asset, at) => (asset.card ? [{ asset, at }] : []));
  const ids = withCards.flatMap(({ asset }) => asset.known?.id ?? []);
  const before = await db.riskProposal.findMany({
    where: { assetId: { in: ids } },
    select: { assetId: true, threatId: true },
  });
  const made = new Set(before.map((one) => `${one.assetId} ${one.threatId}`));
  const found = withCards.flatMap(({ asset: { card, known }, at }) =>
    card
      ? proposeFor(card.card, card.card.kind)
          .filter(({ threatId }) => !made.has(`${known?.id} ${threatId}`))
          .map((one) => ({ ...one, at, title: threatOf(one.threatId)?.title ?? one.threatId }))
      : [],
  );
  for (const { at } of found) {
    const known = plan.assets[at]?.known;
    if (known) mustWrite(known, actor);
  }
  return found;
}

/** As many sentences as anybody reads; the number of the others is said. */
const MOST_WARNINGS = 500;

/** The answer of a preview and of an import alike. */
export function answerOf(
  plan: ImportPlan,
  proposals: readonly NewProposal[],
  references?: readonly string[],
) {
  const items = itemsOf(plan, references);
  const count = (action: (typeof items)[number]["action"]) =>
    items.filter((one) => one.action === action).length;
  const more = plan.warnings.length - MOST_WARNINGS;
  return {
    created: count("create"),
    updated: count("update"),
    unchanged: count("unchanged"),
    relations: plan.links.length,
    warnings: [
      ...plan.warnings.slice(0, MOST_WARNINGS),
      ...(more > 0 ? [`And ${more} more.`] : []),
    ],
    items,
    proposals: proposals.map(({ at, threatId, title, reason, facts }) => ({
      asset: items[at]?.reference ?? items[at]?.name ?? "",
      threat: threatId,
      title,
      reason,
      facts: [...facts],
    })),
  };
}
