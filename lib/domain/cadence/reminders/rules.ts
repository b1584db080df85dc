// On which days somebody is reminded of what is due, and who. Days are `YYYY-MM-DD`. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";
import type { ReminderStep } from "@/prisma/generated/enums";
import { type WorkingCalendar, workingDayFrom, workingDayUntil } from "../calendar/rules";

/** Steps in their order, by days from the due day. */
export const STEPS = {
  week_before: -7,
  day_before: -1,
  on_day: 0,
  late: 1,
  late_3: 3,
  late_7: 7,
} as const satisfies Readonly<Record<ReminderStep, number>>;
const ORDER = Object.keys(STEPS) as ReminderStep[];

/** Steps of whoever has to do it, and of the compliance officers who hear of what stays undone. */
export const OWN_STEPS = ["week_before", "day_before", "on_day", "late"] as const;
export const ESCALATED_STEPS = ["late_3", "late_7"] as const;

/**
 * The day of a step. One that falls on a day off is told on the next working day; where that lies behind
 * the due day it would come too late, so it is told on the last working day before.
 */
export function stepDay(step: ReminderStep, due: string, calendar: WorkingCalendar): string {
  const day = plusDays(due, STEPS[step]);
  const next = workingDayFrom(day, calendar);
  return STEPS[step] <= 0 && next > due ? workingDayUntil(due, calendar) : next;
}

/** What is told on a day, and what has passed untold because nobody looked. */
export interface Telling {
  readonly step: ReminderStep;
  /** The day it belongs to, also where it is told later. */
  readonly day: string;
  readonly passed: readonly ReminderStep[];
}

/**
 * The one step to tell on `today`: the latest whose day has come. Whoever slept through several hears the
 * last one alone. Null where none has come yet.
 */
export function tellingOf(
  due: string,
  today: string,
  calendar: WorkingCalendar,
  steps: readonly ReminderStep[],
): Telling | null {
  const come = ORDER.filter((step) => steps.includes(step)).filter(
    (step) => stepDay(step, due, calendar) <= today,
  );
  const step = come.at(-1);
  return step ? { step, day: stepDay(step, due, calendar), passed: come.slice(0, -1) } : null;
}

/** Due days whose latest step is this one; without an end on the side that is open. */
export interface DueRange {
  readonly step: ReminderStep;
  /** Null: however long ago. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * Which due days are at which step today. Steps come in the order of due days, so each has one range, and
 * the longest overdue are all at the last.
 */
export function rangesOf(
  today: string,
  calendar: WorkingCalendar,
  steps: readonly ReminderStep[],
): DueRange[] {
  const ranges: { step: ReminderStep; from: string | null; to: string }[] = [];
  const last = ORDER.filter((step) => steps.includes(step)).at(-1);
  if (!last) return [];
  let due = furthest(today, calendar);
  let step: ReminderStep | undefined;
  while (step !== last) {
    step = tellingOf(due, today, calendar, steps)?.step;
    const open = ranges.at(-1);
    if (step && open?.step === step) open.from = due;
    else if (step) ranges.push({ step, from: due, to: due });
    // Not in the head of a loop: the bundler leaves a name of another module there as it was written.
    due = plusDays(due, -1);
  }
  return ranges.map((one) => (one.step === last ? { ...one, from: null } : one));
}

/** A week ahead, or to the end of days off that are longer and begin tomorrow: nothing later is told today. */
function furthest(today: string, calendar: WorkingCalendar): string {
  const ahead = [plusDays(today, 7), plusDays(workingDayFrom(plusDays(today, 1), calendar), -1)];
  return ahead.toSorted().at(-1) ?? today;
}
