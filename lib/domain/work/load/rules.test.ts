import { expect, it } from "vitest";
import { plusDays } from "@/lib/kernel/fields";
import { fc } from "@/lib/testing/property";
import { SPANS, spansFrom } from "./rules";

it("begins today and ends with its week or month", () => {
  expect(spansFrom("2026-11-25", "week").slice(0, 2)).toEqual([
    { from: "2026-11-25", to: "2026-11-29" },
    { from: "2026-11-30", to: "2026-12-06" },
  ]);
  expect(spansFrom("2026-11-25", "month").slice(0, 2)).toEqual([
    { from: "2026-11-25", to: "2026-11-30" },
    { from: "2026-12-01", to: "2026-12-31" },
  ]);
});

it("leaves no day out and counts none twice", () => {
  const day = fc.integer({ min: 0, max: 5_000 }).map((days) => plusDays("2020-01-01", days));
  fc.assert(
    fc.property(day, fc.constantFrom("week", "month"), (today, by) => {
      const spans = spansFrom(today, by);
      expect(spans).toHaveLength(SPANS);
      expect(spans[0]?.from).toBe(today);
      for (const [index, { from, to }] of spans.entries()) {
        expect(from <= to).toBe(true);
        const next = spans[index + 1];
        if (next) expect(next.from).toBe(plusDays(to, 1));
      }
    }),
    { numRuns: 2_000 },
  );
});
