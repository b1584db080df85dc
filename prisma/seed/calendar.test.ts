import { expect, it } from "vitest";
import { dutchHolidays } from "./calendar";

it.each([
  [2026, ["2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25"]],
  [2027, ["2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17"]],
  // King's Day is kept on Saturday where it would fall on a Sunday.
  [2025, ["2025-04-21", "2025-04-26", "2025-05-29", "2025-06-09"]],
])("knows the days off of %i", (year, days) => {
  const moving = dutchHolidays(year).slice(1, 5);
  expect(moving.map((line) => line.split(" ")[0])).toEqual(days);
});
