import { describe, expect, it } from "vitest";
import { DEFAULT_METHOD } from "../method/rules";
import { changesOf, differing, fieldsIn, keptOf, problemWith, type Row } from "./rules";

const row: Row = {
  ...{ ownerId: "grace", threatId: null, option: null, reviewDays: null, state: "assessed" },
  ...{ kind: "risk", nextReview: "2027-05-25", currentBand: "medium" },
  seenAt: new Date("2026-11-24T10:00:00Z"),
  method: DEFAULT_METHOD,
};

describe("a change of many risks", () => {
  it("touches only what becomes another value", () => {
    expect(differing(row, { ownerId: "grace", option: undefined, threatId: null })).toEqual({});
    expect(differing(row, { ownerId: "daan" })).toEqual({ ownerId: "daan" });
  });

  it("moves the next look with the interval, never beyond what the band asks for", () => {
    expect(differing(row, { reviewDays: 30 })).toEqual({
      ...{ reviewDays: 30, nextReview: "2026-12-24" },
    });
    expect(differing(row, { reviewDays: 1000 }).nextReview).toBe("2027-05-25");
    const unseen = { ...row, seenAt: null, nextReview: null };
    expect(differing(unseen, { reviewDays: 30 }).nextReview).toBeNull();
  });

  it("leaves alone what is closed, what is planned, and what is no risk", () => {
    expect(problemWith({ ...row, state: "closed" }, { ownerId: "x" })?.code).toBe("wrong_state");
    for (const state of ["treatment_planned", "in_treatment", "monitored", "accepted"] as const) {
      expect(problemWith({ ...row, state }, { option: "avoid" })?.code).toBe("wrong_state");
      expect(problemWith({ ...row, state }, { ownerId: "x" })).toBeNull();
    }
    expect(problemWith({ ...row, kind: "opportunity" }, { option: "avoid" })?.code).toBe("invalid");
    expect(problemWith(row, { option: "avoid" })).toBeNull();
  });

  it("is told in words, and kept so that it can be put back", () => {
    const data = differing(row, { ownerId: "daan", option: "share", threatId: "t" });
    const names = {
      people: new Map([["grace", "Grace"]]),
      options: { share: "Share" },
      threat: (id: string) => `Threat ${id}`,
    };
    expect(changesOf(row, data, names)).toEqual([
      { field: "owner", before: "Grace", after: "daan" },
      { field: "option", before: "", after: "Share" },
      { field: "threat", before: "Its own", after: "Threat t" },
    ]);
    expect(fieldsIn(data)).toEqual(["owner", "option", "threat"]);
    expect(keptOf(row, data)).toEqual({
      ...{ ownerId: "grace", option: null, threatId: null },
    });
  });
});
