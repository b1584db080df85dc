import { wrongState } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import { mayMove, requireTransition } from "./rules";
import type { ActionOf, StateOf, WorkflowId } from "./schema";

/** Who took a step on a record, and when; nulls where nobody has. */
export interface Taken {
  readonly byId: string | null;
  readonly at: Date | null;
}

interface Step<W extends WorkflowId> {
  readonly workflow: W;
  readonly from: StateOf<W>;
  readonly action: ActionOf<W>;
  /** The record by its reference, and the step as it is told: “approved”. */
  readonly label: string;
  readonly done: string;
  /** States in which somebody has taken this very step. */
  readonly after: readonly StateOf<W>[];
  readonly taken: Taken;
}

/**
 * The state the step leads to.
 * @throws wrong_state naming who took the same step before and when, else what is possible instead
 */
export async function requireFirst<W extends WorkflowId>(
  tx: Tx,
  { workflow, from, action, label, done, after, taken }: Step<W>,
): Promise<StateOf<W>> {
  if (after.includes(from) && !mayMove(workflow, from, action)) {
    throw await takenAlready(tx, `${label} was ${done} already`, taken);
  }
  return requireTransition(workflow, from, action);
}

/** A refusal of what was decided before; of what time decided nobody is named. */
export async function takenAlready(tx: Tx, sentence: string, { byId, at }: Taken) {
  const person =
    byId && (await tx.person.findUnique({ where: { id: byId }, select: { name: true } }));
  const who = [person && `by ${person.name}`, at && `on ${dayOf(at)}`].filter(Boolean).join(" ");
  return wrongState(`${[sentence, who].filter(Boolean).join(", ")}.`);
}
