import { describe, expect, it } from "vitest";
import example from "@/prisma/seed/example-company.json" with { type: "json" };
import { type Plan, planGaps, tellingWords, wrongWithCause, wrongWithPeriod } from "./rules";

const NAMES = ["Anton Weiss", "Jonas Lindqvist"];

describe("a root cause", () => {
  it("of the example company is always about the system", () => {
    for (const { rootCause } of example.findings) {
      if (rootCause)
        expect([rootCause, wrongWithCause(rootCause, NAMES)]).toEqual([rootCause, null]);
    }
  });

  it.each([
    null,
    "",
    "Human error",
    "Anton forgot it.",
    "Jonas Lindqvist made a mistake because he was careless.",
    "The engineer was tired and overlooked it; somebody else also forgot.",
  ])("that only names a person is refused: %s", (cause) => {
    expect(wrongWithCause(cause, NAMES)).toMatch(/person|why/i);
  });

  it("is judged by a bounded number of words", () => {
    const crowd = Array.from({ length: 40 }, (_, at) => `Name${"x".repeat(at + 1)}`);
    expect(tellingWords(crowd.join(" and "))).toHaveLength(24);
    const told = `${crowd.join(" and ")} all left the registry open`;
    expect(wrongWithCause(told, crowd)).toMatch(/person/);
  });

  it("with a single step is refused, with two it passes", () => {
    const one = "The restore test stood in no schedule";
    expect(wrongWithCause(one, NAMES)).toMatch(/two steps/);
    expect(
      wrongWithCause(`${one}\nRoutines were made for tasks, not for assets`, NAMES),
    ).toBeNull();
  });
});

const full: Plan = {
  correction: "Both accounts removed",
  correctedAt: "2026-10-12",
  extentCheck: "All systems compared",
  rootCause: "Reviews were a calendar note; nothing escalated when it was missed",
  action: "Tasks with escalation",
  responsible: "u-jonas",
  actionDue: "2026-11-30",
  effectivenessCriterion: "New sample shows no repeat",
};
const judged = { grade: "major", today: "2026-10-20", names: NAMES } as const;

describe("a plan", () => {
  it("is complete, or says by field what is missing", () => {
    expect(planGaps(full, judged)).toEqual({});
    const bare = {
      ...full,
      correction: null,
      correctedAt: null,
      extentCheck: null,
      rootCause: null,
    };
    expect(Object.keys(planGaps(bare, judged))).toEqual(["correction", "extentCheck", "rootCause"]);
    const unsaid = { ...full, correction: null };
    expect(Object.keys(planGaps(unsaid, { ...judged, grade: "minor" }))).toEqual(["correction"]);
  });

  it("needs only action, person and day where the grade asks for no more", () => {
    const bare = {
      ...full,
      correction: null,
      correctedAt: null,
      extentCheck: null,
      rootCause: null,
    };
    expect(planGaps(bare, { ...judged, grade: "observation" })).toEqual({});
    expect(planGaps({ ...bare, action: null }, { ...judged, grade: "opportunity" })).toHaveProperty(
      "action",
    );
  });

  it("acts in time: 60 days for a major, 90 for a minor; nothing was done tomorrow", () => {
    const late = { ...full, actionDue: "2026-12-20" };
    expect(planGaps(late, judged)).toHaveProperty("actionDue");
    expect(planGaps(late, { ...judged, grade: "minor" })).toEqual({});
    expect(planGaps({ ...full, correctedAt: "2026-10-21" }, judged)).toHaveProperty("correctedAt");
  });
});

describe("an observation period", () => {
  it("shorter than usual needs a reason, 0 days included", () => {
    expect(wrongWithPeriod(30, null, "major")).toBeNull();
    expect(wrongWithPeriod(30, null, "minor")).toMatch(/60 days/);
    expect(wrongWithPeriod(0, null, "major")).toMatch(/30 days/);
    expect(wrongWithPeriod(0, "The block is technical", "minor")).toBeNull();
    expect(wrongWithPeriod(0, null, "opportunity")).toBeNull();
  });
});
