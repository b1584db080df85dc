import { createHash } from "node:crypto";
import type pg from "pg";
import { expect } from "vitest";
import * as z from "zod";

// What holds of a risk whatever its history, judged from the versions that the trail keeps alone, by a
// second reading of the formulas: nothing here is shared with the code that is under test.

const link = z.object({ control_id: z.string(), side: z.string(), strength: z.string() });
const risk = z.object({
  state: z.string(),
  cause: z.string(),
  event: z.string(),
  consequence: z.string(),
  method_version: z.string().nullable(),
  inherent_likelihood: z.int(),
  inherent_impact: z.int(),
  current_score: z.int(),
});
const asset = z.object({
  id: z.string(),
  classification: z.string().nullable(),
  exposure: z.string().nullable(),
});
const assessment = z.object({
  at: z.string(),
  override_reason: z.string().nullable(),
  computed_likelihood: z.int(),
  computed_impact: z.int(),
  current_likelihood: z.int(),
  current_impact: z.int(),
});
const binds = z.object({
  scenario: z.string(),
  method: z.string(),
  assets: z.array(asset),
  controls: z.array(z.object({ controlId: z.string(), side: z.string(), strength: z.string() })),
});
const acceptance = z.object({
  state: z.string(),
  score: z.int(),
  at_risk: z.boolean(),
  valid_until: z.string().nullable(),
  binds: binds.nullable(),
});
const row = z.object({ entity: z.string(), data: z.unknown() });

const VERSIONS = `
  SELECT entity, data FROM (
    SELECT DISTINCT ON (v.entity, v.entity_id) v.entity, v.data, v.op FROM audit.record_version v
    WHERE (v.entity = 'risk' AND v.entity_id = $1)
      OR (v.subject = 'risk' AND v.subject_id = $1 AND v.entity IN ('risk_asset', 'risk_control', 'risk_assessment', 'acceptance'))
      OR (v.entity IN ('asset', 'control') AND v.entity_id = ANY($2))
      OR (v.entity = 'treatment' AND v.data ->> 'risk_id' = $1)
      OR (v.entity = 'treatment_control' AND v.subject_id IN (SELECT id::text FROM app.treatment WHERE risk_id = $1::uuid))
    ORDER BY v.entity, v.entity_id, v.version DESC) latest
  WHERE op <> 'D'`;

const ROW = `SELECT inherent_likelihood, inherent_impact, current_likelihood, current_impact, current_score,
  residual_likelihood, residual_impact, residual_score FROM app.risk WHERE id = $1`;

/** What the trail says of a risk, its controls and its assets, and the levels that the register keeps. */
export async function trailOf(client: pg.Client, id: string, around: readonly string[]) {
  const versions = z.array(row).parse((await client.query(VERSIONS, [id, [...around]])).rows);
  const all = <Shape extends z.ZodType>(entity: string, shape: Shape): z.output<Shape>[] =>
    versions.filter((one) => one.entity === entity).map(({ data }) => shape.parse(data));
  const { rows: stored } = await client.query(ROW, [id]);
  return {
    stored: stored[0],
    self: risk.parse(versions.find(({ entity }) => entity === "risk")?.data),
    named: all("risk_asset", z.object({ asset_id: z.string() })),
    links: all("risk_control", link),
    assets: all("asset", asset),
    controls: all("control", z.object({ id: z.string(), operating_state: z.string() })),
    treatments: all("treatment", z.object({ id: z.string(), state: z.string() })),
    additions: all("treatment_control", link.extend({ treatment_id: z.string() })),
    assessments: all("risk_assessment", assessment),
    acceptances: all("acceptance", acceptance),
  };
}
export type Told = Awaited<ReturnType<typeof trailOf>>;

const STRENGTH: Record<string, number> = { weak: 0.2, moderate: 0.4, strong: 0.6 };
const FACTOR: Record<string, number> = {
  effective: 1,
  attested: 0.8,
  partial: 0.4,
  overdue_grace: 0.4,
};
interface Acting {
  readonly control: string;
  readonly side: string;
  readonly effect: number;
}

/** level = max(1, ceil(inherent × (1 − min(0.8, 1 − Π(1 − e))))), six decimals (the method, 3.2). */
function level(inherent: number, side: string, acting: readonly Acting[]): number {
  const open = acting
    .filter((one) => one.side === side || one.side === "both")
    .reduce((rest, { effect }) => rest * (1 - effect), 1);
  const reduced = inherent * (1 - Math.min(0.8, 1 - open));
  return Math.max(1, Math.ceil(Number(reduced.toFixed(6))));
}

/** The levels that follow from what the trail says. */
export function recomputed(told: Told) {
  const { self, links, controls } = told;
  const states = new Map(controls.map(({ id, operating_state }) => [id, operating_state]));
  const factor = (control: string) => FACTOR[states.get(control) ?? ""] ?? 0;
  const acting = (one: z.infer<typeof link>, by: number): Acting => ({
    control: one.control_id,
    side: one.side,
    effect: (STRENGTH[one.strength] ?? 0) * by,
  });
  const now = links.map((one) => acting(one, factor(one.control_id)));
  const planned = plannedLinks(told);
  const inPlan = new Set(planned.map(({ control_id }) => control_id));
  const then = (control: string) =>
    inPlan.has(control) ? Math.max(0.8, factor(control)) : factor(control);
  const covered = (control: string, side: string) =>
    planned.some((one) => one.control_id === control && (one.side === side || one.side === "both"));
  const kept = links.flatMap((one) =>
    ["likelihood", "impact"]
      .filter((side) => one.side === side || one.side === "both")
      .filter((side) => !covered(one.control_id, side))
      .map((side) => acting({ ...one, side }, then(one.control_id))),
  );
  // Where a control acts more strongly already, on a side, the plan does not weaken it.
  const lifted = planned.flatMap((one) =>
    ["likelihood", "impact"]
      .filter((side) => one.side === side || one.side === "both")
      .map((side) => {
        const there = links.filter(
          (old) => old.control_id === one.control_id && (old.side === side || old.side === "both"),
        );
        const best = Math.max(...[one, ...there].map((each) => STRENGTH[each.strength] ?? 0));
        return { control: one.control_id, side, effect: best * then(one.control_id) };
      }),
  );
  const after = [...kept, ...lifted];
  const both = (acts: readonly Acting[]) => ({
    likelihood: level(self.inherent_likelihood, "likelihood", acts),
    impact: level(self.inherent_impact, "impact", acts),
  });
  return withOverride(told, both(now), both(after));
}

function plannedLinks({ self, treatments, additions }: Told) {
  const counting = new Set(
    treatments
      .filter(
        ({ state }) =>
          ["approved", "in_progress", "done"].includes(state) ||
          (state === "verified" && ["treatment_planned", "in_treatment"].includes(self.state)),
      )
      .map(({ id }) => id),
  );
  return additions.filter((one) => counting.has(one.treatment_id));
}

interface Level {
  readonly likelihood: number;
  readonly impact: number;
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
  return {
    current: set,
    residual: {
      likelihood: Math.min(
        set.likelihood,
        residual.likelihood + Math.max(0, set.likelihood - current.likelihood),
      ),
      impact: Math.min(set.impact, residual.impact + Math.max(0, set.impact - current.impact)),
    },
  };
}

/** No path may leave a risk against one of these. */
export function mustHold(told: Told, today: string) {
  levelsFollow(told);
  acceptancesHold(told, today);
}

function levelsFollow(told: Told) {
  const { self, stored } = told;
  if (self.inherent_likelihood === 0) return;
  const { current, residual } = recomputed(told);
  const levels = {
    inherent_likelihood: self.inherent_likelihood,
    inherent_impact: self.inherent_impact,
    current_likelihood: current.likelihood,
    current_impact: current.impact,
    current_score: current.likelihood * current.impact,
    residual_likelihood: residual.likelihood,
    residual_impact: residual.impact,
    residual_score: residual.likelihood * residual.impact,
  };
  expect(stored).toEqual(levels);
  if (lastAssessment(told)?.override_reason) return;
  for (const side of ["likelihood", "impact"] as const) {
    expect(current[side]).toBeLessThanOrEqual(self[`inherent_${side}`]);
    expect(residual[side]).toBeLessThanOrEqual(current[side]);
  }
}

function acceptancesHold(told: Told, today: string) {
  const { self } = told;
  const accepted = told.acceptances.filter(({ state }) => state === "accepted");
  expect(accepted.length).toBe(self.state === "accepted" ? 1 : 0);
  const [one] = accepted;
  if (!one) return;
  expect((one.valid_until ?? "") >= today).toBe(true);
  const bound = binds.parse(one.binds);
  const words = [self.cause, self.event, self.consequence].join("\n");
  expect(bound.scenario).toBe(createHash("sha256").update(words).digest("hex"));
  expect(bound.method).toBe(self.method_version);
  const named = new Set(told.named.map(({ asset_id }) => asset_id));
  const assets = told.assets.filter(({ id }) => named.has(id));
  const shape = ({ id, classification, exposure }: (typeof assets)[number]) =>
    `${id} ${classification} ${exposure}`;
  expect(bound.assets.map(shape).sort()).toEqual(assets.map(shape).sort());
  const links = told.links.map((l) => `${l.control_id} ${l.side} ${l.strength}`);
  for (const { controlId, side, strength } of bound.controls) {
    expect(links).toContain(`${controlId} ${side} ${strength}`);
  }
  const late = told.controls.some(({ operating_state }) => operating_state === "overdue_grace");
  if (!(one.at_risk && late)) expect(self.current_score).toBeLessThanOrEqual(one.score);
}
