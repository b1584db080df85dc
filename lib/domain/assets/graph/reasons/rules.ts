// What counts of an asset, and why. Runs anywhere.
import type { Classification, PersonalData } from "@/prisma/generated/enums";
import type { Facts } from "../../facts/schema";
import { ownDuties } from "../../licences/rules";
import { DUTIES, type Duty } from "../../licences/schema";
import { type Effective, type GraphAsset, LEVELS, type Level, type PathStep } from "../schema";
import { classAt, heightOf } from "../stored/rules";

/** One asset on the way of a value, counted from the asset that asks; `relation` brought it there. */
export interface WayRow {
  /** A level, or `duty:` and its name. */
  readonly what: string;
  readonly depth: number;
  readonly asset: GraphAsset;
  readonly relation: PathStep["relation"];
}

interface Asset {
  readonly confidentiality: number | null;
  readonly integrity: number | null;
  readonly availability: number | null;
  readonly classification: Classification | null;
  readonly personalData: PersonalData;
  readonly inheritedConfidentiality: number | null;
  readonly inheritedIntegrity: number | null;
  readonly inheritedAvailability: number | null;
  readonly inheritedClassification: Classification | null;
  readonly inheritedPersonalData: boolean;
  readonly licence: string | null;
}

/** The way of a value from where it is said to the asset that asks. */
function pathOf(way: readonly WayRow[]): { path: PathStep[]; isCut: boolean } {
  const sorted = way.toSorted((one, other) => other.depth - one.depth);
  const path = sorted.map(({ asset }, at) => ({
    asset,
    relation: sorted[at + 1]?.relation ?? null,
  }));
  return { path, isCut: Boolean(sorted[0]?.relation) };
}

const inherited = (asset: Asset): Readonly<Record<Level, number>> => ({
  confidentiality: asset.inheritedConfidentiality ?? 0,
  integrity: asset.inheritedIntegrity ?? 0,
  availability: asset.inheritedAvailability ?? 0,
  classification: heightOf(asset.inheritedClassification),
  personalData: asset.inheritedPersonalData ? 1 : 0,
});

/** The higher of own and inherited, with the way of what is inherited. */
export function effectiveOf(asset: Asset, facts: Facts, rows: readonly WayRow[]): Effective {
  const reaching = inherited(asset);
  const higher = (own: number | null, level: Level) => Math.max(own ?? 0, reaching[level]) || null;
  const ways = Map.groupBy(rows, ({ what }) => what);
  const needs = {
    confidentiality: higher(asset.confidentiality, "confidentiality"),
    integrity: higher(asset.integrity, "integrity"),
    availability: higher(asset.availability, "availability"),
  };
  const highest = Math.max(...Object.values(needs).map((need) => need ?? 0));
  return {
    ...needs,
    criticality: highest || null,
    classification: classAt(higher(heightOf(asset.classification), "classification") ?? 0),
    personalData: asset.inheritedPersonalData ? "yes" : asset.personalData,
    why: LEVELS.filter((level) => reaching[level] > 0).map((level) => ({
      aspect: level,
      level: reaching[level],
      ...pathOf(ways.get(level) ?? []),
    })),
    duties: dutiesOf(ownDuties({ licence: asset.licence, facts }), ways),
  };
}

const dutiesOf = (own: readonly Duty[], ways: ReadonlyMap<string, readonly WayRow[]>) =>
  DUTIES.flatMap((duty) => {
    if (own.includes(duty)) return [{ duty, path: [], isCut: false }];
    const way = ways.get(`duty:${duty}`);
    return way ? [{ duty, ...pathOf(way) }] : [];
  });
