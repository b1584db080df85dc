import { conflict, invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { calendarSet, holidayAdded, holidayRemoved, holidayRenamed } from "./events";
import { type HolidayLine, readHolidays } from "./rules";
import {
  addHolidaysInput,
  holidayGone,
  holidaysAdded,
  MOST_HOLIDAYS,
  removeHolidayInput,
  setCalendarInput,
} from "./schema";

const KEEPERS = ["admin", "compliance"] as const;

/** Says on which weekdays the organisation works, and where its days begin. */
export const setCalendar = command({
  name: "calendar.set",
  may: KEEPERS,
  writes: "isms",
  route: "POST /calendar",
  events: [calendarSet],
  input: setCalendarInput,
  output: setCalendarInput,
  async run({ tx, input, record }) {
    const { version, workingDays, timeZone } = input;
    const found = await tx.organisation.findFirst({ select: { id: true } });
    if (!found) throw wrongState("This installation has no organisation yet. Set it up first.");
    const { count } = await tx.organisation.updateMany({
      where: { id: found.id, version },
      data: { workingDays, timeZone, version: { increment: 1 } },
    });
    if (count === 0) throw stale();
    record(calendarSet, found.id, { workingDays, timeZone });
    return { version: version + 1, workingDays, timeZone };
  },
});

/** Enters days off, one a line; a day that stands there already gets the name that the line says. */
export const addHolidays = command({
  name: "calendar.addHolidays",
  may: KEEPERS,
  writes: "isms",
  route: "POST /calendar/holidays",
  events: [holidayAdded, holidayRenamed],
  input: addHolidaysInput,
  output: holidaysAdded,
  async run({ tx, input, now, record }) {
    const found = linesOf(input.lines);
    const names = await namesOn(tx, found);
    const added = found.filter(({ day }) => !names.has(day));
    const renamed = found.filter(
      ({ day, name }) => names.has(day) && names.get(day)?.name !== name,
    );
    if (added.length + renamed.length === 0) {
      throw wrongState("These days stand in the calendar already.");
    }
    await mustFit(tx, added.length);
    const rows = await tx.holiday.createManyAndReturn({
      data: added.map(({ day, name }) => ({ day: asDate(day), name, createdAt: now })),
      select: { id: true, day: true },
    });
    for (const { id, day } of rows) record(holidayAdded, id, { day: dayOf(day) });
    for (const { day, name } of renamed) {
      const { id, version } = names.get(day) ?? { id: "", version: 0 };
      const { count } = await tx.holiday.updateMany({
        where: { id, version },
        data: { name, version: { increment: 1 } },
      });
      if (count === 0) throw conflict("Somebody changed these days meanwhile. Look again.");
      record(holidayRenamed, id, { day });
    }
    const same = found.length - added.length - renamed.length;
    return { added: added.length, renamed: renamed.length, same };
  },
});

const MOST_NAMED = 20;
function linesOf(lines: string): HolidayLine[] {
  const { found, wrong } = readHolidays(lines);
  if (wrong.length > 0) throw invalid({ lines: wrong.slice(0, MOST_NAMED) });
  if (found.length === 0) throw invalid({ lines: ["Write at least one day and its name."] });
  if (found.length > MOST_HOLIDAYS) {
    throw invalid({ lines: [`Enter at most ${MOST_HOLIDAYS} days at once.`] });
  }
  return found;
}

async function namesOn(tx: Tx, lines: readonly HolidayLine[]) {
  const rows = await tx.holiday.findMany({
    where: { day: { in: lines.map(({ day }) => asDate(day)) } },
  });
  return new Map(rows.map((row) => [dayOf(row.day), row]));
}

async function mustFit(tx: Tx, more: number) {
  if ((await tx.holiday.count()) + more <= MOST_HOLIDAYS) return;
  throw invalid({
    lines: [`The calendar holds at most ${MOST_HOLIDAYS} days. Remove some that have passed.`],
  });
}

/** Takes a day off out of the calendar: it is worked again where its weekday is. */
export const removeHoliday = command({
  name: "calendar.removeHoliday",
  may: KEEPERS,
  writes: "isms",
  route: "POST /calendar/holidays/:id/removal",
  events: [holidayRemoved],
  input: removeHolidayInput,
  output: holidayGone,
  async run({ tx, input: { id, version }, record }) {
    const found = await tx.holiday.findUnique({ where: { id } });
    if (!found) throw notFound("holiday");
    const { count } = await tx.holiday.deleteMany({ where: { id, version } });
    if (count === 0) throw stale(found);
    const day = dayOf(found.day);
    record(holidayRemoved, id, { day });
    return { id, day };
  },
});
