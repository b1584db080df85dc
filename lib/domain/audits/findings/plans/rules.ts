import type { FieldErrors } from "@/lib/kernel/errors";
import { plusDays } from "@/lib/kernel/fields";
import type { Grade } from "@/prisma/generated/enums";
import { isNonconformity, TERMS } from "../rules";

/** A root cause says why, then why that. Steps stand on lines of their own or are joined in words. */
const JOINTS = /[\n;]|\.\s|,?\s(?:so|because|since|and|which|therefore|but)\s/i;

export const stepsOf = (cause: string) =>
  cause
    .split(JOINTS)
    .map((step) => step.trim())
    .filter((step) => step.split(/\s+/).length >= 3);

/** What is left of a text that only blames somebody, once names and blame are taken away. */
const BLAME = new Set(
  `a an the of by to in on at it he she they his her their him them was were is are be been has had have did do does not
  no and or because so since which that who this from with human person people somebody someone employee colleague
  engineer error errors mistake mistakes failure fault forgot forgotten forget forgets overlooked oversight careless carelessly
  carelessness inattention inattentive negligent negligence sloppy lazy busy tired stressed attention pay paid made
  make wrong wrongly failed fail simply just again wrongdoing missed`.split(/\s+/),
);

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** A cause whose first words beside the blame are all names is about persons, whatever follows. */
const JUDGED_WORDS = 24;

/** The words of a cause that decide whether it blames: those that are not blame, each once. */
export const tellingWords = (cause: string): string[] =>
  [...new Set(wordsOf(cause).filter((word) => !BLAME.has(word)))].slice(0, JUDGED_WORDS);

export function onlyBlames(cause: string, names: readonly string[]): boolean {
  const persons = new Set(names.flatMap(wordsOf));
  return tellingWords(cause).filter((word) => !persons.has(word)).length < 4;
}

/** @returns the sentence that says what is missing, or null when the cause will do. */
export function wrongWithCause(cause: string | null, names: readonly string[]): string | null {
  if (!cause) return "Say why it happened, and why that was possible.";
  if (onlyBlames(cause, names)) {
    return "This only names a person. Say what in the system let it happen.";
  }
  if (stepsOf(cause).length < 2) {
    return "Give at least two steps: why it happened, and why that was possible. One a line.";
  }
  return null;
}

export interface Plan {
  readonly correction: string | null;
  readonly correctedAt: string | null;
  readonly extentCheck: string | null;
  readonly rootCause: string | null;
  readonly action: string | null;
  readonly responsible: string | null;
  readonly actionDue: string | null;
  readonly effectivenessCriterion: string | null;
}

const NEEDED: Readonly<Record<Grade, readonly (keyof Plan)[]>> = {
  major: [
    "correction",
    "extentCheck",
    "action",
    "responsible",
    "actionDue",
    "effectivenessCriterion",
  ],
  minor: ["extentCheck", "action", "responsible", "actionDue", "effectivenessCriterion"],
  observation: ["action", "responsible", "actionDue"],
  opportunity: ["action", "responsible", "actionDue"],
};

interface Judged {
  readonly grade: Grade;
  readonly today: string;
  readonly names: readonly string[];
}

/** @returns what keeps this plan from being submitted, by field. */
export function planGaps(plan: Plan, { grade, today, names }: Judged): FieldErrors {
  const gaps: FieldErrors = {};
  for (const field of NEEDED[grade]) {
    if (!plan[field]) gaps[field] = ["A plan for this grade needs this."];
  }
  if (plan.correctedAt && plan.correctedAt > today) {
    gaps.correctedAt = ["A correction that is done was not done in the future."];
  }
  if (plan.correctedAt && !plan.correction) gaps.correction = ["Say what was corrected."];
  if (isNonconformity(grade)) {
    const wrong = wrongWithCause(plan.rootCause, names);
    if (wrong) gaps.rootCause = [wrong];
  }
  const { action } = TERMS[grade];
  const last = action === null ? null : plusDays(today, action);
  if (plan.actionDue && last && plan.actionDue > last) {
    gaps.actionDue = [`For this grade the action is due within ${action} days.`];
  }
  return gaps;
}

/** @returns why this observation period may not be set, or null. */
export function wrongWithPeriod(days: number, reason: string | null, grade: Grade): string | null {
  const usual = TERMS[grade].observation;
  if (days >= usual || reason) return null;
  return `Less than ${usual} days needs a reason.`;
}
