import { describe, expect, it } from "vitest";
import { plusDays } from "@/lib/kernel/fields";
import { fc, soaking } from "@/lib/testing/property";
import type { ReminderStep } from "@/prisma/generated/enums";
import { isWorkingDay, MONDAY_TO_FRIDAY } from "../calendar/rules";
import { ESCALATED_STEPS, OWN_STEPS, rangesOf, STEPS, stepDay, tellingOf } from "./rules";

const RUNS = { numRuns: soaking ? 100_000 : 1_000 };
const ALL: readonly ReminderStep[] = [...OWN_STEPS, ...ESCALATED_STEPS];
const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays("2026-01-01", days));
const calendar = fc.record({
  workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  holidays: fc.array(day, { maxLength: 80 }).map((days) => new Set(days)),
});
const steps = fc.constantFrom(ALL, OWN_STEPS, ESCALATED_STEPS);

describe("the days of a reminder", () => {
  it("are a week and a day before, the day itself, and after it", () => {
    // A Wednesday.
    const days = ALL.map((step) => stepDay(step, "2026-11-25", MONDAY_TO_FRIDAY));
    expect(days).toEqual([
      "2026-11-18",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      // A Saturday, so on Monday.
      "2026-11-30",
      "2026-12-02",
    ]);
  });

  it("of a due Sunday are told on the Friday before, and the lateness on Monday", () => {
    const days = ALL.map((step) => stepDay(step, "2026-11-29", MONDAY_TO_FRIDAY));
    expect(days.slice(0, 4)).toEqual(["2026-11-23", "2026-11-27", "2026-11-27", "2026-11-30"]);
  });

  it("are worked, come in order, and never after the due day while there is time", () => {
    fc.assert(
      fc.property(day, calendar, (due, given) => {
        const days = ALL.map((step) => stepDay(step, due, given));
        expect(days).toEqual(days.toSorted());
        expect(days.every((one) => isWorkingDay(one, given))).toBe(true);
        for (const [index, step] of ALL.entries()) {
          const at = days[index] ?? "";
          if (STEPS[step] <= 0) expect(at <= due).toBe(true);
          else expect(at >= plusDays(due, STEPS[step])).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe("a telling", () => {
  it("walks through all steps, each once, when looked at every day", () => {
    fc.assert(
      fc.property(day, calendar, steps, (due, given, of) => {
        const seen: ReminderStep[] = [];
        for (let today = plusDays(due, -120); today <= plusDays(due, 120); ) {
          const told = tellingOf(due, today, given, of);
          if (told && told.step !== seen.at(-1)) seen.push(told.step);
          if (told) expect(told.day <= today).toBe(true);
          today = plusDays(today, 1);
        }
        // Two whose days are the same are told as the later one.
        const days = of.map((step) => stepDay(step, due, given));
        const expected = of.filter((_, at) => days[at] !== days[at + 1]);
        expect(seen).toEqual(expected);
      }),
      { numRuns: soaking ? 5_000 : 300 },
    );
  });

  it("after a month of sleep is the last step alone, with what was slept through", () => {
    const told = tellingOf("2026-11-25", "2026-12-27", MONDAY_TO_FRIDAY, OWN_STEPS);
    expect(told).toEqual({
      step: "late",
      day: "2026-11-26",
      passed: ["week_before", "day_before", "on_day"],
    });
    const escalated = tellingOf("2026-11-25", "2026-12-27", MONDAY_TO_FRIDAY, ESCALATED_STEPS);
    expect(escalated).toMatchObject({ step: "late_7", passed: ["late_3"] });
  });

  it("is what the ranges of due days say, for every due day", () => {
    fc.assert(
      fc.property(day, calendar, steps, (today, given, of) => {
        const ranges = rangesOf(today, given, of);
        for (let due = plusDays(today, -90); due <= plusDays(today, 90); due = plusDays(due, 1)) {
          const inRange = ranges.filter(
            ({ from, to }) => (from === null || from <= due) && due <= to,
          );
          const expected = tellingOf(due, today, given, of)?.step;
          expect(inRange.map(({ step }) => step)).toEqual(expected ? [expected] : []);
        }
      }),
      { numRuns: soaking ? 2_000 : 150 },
    );
  });
});
