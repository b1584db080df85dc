// What an action must say before its risk's owner can approve it, when it is late and who then hears of it, and
// what it is expected to take off. Runs anywhere.
import type { TreatmentOption, TreatmentState } from "@/prisma/generated/enums";
import {
  actsOn,
  type Effect,
  factorOf,
  type Link,
  type Numbers,
  type Rating,
  residualOf,
  type Scored,
  type Side,
  type Strength,
} from "../rules";
import { ESCALATES_AFTER } from "./catalogue";

interface Action {
  readonly option: TreatmentOption;
  readonly controls: readonly unknown[];
  readonly verification: string;
  /** An opportunity has no score that controls could lower. */
  readonly lowersScore: boolean;
}

/** Messages by field; empty when the action can be approved. */
export function gapsOf({
  option,
  controls,
  verification,
  lowersScore,
}: Action): Record<string, string[]> {
  return {
    ...(lowersScore &&
      option === "modify" &&
      controls.length === 0 && {
        controls: ["Name the controls that it brings or improves, or choose another option."],
      }),
    ...(verification === "" && { verification: ["Say how it will be verified."] }),
  };
}

/** States of a risk in which actions can be added to its plan. */
export const PLANNABLE = ["assessed", "treatment_planned", "in_treatment"] as const;
export const isPlannable = (state: string): boolean => PLANNABLE.some((one) => one === state);

/** States in which an action still has to be done: only these are late. */
export const OPEN = ["proposed", "approved", "in_progress"] as const satisfies TreatmentState[];
export const isOpen = (state: string): boolean => OPEN.some((one) => one === state);

const DAY = 86_400_000;
/** Days past the due day of an open action; 0 when in time. Days are `YYYY-MM-DD`. */
export function daysLate(due: string, state: string, today: string): number {
  const days = (Date.parse(today) - Date.parse(due)) / DAY;
  return isOpen(state) && days > 0 ? days : 0;
}

/** How far up lateness of so many days is told: 0 nobody, 1 who does it, 2 the owner, 3 compliance. */
export const escalationOf = (days: number): number =>
  ESCALATES_AFTER.filter((after) => days >= after).length;

interface Expecting {
  readonly method: Numbers;
  readonly inherent: Rating;
  readonly links: readonly Link[];
  /** What the other actions of the plan add. */
  readonly others: readonly Link[];
  readonly own: readonly Link[];
}
export interface Expectation {
  readonly without: Scored;
  readonly with: Scored;
  /** What each control of the action takes off: strength times the factor expected of it. */
  readonly effects: readonly Effect[];
}

/** What one action is expected to take off, beside the rest of the plan. */
export function expectationOf({ method, inherent, links, others, own }: Expecting): Expectation {
  return {
    without: residualOf(method, inherent, links, others),
    with: residualOf(method, inherent, links, [...others, ...own]),
    effects: own.map((link) => {
      const factor = Math.max(method.factors.attested, factorOf(method, link.state));
      return { ...link, factor, effect: method.strengths[link.strength] * factor, planned: true };
    }),
  };
}

/** A control that acts on a risk, as it is linked. */
export interface Acting {
  readonly controlId: string;
  readonly side: Side;
  readonly strength: Strength;
}

/**
 * The links of a risk once an action's controls act too, each in place of what it did on its sides. Where it
 * acted more strongly by design, that stays: an action never weakens a control.
 */
export const actingAfter = (now: readonly Acting[], taken: readonly Acting[]): Acting[] => [
  ...now.flatMap((old) => remainderOf(old, taken)),
  ...taken.flatMap((one) => atLeastAsStrong(one, now)),
];

const STRENGTHS: readonly Strength[] = ["weak", "moderate", "strong"];

function atLeastAsStrong(one: Acting, now: readonly Acting[]): Acting[] {
  const parts = (["likelihood", "impact"] as const)
    .filter((side) => actsOn(one, side))
    .map((side) => {
      const there = now.filter((old) => old.controlId === one.controlId && actsOn(old, side));
      const best = Math.max(...[one, ...there].map(({ strength }) => STRENGTHS.indexOf(strength)));
      return { ...one, side, strength: STRENGTHS[best] ?? one.strength };
    });
  return parts.every(({ strength }) => strength === one.strength) ? [one] : parts;
}

function remainderOf(old: Acting, taken: readonly Acting[]): Acting[] {
  const own = taken.filter(({ controlId }) => controlId === old.controlId);
  if (own.length === 0) return [old];
  const left = (["likelihood", "impact"] as const).filter(
    (side) => actsOn(old, side) && !own.some((one) => actsOn(one, side)),
  );
  return left.map((side) => ({ controlId: old.controlId, side, strength: old.strength }));
}
