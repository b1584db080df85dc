// How a risk is scored: three values from one rating and the controls that act on it, by one version of the
// method. Runs anywhere.
import type { RiskBand, RiskKind } from "@/prisma/generated/enums";
import { BAND_ORDER } from "./method/rules";
import type { MethodText } from "./method/schema";

/** Likelihood and impact, each 1 to 5. */
export interface Rating {
  readonly likelihood: number;
  readonly impact: number;
}

export interface Scored extends Rating {
  readonly score: number;
  readonly band: Band;
}

export type Band = RiskBand;

/** What of a method scores are reckoned with. */
export type Numbers = Pick<MethodText, "bands" | "strengths" | "factors" | "cap">;

export const score = ({ likelihood, impact }: Rating): number => likelihood * impact;

/** The band of a score from 1 to 25; the method covers all of them. */
export const band = ({ bands }: Numbers, value: number): Band =>
  bands.find(({ to }) => value <= to)?.name ?? "critical";

/** A rating with what follows from it. */
export function scored(method: Numbers, { likelihood, impact }: Rating): Scored {
  const value = score({ likelihood, impact });
  return { likelihood, impact, score: value, band: band(method, value) };
}

export interface AcceptanceLimit {
  /** Who may accept; null: nobody may. */
  readonly authority: "risk_owner" | "top_management" | null;
  readonly longestDays: number;
}

/** Whose acceptance a band needs, and for how many days at most. */
export function acceptanceLimit({ bands }: Numbers, of: Band): AcceptanceLimit {
  const found = bands.find(({ name }) => name === of);
  return found ?? { authority: null, longestDays: 0 };
}

export type Strength = keyof MethodText["strengths"];

/** A control in one of these states takes nothing off. */
const IDLE = { not_decided: 0, planned: 0, overdue: 0, failed: 0, excluded: 0 } as const;
export type OperatingState = keyof MethodText["factors"] | keyof typeof IDLE;

/** How much of its design a control delivers in this state. */
export const factorOf = ({ factors }: Numbers, state: OperatingState): number =>
  ({ ...IDLE, ...factors })[state];

export type Side = "likelihood" | "impact" | "both";

/** A control that acts on a risk, with the control's state now. */
export interface Link {
  readonly controlId: string;
  readonly side: Side;
  readonly strength: Strength;
  readonly state: OperatingState;
}

/** A link with what it takes off now, or is expected to. */
export interface Effect extends Link {
  readonly factor: number;
  /** strength × factor */
  readonly effect: number;
  readonly planned: boolean;
}

/** How one level came about. */
export interface Working {
  readonly effects: readonly Effect[];
  readonly inherent: number;
  /** What all links of the side take off together, capped. */
  readonly reduction: number;
  readonly level: number;
}
export type Workings = Readonly<Record<"likelihood" | "impact", Working>>;

/** The risk with its controls as they demonstrably work now. */
export const currentOf = (method: Numbers, inherent: Rating, links: readonly Link[]): Scored =>
  levels(method, workingsNow(method, inherent, links));

/** The risk expected after the approved plan: a planned link replaces the same control's link on its side. */
export const residualOf = (
  method: Numbers,
  inherent: Rating,
  links: readonly Link[],
  planned: readonly Link[],
): Scored => levels(method, workingsPlanned(method, inherent, links, planned));

/** How `currentOf` comes to its levels. */
export const workingsNow = (method: Numbers, inherent: Rating, links: readonly Link[]): Workings =>
  workings(
    method,
    inherent,
    links.map((link) => effectOf(method, link, factorOf(method, link.state), false)),
  );

/** How `residualOf` comes to its levels. */
export function workingsPlanned(
  method: Numbers,
  inherent: Rating,
  links: readonly Link[],
  planned: readonly Link[],
): Workings {
  const inPlan = new Set(planned.map((link) => link.controlId));
  const expected = (link: Link, own: boolean) => {
    const now = factorOf(method, link.state);
    // A control in the approved plan is expected to be attested at least.
    const then = inPlan.has(link.controlId) ? Math.max(method.factors.attested, now) : now;
    return effectOf(method, link, then, own);
  };
  const kept = links.flatMap((link) => remainder(link, planned));
  const lifted = planned.flatMap((link) => atLeastAsStrong(method, link, links));
  return workings(method, inherent, [
    ...kept.map((link) => expected(link, false)),
    ...lifted.map((link) => expected(link, true)),
  ]);
}

/** A plan never weakens a control: where it acts more strongly already, on a side, that design counts. */
function atLeastAsStrong({ strengths }: Numbers, plan: Link, links: readonly Link[]): Link[] {
  return SIDES.filter((side) => actsOn(plan, side)).map((side) => {
    const there = links.filter((link) => link.controlId === plan.controlId && actsOn(link, side));
    const all = [plan, ...there].map(({ strength }) => strength);
    const strength = all.reduce((best, one) => (strengths[one] > strengths[best] ? one : best));
    return { ...plan, side, strength };
  });
}

/** What can lack in a statement, in the order of its form. */
export type StatementPart =
  | "cause"
  | "event"
  | "consequence"
  | "assets"
  | "benefit"
  | "effectCheck"
  | "context";
export interface Statement {
  readonly kind: RiskKind;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly benefit: string;
  readonly effectCheck: string;
  /** The assets at risk. */
  readonly assets: readonly unknown[];
  /** Issues and requirements that it comes from. */
  readonly context: readonly unknown[];
}

/**
 * The parts that the statement lacks; with any of them nobody can rate the risk or judge the opportunity. A
 * risk is one to assets, or to the management system by what it comes from; an opportunity is the latter.
 */
export function missingParts(one: Statement): StatementPart[] {
  const lacks = (part: Exclude<keyof Statement, "kind">) => one[part].length === 0;
  if (one.kind === "opportunity") {
    return (["event", "benefit", "effectCheck", "context"] as const).filter(lacks);
  }
  const words = (["cause", "event", "consequence"] as const).filter(lacks);
  return lacks("assets") && lacks("context") ? [...words, "assets"] : words;
}

/** Would the risk be worse than accepted? Improvement never counts. */
export const hasRisen = (accepted: number, now: number): boolean => now > accepted;

/** Did the risk move to a worse band? */
export const bandRose = (before: Band, now: Band): boolean =>
  BAND_ORDER.indexOf(now) > BAND_ORDER.indexOf(before);

/** What a person set instead of what the method computed then. */
export interface Override {
  readonly computed: Rating;
  readonly set: Rating;
}

/**
 * What stands of a level that a person set. A lower one stands until the method computes worse than what it
 * was set against, a higher one as long as the method computes less: no improvement ever raises a level, and
 * nothing that gets worse lowers one.
 */
export function standing(method: Numbers, override: Override | null, computed: Scored): Scored {
  if (!override) return computed;
  const of = (side: "likelihood" | "impact"): number => {
    const [set, then, now] = [override.set[side], override.computed[side], computed[side]];
    if (set > then) return Math.max(set, now);
    return now > then ? now : Math.min(set, now);
  };
  return scored(method, { likelihood: of("likelihood"), impact: of("impact") });
}

export interface Levels {
  readonly current: Scored;
  readonly residual: Scored;
}

interface Basis {
  readonly method: Numbers;
  readonly inherent: Rating;
  readonly links: readonly Link[];
  readonly planned: readonly Link[];
  readonly override: Override | null;
}

/**
 * Current and residual, with what stands of an override. No plan leaves a risk worse than it is; and where a
 * person sees more than the method computes, the plan is expected to take off from that.
 */
export function levelsOf({ method, inherent, links, planned, override }: Basis): Levels {
  const computed = currentOf(method, inherent, links);
  const current = standing(method, override, computed);
  const expected = residualOf(method, inherent, links, planned);
  if (!override) return { current, residual: expected };
  const of = (side: "likelihood" | "impact"): number =>
    Math.min(current[side], expected[side] + Math.max(0, current[side] - computed[side]));
  const residual = scored(method, { likelihood: of("likelihood"), impact: of("impact") });
  return { current, residual };
}

/** A level below what the method computes, on either side. */
export const isBelow = (set: Rating, computed: Rating): boolean =>
  set.likelihood < computed.likelihood || set.impact < computed.impact;

/**
 * Does a treatment count as planned link of its risk? Verified ones do until the plan is completed:
 * then the control must show by itself what it does.
 */
export function isPlanned(treatment: string, risk: string): boolean {
  if (treatment === "verified") return risk === "treatment_planned" || risk === "in_treatment";
  return treatment === "approved" || treatment === "in_progress" || treatment === "done";
}

/** The part of a link that no planned link of the same control replaces; none, itself or one of two sides. */
function remainder(link: Link, planned: readonly Link[]): Link[] {
  const own = planned.filter((plan) => plan.controlId === link.controlId);
  const left = SIDES.filter(
    (side) => actsOn(link, side) && !own.some((plan) => actsOn(plan, side)),
  );
  return left.map((side) => ({ ...link, side }));
}

/** What a link may act on, one by one. */
export const SIDES = ["likelihood", "impact"] as const;

/** Does the link act on this side? */
export const actsOn = (link: { readonly side: Side }, side: "likelihood" | "impact"): boolean =>
  link.side === side || link.side === "both";

const effectOf = (
  { strengths }: Numbers,
  link: Link,
  factor: number,
  planned: boolean,
): Effect => ({ ...link, factor, effect: strengths[link.strength] * factor, planned });

function workings({ cap }: Numbers, inherent: Rating, all: readonly Effect[]): Workings {
  const of = (side: "likelihood" | "impact"): Working => {
    const effects = all.filter((effect) => actsOn(effect, side));
    const open = effects.reduce((rest, { effect }) => rest * (1 - effect), 1);
    const reduction = Math.min(cap, 1 - open);
    const level = Math.max(1, Math.ceil(sixDecimals(inherent[side] * (1 - reduction))));
    return { effects, inherent: inherent[side], reduction, level };
  };
  return { likelihood: of("likelihood"), impact: of("impact") };
}

const levels = (method: Numbers, { likelihood, impact }: Workings): Scored =>
  scored(method, { likelihood: likelihood.level, impact: impact.level });

/** Floating point must not push 2.0000001 up to 3. */
const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6;
