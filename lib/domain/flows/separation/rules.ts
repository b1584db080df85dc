// Separation of environments (A.8.31) as a property that can be checked. Runs anywhere.
import type {
  AssetKind,
  Classification,
  PersonalData,
  RelationType,
  Tier,
} from "@/prisma/generated/enums";

/** What must not come from production into a lower tier. */
export const Carried = {
  personal_data: "personal_data",
  credentials: "credentials",
  weights: "weights",
} as const;
export type Carried = keyof typeof Carried;

interface Standing {
  readonly name: string;
  readonly environment: { readonly name: string; readonly tier: Tier } | null;
}

const goesDown = (from: Standing, to: Standing): boolean =>
  from.environment?.tier === "production" &&
  to.environment !== null &&
  to.environment.tier !== "production";

/** What an asset says of itself. */
export interface Source {
  readonly name: string;
  readonly kind: AssetKind;
  readonly classification: Classification | null;
  /** Its own word, or yes where personal data reaches it along relations. */
  readonly personalData: PersonalData;
}

/** An end of a relation, with what it says of itself. */
export interface Related extends Standing, Source {}

/** What a flow says of what goes through it. */
export interface Said {
  /** The asset where it begins; null for a party. */
  readonly source: Source | null;
  readonly personalData: PersonalData;
  readonly carriesWeights: boolean;
  readonly classification: Classification;
  /** What the source holds and the flow does not carry, in words. */
  readonly withheld: string;
}

const isStated = ({ withheld }: Said) => withheld.trim() !== "";
/** Weights that not everybody may have. */
const holdsWeights = (source: Source | null) =>
  source?.kind === "model" && source.classification !== "public";

/**
 * Whether personal data goes through. What nobody says is masked goes as the source holds it. A model holds
 * weights; what it was trained on reaches its output or not, and that is the flow's own to say.
 */
function personalDataIn(flow: Said): PersonalData {
  const { source } = flow;
  if (flow.personalData !== "no" || !source || source.kind === "model" || isStated(flow)) {
    return flow.personalData;
  }
  return source.personalData;
}

function hasWeights(flow: Said): boolean {
  if (holdsWeights(flow.source)) return flow.carriesWeights || !isStated(flow);
  return flow.carriesWeights && flow.classification !== "public";
}

interface Flow extends Said {
  readonly from: Standing;
  readonly to: Standing;
  readonly carriesSecrets: boolean;
}

/** What a flow brings down. Unknown personal data counts; weights that anybody may have do not. */
export function broughtBy(flow: Flow): Carried[] {
  if (!goesDown(flow.from, flow.to)) return [];
  return [
    ...(personalDataIn(flow) === "no" ? [] : ["personal_data" as const]),
    ...(flow.carriesSecrets ? ["credentials" as const] : []),
    ...(hasWeights(flow) ? ["weights" as const] : []),
  ];
}

/** Where a flow says less than its source holds, without saying why; each in a sentence. */
export function contradictionsIn(flow: Said): string[] {
  const { source } = flow;
  if (!source || isStated(flow)) return [];
  const found: string[] = [];
  if (personalDataIn(flow) !== flow.personalData) {
    found.push(
      source.personalData === "yes"
        ? `${source.name} holds personal data, and this flow says that it carries none.`
        : `Nobody has said whether ${source.name} holds personal data, and this flow says that it carries none.`,
    );
  }
  if (holdsWeights(source) && !flow.carriesWeights) {
    found.push(`${source.name} is a model, and this flow says that it carries no weights.`);
  }
  if (holdsWeights(source) && flow.carriesWeights && flow.classification === "public") {
    found.push(`The weights of ${source.name} are not public, and this flow says that they are.`);
  }
  return found;
}

/** Nobody has said whether personal data goes through. */
export const isUnsaid = (flow: Said): boolean => personalDataIn(flow) === "unknown";

type End = "from" | "to";
interface Carry {
  /** The end in production that gives. */
  readonly giver: End;
  /** `content`: what `thing` is or holds. `credentials`: the other end can act on the giver. */
  readonly gives: "content" | "credentials";
  /** Whose content it is; by default the giver's. */
  readonly thing?: End;
  /** Only where the giver is one of these. */
  readonly kinds?: readonly AssetKind[];
}

const RUNNING = ["endpoint", "supporting"] as const;
const HELD = ["model", "dataset", "index"] as const;
const fromThere: readonly Carry[] = [{ giver: "to", gives: "content" }];
const fromHere: readonly Carry[] = [{ giver: "from", gives: "content" }];
const keysToThere: readonly Carry[] = [{ giver: "to", gives: "credentials", kinds: RUNNING }];

/**
 * What travels along a relation, read “from type to”. A model trained on a dataset takes its records in; an
 * endpoint that serves a model holds its weights; what is stored or hosted somewhere lies there as a
 * whole; whoever uses, writes to, deploys or signs in at a running system holds credentials for it. What
 * is written or collected is judged by the place that holds it, since the writer may have masked it.
 */
export const CARRIES: Readonly<Record<RelationType, readonly Carry[]>> = {
  derived_from: fromThere,
  trained_on: fromThere,
  evaluated_with: fromThere,
  serves: fromThere,
  processes: fromThere,
  receives: fromThere,
  built_from: fromThere,
  embeds_with: fromThere,
  stored_in: fromHere,
  hosted_on: fromHere,
  collected_by: [{ giver: "to", gives: "content", thing: "from" }],
  uses: [{ giver: "to", gives: "content", kinds: HELD }, ...keysToThere],
  writes: [{ giver: "from", gives: "content", thing: "to" }, ...keysToThere],
  deploys: keysToThere,
  authenticates_with: keysToThere,
};

export interface Relation {
  readonly type: RelationType;
  readonly from: Related;
  readonly to: Related;
}

export interface Descent {
  readonly giver: End;
  readonly carries: readonly Carried[];
}

/** What a relation brings down, and which end gives it; null when nothing. */
export function descentOf(relation: Relation): Descent | null {
  for (const giver of ["from", "to"] as const) {
    const [high, low] = [relation[giver], relation[giver === "from" ? "to" : "from"]];
    if (!goesDown(high, low)) continue;
    const carries = CARRIES[relation.type]
      .filter((one) => one.giver === giver && (one.kinds?.includes(high.kind) ?? true))
      .flatMap((one) =>
        one.gives === "credentials"
          ? ["credentials" as const]
          : contentOf(relation[one.thing ?? giver], low.environment?.tier),
      );
    if (carries.length > 0) return { giver, carries: [...new Set(carries)] };
  }
  return null;
}

/**
 * Staging holds the weights of production by design: a release is evaluated there by the digest that
 * production will serve, so a relation tells the way up. A flow of weights out of production does not.
 */
function contentOf(thing: Related, tier: Tier | undefined): Carried[] {
  if (thing.kind === "model") {
    return thing.classification === "public" || tier === "staging" ? [] : ["weights"];
  }
  return thing.personalData === "no" ? [] : ["personal_data"];
}

const CARRIED_WORDS: Readonly<Record<string, string>> = {
  personal_data: "personal data",
  credentials: "credentials",
  weights: "weights",
} satisfies Record<Carried, string>;

/** `weights and credentials`. */
export function carriedWords(carries: readonly string[]): string {
  const words = carries.map((one) => CARRIED_WORDS[one] ?? one);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

interface Told {
  readonly from: Standing;
  readonly to: Standing;
  readonly carries: readonly Carried[];
  /** Nobody has said whether it is personal data. */
  readonly isUnknown: boolean;
}

/** The breach in one or two sentences. */
export function breachSentence({ from, to, carries, isUnknown }: Told): string {
  const what = carriedWords(carries);
  const said = `It brings ${what} of ${from.name} in ${from.environment?.name} into ${to.environment?.name} (${to.name}).`;
  return isUnknown && carries.includes("personal_data")
    ? `${said} Nobody has said that the data is not personal; unknown is not none.`
    : said;
}

/** The threat of the catalogue that a breach points to: what persons would suffer comes first. */
export const threatOfBreach = (carries: readonly Carried[]): string => {
  if (carries.includes("personal_data")) return "pii-exposure";
  return carries.includes("credentials") ? "shared-environment-credentials" : "model-theft-weights";
};
export const THREAT_OF_CROSSING = "unencrypted-transport";
