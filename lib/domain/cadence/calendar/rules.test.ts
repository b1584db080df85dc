import { describe, expect, it } from "vitest";
import { plusDays } from "@/lib/kernel/fields";
import { fc, soaking } from "@/lib/testing/property";
import {
  dayIn,
  isWorkingDay,
  isZone,
  MONDAY_TO_FRIDAY,
  readHolidays,
  weekdayOf,
  workingDayFrom,
  workingDaysAfter,
  workingDayUntil,
} from "./rules";

const RUNS = { numRuns: soaking ? 100_000 : 2_000 };
const START = "2026-01-01";
const day = fc.integer({ min: 0, max: 800 }).map((days) => plusDays(START, days));
const workingDays = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  .map((days) => days.toSorted());
const calendar = fc.record({
  workingDays,
  holidays: fc.array(day, { maxLength: 60 }).map((days) => new Set(days)),
});

describe("a working calendar", () => {
  it("knows its weekdays", () => {
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekdayOf("2026-11-29")).toBe(7);
  });

  it.each([
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-27", 0, "2026-11-27"],
    ["2026-11-28", 1, "2026-11-30"],
    ["2026-11-23", 10, "2026-12-07"],
  ])("%s and %i working days is %s", (from, count, at) => {
    expect(workingDaysAfter(from, count, MONDAY_TO_FRIDAY)).toBe(at);
  });

  it("leaves holidays out", () => {
    const holidays = new Set(["2026-12-25", "2026-12-28"]);
    expect(workingDaysAfter("2026-12-24", 1, { ...MONDAY_TO_FRIDAY, holidays })).toBe("2026-12-29");
  });

  it("finds the nearest working day on either side, and none between", () => {
    fc.assert(
      fc.property(day, calendar, (at, given) => {
        const next = workingDayFrom(at, given);
        const before = workingDayUntil(at, given);
        expect(isWorkingDay(next, given) && isWorkingDay(before, given)).toBe(true);
        expect(before <= at && at <= next).toBe(true);
        for (let one = plusDays(before, 1); one < next; one = plusDays(one, 1)) {
          expect(isWorkingDay(one, given)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it("counts exactly so many working days", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), calendar, (from, count, given) => {
        const at = workingDaysAfter(from, count, given);
        let worked = 0;
        for (let one = plusDays(from, 1); one <= at; one = plusDays(one, 1)) {
          if (isWorkingDay(one, given)) worked += 1;
        }
        expect(worked).toBe(count);
        expect(isWorkingDay(at, given)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a day", () => {
  it.each([
    ["UTC", "2026-11-23T23:30:00Z", "2026-11-23"],
    ["Europe/Amsterdam", "2026-11-23T23:30:00Z", "2026-11-24"],
    ["Europe/Amsterdam", "2026-06-30T21:59:59Z", "2026-06-30"],
    ["Europe/Amsterdam", "2026-06-30T22:00:00Z", "2026-07-01"],
    ["Pacific/Kiritimati", "2026-11-23T10:00:00Z", "2026-11-24"],
    ["America/Los_Angeles", "2026-11-23T07:59:00Z", "2026-11-22"],
  ])("in %s at %s is %s", (zone, at, expected) => {
    expect(dayIn(zone, new Date(at))).toBe(expected);
  });

  it("of any zone is at most one beside that of UTC", () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const instant = fc.date({
      min: new Date("1990-01-01T00:00:00Z"),
      max: new Date("2100-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const utc = dayIn("UTC", at);
        expect([plusDays(utc, -1), utc, plusDays(utc, 1)]).toContain(dayIn(name, at));
      }),
      RUNS,
    );
  });

  it("is not decided by offsets or names that no zone has", () => {
    expect(["Europe/Amsterdam", "UTC", "Asia/Kolkata"].map(isZone)).toEqual([true, true, true]);
    const none = ["+01:00", "", "Mars/Olympus", "Europe/Amsterdam; drop", "01:00"];
    expect(none.filter(isZone)).toEqual([]);
  });
});

describe("pasted holidays", () => {
  it("are one a line, with commas or tabs from a table", () => {
    const { found, wrong } = readHolidays(
      "2026-12-25 Christmas Day\r\n\n2026-12-26,\tBoxing Day\n2027-01-01;New Year",
    );
    expect(wrong).toEqual([]);
    expect(found).toEqual([
      { day: "2026-12-25", name: "Christmas Day" },
      { day: "2026-12-26", name: "Boxing Day" },
      { day: "2027-01-01", name: "New Year" },
    ]);
  });

  it("are refused by their line", () => {
    const { found, wrong } = readHolidays(
      "Christmas\n2026-02-30 Nothing\n2026-12-25 Christmas\n2026-12-25 Again\n2026-12-31",
    );
    expect(found).toEqual([{ day: "2026-12-25", name: "Christmas" }]);
    expect(wrong.map((one) => one.split(":")[0])).toEqual(["Line 1", "Line 2", "Line 4", "Line 5"]);
  });
});
