// Threats from what callers may do with a model behind an endpoint. Runs anywhere.
import type { Rule } from "../../schema";
import {
  ahead,
  because,
  exposed,
  exposedModel,
  fact,
  isSaid,
  namesOf,
  reachOf,
  relation,
  stream,
} from "../../seeing/rules";

export const ABUSE: readonly Rule[] = [
  exposedModel(
    "direct-prompt-injection",
    (reach, models) => `${reach}, and ${models} follows instructions in the text it is given.`,
  ),
  {
    threatId: "indirect-prompt-injection",
    find(situation) {
      const { asset } = situation;
      const read = ahead(situation, "uses", "processes").filter(({ asset: one }) =>
        ["index", "dataset"].includes(one.kind),
      );
      const sent = situation.streams.filter((one) => !one.leaves && one.isOutside);
      if (read.length === 0 && sent.length > 0) {
        return because(
          `${asset.name} hands what ${namesOf(sent.map(({ other: name }) => ({ name })))} sends to its model: what is hidden in there gives instructions.`,
          ...sent.map(stream),
        );
      }
      if (read.length === 0) return null;
      return because(
        `${asset.name} hands text of ${namesOf(read.map((one) => one.asset))} to its model: who writes there gives instructions.`,
        ...read.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "rag-poisoning",
    find(situation) {
      const { asset } = situation;
      const read = ahead(situation, "uses").filter(({ asset: one }) => one.kind === "index");
      if (read.length === 0) return null;
      return because(
        `${asset.name} answers from ${namesOf(read.map((one) => one.asset))}: a false entry there becomes its answer.`,
        ...read.map((one) => relation(one, asset)),
      );
    },
  },
  exposed("system-prompt-leak", ({ asset }) =>
    isSaid(asset, "systemPrompt")
      ? because(
          `${reachOf(asset)}, and it works with a system prompt that callers can talk it out of.`,
          fact(asset, "systemPrompt"),
        )
      : null,
  ),
  exposed("jailbreak", (situation) => {
    const { asset } = situation;
    if (ahead(situation, "serves").length === 0 || isSaid(asset, "guardrails")) return null;
    return because(
      `${reachOf(asset)}, and no guardrails are on record for it.`,
      fact(asset, "guardrails"),
    );
  }),
  exposedModel(
    "adversarial-input-evasion",
    (reach, models) => `${reach}: input made to mislead gets to ${models} unchecked.`,
  ),
  {
    threatId: "excessive-agency",
    find(situation) {
      const { asset } = situation;
      const hands = ahead(situation, "uses").filter(({ asset: one }) =>
        ["agent", "tool"].includes(String(one.facts.role)),
      );
      if (hands.length === 0 && !isSaid(asset, "tools")) return null;
      const what = hands.length > 0 ? namesOf(hands.map((one) => one.asset)) : "tools";
      return because(
        `${asset.name} acts through ${what}: what the model is talked into, they do.`,
        fact(asset, "tools"),
        ...hands.map((one) => relation(one, asset)),
      );
    },
  },
];
