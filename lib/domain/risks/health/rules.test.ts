import { expect, it } from "vitest";
import { workingDaysBefore } from "./rules";

it.each([
  ["2026-11-27", 2, "2026-11-25"],
  ["2026-11-23", 1, "2026-11-20"],
  ["2026-11-23", 2, "2026-11-19"],
  ["2026-11-22", 2, "2026-11-19"],
  ["2026-11-24", 0, "2026-11-24"],
  ["2026-03-02", 5, "2026-02-23"],
])("%s, %i working days before, is %s", (day, count, expected) => {
  expect(workingDaysBefore(day, count)).toBe(expected);
});
