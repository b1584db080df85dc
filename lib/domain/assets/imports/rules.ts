// What a card brings into the inventory, held against what is there. Runs anywhere.
import type { AssetKind, PersonalData, RelationType } from "@/prisma/generated/enums";
import type { CardInput, ImportAction, ImportCard, ImportChange } from "./schema";

/** What a card can say of an asset. */
export interface CardData {
  readonly subtype: string;
  readonly description: string;
  readonly licence: string | null;
  readonly languages: readonly string[];
  readonly provenance: string;
  readonly personalData: PersonalData;
}

export interface KnownAsset extends CardData {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: AssetKind;
  readonly cardDigest: string | null;
}

export interface PlannedAsset {
  readonly action: ImportAction;
  readonly kind: AssetKind;
  readonly name: string;
  readonly known: KnownAsset | null;
  /** Only what is written. */
  readonly data: Partial<CardData>;
  readonly changes: readonly ImportChange[];
}

export interface ImportPlan {
  readonly asset: PlannedAsset;
  /** What the asset was made from or with. */
  readonly others: readonly (PlannedAsset & { readonly relation: RelationType })[];
  readonly warnings: readonly string[];
}

/** A card that names more is cut: nobody looks through hundreds of entries. */
const MOST = 40;

/** Plans an import. Nothing of what people wrote is lost; the same card again changes nothing. */
export function planImport(
  { card, digest }: ImportCard,
  existing: readonly KnownAsset[],
): ImportPlan {
  const asset = planMain(card, digest, existing);
  const isSame = asset.known?.cardDigest === digest;
  const named = referredBy(card);
  const others = named.slice(0, MOST).flatMap((other) => {
    const planned = planOther(other, existing);
    // A second import of one card does not bring back what was renamed or retired since.
    return isSame && !planned.known ? [] : [{ ...planned, relation: other.relation }];
  });
  const left = named.length - MOST;
  const cut = left > 0 ? [`The card names ${left} more; add those by hand.`] : [];
  return { asset, others, warnings: [...card.warnings, ...cut] };
}

/** The names a plan has to look for. */
export const namesIn = (card: CardInput): string[] => [
  card.name,
  ...referredBy(card).map((one) => one.name),
];

interface Referred {
  readonly kind: AssetKind;
  readonly name: string;
  readonly relation: RelationType;
  readonly said: string;
}

function referredBy(card: CardInput): Referred[] {
  if (card.kind !== "model") return [];
  const data = card.datasets.map((name) => dataset(name, `Named in the card of “${card.name}”.`));
  const told =
    data.length === 0 && card.training
      ? [dataset(`Training data of ${card.name}`.slice(0, 200), card.training)]
      : [];
  const bases = card.baseModels.map((name) => base(name, card.name));
  const unique = new Map(
    [...data, ...told, ...bases].map((one) => [`${one.kind} ${same(one.name)}`, one]),
  );
  return [...unique.values()].filter(
    (one) => one.name !== "" && !(one.kind === card.kind && same(one.name) === same(card.name)),
  );
}

const dataset = (name: string, said: string): Referred => ({
  kind: "dataset",
  name,
  relation: "trained_on",
  said,
});
const base = (name: string, of: string): Referred => ({
  kind: "model",
  name,
  relation: "derived_from",
  said: `Named as the base in the card of “${of}”.`,
});

const same = (name: string) => name.trim().toLowerCase();
const found = (existing: readonly KnownAsset[], kind: AssetKind, name: string) =>
  existing.find((one) => one.kind === kind && same(one.name) === same(name)) ?? null;

function planMain(card: CardInput, digest: string, existing: readonly KnownAsset[]): PlannedAsset {
  const said = dataOf(card);
  const byCard = existing.find((one) => one.cardDigest === digest && one.kind === card.kind);
  const known = byCard ?? found(existing, card.kind, card.name);
  const { kind, name } = card;
  if (!known) return { action: "create", kind, name, known, data: said, changes: [] };
  const { reference, name: kept } = known;
  if (known.cardDigest === digest) {
    return { action: "unchanged", kind, name: kept, known, data: {}, changes: [] };
  }
  const data = newIn(known, said);
  const changes = changesOf(known, data);
  const seen = { field: "card", before: known.cardDigest ?? "", after: digest };
  return {
    action: "update",
    kind,
    name: kept || reference,
    known,
    data,
    changes: [...changes, seen],
  };
}

function planOther(other: Referred, existing: readonly KnownAsset[]): PlannedAsset {
  const { kind, name, said, relation } = other;
  const known = found(existing, kind, name);
  if (known) return { action: "unchanged", kind, name: known.name, known, data: {}, changes: [] };
  const subtype = relation === "derived_from" ? "base model" : "training data";
  const data = { subtype, provenance: said.slice(0, 4000) };
  return { action: "create", kind, name, known, data, changes: [] };
}

function dataOf(card: CardInput): CardData {
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
  return {
    subtype: (card.pipelineTag ?? card.tasks[0] ?? "").slice(0, 100),
    description: card.summary,
    licence: card.licence?.slice(0, 100) ?? null,
    languages: card.languages.slice(0, 200).map((language) => language.slice(0, 60)),
    provenance: [...new Set([...lists, ...words])].join("\n").slice(0, 4000),
    personalData: card.personalData,
  };
}

/**
 * What the card adds to an entry. Words fill only what is empty; facts follow the card; a “yes” on
 * personal data always counts, a “no” only where nobody knew.
 */
function newIn(known: KnownAsset, said: CardData): Partial<CardData> {
  const { subtype, description, licence, languages, provenance, personalData } = said;
  return {
    ...(known.subtype === "" && subtype !== "" && { subtype }),
    ...(known.description === "" && description !== "" && { description }),
    ...(known.provenance === "" && provenance !== "" && { provenance }),
    ...(licence && licence !== known.licence && { licence }),
    ...(languages.length > 0 && languages.join() !== known.languages.join() && { languages }),
    ...(learns(known.personalData, personalData) && { personalData }),
  };
}

const learns = (before: PersonalData, said: PersonalData) =>
  said !== before && (said === "yes" || (said === "no" && before === "unknown"));

const shown = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));

const changesOf = (known: KnownAsset, data: Partial<CardData>): ImportChange[] =>
  Object.entries(data).map(([field, after]) => ({
    field,
    before: shown(known[field as keyof CardData]),
    after: shown(after),
  }));
