import * as z from "zod";
import { day, longText, text, version, whole } from "@/lib/kernel/fields";
import { isZone } from "./rules";

/** On screen, in the order of the week; the keys are ISO numbers. */
export const WEEKDAYS = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
  6: "Saturday",
  7: "Sunday",
} as const;

/** Enough for decades of holidays. */
export const MOST_HOLIDAYS = 1000;

const holiday = z.object({ id: z.uuid(), day: z.string(), name: z.string(), version: z.int() });
export type HolidayRow = z.infer<typeof holiday>;

export const calendarShape = z.object({
  workingDays: z.array(z.int()),
  timeZone: z.string(),
  holidays: z.array(holiday),
  /** Today in the time zone. */
  today: z.string(),
  /** Of the organisation, whose settings these are. */
  version: z.int(),
});
export type CalendarView = z.infer<typeof calendarShape>;

const workingDays = z
  .array(whole(1, 7, "Give days of the week as 1 (Monday) to 7 (Sunday)."))
  .min(1, "Choose at least one working day.")
  .max(7)
  .transform((days) => [...new Set(days)].toSorted());
const timeZone = text(64).refine(isZone, "Give a time zone by its name, such as Europe/Amsterdam.");
export const setCalendarInput = z.strictObject({ version, workingDays, timeZone });

/** One line a day; what stands there already gets the new name. */
export const addHolidaysInput = z.strictObject({ lines: longText(100_000) });
export const holidaysAdded = z.object({ added: z.int(), renamed: z.int(), same: z.int() });

export const removeHolidayInput = z.strictObject({ id: z.uuid(), version });
export const holidayGone = z.object({ id: z.uuid(), day });
