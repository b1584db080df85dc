// What of the register's health is plain reckoning. Runs anywhere.
import { plusDays } from "@/lib/kernel/fields";

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The day `count` working days before; Saturdays and Sundays do not count. */
export function workingDaysBefore(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = plusDays(at, -1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}
