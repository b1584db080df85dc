import { dayOf } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import { dayIn, MONDAY_TO_FRIDAY, type WorkingCalendar } from "./rules";
import { MOST_HOLIDAYS } from "./schema";

type Rows = Pick<Reader | Tx, "organisation" | "holiday">;

/** What an installation without an organisation goes by. */
const UNSAID = { workingDays: [...MONDAY_TO_FRIDAY.workingDays], timeZone: "UTC" };

/** The day it is where the organisation works: what is due and what is late is decided by it. */
export async function todayOf(db: Pick<Rows, "organisation">, now: Date): Promise<string> {
  const found = await db.organisation.findFirst({ select: { timeZone: true } });
  return dayIn(found?.timeZone ?? UNSAID.timeZone, now);
}

/** When the organisation works, and what day it is there. */
export async function calendarOf(
  db: Rows,
  now: Date,
): Promise<{ calendar: WorkingCalendar; today: string }> {
  const found = await db.organisation.findFirst({
    select: { timeZone: true, workingDays: true },
  });
  const { timeZone, workingDays } = found ?? UNSAID;
  const holidays = await db.holiday.findMany({ select: { day: true }, take: MOST_HOLIDAYS });
  const days = new Set(holidays.map(({ day }) => dayOf(day)));
  return { calendar: { workingDays, holidays: days }, today: dayIn(timeZone, now) };
}
