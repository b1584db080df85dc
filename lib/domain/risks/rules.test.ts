import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { DEFAULT_METHOD as method } from "./method/rules";
import {
  acceptanceLimit,
  band,
  bandRose,
  currentOf,
  factorOf,
  hasRisen,
  isBelow,
  isPlanned,
  type Link,
  levelsOf,
  missingParts,
  residualOf,
  score,
  scored,
  standing,
  workingsNow,
} from "./rules";

const sides = ["likelihood", "impact", "both"] as const;
const strengths = ["weak", "moderate", "strong"] as const;
const states = [
  "not_decided",
  "planned",
  "effective",
  "attested",
  "partial",
  "overdue_grace",
  "overdue",
  "failed",
  "excluded",
] as const;

const link = (
  controlId: string,
  side: Link["side"],
  strength: Link["strength"],
  state: Link["state"],
): Link => ({ controlId, side, strength, state });

describe("a statement", () => {
  const words = { cause: "As", event: "it", consequence: "so", benefit: "", effectCheck: "" };
  const whole = { kind: "risk", ...words, assets: ["AS-01"], context: [] } as const;

  it("names what it lacks, in the order of the form", () => {
    expect(missingParts(whole)).toEqual([]);
    expect(missingParts({ ...whole, assets: [] })).toEqual(["assets"]);
    expect(missingParts({ ...whole, consequence: "", cause: "" })).toEqual([
      "cause",
      "consequence",
    ]);
  });
});

describe("scores and bands", () => {
  it("cover 1 to 25 without gap or overlap", () => {
    for (let value = 1; value <= 25; value += 1) {
      const own = method.bands.filter((one) => one.from <= value && value <= one.to);
      expect(own.map((one) => one.name)).toEqual([band(method, value)]);
    }
    expect(score({ likelihood: 3, impact: 4 })).toBe(12);
  });

  it("say who may accept, and for how long", () => {
    const limits = method.bands.map(({ name }) => {
      const { authority, longestDays } = acceptanceLimit(method, name);
      return [name, authority, longestDays];
    });
    expect(limits).toEqual([
      ["low", "risk_owner", 365],
      ["medium", "risk_owner", 365],
      ["high", "top_management", 180],
      ["critical", null, 0],
    ]);
  });

  it("count as risen only above what was accepted", () => {
    expect([hasRisen(12, 12), hasRisen(12, 9), hasRisen(12, 15)]).toEqual([false, false, true]);
  });
});

describe("the hidden instruction in a customer document", () => {
  const inherent = { likelihood: 5, impact: 4 };
  const links = [
    link("A.8.26", "likelihood", "moderate", "attested"),
    link("A.8.28", "likelihood", "weak", "attested"),
    link("A.8.29", "likelihood", "moderate", "partial"),
    link("A.6.3", "impact", "weak", "effective"),
  ];
  const planned = [
    link("A.8.29", "likelihood", "moderate", "partial"),
    link("A.8.27", "impact", "moderate", "planned"),
  ];

  it("is critical without controls, high with them, medium after the plan", () => {
    expect(currentOf(method, inherent, [])).toEqual({ ...inherent, score: 20, band: "critical" });
    expect(currentOf(method, inherent, links)).toEqual({
      likelihood: 3,
      impact: 4,
      score: 12,
      band: "high",
    });
    expect(residualOf(method, inherent, links, planned)).toEqual({
      likelihood: 2,
      impact: 3,
      score: 6,
      band: "medium",
    });
  });
});

describe("the corners of the formula", () => {
  it("caps what controls take off, and stays at 1 at least", () => {
    const strong = Array.from({ length: 9 }, (_, at) =>
      link(`A.8.${at}`, "both", "strong", "effective"),
    );
    expect(currentOf(method, { likelihood: 5, impact: 5 }, strong)).toMatchObject({ score: 1 });
    expect(currentOf(method, { likelihood: 1, impact: 1 }, strong)).toMatchObject({ score: 1 });
  });

  it("rounds to six decimals before rounding up", () => {
    // 5 × 0.6 is 3.0000000000000004 for a computer.
    const half = [link("A.8.1", "likelihood", "moderate", "effective")];
    expect(currentOf(method, { likelihood: 5, impact: 1 }, half).likelihood).toBe(3);
  });

  it("replaces only the side that the plan acts on", () => {
    const now = [link("A.8.1", "both", "weak", "effective")];
    const plan = [link("A.8.1", "likelihood", "strong", "effective")];
    const after = residualOf(method, { likelihood: 5, impact: 5 }, now, plan);
    expect([after.likelihood, after.impact]).toEqual([2, 4]);
  });

  it("expects a planned control to be attested on all its links", () => {
    const now = [link("A.8.1", "impact", "strong", "failed")];
    const plan = [link("A.8.1", "likelihood", "strong", "failed")];
    expect(residualOf(method, { likelihood: 5, impact: 5 }, now, plan).impact).toBe(3);
  });
});

describe("what a person sets", () => {
  const inherent = { likelihood: 5, impact: 4 };
  const set = { likelihood: 2, impact: 4 };
  const now = [link("A.8.26", "likelihood", "moderate", "attested")];
  const override = { computed: currentOf(method, inherent, now), set };

  it("holds while the method computes what it was set against, and bounds the residual", () => {
    const basis = { inherent, planned: [], override };
    expect(levelsOf({ method, ...basis, links: now }).current).toMatchObject(set);
    expect(levelsOf({ method, ...basis, links: now }).residual.score).toBe(8);
    const failed = [link("A.8.26", "likelihood", "moderate", "failed")];
    expect(levelsOf({ method, ...basis, links: failed }).current.score).toBe(20);
    expect(levelsOf({ method, ...basis, links: now, override: null }).current.score).toBe(16);
  });

  it("never rises by an improvement, nor falls when something gets worse", () => {
    const rating = fc.record({
      likelihood: fc.integer({ min: 1, max: 5 }),
      impact: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(rating, rating, rating, rating, (then, chosen, one, other) => {
        const by = { computed: then, set: chosen };
        const at = (computed: typeof one) => standing(method, by, scored(method, computed));
        const better = {
          likelihood: Math.min(one.likelihood, other.likelihood),
          impact: Math.min(one.impact, other.impact),
        };
        expect(at(better).likelihood).toBeLessThanOrEqual(at(one).likelihood);
        expect(at(better).impact).toBeLessThanOrEqual(at(one).impact);
        expect(at(then)).toMatchObject(chosen);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is below when either side is", () => {
    expect(isBelow({ likelihood: 2, impact: 5 }, { likelihood: 3, impact: 4 })).toBe(true);
    expect(isBelow({ likelihood: 3, impact: 4 }, { likelihood: 3, impact: 4 })).toBe(false);
  });
});

describe("the plan", () => {
  it("never weakens a control: the stronger design counts, on each side", () => {
    const there = [link("A.8.20", "both", "strong", "effective")];
    const weaker = [link("A.8.20", "likelihood", "weak", "effective")];
    const inherent = { likelihood: 5, impact: 5 };
    expect(residualOf(method, inherent, there, weaker)).toEqual(currentOf(method, inherent, there));
  });

  it("counts what is approved, and what is verified until it is completed", () => {
    const counted = (risk: string) =>
      ["proposed", "approved", "in_progress", "done", "verified", "cancelled"].filter((state) =>
        isPlanned(state, risk),
      );
    expect(counted("in_treatment")).toEqual(["approved", "in_progress", "done", "verified"]);
    expect(counted("monitored")).toEqual(["approved", "in_progress", "done"]);
  });

  it("says how each level came about", () => {
    const { likelihood } = workingsNow(method, { likelihood: 5, impact: 4 }, [
      link("A.8.26", "likelihood", "moderate", "attested"),
      link("A.6.3", "impact", "weak", "effective"),
    ]);
    expect(likelihood.effects).toMatchObject([{ controlId: "A.8.26", factor: 0.8 }]);
    expect(likelihood.reduction).toBeCloseTo(0.32);
    expect(likelihood.level).toBe(4);
    expect([bandRose("medium", "high"), bandRose("high", "high"), bandRose("high", "low")]).toEqual(
      [true, false, false],
    );
  });
});

describe("whatever the rating and the controls", () => {
  const level = fc.integer({ min: 1, max: 5 });
  const rating = fc.record({ likelihood: level, impact: level });
  const anyLink = fc.record({
    controlId: fc.constantFrom("A.8.1", "A.8.2", "A.8.3", "A.5.1"),
    side: fc.constantFrom(...sides),
    strength: fc.constantFrom(...strengths),
    state: fc.constantFrom(...states),
  });
  const links = fc.array(anyLink, { maxLength: 6 });

  it("current and residual lie between 1 and inherent", () => {
    fc.assert(
      fc.property(rating, links, links, (inherent, now, planned) => {
        for (const { likelihood, impact } of [
          currentOf(method, inherent, now),
          residualOf(method, inherent, now, planned),
        ]) {
          expect(likelihood).toBeGreaterThanOrEqual(1);
          expect(likelihood).toBeLessThanOrEqual(inherent.likelihood);
          expect(impact).toBeGreaterThanOrEqual(1);
          expect(impact).toBeLessThanOrEqual(inherent.impact);
        }
      }),
    );
  });

  it("one more control, a stronger or a better working one never raises the score", () => {
    fc.assert(
      fc.property(rating, links, anyLink, (inherent, now, extra) => {
        const before = currentOf(method, inherent, now).score;
        const withExtra = currentOf(method, inherent, [...now, extra]).score;
        expect(withExtra).toBeLessThanOrEqual(before);
        for (const strength of strengths.filter(
          (one) => method.strengths[one] >= method.strengths[extra.strength],
        )) {
          const stronger = currentOf(method, inherent, [...now, { ...extra, strength }]).score;
          expect(stronger).toBeLessThanOrEqual(withExtra);
        }
        const factor = factorOf(method, extra.state);
        for (const state of states.filter((one) => factorOf(method, one) >= factor)) {
          const better = currentOf(method, inherent, [...now, { ...extra, state }]).score;
          expect(better).toBeLessThanOrEqual(withExtra);
        }
      }),
    );
  });

  it("the order of links does not matter, and an empty plan changes nothing", () => {
    fc.assert(
      fc.property(rating, links, (inherent, now) => {
        expect(currentOf(method, inherent, now.toReversed())).toEqual(
          currentOf(method, inherent, now),
        );
        expect(residualOf(method, inherent, now, [])).toEqual(currentOf(method, inherent, now));
      }),
    );
  });
});
