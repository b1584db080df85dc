// The one place that says which step follows which state. Server only: it carries the whole file.
import { wrongState } from "@/lib/kernel/errors";
import { type ActionOf, type StateOf, WORKFLOWS, type WorkflowId } from "./schema";
import file from "./workflows.json" with { type: "json" };

/** A role, a position on the record, or `system` (time or event). */
export type Mover = string;

export interface Transition<W extends WorkflowId> {
  readonly from: StateOf<W>;
  readonly to: StateOf<W>;
  readonly action: ActionOf<W>;
  readonly by: readonly Mover[];
  readonly guard: string;
}

/** Every step the workflow allows out of a state, in the order of the file. */
export function transitionsOf<W extends WorkflowId>(
  workflow: W,
  state: StateOf<W>,
): readonly Transition<W>[] {
  return TABLE.get(workflow)?.filter(isOf(workflow, state)) ?? [];
}

/** May a record in this state take this step at all, whoever asks? */
export function mayMove<W extends WorkflowId>(
  workflow: W,
  from: StateOf<W>,
  action: ActionOf<W>,
): boolean {
  return transitionsOf(workflow, from).some((step) => step.action === action);
}

/**
 * The state the step leads to, or `wrong_state` with a sentence that names what is possible instead.
 * The two steps of the file with two outcomes need `to`.
 */
export function requireTransition<W extends WorkflowId>(
  workflow: W,
  from: StateOf<W>,
  action: ActionOf<W>,
  to?: StateOf<W>,
): StateOf<W> {
  const steps = transitionsOf(workflow, from);
  const found = steps.filter((step) => step.action === action && (!to || step.to === to));
  const [step, second] = found;
  if (!step) throw wrongState(refusal(workflow, from, action, steps));
  if (second) throw new Error(`${workflow}: “${action}” has several outcomes; name one`);
  return step.to;
}

/** May a compensating review stand in for this segregation rule on a record of this workflow? */
export function mayBeCompensated(rule: string, workflow: WorkflowId): boolean {
  const found = file.segregation.find((one) => one.id === rule);
  if (!found || found.compensable === "never") return false;
  return found.compensable === "yes" || (workflow !== "scope" && workflow !== "soa");
}

/** The state in which a record of this workflow begins. A policy check has none: each evaluation sets one. */
export function initialOf<W extends WorkflowId>(workflow: W): StateOf<W> {
  const initial = file.workflows.find((one) => one.id === workflow)?.initial ?? "";
  if (!isState(workflow, initial)) throw new Error(`${workflow}: no initial state`);
  return initial;
}

type Row = (typeof file.workflows)[number]["transitions"][number];
const TABLE: ReadonlyMap<string, readonly Row[]> = new Map(
  file.workflows.map((workflow) => [workflow.id, workflow.transitions]),
);

const isOf =
  <W extends WorkflowId>(workflow: W, state: StateOf<W>) =>
  (row: Row): row is Row & Transition<W> =>
    row.from === state && isState(workflow, row.to) && isAction(workflow, row.action);

function isState<W extends WorkflowId>(workflow: W, value: string): value is StateOf<W> {
  const states: readonly string[] = WORKFLOWS[workflow].states;
  return states.includes(value);
}

function isAction<W extends WorkflowId>(workflow: W, value: string): value is ActionOf<W> {
  const actions: readonly string[] = WORKFLOWS[workflow].actions;
  return actions.includes(value);
}

function refusal(
  workflow: WorkflowId,
  from: string,
  action: string,
  steps: readonly { action: string; by: readonly Mover[] }[],
): string {
  const byPeople = steps.filter((step) => step.by.some((mover) => mover !== "system"));
  const possible = anyOf([...new Set(byPeople.map((step) => passive(step.action)))]);
  const instead = possible ? `; it can ${possible}.` : ".";
  const noun = NOUNS[workflow];
  const article = /^[aeiou]/.test(noun) ? "An" : "A";
  return `${article} ${noun} that is ${words(from)} cannot ${passive(action)}${instead}`;
}

const words = (name: string) => name.replaceAll("_", " ");

/** “be reassessed, be closed or take the step …” */
const anyOf = (items: readonly string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;

function passive(action: string): string {
  const [verb = "", ...rest] = action.split("_");
  if (rest.length > 0) return `take the step “${words(action)}”`;
  return `be ${PARTICIPLES[verb] ?? (verb.endsWith("e") ? `${verb}d` : `${verb}ed`)}`;
}

const PARTICIPLES: Readonly<Record<string, string>> = {
  choose: "chosen",
  deny: "denied",
  drop: "dropped",
  hold: "held",
  notify: "notified",
  plan: "planned",
  redo: "redone",
  retry: "retried",
  satisfy: "satisfied",
  send: "sent",
  skip: "skipped",
  submit: "submitted",
  verify: "verified",
  withdraw: "withdrawn",
};

const NOUNS: Readonly<Record<WorkflowId, string>> = {
  scope: "scope statement",
  context: "context entry",
  assets: "asset",
  risk_method: "risk method",
  risk: "risk",
  treatment: "treatment",
  acceptance: "risk acceptance",
  soa: "Statement of Applicability",
  attestation: "attestation",
  evidence: "piece of evidence",
  training: "training assignment",
  kpi: "measure",
  alert: "alert",
  incident: "incident",
  audit: "audit",
  finding: "finding",
  review: "management review",
  external_audit: "external audit",
  document: "document",
  policy_check: "policy check",
  request: "evidence request",
  engagement: "engagement",
  change: "change",
  supplier: "supplier",
  release: "model release",
  access_review: "access review",
  routine: "routine",
  improvement: "improvement",
  objective: "objective",
  compensating_review: "compensating review",
  evidence_source: "source of evidence",
};
