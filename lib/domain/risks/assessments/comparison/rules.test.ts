import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_METHOD, scaleOf } from "../../method/rules";
import { scored } from "../../rules";
import { differencesOf, trendOf } from "./rules";
import type { KeptAssessment, KeptLink } from "./schema";

const level = (likelihood: number, impact: number) =>
  scored(DEFAULT_METHOD, { likelihood, impact });
const link = (over: Partial<KeptLink> = {}): KeptLink => ({
  controlId: "c1",
  reference: "A.8.20",
  side: "likelihood",
  strength: "strong",
  state: "attested",
  ...over,
});
const kept = (over: Partial<KeptAssessment> = {}): KeptAssessment => ({
  id: "a",
  at: "2026-11-23T10:00:00Z",
  by: "Grace Adeyemi",
  trigger: "half-yearly",
  method: scaleOf(DEFAULT_METHOD),
  inherent: level(5, 3),
  current: level(3, 3),
  residual: level(3, 3),
  reasonLikelihood: "Twice a year",
  reasonImpact: "Customers",
  override: null,
  links: [link()],
  planned: [],
  ...over,
});
const told = (over: Partial<KeptAssessment>) => differencesOf(kept(), kept(over));

describe("two assessments", () => {
  it("that rest on the same differ in nothing, whoever made them and when", () => {
    expect(told({ id: "b", by: "Priya Raman", at: "2027-01-01T10:00:00Z" })).toEqual([]);
  });

  it("differ in the rating, in what follows from it, and in the method", () => {
    const method = { ...scaleOf(DEFAULT_METHOD), edition: "1.1" };
    expect(told({ inherent: level(4, 3), current: level(2, 3), method })).toEqual([
      { what: "method", control: null, planned: false, before: "1.0", after: "1.1" },
      { what: "inherentLikelihood", control: null, planned: false, before: 5, after: 4 },
      { what: "current", control: null, planned: false, before: 9, after: 6 },
    ]);
  });

  it("differ in a level that a person set", () => {
    const override = { computed: level(3, 3), reason: "Seen otherwise" };
    expect(told({ current: level(2, 3), override })).toContainEqual(
      expect.objectContaining({ what: "override", before: null, after: "2 × 3" }),
    );
  });

  it("differ in controls that were linked, unlinked, work otherwise or are designed otherwise", () => {
    expect(told({ links: [link({ state: "failed", strength: "weak" })] })).toEqual([
      { what: "strength", control: "A.8.20", planned: false, before: "strong", after: "weak" },
      { what: "state", control: "A.8.20", planned: false, before: "attested", after: "failed" },
    ]);
    const other = link({ controlId: "c2", reference: "A.8.16", side: "impact" });
    expect(told({ links: [other] }).map(({ what, control }) => [what, control])).toEqual([
      ["unlinked", "A.8.20"],
      ["linked", "A.8.16"],
    ]);
  });

  it("differ in what was planned apart from what is linked", () => {
    expect(told({ planned: [link({ side: "impact" })] })).toEqual([
      { what: "linked", control: "A.8.20", planned: true, before: null, after: "impact" },
    ]);
  });

  it("differ the other way round in the same things", () => {
    const degree = fc.integer({ min: 1, max: 5 });
    const any = fc
      .record({ l: degree, i: degree, state: fc.constantFrom("attested", "failed", "partial") })
      .map(({ l, i, state }) =>
        kept({ inherent: level(l, i), links: [link({ state: state as KeptLink["state"] })] }),
      );
    fc.assert(
      fc.property(any, any, (one, other) => {
        const turned = differencesOf(other, one).map((found) => ({
          ...found,
          before: found.after,
          after: found.before,
        }));
        expect(differencesOf(one, other)).toEqual(turned);
      }),
    );
  });
});

it("says where the current score came from, where it is, and how often it was above a limit", () => {
  const points = [level(4, 4), level(3, 4), level(2, 3)].map((current) => ({
    inherent: level(4, 4),
    current,
  }));
  expect(trendOf(points, 9)).toEqual({
    ...{ moved: "fell", first: 16, last: 6, above: 2, isAbove: false },
  });
  expect(trendOf(points.toReversed(), 9)).toMatchObject({ moved: "rose", isAbove: true });
  expect(trendOf(points.slice(0, 1), 9)).toMatchObject({ moved: "stayed", first: 16, last: 16 });
});
