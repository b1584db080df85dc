// What a plan's approval bound, held against the plan as it is. Runs anywhere.
import type { TreatmentOption, TreatmentState } from "@/prisma/generated/enums";
import type { Rating } from "../rules";
import type { ActionNow, BoundAction, PlanChange, SeenAction } from "./schema";

interface Plan {
  readonly option: string;
  readonly expected: string;
  readonly method: string;
}
interface Bound extends Plan {
  readonly actions: readonly BoundAction[];
}
interface Now extends Plan {
  readonly actions: readonly ActionNow[];
}

const said = (value: unknown) => (value === null || value === undefined ? "" : String(value));
const controlsOf = ({ controls }: BoundAction) =>
  controls
    .map(({ reference, side, strength }) => `${reference} ${strength} on ${side}`)
    .toSorted()
    .join(", ");

/** What of an action the owner approved. */
const FIELDS = [
  ["action", (one: BoundAction) => one.action],
  ["actionOption", (one: BoundAction) => one.option],
  ["controls", controlsOf],
  ["responsible", (one: BoundAction) => one.responsible.name],
  ["due", (one: BoundAction) => one.due],
  ["resources", (one: BoundAction) => one.resources],
  ["cost", (one: BoundAction) => said(one.cost)],
  ["verification", (one: BoundAction) => one.verification],
] as const;

/** Everything in which the plan is other than it was approved, action by action. */
export function changesSince(bound: Bound, now: Now): PlanChange[] {
  const own = (["option", "expected", "method"] as const).flatMap((field) =>
    changed(null, field, bound[field], now[field]),
  );
  const before = new Map(bound.actions.map((one) => [one.id, one]));
  const actions = now.actions.flatMap((one): PlanChange[] => {
    const { reference } = one;
    const was = before.get(one.id);
    if (one.state === "cancelled") {
      return was ? [{ reference, field: "cancelled", from: was.action, to: "" }] : [];
    }
    if (!was) return [{ reference, field: "added", from: "", to: one.action }];
    return FIELDS.flatMap(([field, of]) => changed(reference, field, of(was), of(one)));
  });
  return [...own, ...actions];
}

const changed = (
  reference: string | null,
  field: PlanChange["field"],
  from: string,
  to: string,
): PlanChange[] => (from === to ? [] : [{ reference, field, from, to }]);

interface Planned {
  readonly reference: string;
  readonly option: TreatmentOption;
  readonly state: TreatmentState;
}

/**
 * What of the actions does not fit the way the risk is to be treated, as a sentence; null where they fit. To
 * modify or share it something has to be done; to retain or avoid it nothing need be, but what is still open
 * has to be to that end.
 */
export function misfitOf(option: TreatmentOption, actions: readonly Planned[]): string | null {
  const alive = actions.filter(({ state }) => state !== "cancelled");
  const isDone = option === "modify" || option === "share";
  if (isDone && alive.length === 0) return "Add at least one treatment action first.";
  const bearing = isDone ? alive : alive.filter(({ state }) => state !== "verified");
  if (bearing.length === 0 || bearing.some((one) => one.option === option)) return null;
  const first = bearing.slice(0, NAMED).map((one) => `${one.reference} is to ${one.option} it`);
  const more = bearing.length > NAMED ? `, and so on for ${bearing.length} actions` : "";
  return `No action of the plan is to ${option} the risk: ${first.join(", ")}${more}. Add one that is, change or cancel these, or choose another treatment.`;
}
/** More actions than these a sentence does not name. */
const NAMED = 5;

interface Proposed {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly state: string;
}

/** In what the proposed actions of a plan are other than somebody saw them, one sentence each. */
export function unseenIn(seen: readonly SeenAction[], actions: readonly Proposed[]): string[] {
  const known = new Map(actions.flatMap((one) => [[one.id, one] as const, [one.reference, one]]));
  const versions = new Map(seen.map(({ id, version }) => [known.get(id)?.id ?? id, version]));
  const fresh = actions
    .filter(({ state }) => state === "proposed")
    .flatMap(({ id, reference, version }) => {
      const was = versions.get(id);
      if (was === undefined) return [`${reference} was added.`];
      return was === version ? [] : [`${reference} was changed.`];
    });
  const gone = [...versions.keys()].flatMap((id) => {
    const now = known.get(id);
    if (!now) return [`${id} is no action of this risk.`];
    return now.state === "proposed" ? [] : [`${now.reference} no longer waits for approval.`];
  });
  return [...fresh, ...gone];
}

/** What of the residual that a plan is expected to leave is other than somebody saw it, as a sentence. */
export function otherLevel(seen: Rating | null, now: Rating | null): string[] {
  if (levelText(seen) === levelText(now)) return [];
  const was = seen ? `not ${levelText(seen)}` : "and you saw none";
  return [
    now
      ? `It is now expected to leave ${levelText(now)}, ${was}.`
      : `It is an opportunity: no residual risk is expected of it, ${was}.`,
  ];
}
const levelText = (one: Rating | null) =>
  one ? `${one.likelihood} × ${one.impact} = ${one.likelihood * one.impact}` : "";

/** A plan as one text, the same whatever order its fields are kept in: what its hash is of. */
export const canonicalPlan = (plan: unknown): string => JSON.stringify(ordered(plan));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, one]) => [name, ordered(one)]));
}
