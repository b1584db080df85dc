import { describe, expect, it } from "vitest";
import { FindingState, type Grade } from "@/prisma/generated/enums";
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
  const states = Object.values(FindingState);
  const waiting = (grade: Grade | null) =>
    states.filter((state) => !isAnswered({ state, grade })).sort();

  it("waits for an accepted plan to every nonconformity", () => {
    const until = ["open", "plan_submitted", "reopened", "response_due"];
    expect(waiting("major")).toEqual(until);
    expect(waiting("minor")).toEqual(until);
  });

  it("waits for no plan to an observation or opportunity, but for the one that was submitted", () => {
    const until = ["open", "plan_submitted", "reopened"];
    expect(waiting("observation")).toEqual(until);
    expect(waiting("opportunity")).toEqual(until);
  });

  it("waits for grades", () => {
    expect(isAnswered({ state: "open", grade: null })).toBe(false);
    expect(isAnswered({ state: "withdrawn", grade: null })).toBe(true);
  });
});
