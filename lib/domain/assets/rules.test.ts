import { describe, expect, it } from "vitest";
import { relationProblem } from "./relations/rules";
import { criticality, inAYear, missingIn, reviewProblem } from "./rules";

const complete = {
  ownerId: "jonas",
  ownerAgreedAt: new Date(0),
  classification: "internal",
  environmentId: "production",
  inScope: true,
  scopeReason: null,
};

describe("what an asset must say", () => {
  it("is nothing more than owner, class, place and scope", () => {
    expect(missingIn(complete)).toEqual({});
  });

  it("names every gap, and an owner who was not asked is one", () => {
    const gaps = missingIn({
      ...complete,
      ownerAgreedAt: null,
      classification: null,
      environmentId: null,
      inScope: null,
    });
    expect(Object.keys(gaps)).toEqual(["owner", "classification", "environment", "inScope"]);
    expect(missingIn({ ...complete, ownerId: null }).owner?.[0]).toContain("Name");
  });

  it("wants a reason for what is outside", () => {
    expect(missingIn({ ...complete, inScope: false })).toHaveProperty("scopeReason");
    expect(missingIn({ ...complete, inScope: false, scopeReason: "Website." })).toEqual({});
  });
});

describe("criticality and review", () => {
  it("is the highest need", () => {
    expect(criticality({ confidentiality: 2, integrity: 5, availability: null })).toBe(5);
    expect(criticality({ confidentiality: null, integrity: null, availability: null })).toBeNull();
  });

  it("comes round within 13 months", () => {
    expect(inAYear("2026-11-23")).toBe("2027-11-23");
    expect(reviewProblem("2027-11-23", "2026-11-23")).toBeNull();
    expect(reviewProblem("2026-11-23", "2026-11-23")).toContain("future");
    expect(reviewProblem("2028-11-23", "2026-11-23")).toContain("13 months");
  });
});

describe("relations", () => {
  it("join only what can be joined", () => {
    expect(relationProblem("serves", "endpoint", "model")).toBeNull();
    expect(relationProblem("trained_on", "model", "endpoint")).toBe(
      "“trained on” does not join: model → endpoint.",
    );
  });
});
