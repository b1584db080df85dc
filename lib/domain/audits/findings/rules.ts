import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import type { FindingSource, FindingState, Grade } from "@/prisma/generated/enums";

/** What a grade asks for (defaults of this product, domain guide 6.3). Null: nothing is due. */
interface Terms {
  /** Working days until the plan. */
  readonly plan: number | null;
  /** Days from the plan to its action, at most. */
  readonly action: number | null;
  /** Days to watch before the effect is verified. */
  readonly observation: number;
}
export const TERMS: Readonly<Record<Grade, Terms>> = {
  major: { plan: 10, action: 60, observation: 30 },
  minor: { plan: 20, action: 90, observation: 60 },
  observation: { plan: null, action: null, observation: 0 },
  opportunity: { plan: null, action: null, observation: 0 },
};

export const isNonconformity = (grade: Grade | null) => grade === "major" || grade === "minor";

const isWeekend = (day: string) => [0, 6].includes(asDate(day).getUTCDay());

/** The day `count` working days after `from`; Saturdays and Sundays do not count. */
export function workingDays(from: string, count: number): string {
  let at = from;
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

/** The last day for the plan, or null where none is asked for. */
export function responseDueOf(grade: Grade, from: Date): string | null {
  const { plan } = TERMS[grade];
  return plan === null ? null : workingDays(dayOf(from), plan);
}

/** A finding of somebody's internal audit is the auditors' own, from raising to closing. */
export const isAudits = (source: FindingSource) => source === "internal_audit";

/** @throws forbidden when a compliance officer acts for the auditors. */
export function mustBeAuditorsIfAudits(actor: Actor, source: FindingSource) {
  if (isAudits(source) && !holds(actor, "internal_auditor")) {
    throw forbidden("This finding comes from an internal audit: an internal auditor must do this.");
  }
}

/** Whose turn it is, for the page and for lists of what waits. */
export type NextStep =
  | "grade"
  | "agree_withdrawal"
  | "submit_plan"
  | "accept_plan"
  | "implement"
  | "observe"
  | "wait"
  | "verify"
  | null;

export function nextStep(
  state: FindingState,
  about: { observeUntil: string | null; today: string; withdrawalAsked?: boolean },
): NextStep {
  if (state === "open") return about.withdrawalAsked ? "agree_withdrawal" : "grade";
  if (state === "response_due" || state === "reopened") return "submit_plan";
  if (state === "plan_submitted") return "accept_plan";
  if (state === "plan_accepted") return "implement";
  if (state === "implemented") return "observe";
  if (state !== "verifying") return null;
  return about.observeUntil && about.observeUntil > about.today ? "wait" : "verify";
}
