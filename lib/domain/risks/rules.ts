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

/** The risk with its controls as they demonstrably work now. */
export function currentOf(inherent: Rating, links: readonly Link[]): Scored {
  return reduce(
    inherent,
    links.map((link) => ({ ...link, factor: OPERATING_FACTOR[link.state] })),
  );
}

/** The risk expected after the approved plan: a planned link replaces the same control's link on its side. */
export function residualOf(
  inherent: Rating,
  links: readonly Link[],
  planned: readonly Link[],
): Scored {
  const inPlan = new Set(planned.map((link) => link.controlId));
  const kept = links.flatMap((link) => remainder(link, planned));
  return reduce(
    inherent,
    [...kept, ...planned].map((link) => {
      const now = OPERATING_FACTOR[link.state];
      const factor = inPlan.has(link.controlId) ? Math.max(PLANNED_FACTOR, now) : now;
      return { ...link, factor };
    }),
  );
}

/** Would the risk be worse than accepted? Improvement never counts. */
export const hasRisen = (accepted: number, now: number): boolean => now > accepted;

/** The part of a link that no planned link of the same control replaces; none, itself or one of two sides. */
function remainder(link: Link, planned: readonly Link[]): Link[] {
  const own = planned.filter((plan) => plan.controlId === link.controlId);
  const left = (["likelihood", "impact"] as const).filter(
    (side) => actsOn(link, side) && !own.some((plan) => actsOn(plan, side)),
  );
  return left.map((side) => ({ ...link, side }));
}

const actsOn = (link: { readonly side: Side }, side: "likelihood" | "impact"): boolean =>
  link.side === side || link.side === "both";

interface Effect extends Link {
  readonly factor: number;
}

function reduce(inherent: Rating, effects: readonly Effect[]): Scored {
  const level = (side: "likelihood" | "impact") => {
    const open = effects
      .filter((effect) => actsOn(effect, side))
      .reduce((rest, effect) => rest * (1 - STRENGTH[effect.strength] * effect.factor), 1);
    const left = inherent[side] * (1 - Math.min(CAP, 1 - open));
    return Math.max(1, Math.ceil(sixDecimals(left)));
  };
  return scored({ likelihood: level("likelihood"), impact: level("impact") });
}

/** Floating point must not push 2.0000001 up to 3. */
const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6;
