import type { Loader } from "@/lib/adapters/loader";
import { addHolidays, setCalendar } from "@/lib/domain/cadence/calendar/commands";
import { weekdayOf } from "@/lib/domain/cadence/calendar/rules";
import { dayOf, plusDays } from "@/lib/kernel/fields";

/** The compliance officer sets the calendar on the day the ISMS began. */
const KEEPER = "u-priya";
const BEGAN = "2026-02-02";

/** The example works in Amsterdam; its days off are true ones, of this year and the next. */
export async function loadCalendar(load: Loader): Promise<void> {
  const at = load.moment(BEGAN);
  const keeper = load.as(KEEPER);
  const week = { workingDays: [1, 2, 3, 4, 5], timeZone: "Europe/Amsterdam" };
  await keeper.run(setCalendar, { version: 1, ...week }, { at });
  const year = new Date().getUTCFullYear();
  const lines = [year, year + 1].flatMap(dutchHolidays).join("\n");
  await keeper.run(addHolidays, { lines }, { at });
}

/** Public holidays of the Netherlands on which offices are closed, one a line. */
export function dutchHolidays(year: number): string[] {
  const easter = easterSunday(year);
  const kings = weekdayOf(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`;
  return [
    `${year}-01-01 New Year's Day`,
    `${plusDays(easter, 1)} Easter Monday`,
    `${kings} King's Day`,
    `${plusDays(easter, 39)} Ascension Day`,
    `${plusDays(easter, 50)} Whit Monday`,
    `${year}-12-25 Christmas Day`,
    `${year}-12-26 Second day of Christmas`,
  ];
}

/** By the rule of the Gregorian calendar (Meeus, Jones, Butcher). */
function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const month = Math.floor((moon + sunday - 7 * late + 114) / 31);
  const date = ((moon + sunday - 7 * late + 114) % 31) + 1;
  return dayOf(new Date(Date.UTC(year, month - 1, date)));
}
