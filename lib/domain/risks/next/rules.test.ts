import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { RiskState, TreatmentState } from "@/prisma/generated/enums";
import { type NextFacts, nextOf, type Viewer } from "./rules";

const TODAY = "2026-11-23";
const grace = { id: "grace", name: "Grace Adeyemi" };
const jonas = { id: "jonas", name: "Jonas Lindqvist" };
const anton = { id: "anton", name: "Anton Weiss" };
const reader: Viewer = { id: "nobody", roles: ["internal_auditor"] };
const priya: Viewer = { id: "priya", roles: ["compliance", "staff"] };

const facts = (over: Partial<NextFacts> = {}): NextFacts => ({
  kind: "risk",
  state: "monitored",
  owner: grace,
  ownerLeft: false,
  isIncomplete: false,
  isConfirmed: true,
  loweredById: null,
  closeAskedAt: null,
  pendingById: null,
  asked: null,
  treatments: [],
  nextReview: "2027-01-10",
  ...over,
});
const action = (state: TreatmentState, due: string, over = {}) => ({
  ...{
    state,
    due,
    responsible: jonas,
    hasLeft: false,
    doneById: null,
    verifier: anton,
    look: null,
  },
  ...over,
});
const asking = (authority: "risk_owner" | "top_management" | null, over = {}) => ({
  ...{ authority, requestedById: priya.id, isOlder: false, barredIds: [], isManaged: true },
  ...{ look: null, ...over },
});
const told = (over: Partial<NextFacts>, viewer = reader) => {
  const line = nextOf(facts(over), viewer, TODAY);
  return line && [line.step, line.name ?? line.party];
};

describe("what is next", () => {
  it("of each state where nothing else waits", () => {
    const lines = Object.values(RiskState).map((state) => [state, told({ state })]);
    expect(Object.fromEntries(lines)).toEqual({
      identified: ["assess", grace.name],
      assessed: ["plan", grace.name],
      treatment_planned: ["approve_plan", grace.name],
      in_treatment: ["complete", "compliance"],
      monitored: ["review", grace.name],
      accepted: ["review", grace.name],
      closed: null,
    });
  });

  it("before it can be rated is the statement", () => {
    expect(told({ state: "identified", isIncomplete: true })).toEqual(["state", grace.name]);
  });

  it("is the owner's word on a new level, before any plan or decision", () => {
    for (const state of [
      "assessed",
      "treatment_planned",
      "in_treatment",
      "monitored",
      "accepted",
    ] as const) {
      expect(told({ state, isConfirmed: false })).toEqual(["confirm", grace.name]);
    }
    const high = { asked: asking("top_management") };
    expect(told({ state: "assessed", isConfirmed: false, ...high })).toEqual([
      "confirm",
      grace.name,
    ]);
    expect(told({ state: "assessed", ...high })).toEqual(["decide", "top_management"]);
  });

  it("is the decision of the owner, who confirms by it", () => {
    const asked = asking("risk_owner");
    expect(told({ state: "assessed", asked, isConfirmed: false })).toEqual(["decide", grace.name]);
    expect(told({ state: "assessed", asked: asking(null) })).toEqual(["turn_down", grace.name]);
  });

  it("is to turn down what is asked while the risk is treated", () => {
    for (const state of ["treatment_planned", "in_treatment"] as const) {
      expect(told({ state, asked: asking("risk_owner") })).toEqual(["turn_down", grace.name]);
      expect(told({ state, asked: asking("top_management") })).toEqual([
        ...["turn_down", "top_management"],
      ]);
    }
  });

  it("is what was asked of a second person", () => {
    expect(told({ closeAskedAt: "2026-11-20" })).toEqual(["confirm_closing", "compliance"]);
    expect(told({ pendingById: grace.id })).toEqual(["judge_wording", "compliance"]);
    expect(told({ pendingById: priya.id })).toEqual(["judge_wording", grace.name]);
  });

  it("of a plan is the action that is due first", () => {
    const state = "in_treatment";
    const treatments = [
      action("in_progress", "2026-12-20"),
      action("approved", "2026-12-01", { responsible: anton }),
      action("done", "2026-11-01"),
    ];
    expect(nextOf(facts({ state, treatments }), reader, TODAY)).toMatchObject({
      ...{ step: "carry_out", name: anton.name, until: "2026-12-01", overdue: false, count: 2 },
    });
    expect(told({ state, treatments: [action("done", "2026-11-01")] })).toEqual([
      "verify",
      anton.name,
    ]);
    const unnamed = action("done", "2026-11-01", { verifier: null });
    expect(told({ state, treatments: [unnamed] })).toEqual(["verify", "compliance"]);
    const added = [action("proposed", "2027-01-01"), ...treatments];
    expect(told({ state, treatments: added })).toEqual(["approve_plan", grace.name]);
    const over = [action("verified", "2026-11-01"), action("cancelled", "2026-11-01")];
    expect(told({ state, treatments: over })).toEqual(["complete", "compliance"]);
  });

  it("is a look that is due, before the work that goes on", () => {
    const late = { nextReview: "2026-11-20" };
    for (const state of ["assessed", "treatment_planned", "in_treatment", "accepted"] as const) {
      expect(told({ state, ...late })).toEqual(["review", grace.name]);
      expect(told({ state, nextReview: TODAY })).toEqual(["review", grace.name]);
    }
    expect(nextOf(facts(late), reader, TODAY)).toMatchObject({
      until: "2026-11-20",
      overdue: true,
    });
    expect(told({ ...late, isConfirmed: false })).toEqual(["confirm", grace.name]);
  });
});

it("can wait where it is a look that is not due soon", () => {
  const later = (over: Partial<NextFacts>) => nextOf(facts(over), reader, TODAY)?.later;
  expect(later({ nextReview: "2026-12-08" })).toBe(true);
  expect(later({ nextReview: "2026-12-07" })).toBe(false);
  expect(later({ nextReview: null })).toBe(false);
  expect(later({ state: "assessed" })).toBe(false);
});

describe("whom a rule bars", () => {
  const own = (look: "requested" | "recorded" | null) =>
    action("proposed", "2026-12-01", { responsible: grace, look });
  it("is not named: an owner who treats the risk asks for a second look first", () => {
    const barred = (look: "requested" | null) => ({
      asked: asking("risk_owner", { barredIds: [grace.id], look }),
      state: "assessed" as const,
    });
    expect(told(barred(null))).toEqual(["ask_look", grace.name]);
    expect(told(barred("requested"))).toEqual(["second_look", "somebody_else"]);
    const turn = (viewer: Viewer) => nextOf(facts(barred("requested")), viewer, TODAY)?.yours;
    expect([turn(priya), turn({ id: grace.id, roles: ["risk_owner"] })]).toEqual([false, false]);
    expect(turn({ id: anton.id, roles: ["engineer"] })).toBe(true);
  });

  it("is not asked to decide in top management, and another of it is", () => {
    const asked = asking("top_management", { barredIds: ["daan"] });
    const turn = (id: string) =>
      nextOf(facts({ asked }), { id, roles: ["top_management"] }, TODAY)?.yours;
    expect([turn("daan"), turn("saskia")]).toEqual([false, true]);
    const alone = asking("top_management", { barredIds: ["daan"], isManaged: false });
    expect(told({ asked: alone })).toEqual(["ask_look", "top_management"]);
  });

  it("does not approve what they carry out, nor verify what they did", () => {
    const state = "treatment_planned";
    const plan = (look: "requested" | "recorded" | null) => [
      action("proposed", "2026-12-01"),
      own(look),
    ];
    expect(told({ state, treatments: plan(null) })).toEqual(["ask_look", grace.name]);
    expect(told({ state, treatments: plan("requested") })).toEqual([
      ...["second_look", "somebody_else"],
    ]);
    expect(told({ state, treatments: plan("recorded") })).toEqual(["approve_plan", grace.name]);
    const did = { verifier: anton, doneById: anton.id };
    const done = {
      state: "in_treatment" as const,
      treatments: [action("done", "2026-12-01", did)],
    };
    expect(told(done)).toEqual(["verify", "compliance"]);
    const officer: Viewer = { id: anton.id, roles: ["compliance"] };
    expect(nextOf(facts(done), officer, TODAY)?.yours).toBe(false);
  });

  it("accepts nothing that another edition of the method scored", () => {
    const asked = asking("top_management", { isOlder: true });
    expect(told({ asked })).toEqual(["rescore", grace.name]);
  });
});

describe("who has left", () => {
  it("is waited for nowhere: compliance names an owner, whatever was next", () => {
    for (const state of Object.values(RiskState)) {
      const line = told({ state, ownerLeft: true });
      const other =
        state === "in_treatment" ? ["complete", "compliance"] : ["name_owner", "compliance"];
      expect(line).toEqual(state === "closed" ? null : other);
    }
    expect(told({ ownerLeft: true, asked: asking("risk_owner") })).toEqual([
      ...["name_owner", "compliance"],
    ]);
    expect(told({ ownerLeft: true, pendingById: anton.id })).toEqual([
      ...["judge_wording", "compliance"],
    ]);
  });

  it("does what is their own where they are here and only own nothing any more", () => {
    const over = { state: "in_treatment", ownerLeft: true } as const;
    const open = [action("approved", "2026-12-01", { responsible: grace })];
    expect(told({ ...over, treatments: open })).toEqual(["carry_out", grace.name]);
    const done = [action("done", "2026-12-01", { verifier: grace })];
    expect(told({ ...over, treatments: done })).toEqual(["verify", grace.name]);
  });

  it("carries out no action: the owner plans it anew", () => {
    const treatments = [action("approved", "2026-12-01", { hasLeft: true })];
    expect(told({ state: "in_treatment", treatments })).toEqual(["replace", grace.name]);
    expect(told({ state: "in_treatment", treatments, ownerLeft: true })).toEqual([
      ...["name_owner", "compliance"],
    ]);
  });
});

describe("whose turn it is", () => {
  const yours = (over: Partial<NextFacts>, viewer: Viewer) =>
    nextOf(facts(over), viewer, TODAY)?.yours;

  it("is the person's who is named", () => {
    expect(yours({}, { id: grace.id, roles: ["risk_owner"] })).toBe(true);
    expect(yours({}, priya)).toBe(false);
  });

  it("is anybody's of the party, but for whom it is about", () => {
    expect(yours({ closeAskedAt: "2026-11-20" }, priya)).toBe(true);
    expect(yours({ closeAskedAt: "2026-11-20" }, { ...priya, id: grace.id })).toBe(false);
    expect(yours({ pendingById: grace.id }, { ...priya, id: grace.id })).toBe(false);
    expect(yours({ state: "in_treatment" }, priya)).toBe(true);
    expect(yours({ state: "in_treatment" }, reader)).toBe(false);
  });
});

it("says exactly one thing of every open risk, and nothing of a closed one", () => {
  const treatments = fc.array(
    fc.constantFrom(...Object.values(TreatmentState)).map((state) => action(state, "2026-12-01")),
    { maxLength: 4 },
  );
  const any = fc.record({
    ownerLeft: fc.boolean(),
    kind: fc.constantFrom("risk" as const, "opportunity" as const),
    state: fc.constantFrom(...Object.values(RiskState)),
    isIncomplete: fc.boolean(),
    isConfirmed: fc.boolean(),
    loweredById: fc.constantFrom(null, grace.id, priya.id),
    closeAskedAt: fc.constantFrom(null, "2026-11-20"),
    pendingById: fc.constantFrom(null, grace.id, priya.id),
    asked: fc.constantFrom(
      null,
      ...[asking(null), asking("risk_owner"), asking("top_management")],
      ...[asking("risk_owner", { barredIds: [grace.id] }), asking("risk_owner", { isOlder: true })],
    ),
    treatments,
    nextReview: fc.constantFrom(null, "2026-11-01", "2027-01-01"),
  });
  fc.assert(
    fc.property(any, (one) => {
      const line = nextOf(facts(one), priya, TODAY);
      expect(line === null).toBe(one.state === "closed");
      if (!line) return;
      expect((line.name === null) !== (line.party === null)).toBe(true);
      expect(line.count).toBeGreaterThan(0);
      expect(line.overdue && line.until === null).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
