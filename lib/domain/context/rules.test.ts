import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { type Entry, mayChange, missingIn, reviewProblem } from "./rules";

const law: Entry = {
  kind: "law",
  party: "",
  source: null,
  sourceText: "Regulation (EU) 2024/1689",
  addressed: true,
  reason: "",
  response: "By the release process.",
  ownerId: "p-1",
};

describe("what an entry must say", () => {
  it("is an owner and, by its kind, where it comes from", () => {
    expect(missingIn(law)).toEqual({});
    expect(Object.keys(missingIn({ ...law, ownerId: null, sourceText: " " }))).toEqual([
      "owner",
      "sourceText",
    ]);
    expect(Object.keys(missingIn({ ...law, kind: "contract" }))).toEqual(["party"]);
    expect(Object.keys(missingIn({ ...law, kind: "requirement" }))).toEqual(["party", "source"]);
    expect(missingIn({ ...law, kind: "internal_issue", sourceText: "" })).toEqual({});
  });

  it("is a reason wherever it is not taken on, whatever else it says", () => {
    const entries = fc.record({
      kind: fc.constantFrom(
        ...(["internal_issue", "external_issue", "requirement", "law", "contract"] as const),
      ),
      party: fc.string(),
      source: fc.constantFrom(null, "law", "contract", "expectation"),
      sourceText: fc.string(),
      addressed: fc.boolean(),
      reason: fc.string(),
      response: fc.string(),
      ownerId: fc.constantFrom(null, "p-1"),
    } satisfies Record<keyof Entry, unknown>);
    fc.assert(
      fc.property(entries, (entry) => {
        const missing = missingIn(entry);
        expect("reason" in missing).toBe(!entry.addressed && entry.reason.trim() === "");
        const isIssue = entry.kind === "internal_issue" || entry.kind === "external_issue";
        expect("response" in missing).toBe(
          !isIssue && entry.addressed && entry.response.trim() === "",
        );
        expect("owner" in missing).toBe(entry.ownerId === null);
      }),
    );
  });
});

it("only what others write changes by itself", () => {
  expect(mayChange("law")).toBe(true);
  expect(mayChange("internal_issue")).toBe(false);
});

it("is looked at next on a day to come", () => {
  expect(reviewProblem("2026-11-24", "2026-11-23")).toBeNull();
  expect(reviewProblem("2026-11-23", "2026-11-23")).toContain("after today");
});
