import { describe, expect, it } from "vitest";
import { isToCome, readResults, standingOf } from "./rules";

const [one, two, three, four] = ["a", "b", "c", "d"].map((digit) => `sha256:${digit.repeat(64)}`);
const known = { asset: one ?? null, artefacts: [two ?? ""], releases: [three ?? ""] };

describe("a result", () => {
  it.each([
    [one, true, /entry/],
    [two, true, /file/],
    [three, true, /release/],
    [four, false, /not one of this model/],
    [null, false, /do not say/],
  ])("of %s counts: %s", (digest, counts, why) => {
    expect(standingOf(digest ?? null, known)).toEqual({ counts, why: expect.stringMatching(why) });
  });

  it("counts for nothing where the model has no digest at all", () => {
    const nothing = { asset: null, artefacts: [], releases: [] };
    expect(standingOf(one ?? null, nothing).counts).toBe(false);
    expect(standingOf(null, nothing).counts).toBe(false);
  });

  it("was measured before it is brought, give or take a clock", () => {
    const now = new Date("2026-11-23T12:00:00Z");
    expect(isToCome(new Date("2026-11-23T12:04:00Z"), now)).toBe(false);
    expect(isToCome(new Date("2026-11-23T12:06:00Z"), now)).toBe(true);
  });

  it("is read from what the database keeps", () => {
    expect(readResults([{ metric: "acc", value: 0.5 }])).toMatchObject([{ task: "", group: null }]);
    expect(readResults("nonsense")).toEqual([]);
  });
});
