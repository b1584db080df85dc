// Which threats of the catalogue a model or data set card points to, and which words of it do.

/** What an imported card has to say; the reader of cards gives more than this. */
export interface CardFacts {
  readonly name: string;
  readonly licence: string | null;
  readonly licenceKnown: boolean;
  readonly languages: readonly string[];
  readonly baseModels: readonly string[];
  readonly datasets: readonly string[];
  readonly tasks: readonly string[];
  readonly pipelineTag: string | null;
  readonly weightsFormat: string | null;
  readonly personalData: "yes" | "no" | "unknown";
  readonly personalDataSentence: string | null;
  readonly biasSection: "present" | "absent";
  readonly limitations: "present" | "absent";
  readonly evaluation: "present" | "absent";
  readonly sources: readonly string[];
  readonly annotations: readonly string[];
  readonly gated: boolean;
  readonly derivation: string | null;
  readonly training: string | null;
  readonly facts: readonly CardFact[];
}

export interface CardFact {
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

export type CardAssetKind = "model" | "dataset";

export interface ProposedRisk {
  /** Id of a threat of the catalogue that applies to this kind of asset. */
  readonly threatId: string;
  /** One or two sentences, from the card. */
  readonly reason: string;
  /** The facts of the card that the reason rests on. */
  readonly facts: readonly CardFact[];
}

const AT_LEAST = 3;

/** The risks a card gives reason for: at least three, each threat once, the most pressing first. */
export function proposeFor(card: CardFacts, kind: CardAssetKind): ProposedRisk[] {
  const { rules, fallbacks } = kind === "model" ? MODEL : DATASET;
  const found = rules.flatMap((rule) => proposed(rule, card));
  const taken = new Set(found.map((one) => one.threatId));
  const more = fallbacks
    .filter((rule) => !taken.has(rule.threatId))
    .slice(0, Math.max(0, AT_LEAST - found.length));
  return [...found, ...more.flatMap((rule) => proposed(rule, card))];
}

interface Rule {
  readonly threatId: string;
  /** Keys of the facts it reads. */
  readonly reads: readonly string[];
  /** The reason, or null when the card gives none. */
  readonly reason: (card: CardFacts) => string | null;
}

function proposed({ threatId, reads, reason }: Rule, card: CardFacts): ProposedRisk[] {
  const said = reason(card);
  const facts = card.facts.filter((fact) => reads.includes(fact.key));
  return said === null ? [] : [{ threatId, reason: said, facts }];
}

const licence: Rule = {
  threatId: "unlawful-training-data",
  reads: ["licence", "gated"],
  reason({ licence, licenceKnown, gated }) {
    if (!licence) return "The card names no licence, so no right to use this is on record.";
    if (!licenceKnown)
      return `The card gives the licence as “${licence}”, which says nothing about what you may do.`;
    if (/(^|[-\s])nc([-\s]|$)|non-?commercial|research/i.test(licence)) {
      return `The licence “${licence}” excludes commercial use.`;
    }
    return gated
      ? "Access is gated: whoever downloaded this agreed to conditions that bind you."
      : null;
  },
};

const bias: Rule = {
  threatId: "model-bias-ethics-breach",
  reads: ["biasSection", "languages"],
  reason({ biasSection, languages }) {
    const scope = spokenIn(languages);
    return biasSection === "absent"
      ? `The card has no section on bias${scope ? `, and it ${scope}` : ""}.`
      : `The card itself describes bias${scope ? `, and it ${scope}` : ""}: check it against your use.`;
  },
};

function spokenIn(languages: readonly string[]): string | null {
  if (languages.length === 0) return "names no language";
  return languages.length > 3 ? null : `covers only ${listed(languages)}`;
}

const origin: Rule = {
  threatId: "backdoored-base-model",
  reads: ["baseModels", "derivation"],
  reason({ baseModels, derivation }) {
    if (baseModels.length > 0) {
      return `It is built on ${listed(baseModels)} from a public hub: what is hidden there is inherited.`;
    }
    return derivation
      ? `It is made from another model that no field of the card identifies: “${derivation}”`
      : null;
  },
};

const weights: Rule = {
  threatId: "malicious-model-file",
  reads: ["weightsFormat", "tags", "library"],
  reason: ({ weightsFormat }) =>
    weightsFormat
      ? null
      : "The card does not say that the weights come in a format that cannot run code, such as safetensors.",
};

const memory: Rule = {
  threatId: "memorisation-leak",
  reads: ["datasets", "training", "personalData"],
  reason({ personalData, personalDataSentence, datasets, training }) {
    if (personalData === "no") return null;
    if (personalData === "yes") {
      return `The card says that personal data went in: “${personalDataSentence}” The model may repeat it.`;
    }
    const what = datasets.length > 0 ? `on ${listed(datasets)}` : quoted(training);
    return what
      ? `It was trained ${what}, and the card does not say whether that holds personal data.`
      : "The card does not say what the model was trained on, so what it may repeat is unknown.";
  },
};

const quoted = (sentence: string | null) => sentence && `as the card tells (“${sentence}”)`;

const inversion: Rule = {
  threatId: "membership-inference",
  reads: ["personalData"],
  reason: ({ personalData, personalDataSentence }) =>
    personalData === "yes"
      ? `Persons are in the training data, by the card: “${personalDataSentence}” Answers may show who.`
      : null,
};

const GENERATIVE =
  /generation|summari[sz]ation|translation|question-answering|conversational|image-text-to-text/;
const isGenerative = ({ pipelineTag, tasks }: CardFacts) =>
  [pipelineTag ?? "", ...tasks].some((task) => GENERATIVE.test(task));

const invention: Rule = {
  threatId: "hallucination-harm",
  reads: ["pipelineTag", "tasks", "limitations"],
  reason(card) {
    if (!isGenerative(card)) return null;
    const task = card.pipelineTag ?? card.tasks.join(", ");
    return card.limitations === "absent"
      ? `It writes text (${task}), and the card names no limitations.`
      : `It writes text (${task}), and the card names limitations that users must know.`;
  },
};

const opacity: Rule = {
  threatId: "unexplained-output",
  reads: ["evaluation", "limitations"],
  reason({ evaluation, limitations }) {
    if (evaluation === "absent" && limitations === "absent") {
      return "The card reports neither an evaluation nor limitations: a wrong answer could not be told from a right one.";
    }
    if (evaluation === "absent") return "The card reports no evaluation.";
    return limitations === "absent" ? "The card names no limitations." : null;
  },
};

const injection: Rule = {
  threatId: "direct-prompt-injection",
  reads: ["pipelineTag", "tasks"],
  reason: ({ pipelineTag, tasks }) =>
    [pipelineTag ?? "", ...tasks].some((task) =>
      /text-generation|conversational|image-text/.test(task),
    )
      ? `It follows instructions in free text (${pipelineTag ?? listed(tasks)}), also those of an attacker.`
      : null,
};

const supplier: Rule = {
  threatId: "dataset-supply-compromise",
  reads: ["sources", "annotations"],
  reason({ sources, annotations }) {
    const foreign = sources.filter((source) => source !== "original");
    if (foreign.length > 0)
      return `It was made from other sources (${listed(foreign)}) that you did not check.`;
    const strangers = annotations.filter((one) => /crowd|found|machine/.test(one));
    return strangers.length > 0
      ? `Its labels come from strangers or machines (${listed(strangers)}).`
      : null;
  },
};

const poisoning: Rule = {
  threatId: "training-data-poisoning",
  reads: ["annotations", "sources"],
  reason({ annotations }) {
    const open = annotations.filter((one) => /crowd|found|machine|other/.test(one));
    if (open.length > 0) {
      return `Anyone may have slipped records in: the card gives its annotations as ${listed(open)}.`;
    }
    return annotations.length === 0
      ? "The card does not say who made or checked the records."
      : null;
  },
};

const persons: Rule = {
  threatId: "pii-exposure",
  reads: ["personalData"],
  reason({ personalData, personalDataSentence }) {
    if (personalData === "no") return null;
    if (personalData === "yes")
      return `It holds personal data, by its card: “${personalDataSentence}”`;
    return personalDataSentence
      ? `Whether it holds personal data stays open: “${personalDataSentence}”`
      : "The card says nothing about personal data; unknown is not none.";
  },
};

const erasure: Rule = {
  threatId: "erasure-not-honoured",
  reads: ["personalData"],
  reason: ({ personalData }) =>
    personalData === "yes"
      ? "Persons in the data may ask to be deleted: you need a way to find their records."
      : null,
};

const always = (threatId: string, reads: string[], reason: (card: CardFacts) => string): Rule => ({
  threatId,
  reads,
  reason,
});

interface Rules {
  readonly rules: readonly Rule[];
  /** What holds for everything taken from a hub, when the card itself gives little reason. */
  readonly fallbacks: readonly Rule[];
}

const MODEL: Rules = {
  rules: [licence, origin, memory, inversion, bias, invention, opacity, weights, injection],
  fallbacks: [
    always(
      "wrong-model-version",
      ["name"],
      ({ name }) =>
        `The card names “${name}” but no digest: hold the files you serve against one of your own.`,
    ),
    always(
      "backdoored-base-model",
      ["name", "library"],
      ({ name }) => `“${name}” comes from outside, and its card is all that speaks for it.`,
    ),
  ],
};

const DATASET: Rules = {
  rules: [licence, persons, supplier, poisoning, bias, erasure],
  fallbacks: [
    always(
      "dataset-supply-compromise",
      ["name"],
      ({ name }) => `“${name}” comes from outside, and its card is all that speaks for it.`,
    ),
    always(
      "training-data-poisoning",
      ["name", "annotations"],
      ({ name }) => `The card shows no check of the records of “${name}” against slipped-in ones.`,
    ),
  ],
};

const listed = (items: readonly string[]): string => {
  const few = items.length > 4 ? [...items.slice(0, 3), `${items.length - 3} more`] : items;
  return few.length < 2 ? few.join("") : `${few.slice(0, -1).join(", ")} and ${few.at(-1)}`;
};
