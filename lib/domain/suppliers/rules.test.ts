import { describe, expect, it } from "vitest";
import {
  dueTrigger,
  gapsToApprove,
  gapsToAssess,
  lackingTerms,
  longestReview,
  nextReviewProblem,
  standingOf,
} from "./rules";

const TODAY = "2026-11-20";
const whole = {
  signedOn: "2026-02-01",
  agreementUntil: "2028-02-01",
  securityTerms: true,
  incidentHours: 24,
  deletionTerms: true,
  auditRight: true,
};

describe("an assessment", () => {
  const known = {
    place: "NL",
    dataReached: ["confidential"],
    subProcessorsKnown: true,
    assuranceKind: "certificate",
    assuranceScope: "hosting",
    assuranceUntil: "2027-05-31",
    assets: 1,
  };
  it("needs what it reaches, where, by whom else and what assures it", () => {
    expect(gapsToAssess(known)).toEqual({});
    const nothing = { place: "", dataReached: [], subProcessorsKnown: false, assets: 0 };
    const empty = { assuranceKind: "", assuranceScope: "", assuranceUntil: null };
    expect(Object.keys(gapsToAssess({ ...nothing, ...empty })).toSorted()).toEqual(
      ["assets", "assuranceKind", "dataReached", "place", "subProcessors"].toSorted(),
    );
  });

  it("takes no assurance for an answer, but no certificate without scope and end", () => {
    const empty = { ...known, assuranceScope: "", assuranceUntil: null };
    expect(gapsToAssess({ ...empty, assuranceKind: "None" })).toEqual({});
    expect(Object.keys(gapsToAssess(empty))).toEqual(["assuranceScope", "assuranceUntil"]);
  });
});

describe("an approval", () => {
  const complete = {
    ...whole,
    criticality: "critical",
    withoutAgreement: "",
    responsibilities: "Provider: hardware",
    exitPlan: "Fallback in another region",
  } as const;

  it.each([
    ["securityTerms", false, "security terms"],
    ["incidentHours", null, "incident terms"],
    ["deletionTerms", false, "deletion terms"],
    ["auditRight", false, "audit terms"],
    ["signedOn", null, "a signed agreement"],
    ["agreementUntil", "2026-11-19", "an agreement that has not ended"],
  ])("needs %s in the agreement, or an acceptance", (name, value, word) => {
    const terms = { ...complete, [name]: value };
    expect(lackingTerms(terms, TODAY)).toEqual([word]);
    expect(gapsToApprove(terms, TODAY).withoutAgreement?.[0]).toContain(word);
    expect(gapsToApprove({ ...terms, withoutAgreement: "Free weights" }, TODAY)).toEqual({});
  });

  it("needs the split, and an exit plan where it is critical", () => {
    expect(gapsToApprove(complete, TODAY)).toEqual({});
    const bare = { ...complete, responsibilities: "", exitPlan: "" };
    expect(Object.keys(gapsToApprove(bare, TODAY))).toEqual(["responsibilities", "exitPlan"]);
    const other = { ...bare, criticality: "important" } as const;
    expect(Object.keys(gapsToApprove(other, TODAY))).toEqual(["responsibilities"]);
  });
});

describe("the next review", () => {
  it.each([
    ["2026-05-20", "critical", "2026-11-20"],
    ["2026-08-31", "critical", "2027-02-28"],
    ["2026-11-20", "important", "2027-11-20"],
    ["2024-02-29", "important", "2025-02-28"],
    ["2026-11-20", "other", "2028-11-20"],
  ] as const)("after %s of a %s supplier is due by %s", (from, criticality, last) => {
    expect(longestReview(from, criticality)).toBe(last);
    expect(nextReviewProblem(last, from, criticality)).toBeNull();
    expect(nextReviewProblem(from, from, criticality)).toMatch(/future/);
    expect(nextReviewProblem("2199-01-01", from, criticality)).toContain(last);
  });
});

describe("time", () => {
  const one = {
    state: "approved",
    lastReview: "2026-05-20",
    nextReview: "2026-11-21",
    assuranceUntil: "2027-05-31",
    agreementUntil: null,
  } as const;

  it.each([
    [{}, null],
    [{ nextReview: TODAY }, "interval"],
    [{ assuranceUntil: "2026-11-19" }, "expired_assurance"],
    [{ assuranceUntil: "2026-05-19" }, null],
    [{ agreementUntil: "2026-11-19" }, "change_of_terms"],
    [{ nextReview: TODAY, state: "under_review" }, null],
  ] as const)("asks for a review of %j: %s", (change, trigger) => {
    expect(dueTrigger({ ...one, ...change }, TODAY)).toBe(trigger);
  });

  it("makes late what is still used, and leaves the rest alone", () => {
    const late = { nextReview: "2026-11-19", assuranceUntil: "2026-11-19", agreementUntil: null };
    expect(standingOf({ ...late, state: "under_review" }, TODAY)).toEqual({
      ...{ assuranceExpired: true, agreementEnded: false, reviewOverdue: true },
    });
    const over = { assuranceExpired: false, agreementEnded: false, reviewOverdue: false };
    expect(standingOf({ ...late, state: "ended" }, TODAY)).toEqual(over);
  });
});
