import type { Reader } from "@/lib/platform/db";
import { AS_IT_IS, unwritten } from "../../assets/graph/foreseen/rules";
import type { ImportPlan } from "../../assets/imports/rules";
import { itemsOf } from "../../assets/imports/steps";
import type { Become, Reading } from "../acceptances/stakes/moves/steps";
import type { AtStake } from "../acceptances/stakes/schema";
import { stakesOfAssets } from "../acceptances/stakes/steps";
import { threatOf } from "../catalogue";
import { type Rows, situationsOf } from "../proposals/looks/steps";
import { fittingThreats } from "../proposals/situations/rules";
import type { RestsOn } from "../proposals/situations/schema";
import { plannedSituation } from "./rules";

/** A risk that there is reason for, and the asset's place in the plan. */
export interface NewProposal {
  readonly at: number;
  readonly threatId: string;
  readonly title: string;
  readonly reason: string;
  readonly facts: readonly RestsOn[];
}

interface Reasoned {
  readonly threatId: string;
  readonly why: string;
  readonly facts: readonly RestsOn[];
}
export const titled = (at: number, { threatId, why, facts }: Reasoned): NewProposal => ({
  ...{ at, threatId, reason: why, facts },
  title: threatOf(threatId)?.title ?? threatId,
});

/** What a card brings or changes is looked at while the import runs; all else by the job that follows. */
export const placesWithCards = ({ assets }: ImportPlan): number[] =>
  assets.flatMap(({ card, action }, at) => (card && action !== "unchanged" ? [at] : []));

/** The risks that what comes with a card will give reason for, without those that were proposed before. */
export async function newProposals(
  { db, rows, now }: { db: Reader; rows: Rows; now: Date },
  plan: ImportPlan,
): Promise<NewProposal[]> {
  const places = placesWithCards(plan);
  const known = places.flatMap((at) => plan.assets[at]?.known?.id ?? []);
  const before = await db.riskProposal.findMany({
    where: { assetId: { in: known }, about: "" },
    select: { assetId: true, threatId: true },
  });
  const made = new Set(before.map((one) => `${one.assetId} ${one.threatId}`));
  const standing = known.length > 0 ? await situationsOf(rows, known, now) : [];
  return places.flatMap((at) => {
    const id = plan.assets[at]?.known?.id;
    const is = standing.find(({ asset }) => asset.id === id);
    return fittingThreats(plannedSituation(plan, at, { is, now }))
      .filter(({ threatId }) => !made.has(`${id} ${threatId}`))
      .map((one) => titled(at, one));
  });
}

/** The acceptances that the plan would end, asked before anything of it is written. */
export function stakesIn(reading: Reading, { assets, links }: ImportPlan): Promise<AtStake> {
  const said = assets.flatMap(({ known, action, columns }): [string, Become][] => {
    if (!known || action !== "update") return [];
    const { classification, exposure } = columns;
    const one = {
      ...(classification !== undefined && { classification }),
      ...(exposure !== undefined && { exposure }),
    };
    return Object.keys(one).length > 0 ? [[known.id, one]] : [];
  });
  const ids = assets.map(({ known }, at) => known?.id ?? `new ${at}`);
  const fresh = assets.flatMap(({ known, kind, columns: { classification = null } }, at) =>
    known ? [] : [unwritten({ id: ids[at] ?? "", kind, classification })],
  );
  const added = links.map(({ from, to, type }) => ({
    ...{ fromId: ids[from] ?? "", toId: ids[to] ?? "", type },
  }));
  return stakesOfAssets(reading, new Map(said), { ...AS_IT_IS, fresh, added });
}

interface Answering {
  readonly proposals: readonly NewProposal[];
  readonly voids: AtStake;
  /** Of the assets in the order of the plan, once they are written. */
  readonly references?: readonly string[];
}

/** As many sentences as anybody reads; the number of the others is said. */
const MOST_WARNINGS = 500;

/** The answer of a preview and of an import alike. */
export function answerOf(plan: ImportPlan, { proposals, voids, references }: Answering) {
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
    voids,
  };
}
