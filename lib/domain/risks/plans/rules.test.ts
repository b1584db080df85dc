import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { TreatmentOption, type TreatmentState } from "@/prisma/generated/enums";
import { canonicalPlan, changesSince, misfitOf, unseenIn } from "./rules";
import type { ActionNow } from "./schema";

const action = (over: Partial<ActionNow> = {}): ActionNow => ({
  ...{
    id: "1",
    reference: "R-1-T1",
    action: "Close the port",
    option: "modify",
    state: "approved",
  },
  controls: [{ controlId: "c", reference: "A.8.20", side: "likelihood", strength: "strong" }],
  responsible: { id: "p", name: "Jonas" },
  ...{ due: "2026-12-01", resources: "", cost: 100, verification: "Scan" },
  ...over,
});
const plan = { option: "modify", expected: "2 × 3 = 6", method: "1.0" };

describe("what changed since a plan was approved", () => {
  it("is nothing while it stands as approved, whatever became of the work", () => {
    const bound = { ...plan, actions: [action()] };
    for (const state of ["approved", "in_progress", "done", "verified"] as const) {
      expect(changesSince(bound, { ...plan, actions: [action({ state })] })).toEqual([]);
    }
  });

  it("names every field of every action that is other, and what came or went", () => {
    const second = action({ id: "2", reference: "R-1-T2", action: "Rotate the key" });
    const changes = changesSince(
      { ...plan, actions: [action(), second] },
      {
        ...{ option: "share", expected: "3 × 3 = 9", method: "2.0" },
        actions: [
          action({ due: "2027-01-15", cost: null, responsible: { id: "q", name: "Mei" } }),
          action({ ...second, state: "cancelled" }),
          action({ id: "3", reference: "R-1-T3", action: "Buy insurance" }),
          action({ id: "4", reference: "R-1-T4", state: "cancelled" }),
        ],
      },
    );
    expect(changes).toEqual([
      { reference: null, field: "option", from: "modify", to: "share" },
      { reference: null, field: "expected", from: "2 × 3 = 6", to: "3 × 3 = 9" },
      { reference: null, field: "method", from: "1.0", to: "2.0" },
      { reference: "R-1-T1", field: "responsible", from: "Jonas", to: "Mei" },
      { reference: "R-1-T1", field: "due", from: "2026-12-01", to: "2027-01-15" },
      { reference: "R-1-T1", field: "cost", from: "100", to: "" },
      { reference: "R-1-T2", field: "cancelled", from: "Rotate the key", to: "" },
      { reference: "R-1-T3", field: "added", from: "", to: "Buy insurance" },
    ]);
  });

  it("sees the controls as a set", () => {
    const one = {
      controlId: "c",
      reference: "A.8.20",
      side: "likelihood",
      strength: "weak",
    } as const;
    const other = { ...one, controlId: "d", reference: "A.8.9" };
    const bound = { ...plan, actions: [action({ controls: [one, other] })] };
    expect(changesSince(bound, { ...plan, actions: [action({ controls: [other, one] })] })).toEqual(
      [],
    );
    const now = { ...plan, actions: [action({ controls: [one] })] };
    expect(changesSince(bound, now)).toMatchObject([{ field: "controls" }]);
  });
});

it("is one text whatever order its fields are kept in", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalPlan(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      if (typeof value !== "object" || value === null || Array.isArray(value)) return;
      expect(canonicalPlan(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
    }),
  );
});

describe("what an approver has not seen", () => {
  const one = { id: "a", reference: "R-1-T1", version: 1, state: "proposed" };
  const other = { id: "b", reference: "R-1-T2", version: 3, state: "proposed" };
  it("is nothing where all proposed actions were shown as they are, by id or by reference", () => {
    const done = { id: "c", reference: "R-1-T3", version: 9, state: "done" };
    const seen = [
      { id: "R-1-T2", version: 3 },
      { id: "a", version: 1 },
    ];
    expect(unseenIn(seen, [one, other, done])).toEqual([]);
    expect(unseenIn([], [done])).toEqual([]);
  });

  it("is what was added, changed, taken up already, or never there", () => {
    const seen = [
      { id: "a", version: 2 },
      { id: "c", version: 1 },
      { id: "R-9-T1", version: 1 },
    ];
    const cancelled = { id: "c", reference: "R-1-T3", version: 2, state: "cancelled" };
    expect(unseenIn(seen, [one, other, cancelled])).toEqual([
      "R-1-T1 was changed.",
      "R-1-T2 was added.",
      "R-1-T3 no longer waits for approval.",
      "R-9-T1 is no action of this risk.",
    ]);
  });
});

describe("the actions of a plan", () => {
  const one = (option: TreatmentOption, state: TreatmentState = "proposed") => ({
    ...{ reference: `R-1-${option}`, option, state },
  });
  it("fit where one of them treats the risk as its owner chooses", () => {
    for (const option of Object.values(TreatmentOption)) {
      expect(misfitOf(option, [one("modify"), one("share"), one(option)])).toBeNull();
    }
    for (const option of ["retain", "avoid"] as const) {
      expect(misfitOf(option, [])).toBeNull();
      expect(misfitOf(option, [one("modify", "verified"), one("share", "cancelled")])).toBeNull();
    }
    expect(misfitOf("modify", [one("modify", "verified")])).toBeNull();
  });

  it("say what does not fit otherwise", () => {
    expect(misfitOf("share", [])).toBe("Add at least one treatment action first.");
    expect(misfitOf("share", [one("share", "cancelled"), one("modify")])).toMatch(
      /^No action of the plan is to share the risk: R-1-modify is to modify it\. Add one/,
    );
    expect(misfitOf("retain", [one("modify", "approved")])).toContain("R-1-modify is to modify it");
    const many = Array.from({ length: 12 }, () => one("modify"));
    expect(misfitOf("avoid", many)).toContain("and so on for 12 actions");
  });
});
