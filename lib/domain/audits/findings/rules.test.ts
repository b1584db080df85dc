import { describe, expect, it } from "vitest";
import { nextStep, responseDueOf, workingDays } from "./rules";

describe("working days", () => {
  it.each([
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-20", 5, "2026-11-27"],
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-11-22", 1, "2026-11-23"],
    ["2026-10-12", 10, "2026-10-26"],
    ["2026-10-12", 20, "2026-11-09"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-11-20", 0, "2026-11-20"],
  ])("%s and %i more is %s", (from, count, due) => {
    expect(workingDays(from, count)).toBe(due);
  });

  it("give 10 to a major, 20 to a minor and none to what is optional", () => {
    const from = new Date("2026-10-12T15:00:00Z");
    expect(responseDueOf("major", from)).toBe("2026-10-26");
    expect(responseDueOf("minor", from)).toBe("2026-11-09");
    expect(responseDueOf("observation", from)).toBeNull();
    expect(responseDueOf("opportunity", from)).toBeNull();
  });
});

describe("what is next", () => {
  const about = { observeUntil: null, today: "2026-11-20" };
  it("follows the state, and waits until the observation is over", () => {
    expect(nextStep("open", about)).toBe("grade");
    expect(nextStep("open", { ...about, withdrawalAsked: true })).toBe("agree_withdrawal");
    expect(nextStep("reopened", about)).toBe("submit_plan");
    expect(nextStep("implemented", about)).toBe("observe");
    expect(nextStep("verifying", { ...about, observeUntil: "2026-11-21" })).toBe("wait");
    expect(nextStep("verifying", { ...about, observeUntil: "2026-11-20" })).toBe("verify");
    expect(nextStep("closed", about)).toBeNull();
    expect(nextStep("withdrawn", about)).toBeNull();
  });
});
