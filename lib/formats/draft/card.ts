import { card as cardSchema, type DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import { cardDigest, parseCard } from "../card";
import type { Card, CardKind } from "../card/shape";
import { cut, type Drafted, hubPurl } from "./shape";

/** A card that names more is cut: nobody looks through hundreds of entries. */
const MOST = 40;

type Relation = NonNullable<DraftGiven["relations"]>[number];

/**
 * A card as a draft: the asset, what it was made from, and the card itself for the risks it gives
 * reason for.
 * @throws CardError
 */
export function draftCard(
  text: string,
  told: { kind?: CardKind | undefined; fileName?: string | undefined } = {},
): Drafted {
  const { kind, fileName } = told;
  const card = parseCard(text, { ...(kind && { kind }), ...(fileName && { fileName }) });
  const named = referredBy(card);
  const left = named.length - MOST;
  const more = left > 0 ? [`The card names ${left} more; add those by hand.`] : [];
  const draft: DraftGiven = {
    kind: card.kind,
    name: card.name,
    columns: columnsOf(card),
    facts: factsOf(card),
    relations: named.slice(0, MOST),
    warnings: [...card.warnings, ...more].map((message) => ({
      at: "",
      message: cut(message, 1000),
    })),
    card: { card: cardSchema.parse(card), digest: cardDigest(text) },
  };
  return { format: "card", drafts: [draft], warnings: [] };
}

function columnsOf(card: Card): DraftGiven["columns"] {
  const told = [card.derivation, card.training, card.personalDataSentence];
  const listed = [
    ["Base", card.baseModels],
    ["Trained on", card.datasets],
    ["Made from", card.sources],
    ["Annotated by", card.annotations],
  ] as const;
  const lists = listed.flatMap(([label, names]) =>
    names.length > 0 ? [`${label}: ${names.join(", ")}`] : [],
  );
  const words = told.filter((sentence) => sentence !== null && sentence !== "");
  const licence = cut(card.licence, 100);
  return {
    subtype: cut(card.pipelineTag ?? card.tasks[0], 100),
    description: card.summary,
    ...(licence && { licence }),
    languages: card.languages
      .slice(0, 200)
      .map((language) => cut(language, 60))
      .filter(Boolean),
    provenance: cut([...new Set([...lists, ...words])].join("\n"), 4000),
    personalData: card.personalData,
  };
}

function factsOf(card: Card): NonNullable<DraftGiven["facts"]> {
  if (card.kind !== "model" || !card.weightsFormat) return {};
  return { format: card.weightsFormat };
}

function referredBy(card: Card): Relation[] {
  if (card.kind !== "model") return [];
  const data = card.datasets.map((name) => dataset(name, `Named in the card of “${card.name}”.`));
  const told =
    data.length === 0 && card.training
      ? [dataset(`Training data of ${card.name}`.slice(0, 200), card.training)]
      : [];
  const bases = card.baseModels.map((name) => base(name, card.name));
  const unique = new Map([...data, ...told, ...bases].map((one) => [same(one), one]));
  return [...unique.values()].filter(
    ({ to }) =>
      to.name !== "" &&
      !(to.kind === card.kind && to.name.toLowerCase() === card.name.toLowerCase()),
  );
}
const same = ({ to }: Relation) => `${to.kind} ${to.name.trim().toLowerCase()}`;

const dataset = (name: string, said: string): Relation => ({
  type: "trained_on",
  to: {
    kind: "dataset",
    name: cut(name, 200),
    subtype: "training data",
    provenance: cut(said, 4000),
  },
});

function base(name: string, of: string): Relation {
  const purl = hubPurl(name);
  return {
    type: "derived_from",
    to: {
      kind: "model",
      name: cut(name, 200),
      subtype: "base model",
      provenance: cut(`Named as the base in the card of “${of}”.`, 4000),
      ...(purl && { purl }),
    },
  };
}
