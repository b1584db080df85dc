import { describe, expect, it } from "vitest";
import { DEFAULT_METHOD } from "../method/rules";
import type { Link } from "../rules";
import { daysLate, escalationOf, expectationOf, gapsOf } from "./rules";

describe("an action that is to be approved", () => {
  const action = {
    option: "modify",
    controls: ["A.8.20"],
    verification: "Scan",
    lowersScore: true,
  } as const;
  it("names its controls where it modifies, and how it is verified", () => {
    expect(gapsOf(action)).toEqual({});
    expect(Object.keys(gapsOf({ ...action, controls: [] }))).toEqual(["controls"]);
    expect(gapsOf({ ...action, option: "share", controls: [] })).toEqual({});
    expect(gapsOf({ ...action, controls: [], lowersScore: false })).toEqual({});
    expect(Object.keys(gapsOf({ ...action, verification: "" }))).toEqual(["verification"]);
  });
});

describe("lateness", () => {
  it("begins on the day after the due day, of what still has to be done", () => {
    expect(daysLate("2026-11-20", "in_progress", "2026-11-20")).toBe(0);
    expect(daysLate("2026-11-20", "in_progress", "2026-11-21")).toBe(1);
    expect(daysLate("2026-11-20", "proposed", "2026-12-01")).toBe(11);
    expect(daysLate("2026-11-25", "approved", "2026-11-20")).toBe(0);
    for (const over of ["done", "verified", "cancelled"]) {
      expect(daysLate("2026-11-20", over, "2027-11-20")).toBe(0);
    }
  });

  it("is told to who does it, after three days to the owner, after seven to compliance", () => {
    expect([0, 1, 2, 3, 6, 7, 400].map(escalationOf)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });
});

describe("what an action is expected to take off", () => {
  const inherent = { likelihood: 5, impact: 4 };
  const link = (controlId: string, over: Partial<Link> = {}): Link => ({
    ...{ controlId, side: "likelihood", strength: "moderate", state: "planned" },
    ...over,
  });

  it("is the difference it makes beside the rest of the plan, with each control's arithmetic", () => {
    const found = expectationOf({
      method: DEFAULT_METHOD,
      inherent,
      links: [link("a", { state: "attested" })],
      others: [],
      own: [link("b", { side: "both", strength: "strong" }), link("c", { state: "effective" })],
    });
    // 5 × (1 − 0.32) = 3.4 → 4; with b 0.48 and c 0.4: 5 × 0.68 × 0.52 × 0.6 = 1.06 → 2.
    expect(found.without).toMatchObject({ likelihood: 4, impact: 4, score: 16 });
    expect(found.with).toMatchObject({ likelihood: 2, impact: 3, score: 6 });
    expect(found.effects.map(({ factor, effect }) => [factor, Number(effect.toFixed(2))])).toEqual([
      [0.8, 0.48],
      [1, 0.4],
    ]);
  });

  it("is never worse with than without", () => {
    for (const strength of ["weak", "moderate", "strong"] as const) {
      const basis = { method: DEFAULT_METHOD, inherent, links: [link("a")], others: [link("d")] };
      const found = expectationOf({ ...basis, own: [link("a", { strength, side: "both" })] });
      expect(found.with.score).toBeLessThanOrEqual(found.without.score);
    }
  });
});
