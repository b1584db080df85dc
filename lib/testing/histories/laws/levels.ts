import { expect } from "vitest";
import type { Told, ToldLink, ToldNumbers } from "./told";

// Levels by a second reading of the formulas; nothing here is shared with the code that is under test.

interface Level {
  readonly likelihood: number;
  readonly impact: number;
}
interface Acting {
  readonly control: string;
  readonly side: string;
  readonly effect: number;
}

/** What is reckoned by before any assessment: nothing. */
const NONE: ToldNumbers = { bands: [], strengths: {}, factors: {}, cap: 0 };
const SIDES = ["likelihood", "impact"] as const;
const acts = (link: { readonly side: string }, side: string) =>
  link.side === side || link.side === "both";

/** level = max(1, ceil(inherent × (1 − min(cap, 1 − Π(1 − e))))), six decimals. */
function level(inherent: number, side: string, acting: readonly Acting[], cap: number): number {
  const open = acting
    .filter((one) => acts(one, side))
    .reduce((rest, { effect }) => rest * (1 - effect), 1);
  const reduced = inherent * (1 - Math.min(cap, 1 - open));
  return Math.max(1, Math.ceil(Number(reduced.toFixed(6))));
}

/** The band of the current score. */
export const bandNow = ({ self, method }: Told) =>
  (method ?? NONE).bands.find(({ to }) => self.current_score <= to)?.name ?? "critical";

/** The levels that follow from what the trail says; where controls were in other states, from those. */
export function recomputed(told: Told, states = statesOf(told)) {
  const { self, links } = told;
  const { strengths, factors, cap } = told.method ?? NONE;
  const factor = (control: string) => factors[states.get(control) ?? ""] ?? 0;
  const strength = (one: ToldLink) => strengths[one.strength] ?? 0;
  const now = links.map((one) => ({
    ...{ control: one.control_id, side: one.side },
    effect: strength(one) * factor(one.control_id),
  }));
  const planned = plannedLinks(told);
  const inPlan = new Set(planned.map(({ control_id }) => control_id));
  const then = (control: string) =>
    inPlan.has(control) ? Math.max(factors.attested ?? 0, factor(control)) : factor(control);
  const sided = (all: readonly ToldLink[]) =>
    all.flatMap((one) => SIDES.filter((side) => acts(one, side)).map((side) => ({ ...one, side })));
  const isSame = (one: ToldLink, other: ToldLink) =>
    one.control_id === other.control_id && one.side === other.side;
  const [linked, added] = [sided(links), sided(planned)];
  // Where a control acts more strongly already, on a side, the plan does not weaken it.
  const best = (one: ToldLink) =>
    Math.max(strength(one), ...linked.filter((old) => isSame(old, one)).map(strength));
  const after = [
    ...linked
      .filter((one) => !added.some((other) => isSame(one, other)))
      .map((one) => ({ one, by: strength(one) })),
    ...added.map((one) => ({ one, by: best(one) })),
  ].map(({ one, by }) => ({
    ...{ control: one.control_id, side: one.side },
    effect: by * then(one.control_id),
  }));
  const both = (acting: readonly Acting[]) => ({
    likelihood: level(self.inherent_likelihood, "likelihood", acting, cap),
    impact: level(self.inherent_impact, "impact", acting, cap),
  });
  return withOverride(told, both(now), both(after));
}

export const statesOf = ({ controls }: Told): ReadonlyMap<string, string> =>
  new Map(controls.map(({ id, operating_state }) => [id, operating_state]));

function plannedLinks({ self, treatments, additions }: Told) {
  const isUnderWay = ["treatment_planned", "in_treatment"].includes(self.state);
  const counting = new Set(
    treatments
      .filter(
        ({ state }) =>
          ["approved", "in_progress", "done"].includes(state) ||
          (state === "verified" && isUnderWay),
      )
      .map(({ id }) => id),
  );
  return additions.filter((one) => counting.has(one.treatment_id));
}

export const lastAssessment = ({ assessments }: Told) =>
  assessments.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);

function withOverride(told: Told, current: Level, residual: Level) {
  const last = lastAssessment(told);
  if (!last?.override_reason) return { current, residual };
  const side = (then: number, chosen: number, now: number) => {
    if (chosen > then) return Math.max(chosen, now);
    return now > then ? now : Math.min(chosen, now);
  };
  const set = {
    likelihood: side(last.computed_likelihood, last.current_likelihood, current.likelihood),
    impact: side(last.computed_impact, last.current_impact, current.impact),
  };
  const left = (one: "likelihood" | "impact") =>
    Math.min(set[one], residual[one] + Math.max(0, set[one] - current[one]));
  return { current: set, residual: { likelihood: left("likelihood"), impact: left("impact") } };
}

const score = ({ likelihood, impact }: Level) => likelihood * impact;

/** Law: recomputing from the trail gives the levels that the register keeps. What is closed stays as it was. */
export function levelsFollow(told: Told) {
  const { self, stored } = told;
  expect(stored).toEqual(self);
  if (self.inherent_likelihood === 0 || self.state === "closed") return;
  const { current, residual } = recomputed(told);
  expect(stored).toMatchObject({
    inherent_score: self.inherent_likelihood * self.inherent_impact,
    ...{ current_likelihood: current.likelihood, current_impact: current.impact },
    ...{ residual_likelihood: residual.likelihood, residual_impact: residual.impact },
    ...{ current_score: score(current), residual_score: score(residual) },
  });
}

/** Law: current ≤ inherent and residual ≤ current, unless somebody set another level and said why. */
export function levelsDescend(told: Told) {
  const { stored } = told;
  if (stored.inherent_likelihood === 0) return;
  for (const one of told.assessments) {
    const isSet =
      one.current_likelihood !== one.computed_likelihood ||
      one.current_impact !== one.computed_impact;
    if (isSet) expect(one.override_reason ?? "").not.toBe("");
  }
  const isOverridden = (lastAssessment(told)?.override_reason ?? "") !== "";
  for (const side of SIDES) {
    const inherent = stored[`inherent_${side}`];
    if (!isOverridden) expect(stored[`current_${side}`]).toBeLessThanOrEqual(inherent);
    expect(stored[`residual_${side}`]).toBeLessThanOrEqual(stored[`current_${side}`]);
  }
}
