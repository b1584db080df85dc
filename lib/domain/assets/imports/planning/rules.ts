// What a file adds to one entry of the inventory. Runs anywhere.
import { dayOf } from "@/lib/kernel/fields";
import type {
  AssetKind,
  AssetState,
  Classification,
  Exposure,
  PersonalData,
} from "@/prisma/generated/enums";
import { MOST_ARTEFACTS } from "../../artefacts/schema";
import { FACTS } from "../../facts/catalogue";
import { factProblem, readFacts } from "../../facts/rules";
import type { Facts, FactValue } from "../../facts/schema";
import { heardNow, readSaid, saidWords } from "../../said/rules";
import type { Said } from "../../said/schema";
import type { Draft } from "../drafts/schema";
import { columnsSaid, isEmpty, type Names } from "../naming/rules";
import type { ImportChange } from "../schema";

/** Columns as the database has them; days as `YYYY-MM-DD`. */
export interface Columns {
  readonly subtype: string;
  readonly description: string;
  readonly location: string;
  readonly supplier: string;
  readonly release: string;
  readonly digest: string | null;
  readonly licence: string | null;
  readonly provenance: string;
  readonly languages: readonly string[];
  readonly legalBasis: string;
  readonly url: string | null;
  readonly authentication: string;
  readonly exposure: Exposure | null;
  readonly classification: Classification | null;
  readonly personalData: PersonalData;
  readonly inScope: boolean | null;
  readonly scopeReason: string | null;
  readonly confidentiality: number | null;
  readonly integrity: number | null;
  readonly availability: number | null;
  readonly nextReview: string | null;
  readonly ownerId: string | null;
  readonly custodianId: string | null;
  readonly environmentId: string | null;
  readonly zoneId: string | null;
  readonly purl: string | null;
  readonly cardDigest: string | null;
  readonly name: string;
  readonly said: Said;
}

export interface KnownAsset extends Omit<Columns, "nextReview" | "said"> {
  readonly id: string;
  readonly reference: string;
  readonly kind: AssetKind;
  readonly state: AssetState;
  readonly version: number;
  readonly nextReview: Date | null;
  readonly facts: unknown;
  readonly said: unknown;
  readonly ownerAgreedAt: Date | null;
  readonly proposedById: string | null;
  readonly artefacts: readonly { readonly digest: string }[];
  readonly evaluations: readonly { readonly source: string; readonly suite: string }[];
}

export interface Difference {
  readonly columns: Partial<Columns>;
  /** Only what changes. */
  readonly facts: Facts;
  readonly artefacts: Draft["artefacts"];
  readonly evaluations: Draft["evaluations"];
  readonly changes: readonly ImportChange[];
  readonly warnings: readonly string[];
}

/** Words of people: a file fills them only where nothing stands. */
const WORDS = [
  "subtype",
  "description",
  "location",
  "supplier",
  "provenance",
  "legalBasis",
  "url",
  "authentication",
  "scopeReason",
  "exposure",
  "classification",
  "inScope",
  "confidentiality",
  "integrity",
  "availability",
  "nextReview",
  "ownerId",
  "custodianId",
  "environmentId",
  "zoneId",
  "purl",
] as const satisfies (keyof Columns)[];
/** What the file knows better than anybody. */
const FOLLOWED = ["release", "digest", "licence", "languages"] as const satisfies (keyof Columns)[];
/** Facts in words are filled; measured ones follow the file. */
const IN_WORDS: ReadonlySet<string> = new Set(["text", "long", "lines"]);

const NO_FLOWS: ReadonlySet<string> = new Set();

/** Everything a new asset brings. */
export function creation(draft: Draft, names: Names): Difference {
  const { columns, warnings } = columnsSaid(draft, names);
  const { facts, warnings: wrong } = factsSaid(draft);
  const { artefacts, evaluations, warnings: misplaced } = materialOf(draft, 0);
  const card = draft.card && { cardDigest: draft.card.digest };
  const said = heardNow(draft.said, columns, {}, NO_FLOWS);
  return {
    columns: { ...columns, ...card, ...(said && { said }) },
    ...{ facts, artefacts, evaluations },
    // All of a new asset is new; what nothing here answers to is worth a word.
    changes: saidWords(said ?? {}).map((after) => ({ field: "said", before: "", after })),
    warnings: [...warnings, ...wrong, ...misplaced],
  };
}

/**
 * What the draft adds to an entry. Words fill only what is empty, unless a person stated them in a
 * table; measured facts follow the file; a “yes” on personal data always counts, a “no” only where
 * nobody knew. The card that was read before says nothing new.
 */
export function difference(
  known: KnownAsset,
  draft: Draft,
  { names, drawn = NO_FLOWS }: { names: Names; drawn?: ReadonlySet<string> | undefined },
): Difference {
  const { facts: said, warnings: wrong } = factsSaid(draft);
  const before = readFacts(known.facts);
  const facts = Object.fromEntries(
    Object.entries(said).filter(([key, value]) => {
      const isFilled = !isEmpty(before[key]);
      if (isFilled && !draft.isStated && isInWords(draft.kind, key)) return false;
      return !isSame(before[key], value);
    }),
  );
  const held = new Set(known.artefacts.map((one) => one.digest));
  const ran = new Set(known.evaluations.map((one) => `${one.source} ${one.suite}`));
  const fresh = {
    artefacts: draft.artefacts.filter((one) => !held.has(one.digest)),
    evaluations: draft.evaluations.filter((one) => !ran.has(`${one.source} ${one.suite}`)),
  };
  const material = materialOf({ ...draft, ...fresh }, held.size);
  const { artefacts, evaluations } = material;
  const isSameCard = draft.card !== undefined && draft.card.digest === known.cardDigest;
  const { columns: given, warnings } = columnsSaid(draft, names);
  const heard = heardNow(draft.said, { ...known, ...given }, readSaid(known.said), drawn);
  const columns = isSameCard
    ? {}
    : { ...changed(known, given, draft), ...newCard(draft), ...(heard && { said: heard }) };
  return {
    columns,
    facts,
    artefacts,
    evaluations,
    changes: [
      ...columnChanges(known, columns, names),
      ...Object.entries(facts).map(([key, value]) => ({
        field: `facts.${key}`,
        before: shown(before[key]),
        after: shown(value),
      })),
      ...artefacts.map((one) => ({
        field: "artefact",
        before: "",
        after: [one.fileName, one.digest].filter(Boolean).join(" "),
      })),
      ...evaluations.map((one) => ({ field: "evaluation", before: "", after: one.suite })),
    ],
    warnings: [...warnings, ...wrong, ...material.warnings],
  };
}

const newCard = ({ card }: Draft) => (card ? { cardDigest: card.digest } : {});

function changed(known: KnownAsset, given: Partial<Columns>, draft: Draft): Partial<Columns> {
  const kept: Partial<Record<keyof Columns, unknown>> = {};
  const now = current(known);
  for (const key of WORDS) {
    if (given[key] === undefined || isSame(now[key], given[key])) continue;
    if (draft.isStated || isEmpty(now[key])) kept[key] = given[key];
  }
  for (const key of FOLLOWED) {
    if (given[key] !== undefined && !isSame(now[key], given[key])) kept[key] = given[key];
  }
  const { personalData } = given;
  if (personalData && learns(known.personalData, personalData, draft.isStated)) {
    kept.personalData = personalData;
  }
  if (draft.isStated && draft.reference === known.reference && draft.name !== known.name) {
    kept.name = draft.name;
  }
  return kept as Partial<Columns>;
}

const learns = (before: PersonalData, said: PersonalData, isStated: boolean) =>
  said !== before && (said === "yes" || (said === "no" && (isStated || before === "unknown")));

/** The entry with its day as words, to be compared. */
export const current = (known: KnownAsset): Columns => ({
  ...known,
  nextReview: known.nextReview && dayOf(known.nextReview),
  said: readSaid(known.said),
});

function columnChanges(known: KnownAsset, columns: Partial<Columns>, names: Names): ImportChange[] {
  const now = current(known);
  const { said, ...plain } = columns;
  const heard = new Set(saidWords(now.said));
  const more = saidWords(said ?? {}).filter((one) => !heard.has(one));
  const changes = Object.entries(plain).map(([key, after]) => {
    const before = now[key as keyof Columns];
    if (key === "cardDigest") return { field: "card", before: shown(before), after: shown(after) };
    const field = key.replace(/Id$/, "");
    const spoken = key.endsWith("Id") ? (id: unknown) => nameOf(id, field, names) : shown;
    return { field, before: spoken(before), after: spoken(after) };
  });
  return [...changes, ...more.map((after) => ({ field: "said", before: "", after }))];
}

/** Of a person, an environment or a zone that the plan names by its id. */
export function nameOf(id: unknown, field: string, { people, environments, zones }: Names): string {
  const among = field === "environment" ? environments : field === "zone" ? zones : people;
  if (typeof id !== "string") return "";
  for (const one of among.values()) if (one.id === id) return one.name;
  return "…";
}

/** Facts of the catalogue that can stand; the others become warnings. */
function factsSaid({ kind, facts }: Draft) {
  const said: Record<string, FactValue> = {};
  const warnings: string[] = [];
  for (const [key, value] of Object.entries(facts)) {
    const field = FACTS[kind].find((one) => one.key === key);
    const problem = field ? factProblem(field, value) : "an asset of this kind has no such fact.";
    if (problem) warnings.push(`“${field?.label ?? key}” was left out: ${problem}`);
    else if (!isEmpty(value)) said[key] = value;
  }
  return { facts: said, warnings };
}

const isInWords = (kind: AssetKind, key: string) =>
  IN_WORDS.has(FACTS[kind].find((one) => one.key === key)?.type ?? "");

/** Files of weights and results, as far as the asset may have them: the same as by hand. */
function materialOf({ kind, artefacts, evaluations }: Draft, held: number) {
  const files = [...new Map(artefacts.map((one) => [one.digest, one])).values()];
  const count = files.length + evaluations.length;
  if (kind !== "model" && count > 0) {
    const warnings = ["Only a model has files of weights and evaluations; left out."];
    return { artefacts: [], evaluations: [], warnings };
  }
  const room = Math.max(0, MOST_ARTEFACTS - held);
  const left = files.length - room;
  const warnings =
    left > 0 ? [`A model has at most ${MOST_ARTEFACTS} files; ${left} were left out.`] : [];
  return { artefacts: files.slice(0, room), evaluations, warnings };
}

const isSame = (one: unknown, other: unknown) =>
  one === other ||
  (Array.isArray(one) && Array.isArray(other) && one.join("\n") === other.join("\n"));
const shown = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));
