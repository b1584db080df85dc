import { describe, expect, it } from "vitest";
import { plusDays } from "@/lib/kernel/fields";
import { fc } from "@/lib/testing/property";
import { BAND_ORDER, DEFAULT_METHOD as method } from "../method/rules";
import { intervalOf, movedStates, nextLook, notReviewable } from "./rules";

describe("the interval", () => {
  it("is that of the band", () => {
    const days = BAND_ORDER.map((band) => intervalOf(method, { band, reviewDays: null }));
    expect(days).toEqual([365, 182, 91, 30]);
  });

  it("is shorter where the owner wants it, never longer", () => {
    expect(intervalOf(method, { band: "medium", reviewDays: 60 })).toBe(60);
    expect(intervalOf(method, { band: "critical", reviewDays: 60 })).toBe(30);
    expect(intervalOf(method, { band: "low", reviewDays: 1000 })).toBe(365);
  });

  it("of what is not scored is the lowest band's", () => {
    expect(intervalOf(method, { band: null, reviewDays: null })).toBe(365);
    expect(intervalOf(method, { band: null, reviewDays: 90 })).toBe(90);
  });

  it("gives a day that a worse band never moves away", () => {
    const bands = fc.constantFrom(...BAND_ORDER);
    const own = fc.option(fc.integer({ min: 1, max: 1095 }));
    fc.assert(
      fc.property(bands, bands, own, (one, other, reviewDays) => {
        const [better, worse] = [one, other].sort(
          (a, b) => BAND_ORDER.indexOf(a) - BAND_ORDER.indexOf(b),
        );
        const day = (band = one) => nextLook(method, { band, reviewDays }, "2026-11-20");
        expect(day(worse) <= day(better)).toBe(true);
        expect(day(one) > "2026-11-20").toBe(true);
        expect(day(one) <= plusDays("2026-11-20", reviewDays ?? 365)).toBe(true);
      }),
    );
  });
});

describe("saying that it is still valid", () => {
  const risk = { kind: "risk", state: "monitored", reference: "R-05" } as const;

  it("is for what was assessed and is open", () => {
    for (const state of ["assessed", "treatment_planned", "in_treatment", "accepted"] as const) {
      expect(notReviewable({ ...risk, state }, false)).toBeNull();
    }
    expect(notReviewable({ ...risk, state: "closed" }, false)).toContain("closed");
    expect(notReviewable({ ...risk, state: "identified" }, false)).toContain("assessed");
    const opportunity = { ...risk, kind: "opportunity", state: "identified" } as const;
    expect(notReviewable(opportunity, false)).toContain("judged");
  });

  it("waits while the levels do not follow from the controls", () => {
    expect(notReviewable(risk, true)).toContain("computed anew");
  });
});

it("tells which controls moved since", () => {
  const now = [
    { controlId: "a", state: "failed" },
    { controlId: "b", state: "attested" },
    { controlId: "c", state: "planned" },
  ];
  expect(movedStates({ a: "attested", b: "attested" }, now)).toEqual([
    { controlId: "a", state: "failed", was: "attested" },
    { controlId: "c", state: "planned", was: null },
  ]);
});
