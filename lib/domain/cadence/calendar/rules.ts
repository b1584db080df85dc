// Days of the organisation: which are worked, and what day it is. Days are `YYYY-MM-DD`. Runs anywhere.
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";

/** When the organisation works. */
export interface WorkingCalendar {
  /** 1 is Monday, 7 is Sunday; at least one. */
  readonly workingDays: readonly number[];
  readonly holidays: ReadonlySet<string>;
}

/** What an organisation begins with. */
export const MONDAY_TO_FRIDAY: WorkingCalendar = {
  workingDays: [1, 2, 3, 4, 5],
  holidays: new Set(),
};

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => asDate(day).getUTCDay() || 7;

export const isWorkingDay = (day: string, { workingDays, holidays }: WorkingCalendar): boolean =>
  workingDays.includes(weekdayOf(day)) && !holidays.has(day);

/** The day itself where it is worked, otherwise the next that is. */
export const workingDayFrom = (day: string, calendar: WorkingCalendar): string =>
  seek(day, 1, calendar);

/** The day itself where it is worked, otherwise the last one before that is. */
export const workingDayUntil = (day: string, calendar: WorkingCalendar): string =>
  seek(day, -1, calendar);

/** The day `count` working days after `from`; none of them is `from` itself. */
export function workingDaysAfter(from: string, count: number, calendar: WorkingCalendar): string {
  let at = from;
  for (let left = count; left > 0; left--) at = workingDayFrom(plusDays(at, 1), calendar);
  return at;
}

/** Holidays are finitely many and a weekday is worked, so a working day is always found. */
function seek(day: string, step: 1 | -1, calendar: WorkingCalendar): string {
  if (calendar.workingDays.length === 0) throw new Error("a calendar without a working day");
  let at = day;
  while (!isWorkingDay(at, calendar)) at = plusDays(at, step);
  return at;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string) => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(zone, made);
  return made;
};

/** The day that an instant falls on in a zone. */
export function dayIn(zone: string, at: Date): string {
  if (zone === "UTC") return dayOf(at);
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}`;
}

/** Zones by name, such as Europe/Amsterdam. An offset knows no summer time, so it is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** A day off as somebody wrote it. */
export interface HolidayLine {
  readonly day: string;
  readonly name: string;
}

const LINE = /^(\d{4}-\d\d-\d\d)[\s,;]+(.*\S)\s*$/;
const exists = (day: string) => {
  const at = asDate(day);
  return !Number.isNaN(at.getTime()) && dayOf(at) === day && /^(19|20|21)/.test(day);
};

/** Reads one day off a line: `2026-12-25 Christmas Day`. Empty lines count for nothing. */
export function readHolidays(text: string): { found: HolidayLine[]; wrong: string[] } {
  const found = new Map<string, HolidayLine>();
  const wrong: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, day = "", name = ""] = LINE.exec(line.trim()) ?? [];
    const fault = faultOf({ day, name }, found);
    if (fault) wrong.push(`Line ${index + 1}: ${fault}`);
    else found.set(day, { day, name });
  }
  return { found: [...found.values()], wrong };
}

const NAME_LENGTH = 120;
function faultOf({ day, name }: HolidayLine, before: ReadonlyMap<string, unknown>) {
  if (day === "") return "write the day and its name, such as 2026-12-25 Christmas Day.";
  if (!exists(day)) return `the day ${day} does not exist.`;
  if (name.length > NAME_LENGTH) return `use at most ${NAME_LENGTH} characters for the name.`;
  return before.has(day) ? `the day ${day} is named twice.` : null;
}
