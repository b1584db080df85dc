// Words and looks that the rules about assets share. Runs anywhere.
import type { Classification, RelationType } from "@/prisma/generated/enums";
import type { Found, Joined, RestsOn, Rule, Seen, Situation, Stream } from "../schema";

const UNSAID = "not said";

type Column = "exposure" | "authentication" | "classification" | "personalData" | "tier" | "digest";
type Said = Column | "licence" | "supplier" | "legalBasis" | "criticality" | "availability";

/** A column of an asset that a reason rests on. */
export const column = (asset: Seen, key: Said): RestsOn => ({
  key,
  value: String((key === "supplier" && asset.supplierRefs) || (asset[key] ?? "")) || UNSAID,
  from: asset.reference,
});

/** A fact of an asset that a reason rests on. */
export const fact = (asset: Seen, key: string): RestsOn => ({
  key,
  value: asset.facts[key] === undefined ? UNSAID : String(asset.facts[key]),
  from: asset.reference,
});

/** A relation that a reason rests on. */
export const relation = ({ type, asset }: Joined, of: Seen): RestsOn => ({
  key: type,
  value: asset.reference,
  from: of.reference,
});

/** A flow that a reason rests on. */
export const stream = ({ reference, leaves, other, otherRef }: Stream): RestsOn => ({
  key: leaves ? "goes to" : "comes from",
  value: otherRef ?? other,
  from: reference,
});

export const because = (why: string, ...facts: readonly RestsOn[]): Found => ({ why, facts });

export const isYes = (asset: Seen, key: string): boolean => asset.facts[key] === true;
export const isSaid = (asset: Seen, key: string): boolean => {
  const value = asset.facts[key];
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
};

/** Strangers or partners can reach it; where nothing is said, that counts as exposed. */
export const isExposed = ({ exposure }: Seen): boolean => exposure !== "internal";
export const isProduction = ({ tier }: Seen): boolean => tier === "production";

/** How far it can be reached, as the end of a sentence. */
export const reachOf = ({ name, exposure }: Seen): string => {
  if (exposure === "public") return `${name} can be reached from the public internet`;
  return exposure === "partner"
    ? `Partners outside can reach ${name}`
    : `Nobody has said who can reach ${name}, so it counts as exposed`;
};

const ORDER: readonly Classification[] = ["public", "internal", "confidential", "restricted"];
/** At least this class; nothing said is not enough to tell. */
export const isAtLeast = (
  { classification }: Pick<Seen, "classification">,
  least: Classification,
): boolean => classification !== null && ORDER.indexOf(classification) >= ORDER.indexOf(least);

/** Unknown is not fine. */
export const mayHoldPersons = ({ personalData }: Seen): boolean => personalData !== "no";

/** What stands at the other end of relations of these types, read from the asset on. */
export const ahead = ({ joined }: Situation, ...types: readonly RelationType[]): Joined[] =>
  joined.filter(({ type, leads }) => leads && types.includes(type));
export const behind = ({ joined }: Situation, ...types: readonly RelationType[]): Joined[] =>
  joined.filter(({ type, leads }) => !leads && types.includes(type));

const DAY = 86_400_000;
/** Whole days from a day said as a fact until today; null when it is not said. */
export function daysSince({ today }: Situation, asset: Seen, key: string): number | null {
  const value = asset.facts[key];
  if (typeof value !== "string") return null;
  return Math.floor((Date.parse(today) - Date.parse(value)) / DAY);
}

/** Names in a sentence: at most three, then how many more. */
export function namesOf(assets: readonly { readonly name: string }[]): string {
  const names = [...new Set(assets.map(({ name }) => name))];
  const few = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return few.length < 2 ? few.join("") : `${few.slice(0, -1).join(", ")} and ${few.at(-1)}`;
}

/** The word that goes with one name, or the one that goes with several. */
export const verb = (of: readonly unknown[], one: string, several: string): string =>
  of.length > 1 ? several : one;

/** The first of what is exposed among the places where an asset comes out. */
export const exposedEnd = ({ endpoints }: Situation): Seen | undefined =>
  endpoints.find((one) => one.exposure === "public") ?? endpoints.find(isExposed);

/** For exposed endpoints only; the reason goes on from how it is reached. */
export const exposed = (threatId: string, find: (situation: Situation) => Found | null): Rule => ({
  threatId,
  find(situation) {
    const { asset } = situation;
    if (!isExposed(asset)) return null;
    const found = find(situation);
    return found && { why: found.why, facts: [column(asset, "exposure"), ...found.facts] };
  },
});

/** For exposed endpoints that serve a model. */
export const exposedModel = (
  threatId: string,
  why: (reach: string, models: string, situation: Situation) => string,
): Rule =>
  exposed(threatId, (situation) => {
    const served = ahead(situation, "serves");
    if (served.length === 0) return null;
    const { asset } = situation;
    const models = namesOf(served.map((one) => one.asset));
    return because(
      why(reachOf(asset), models, situation),
      ...served.map((one) => relation(one, asset)),
    );
  });
