import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { type Criterion, inForceAt, judgementsOf, verdictOf } from "./rules";

const base: Criterion = {
  id: "00000000-0000-7000-8000-000000000001",
  groups: ["en", "nl", "fr"],
  metric: "consistency",
  comparison: "at_most",
  threshold: 0.05,
  inForceFrom: new Date("2026-01-01"),
  endedAt: null,
};
const result = (group: string | null, value: number, task = "") => ({
  task,
  metric: "consistency",
  value,
  group,
});
const verdict = (criterion: Criterion, ...results: ReturnType<typeof result>[]) =>
  verdictOf(judgementsOf([criterion], results));

describe("criteria in force", () => {
  it("are those approved before and not ended at the moment of the run", () => {
    const ended = { ...base, id: "e", endedAt: new Date("2026-03-01") };
    const later = { ...base, id: "l", inForceFrom: new Date("2026-03-01") };
    const proposed = { ...base, id: "p", inForceFrom: null };
    const at = (day: string) =>
      inForceAt([ended, later, proposed], new Date(day)).map((one) => one.id);
    expect(at("2025-12-31")).toEqual([]);
    expect(at("2026-02-28")).toEqual(["e"]);
    expect(at("2026-03-01")).toEqual(["l"]);
  });
});

describe("a bias result", () => {
  it("meets a ceiling when the groups lie no farther apart, noise aside", () => {
    expect(verdict(base, result("en", 0.9), result("nl", 0.85), result("fr", 0.88))).toBe("met");
    expect(verdict(base, result("en", 0.9), result("nl", 0.84), result("fr", 0.88))).toBe("missed");
  });

  it("meets a floor when each group reaches it", () => {
    const floor = { ...base, comparison: "at_least" as const, threshold: 0.8 };
    expect(verdict(floor, result("en", 0.9), result("nl", 0.8), result("fr", 0.9))).toBe("met");
    expect(verdict(floor, result("en", 0.9), result("nl", 0.79), result("fr", 0.9))).toBe("missed");
  });

  it("misses it when a group was left out, and says which", () => {
    const [one] = judgementsOf([base], [result("en", 0.9), result("nl", 0.9)]);
    expect(one).toMatchObject({ verdict: "missed", measured: null, why: "Not measured: fr." });
  });

  it("is judged by its worst task, each by itself", () => {
    const rows = ["a", "b"].flatMap((task, at) =>
      base.groups.map((group) =>
        result(group, at + (task === "b" && group === "fr" ? 0.2 : 0), task),
      ),
    );
    const [one] = judgementsOf([base], rows);
    expect(one).toMatchObject({ verdict: "missed", measured: 0.2 });
  });

  it("is compared itself where it is a gap already, or no groups are named", () => {
    expect(verdict(base, result(null, 0.05))).toBe("met");
    expect(verdict({ ...base, groups: [] }, result("en", 0.01), result("nl", 0.06))).toBe("missed");
  });

  it("has no criteria where none speaks of its metric", () => {
    expect(verdict({ ...base, metric: "other" }, result(null, 1))).toBe("none");
    expect(verdictOf([])).toBe("none");
  });

  it("does not depend on the order of its rows", () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(values, (given) => {
        const rows = base.groups.map((group, at) => result(group, given[at] ?? 0));
        expect(verdict(base, ...rows)).toBe(verdict(base, ...rows.toReversed()));
      }),
    );
  });
});
