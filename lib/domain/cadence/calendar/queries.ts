import * as z from "zod";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { dayIn } from "./rules";
import { calendarShape, MOST_HOLIDAYS } from "./schema";

/** When the organisation works, and in which time zone its days are counted. */
export const getCalendar = query({
  name: "calendar.get",
  may: ["staff", "admin", "compliance", "internal_auditor", "external_auditor", "top_management"],
  own: true,
  route: "GET /calendar",
  input: z.strictObject({}),
  output: calendarShape,
  async run({ db, now }) {
    const found = await db.organisation.findFirst({
      select: { workingDays: true, timeZone: true, version: true },
    });
    const holidays = await db.holiday.findMany({ orderBy: { day: "asc" }, take: MOST_HOLIDAYS });
    const { workingDays, timeZone, version } = found ?? {
      ...{ workingDays: [1, 2, 3, 4, 5], timeZone: "UTC", version: 1 },
    };
    return {
      ...{ workingDays, timeZone, version },
      today: dayIn(timeZone, now),
      holidays: holidays.map(({ id, day, name, version: seen }) => ({
        ...{ id, name, version: seen },
        day: dayOf(day),
      })),
    };
  },
});
