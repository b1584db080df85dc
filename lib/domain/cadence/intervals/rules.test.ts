import { describe, expect, it } from "vitest";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import { fc, soaking } from "@/lib/testing/property";
import { daysFrom, latenessOf, nextDay, nextOccurrence, occurrence, type Unit } from "./rules";

const RUNS = { numRuns: soaking ? 100_000 : 2_000 };
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays("1970-01-01", days));
const every = fc.integer({ min: 1, max: 40 });
const unit = fc.constantFrom<Unit>("days", "weeks", "months", "years");
const interval = fc.record({ every, unit });
const dateOf = (value: string) => asDate(value).getUTCDate();
const lastOf = (value: string) =>
  new Date(Date.UTC(asDate(value).getUTCFullYear(), asDate(value).getUTCMonth() + 1, 0));

describe("an interval", () => {
  it.each([
    ["2026-01-31", { every: 1, unit: "months" }, "2026-02-28"],
    ["2028-01-31", { every: 1, unit: "months" }, "2028-02-29"],
    ["2026-11-30", { every: 3, unit: "months" }, "2027-02-28"],
    ["2028-02-29", { every: 1, unit: "years" }, "2029-02-28"],
    ["2026-12-31", { every: 1, unit: "days" }, "2027-01-01"],
    ["2026-11-23", { every: 2, unit: "weeks" }, "2026-12-07"],
    ["2026-08-31", { every: 18, unit: "months" }, "2028-02-29"],
  ] as const)("after %s, %o comes %s", (last, by, next) => {
    expect(nextDay(last, by)).toBe(next);
  });

  it("does not drift: the 31st is the 31st again after a short month", () => {
    const by = { every: 1, unit: "months" } as const;
    const days = [0, 1, 2, 3].map((count) => occurrence("2026-01-31", by, count));
    expect(days).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
  });

  it("always lies ahead, and months keep the date wherever the month has it", () => {
    fc.assert(
      fc.property(day, interval, fc.integer({ min: 1, max: 50 }), (start, by, count) => {
        const at = occurrence(start, by, count);
        expect(at > occurrence(start, by, count - 1)).toBe(true);
        if (by.unit === "days") expect(daysFrom(start, at)).toBe(by.every * count);
        if (by.unit === "weeks") expect(daysFrom(start, at)).toBe(by.every * count * 7);
        if (by.unit === "months" || by.unit === "years") {
          const isLast = dayOf(lastOf(at)) === at;
          expect(dateOf(at) === dateOf(start) || (isLast && dateOf(at) < dateOf(start))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("comes next on the first of its days after another", () => {
    fc.assert(
      fc.property(day, interval, fc.integer({ min: -500, max: 9_000 }), (start, by, gone) => {
        const after = plusDays(start, gone);
        const next = nextOccurrence(start, by, after);
        expect(next > after).toBe(true);
        let count = 0;
        while (occurrence(start, by, count) <= after) count += 1;
        expect(next).toBe(occurrence(start, by, count));
      }),
      RUNS,
    );
  });
});

describe("lateness", () => {
  it("is none until the due day has passed, grace for so many days, and beyond", () => {
    const property = fc.property(
      day,
      fc.integer({ min: -60, max: 120 }),
      fc.integer({ min: 0, max: 60 }),
      (due, late, grace) => {
        const expected = late <= 0 ? "none" : late <= grace ? "grace" : "beyond";
        expect(latenessOf(due, plusDays(due, late), grace)).toBe(expected);
      },
    );
    fc.assert(property, RUNS);
  });
});
