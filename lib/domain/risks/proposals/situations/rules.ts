// Which threats apply to an asset, from what it is and what it is joined to. Runs anywhere.
import type { AssetKind } from "@/prisma/generated/enums";
import { DATA_RULES, INDEX_RULES } from "./data/rules";
import { ENDPOINT_RULES } from "./endpoints/rules";
import { MODEL_RULES } from "./models/rules";
import type { RestsOn, Rule, Situation } from "./schema";
import { SUPPORTING_RULES } from "./supporting/rules";

export interface FittingThreat {
  readonly threatId: string;
  readonly why: string;
  readonly facts: readonly RestsOn[];
}

export const SITUATION_RULES: Readonly<Record<AssetKind, readonly Rule[]>> = {
  model: MODEL_RULES,
  dataset: DATA_RULES,
  index: INDEX_RULES,
  endpoint: ENDPOINT_RULES,
  supporting: SUPPORTING_RULES,
};

/** The threats that fit, each once, in the order of the rules: what is open first. */
export function fittingThreats(situation: Situation): FittingThreat[] {
  return SITUATION_RULES[situation.asset.kind].flatMap(({ threatId, find }) => {
    const found = find(situation);
    return found ? [{ threatId, ...found }] : [];
  });
}

/**
 * What a reason rests on, in one line. A proposal that was dismissed comes back when this line changes:
 * the words of a reason may be put better without bringing everything back.
 */
export const factsLine = ({ facts }: { facts: readonly RestsOn[] }): string =>
  facts
    .map(({ key, value, from }) => `${from} ${key}=${value}`)
    .sort()
    .join("\n");
