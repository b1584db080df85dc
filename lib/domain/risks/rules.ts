// How a risk is scored: three values from one rating and the controls that act on it. Runs anywhere.

/** Likelihood and impact, each 1 to 5. */
export interface Rating {
  readonly likelihood: number;
  readonly impact: number;
}

export interface Scored extends Rating {
  readonly score: number;
  readonly band: Band;
}

export type Band = (typeof BANDS)[number]["name"];

/** What the risk method allows per band; version 1.1 of the method. */
export const BANDS = [
  { name: "low", from: 1, to: 4, authority: "risk_owner", longestDays: 365 },
  { name: "medium", from: 5, to: 9, authority: "risk_owner", longestDays: 365 },
  { name: "high", from: 10, to: 16, authority: "top_management", longestDays: 180 },
  { name: "critical", from: 17, to: 25, authority: null, longestDays: 0 },
] as const;

export const score = ({ likelihood, impact }: Rating): number => likelihood * impact;

/** The band of a score from 1 to 25. */
export function band(value: number): Band {
  if (value >= 17) return "critical";
  if (value >= 10) return "high";
  return value >= 5 ? "medium" : "low";
}

/** A rating with what follows from it. */
export function scored({ likelihood, impact }: Rating): Scored {
  const value = score({ likelihood, impact });
  return { likelihood, impact, score: value, band: band(value) };
}

export interface AcceptanceLimit {
  /** Who may accept; nobody may accept a critical risk. */
  readonly authority: "risk_owner" | "top_management" | null;
  readonly longestDays: number;
}

/** Whose acceptance a band needs, and for how many days at most. */
export function acceptanceLimit(of: Band): AcceptanceLimit {
  const { authority, longestDays } = BANDS.find(({ name }) => name === of) ?? BANDS[3];
  return { authority, longestDays };
}

/** How much a well-working control of this design takes off. */
export const STRENGTH = { weak: 0.2, moderate: 0.4, strong: 0.6 } as const;
export type Strength = keyof typeof STRENGTH;

/** How much of its design a control delivers in its present state. */
export const OPERATING_FACTOR = {
  not_decided: 0,
  planned: 0,
  effective: 1,
  attested: 0.8,
  partial: 0.4,
  overdue_grace: 0.4,
  overdue: 0,
  failed: 0,
  excluded: 0,
} as const;
export type OperatingState = keyof typeof OPERATING_FACTOR;

export type Side = "likelihood" | "impact" | "both";

/** A control that acts on a risk, with the control's state now. */
export interface Link {
  readonly controlId: string;
  readonly side: Side;
  readonly strength: Strength;
  readonly state: OperatingState;
}

/** Controls together never take off more than this. */
const CAP = 0.8;
/** A control in the approved plan is expected to be attested at least. */
const PLANNED_FACTOR = OPERATING_FACTOR.attested;

/** Version of the method that all of this is. */
export const METHOD_VERSION = "1.1";

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
export const currentOf = (inherent: Rating, links: readonly Link[]): Scored =>
  levels(workingsNow(inherent, links));

/** The risk expected after the approved plan: a planned link replaces the same control's link on its side. */
export const residualOf = (
  inherent: Rating,
  links: readonly Link[],
  planned: readonly Link[],
): Scored => levels(workingsPlanned(inherent, links, planned));

/** How `currentOf` comes to its levels. */
export const workingsNow = (inherent: Rating, links: readonly Link[]): Workings =>
  workings(
    inherent,
    links.map((link) => effectOf(link, OPERATING_FACTOR[link.state], false)),
  );

/** How `residualOf` comes to its levels. */
export function workingsPlanned(
  inherent: Rating,
  links: readonly Link[],
  planned: readonly Link[],
): Workings {
  const inPlan = new Set(planned.map((link) => link.controlId));
  const expected = (link: Link, own: boolean) => {
    const now = OPERATING_FACTOR[link.state];
    return effectOf(link, inPlan.has(link.controlId) ? Math.max(PLANNED_FACTOR, now) : now, own);
  };
  const kept = links.flatMap((link) => remainder(link, planned));
  return workings(inherent, [
    ...kept.map((link) => expected(link, false)),
    ...planned.map((link) => expected(link, true)),
  ]);
}

/** What a risk must say before anybody can rate it, in the order of its form. */
const STATEMENT_PARTS = ["cause", "event", "consequence", "assets"] as const;
export type StatementPart = (typeof STATEMENT_PARTS)[number];
type Statement = Readonly<Record<StatementPart, string | readonly unknown[]>>;

/** The parts that the statement lacks; with any of them the risk cannot be assessed. */
export const missingParts = (risk: Statement): StatementPart[] =>
  STATEMENT_PARTS.filter((part) => risk[part].length === 0);

/** Would the risk be worse than accepted? Improvement never counts. */
export const hasRisen = (accepted: number, now: number): boolean => now > accepted;

const ORDER: readonly Band[] = ["low", "medium", "high", "critical"];
/** Did the risk move to a worse band? */
export const bandRose = (before: number, now: number): boolean =>
  ORDER.indexOf(band(now)) > ORDER.indexOf(band(before));

/** What a person set instead of what the method computed then. */
export interface Override {
  readonly computed: Rating;
  readonly set: Rating;
}

/** A level set by a person holds while the method still computes what it was set against. */
export function standing(override: Override | null, computed: Scored): Scored {
  const holds =
    override !== null &&
    override.computed.likelihood === computed.likelihood &&
    override.computed.impact === computed.impact;
  return holds ? scored(override.set) : computed;
}

export interface Levels {
  readonly current: Scored;
  readonly residual: Scored;
}

interface Basis {
  readonly inherent: Rating;
  readonly links: readonly Link[];
  readonly planned: readonly Link[];
  readonly override: Override | null;
}

/** Current and residual, with what stands of an override: no plan leaves a risk worse than that. */
export function levelsOf({ inherent, links, planned, override }: Basis): Levels {
  const current = standing(override, currentOf(inherent, links));
  const residual = residualOf(inherent, links, planned);
  if (!override) return { current, residual };
  const likelihood = Math.min(residual.likelihood, current.likelihood);
  return {
    current,
    residual: scored({ likelihood, impact: Math.min(residual.impact, current.impact) }),
  };
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

const SIDES = ["likelihood", "impact"] as const;

/** Does the link act on this side? */
export const actsOn = (link: { readonly side: Side }, side: "likelihood" | "impact"): boolean =>
  link.side === side || link.side === "both";

const effectOf = (link: Link, factor: number, planned: boolean): Effect => ({
  ...link,
  factor,
  effect: STRENGTH[link.strength] * factor,
  planned,
});

function workings(inherent: Rating, all: readonly Effect[]): Workings {
  const of = (side: "likelihood" | "impact"): Working => {
    const effects = all.filter((effect) => actsOn(effect, side));
    const open = effects.reduce((rest, { effect }) => rest * (1 - effect), 1);
    const reduction = Math.min(CAP, 1 - open);
    const level = Math.max(1, Math.ceil(sixDecimals(inherent[side] * (1 - reduction))));
    return { effects, inherent: inherent[side], reduction, level };
  };
  return { likelihood: of("likelihood"), impact: of("impact") };
}

const levels = ({ likelihood, impact }: Workings): Scored =>
  scored({ likelihood: likelihood.level, impact: impact.level });

/** Floating point must not push 2.0000001 up to 3. */
const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6;
