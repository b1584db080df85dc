import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const calendarSet = event(
  "organisation.calendar_set",
  z.object({ workingDays: z.array(z.int()), timeZone: z.string() }),
);
const ofDay = z.object({ day: z.iso.date() });
export const holidayAdded = event("holiday.added", ofDay);
export const holidayRenamed = event("holiday.renamed", ofDay);
export const holidayRemoved = event("holiday.removed", ofDay);
