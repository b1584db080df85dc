// How often something comes back, and when next. Days are `YYYY-MM-DD`. Runs anywhere.
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";

export type Unit = "days" | "weeks" | "months" | "years";

/** Every so many days, weeks, months or years. */
export interface Interval {
  readonly every: number;
  readonly unit: Unit;
}

const MONTHS: Readonly<Partial<Record<Unit, number>>> = { months: 1, years: 12 };
const DAYS: Readonly<Partial<Record<Unit, number>>> = { days: 1, weeks: 7 };

/**
 * The day on which it comes the `count`th time after `start`. Reckoned from the start each time: what
 * begins on the 31st falls on the last day of a shorter month, and on the 31st again where there is one.
 */
export function occurrence(start: string, { every, unit }: Interval, count: number): string {
  const days = DAYS[unit];
  if (days) return plusDays(start, days * every * count);
  return plusMonths(start, (MONTHS[unit] ?? 1) * every * count);
}

/** The day after the last one on which it comes again. */
export const nextDay = (last: string, interval: Interval): string => occurrence(last, interval, 1);

/** The first day after `after` on which something that began on `start` comes. */
export function nextOccurrence(start: string, interval: Interval, after: string): string {
  if (start > after) return start;
  const gone = (asDate(after).getTime() - asDate(start).getTime()) / 86_400_000;
  // No interval is shorter than this many days, so nothing is leapt over.
  const longest = interval.every * (DAYS[interval.unit] ?? 31 * (MONTHS[interval.unit] ?? 1));
  let count = Math.max(0, Math.floor(gone / longest));
  while (occurrence(start, interval, count) <= after) count += 1;
  return occurrence(start, interval, count);
}

function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** Whole days from one day to another; negative when it lies before. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((asDate(to).getTime() - asDate(from).getTime()) / 86_400_000);

/** On time, late within the grace that still counts for something, or beyond it. */
export type Lateness = "none" | "grace" | "beyond";

/** How late something is on `today` that was due on `due`. */
export function latenessOf(due: string, today: string, graceDays: number): Lateness {
  const late = daysFrom(due, today);
  if (late <= 0) return "none";
  return late <= graceDays ? "grace" : "beyond";
}
