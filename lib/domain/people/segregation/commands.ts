import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { mayBeCompensated, requireTransition } from "../../workflow/rules";
import { reviewRefused, reviewRequested, reviewSuperseded, secondLookRecorded } from "./events";
import { ASKERS, isRule, RULES, type RuleId } from "./rules";
import {
  requestReviewInput,
  review,
  SEGREGATED_KINDS,
  type SegregatedKind,
  secondLookInput,
  supersedeReviewInput,
} from "./schema";
import { shownReview, taskOf } from "./steps";

/** Asks that a second look stand in for a rule that cannot be met. Refused at once where none may. */
export const requestReview = command({
  name: "compensatingReviews.request",
  may: ASKERS,
  writes: "isms",
  route: "POST /compensating-reviews",
  events: [reviewRequested, reviewRefused],
  input: requestReviewInput,
  output: review,
  async run({ tx, actor, input, now, record, reference }) {
    const { rule, recordKind, act, reason } = input;
    const task = await taskOf(tx, recordKind, input.recordId);
    if (!task) throw invalid({ recordId: ["There is no such record."] });
    const about = { rule, recordId: task.id, act };
    const same = await tx.compensatingReview.count({
      where: { ...about, requestedById: actor.id, state: { in: ["requested", "recorded"] } },
    });
    if (same > 0) throw wrongState("You have asked for this second look already.");
    const workflow = workflowOf(recordKind);
    const allowed = RULES[rule].compensable(act) && mayBeCompensated(rule, workflow);
    const state = allowed
      ? "requested"
      : requireTransition("compensating_review", "requested", "refuse_rule", "refused");
    const made = await tx.compensatingReview.create({
      data: {
        ...about,
        recordKind,
        recordLabel: input.recordLabel ?? task.label,
        reason,
        state,
        requestedById: actor.id,
        requestedAt: now,
        decidedAt: allowed ? null : now,
        ...(reference && { reference }),
      },
    });
    record(reviewRequested, made.id, about);
    if (!allowed) record(reviewRefused, made.id, { ...about, by: "rule" });
    return shownReview(tx, made);
  },
});

/** Controls are judged by their attestations, exceptions by the assets that they are about. */
function workflowOf(kind: SegregatedKind) {
  if (kind === "control") return "attestation";
  return kind === "exception" ? "assets" : kind;
}

/** The second look by somebody outside the task; from now on the act may take effect. */
export const recordSecondLook = command({
  name: "compensatingReviews.recordSecondLook",
  may: ASKERS,
  writes: "isms",
  decides: true,
  route: "POST /compensating-reviews/:id/second-look",
  events: [secondLookRecorded],
  input: secondLookInput,
  output: review,
  async run({ tx, actor, input, now, record }) {
    const { one, about } = await requireReview(tx, input.id);
    const state = requireTransition("compensating_review", one.state, "second_look");
    await mustStandOutside(tx, actor, one);
    const made = await decide(tx, one, input, { state, actor, now });
    record(secondLookRecorded, one.id, about);
    return made;
  },
});

/** Refuses: the rule can be met, or the look was not satisfying. The act does not take effect. */
export const refuseReview = command({
  name: "compensatingReviews.refuse",
  may: ASKERS,
  writes: "isms",
  decides: true,
  route: "POST /compensating-reviews/:id/refusal",
  events: [reviewRefused],
  input: secondLookInput,
  output: review,
  async run({ tx, actor, input, now, record }) {
    const { one, about } = await requireReview(tx, input.id);
    const state = requireTransition("compensating_review", one.state, "refuse");
    await mustStandOutside(tx, actor, one);
    const made = await decide(tx, one, input, { state, actor, now });
    record(reviewRefused, one.id, { ...about, by: "person" });
    return made;
  },
});

/** The act was repeated by persons who meet the rule: the second look is no longer needed. */
export const supersedeReview = command({
  name: "compensatingReviews.supersede",
  may: ["compliance"],
  writes: "isms",
  route: "POST /compensating-reviews/:id/supersession",
  events: [reviewSuperseded],
  input: supersedeReviewInput,
  output: review,
  async run({ tx, input, record }) {
    const { one, about } = await requireReview(tx, input.id);
    const state = requireTransition("compensating_review", one.state, "redo");
    const made = await change(tx, one, input.version, { state });
    record(reviewSuperseded, one.id, about);
    return made;
  },
});

type Kept = NonNullable<Awaited<ReturnType<typeof find>>>;
const find = (tx: Tx, ref: string) => tx.compensatingReview.findUnique({ where: named(ref) });

async function requireReview(tx: Tx, ref: string) {
  const one = await find(tx, ref);
  if (!one || !isRule(one.rule)) throw notFound("compensating review");
  const about: { rule: RuleId; recordId: string; act: string } = {
    rule: one.rule,
    recordId: one.recordId,
    act: one.act,
  };
  return { one, about };
}

/** Not the requester, nobody with a part in the record, no auditor. */
async function mustStandOutside(tx: Tx, actor: Actor, one: Kept) {
  if (holds(actor, "internal_auditor", "external_auditor")) {
    throw forbidden("An auditor who took the second look would audit it later.");
  }
  const kind = SEGREGATED_KINDS.find((known) => known === one.recordKind);
  const task = kind ? await taskOf(tx, kind, one.recordId) : null;
  if (one.requestedById === actor.id || task?.people.includes(actor.id)) {
    throw forbidden("The second look needs somebody who has no part in this record.");
  }
}

interface Decision {
  readonly state: Kept["state"];
  readonly actor: Actor;
  readonly now: Date;
}
const decide = (
  tx: Tx,
  one: Kept,
  { version, secondLook }: { version: number; secondLook: string },
  { state, actor, now }: Decision,
) => change(tx, one, version, { state, secondLook, secondPersonId: actor.id, decidedAt: now });

async function change(
  tx: Tx,
  one: Kept,
  version: number,
  data: Partial<Pick<Kept, "state" | "secondLook" | "secondPersonId" | "decidedAt">>,
) {
  const claimed = await tx.compensatingReview.updateMany({
    where: { id: one.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const { one: now } = await requireReview(tx, one.id);
  const made = await shownReview(tx, now);
  if (claimed.count === 0) throw stale(made);
  return made;
}
