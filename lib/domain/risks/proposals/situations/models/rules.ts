// Threats to models, by what they were made from, what they learned and where they come out. Runs anywhere.
import type { Rule, Situation } from "../schema";
import {
  ahead,
  because,
  column,
  exposedEnd,
  fact,
  isAtLeast,
  isSaid,
  isYes,
  mayHoldPersons,
  namesOf,
  reachOf,
  relation,
  verb,
} from "../seeing/rules";

/** Data with personal data that went in, surely or for all that is known. */
const personsIn = ({ data }: Situation) => data.filter(mayHoldPersons);

const leaks = (threatId: string, what: string): Rule => ({
  threatId,
  find(situation) {
    const { asset } = situation;
    const persons = personsIn(situation);
    const end = exposedEnd(situation);
    if (persons.length === 0 || !end) return null;
    return because(
      `${asset.name} learned from ${namesOf(persons)}, and ${lowerFirst(reachOf(end))}: ${what}`,
      ...persons.map((one) => column(one, "personalData")),
      column(end, "exposure"),
    );
  },
});
const lowerFirst = (text: string) =>
  text.startsWith("Nobody") || text.startsWith("Partners")
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

const LEARNED: readonly Rule[] = [
  {
    threatId: "memorisation-leak",
    find(situation) {
      const { asset } = situation;
      const persons = personsIn(situation);
      if (persons.length === 0) return null;
      const isSure = persons.some(({ personalData }) => personalData === "yes");
      return because(
        `${asset.name} learned from ${namesOf(persons)}, ${isSure ? `which ${verb(persons, "holds", "hold")} personal data: it may repeat it` : "and nobody has said whether that is personal data"}.`,
        ...persons.map((one) => column(one, "personalData")),
      );
    },
  },
  leaks("model-inversion", "answers may let a stranger work back to a person."),
  leaks("membership-inference", "answers may show who was in the data."),
  {
    threatId: "training-data-poisoning",
    find(situation) {
      const { asset } = situation;
      const open = ahead(situation, "trained_on").filter((one) => one.asset.digest === null);
      if (open.length === 0) return null;
      return because(
        `${asset.name} was trained on ${namesOf(open.map((one) => one.asset))} without a digest: a changed record would pass unseen.`,
        ...open.flatMap((one) => [relation(one, asset), column(one.asset, "digest")]),
      );
    },
  },
  {
    threatId: "unlawful-training-data",
    find(situation) {
      const { asset, data } = situation;
      const bare = data.filter((one) => !one.licence && one.legalBasis === "");
      if (bare.length > 0) {
        return because(
          `${asset.name} learned from ${namesOf(bare)}, for which neither licence nor legal basis is on record.`,
          ...bare.flatMap((one) => [column(one, "licence"), column(one, "legalBasis")]),
        );
      }
      return asset.licence
        ? null
        : because(
            `No licence of ${asset.name} is on record, so nobody can say what its use obliges to.`,
            column(asset, "licence"),
          );
    },
  },
];

const MADE: readonly Rule[] = [
  {
    threatId: "backdoored-base-model",
    find(situation) {
      const { asset } = situation;
      const bases = ahead(situation, "derived_from").filter(
        (one) => one.asset.kind === "model" && !isYes(one.asset, "signed"),
      );
      if (bases.length === 0) return null;
      return because(
        `${asset.name} is made from ${namesOf(bases.map((one) => one.asset))}, whose weights nobody signed: what is hidden there is inherited.`,
        ...bases.flatMap((one) => [relation(one, asset), fact(one.asset, "signed")]),
      );
    },
  },
  {
    threatId: "safety-loss-after-finetune",
    find(situation) {
      const { asset, evaluations } = situation;
      const tuned = ahead(situation, "derived_from").filter(
        ({ derivation }) => derivation !== "quantisation" && derivation !== "conversion",
      );
      if (tuned.length === 0 || evaluations.includes("safety")) return null;
      return because(
        `${asset.name} was changed from ${namesOf(tuned.map((one) => one.asset))}, and no safety evaluation of the result is on record.`,
        ...tuned.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "malicious-model-file",
    find({ asset }) {
      const format = String(asset.facts.format ?? "");
      const runsCode = isYes(asset, "remoteCode");
      if (!runsCode && SAFE_FORMATS.test(format)) return null;
      const why = runsCode
        ? `${asset.name} runs code that comes with its weights.`
        : format
          ? `The weights of ${asset.name} are in ${format}, which can run code when loaded.`
          : `Nothing says in which format the weights of ${asset.name} come; some run code when loaded.`;
      return because(why, fact(asset, "format"), fact(asset, "remoteCode"));
    },
  },
  {
    threatId: "wrong-model-version",
    find({ asset, endpoints }) {
      if (asset.digest !== null || (endpoints.length === 0 && !asset.hasCard)) return null;
      const served = `${namesOf(endpoints)} ${verb(endpoints, "serves", "serve")} ${asset.name}, of which no digest is on record`;
      const brought = `No digest of ${asset.name} is on record`;
      return because(
        `${endpoints.length > 0 ? served : brought}: other weights would not be noticed.`,
        column(asset, "digest"),
      );
    },
  },
  {
    threatId: "unapproved-model-release",
    find(situation) {
      const { asset, endpoints, isReleased } = situation;
      const live = endpoints.filter(({ tier }) => tier === "production");
      if (live.length === 0 || isReleased) return null;
      return because(
        `${asset.name} serves in production (${namesOf(live)}), and no release of it was approved.`,
        ...live.map((one) => column(one, "tier")),
      );
    },
  },
];
const SAFE_FORMATS = /safetensors|gguf|onnx/i;

const EFFECT: readonly Rule[] = [
  {
    threatId: "model-bias-ethics-breach",
    find({ asset, fairnessCriteria, evaluations }) {
      const affects = asset.facts.affectsPeople;
      if (affects === false || (fairnessCriteria > 0 && evaluations.includes("bias"))) return null;
      const people =
        affects === true
          ? `What ${asset.name} says affects people`
          : `Nobody has said whether ${asset.name} affects people`;
      const open =
        fairnessCriteria > 0
          ? "no bias evaluation is on record"
          : "no fairness criterion is agreed";
      return because(`${people}, and ${open}.`, fact(asset, "affectsPeople"));
    },
  },
  {
    threatId: "hallucination-harm",
    find({ asset, endpoints, evaluations }) {
      if (endpoints.length === 0 || asset.facts.affectsPeople === false) return null;
      if (evaluations.includes("quality") && isSaid(asset, "limitations")) return null;
      const open = evaluations.includes("quality")
        ? "its limitations are not written down"
        : "no quality evaluation of it is on record";
      return because(
        `People act on what ${asset.name} says at ${namesOf(endpoints)}, and ${open}.`,
        fact(asset, "affectsPeople"),
        fact(asset, "limitations"),
      );
    },
  },
  {
    threatId: "unexplained-output",
    find: ({ asset }) =>
      isSaid(asset, "card") || isSaid(asset, "intendedUse")
        ? null
        : because(
            `Neither a card nor an intended use of ${asset.name} is on record: a wrong answer could not be told from a right one.`,
            fact(asset, "card"),
            fact(asset, "intendedUse"),
          ),
  },
  {
    threatId: "adversarial-input-evasion",
    find(situation) {
      const { asset, evaluations } = situation;
      const end = exposedEnd(situation);
      if (!end || evaluations.includes("robustness")) return null;
      return because(
        `${reachOf(end)}, and no robustness evaluation of ${asset.name} is on record.`,
        column(end, "exposure"),
      );
    },
  },
];

const HELD: readonly Rule[] = [
  {
    threatId: "model-theft-weights",
    find(situation) {
      const { asset, copies } = situation;
      if (!isAtLeast(asset, "confidential")) return null;
      const places = ahead(situation, "stored_in");
      const where = places.length > 0 ? ` in ${namesOf(places.map((one) => one.asset))}` : "";
      return because(
        `The weights of ${asset.name} are ${asset.classification}${where}${copies > 0 ? `, and ${copies} ${copies === 1 ? "copy is" : "copies are"} on record` : ", and no copy is on record: nobody could say who has one"}.`,
        column(asset, "classification"),
        ...places.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "backup-loss",
    find(situation) {
      const { asset, copies } = situation;
      if (asset.availability < 4 || copies > 1) return null;
      return because(
        `${asset.name} must not be lost (availability need ${asset.availability} of 5), and ${copies === 0 ? "no copy" : "one copy only"} is on record.`,
        column(asset, "availability"),
      );
    },
  },
];

export const MODEL_RULES: readonly Rule[] = [...LEARNED, ...MADE, ...EFFECT, ...HELD];
