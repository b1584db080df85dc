// Between the columns of assets and the heights that the rules reckon with. Runs anywhere.
import type { Classification } from "@/prisma/generated/enums";
import type { Facts } from "../../facts/schema";
import { ownDuties } from "../../licences/rules";
import { DUTIES } from "../../licences/schema";
import { type Channel, channelOf, type GraphNode, type Heights, type Inherited } from "../rules";
import { type Aspect, CLASS_ORDER, type Inheritance, LEVELS } from "../schema";
import type { StoredAsset } from "./schema";

type Own = Pick<
  StoredAsset,
  "confidentiality" | "integrity" | "availability" | "classification" | "personalData"
>;

export const heightOf = (one: Classification | null): number =>
  one ? CLASS_ORDER.indexOf(one) + 1 : 0;
export const classAt = (height: number): Classification | null => CLASS_ORDER[height - 1] ?? null;
/** The class that counts: what is said of an asset, or what reaches it where that is higher. */
export const higherClass = (one: Classification | null, other: Classification | null) =>
  classAt(Math.max(heightOf(one), heightOf(other)));

const ownHeights = (one: Own): Heights => ({
  confidentiality: one.confidentiality ?? 0,
  integrity: one.integrity ?? 0,
  availability: one.availability ?? 0,
  classification: heightOf(one.classification),
  personalData: one.personalData === "yes" ? 1 : 0,
});

const inheritedHeights = (one: StoredAsset): Heights => ({
  confidentiality: one.inheritedConfidentiality ?? 0,
  integrity: one.inheritedIntegrity ?? 0,
  availability: one.inheritedAvailability ?? 0,
  classification: heightOf(one.inheritedClassification),
  personalData: one.inheritedPersonalData ? 1 : 0,
});

/** A dataset that names how it was anonymised and when that was tested. */
export const isAnonymised = ({ kind, facts }: { kind: string; facts: Facts }): boolean =>
  kind === "dataset" && Boolean(facts.anonymisation && facts.anonymisationTestedOn);

const settledOf = ({ content, demand }: StoredAsset): Channel[] => [
  ...(content ? [] : (["content"] as const)),
  ...(demand ? [] : (["demand"] as const)),
];

/** The asset as the rules see it: where it is not rated anew, with what counts of it now. */
export function nodeOf(one: StoredAsset): GraphNode {
  const settled = settledOf(one);
  const own = { ...ownHeights(one) };
  const stored = inheritedHeights(one);
  for (const level of LEVELS) {
    if (settled.includes(channelOf(level))) own[level] = Math.max(own[level], stored[level]);
  }
  const reaching = one.inheritance.duties?.map(({ duty }) => duty) ?? [];
  const duties = [...ownDuties(one), ...(settled.includes("content") ? reaching : [])];
  return {
    id: one.id,
    kind: one.kind,
    state: one.state,
    own,
    duties,
    isAnonymised: isAnonymised(one),
    settled,
  };
}

/** The columns of an asset that inherits something else than before. */
export interface Rerated {
  readonly id: string;
  readonly confidentiality: number | null;
  readonly integrity: number | null;
  readonly availability: number | null;
  readonly classification: Classification | null;
  readonly personalData: boolean;
  readonly inheritance: Inheritance;
  /** Which aspects changed; none when only the way did. */
  readonly fields: readonly Aspect[];
}

/** What is to be written of an asset, or null when all is as it was. */
export function rerated(one: StoredAsset, found: Inherited): Rerated | null {
  const settled = settledOf(one);
  const before = inheritedHeights(one);
  const after = { ...before };
  const sources: Inheritance = {};
  for (const level of LEVELS) {
    const isSettled = settled.includes(channelOf(level));
    if (!isSettled) after[level] = found[level];
    const source = (isSettled ? one.inheritance : found.sources)[level];
    if (source) sources[level] = source;
  }
  const { duties } = settled.includes("content") ? one.inheritance : found.sources;
  if (duties) sources.duties = duties;
  const levels = LEVELS.filter((level) => after[level] !== before[level]);
  const fields = isSameDuties(one.inheritance, sources) ? levels : [...levels, "duties" as const];
  if (fields.length === 0 && isSameWay(one.inheritance, sources)) return null;
  return {
    id: one.id,
    confidentiality: after.confidentiality || null,
    integrity: after.integrity || null,
    availability: after.availability || null,
    classification: classAt(after.classification),
    personalData: after.personalData === 1,
    inheritance: sources,
    fields,
  };
}

const dutiesOf = ({ duties = [] }: Inheritance) => duties.map(({ duty }) => duty).join();
const isSameDuties = (one: Inheritance, other: Inheritance) => dutiesOf(one) === dutiesOf(other);

const isSameWay = (one: Inheritance, other: Inheritance) =>
  LEVELS.every(
    (level) =>
      one[level]?.from === other[level]?.from && one[level]?.relation === other[level]?.relation,
  ) &&
  DUTIES.every((duty) => {
    const [was, is] = [one, other].map((each) => each.duties?.find((said) => said.duty === duty));
    return was?.from === is?.from && was?.relation === is?.relation;
  });

const RATED = [
  "kind",
  "confidentiality",
  "integrity",
  "availability",
  "classification",
  "personalData",
  "licence",
] as const;
type Rated = Partial<Record<(typeof RATED)[number], unknown>>;

/** Does a change of these columns bear on what others inherit? */
export const bearsOnOthers = (before: Rated, after: Rated): boolean =>
  RATED.some((column) => after[column] !== undefined && after[column] !== before[column]);
