import { describe, expect, it } from "vitest";
import { isAnswered, openLines, wrongWithLine } from "./rules";

describe("a checklist", () => {
  const line = {
    ref: "A.5.18",
    result: "conforming",
    note: "Sample of 5",
    findingId: null,
  } as const;
  it("is finished when each line has a result with what was seen", () => {
    expect(wrongWithLine(line)).toBeNull();
    expect(
      openLines([
        line,
        { ...line, ref: "A.5.1", result: null },
        { ...line, ref: "A.5.2", note: " " },
        { ...line, ref: "A.5.3", result: "not_tested", note: "" },
        { ...line, ref: "A.5.4", result: "finding" },
      ]),
    ).toEqual([
      "A.5.1 has no result",
      "A.5.2 has no note of what was seen",
      "A.5.3 has no reason",
      "A.5.4 points at no finding",
    ]);
  });
});

describe("closing an audit", () => {
  it("waits for plans to nonconformities and for grades", () => {
    expect(isAnswered({ state: "plan_accepted", grade: "major" })).toBe(true);
    expect(isAnswered({ state: "plan_submitted", grade: "minor" })).toBe(false);
    expect(isAnswered({ state: "reopened", grade: "minor" })).toBe(false);
    expect(isAnswered({ state: "response_due", grade: "observation" })).toBe(true);
    expect(isAnswered({ state: "open", grade: null })).toBe(false);
    expect(isAnswered({ state: "withdrawn", grade: null })).toBe(true);
  });
});
