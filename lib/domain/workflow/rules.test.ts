import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";
import { initialOf, mayBeCompensated, mayMove, requireTransition, transitionsOf } from "./rules";
import { WORKFLOWS, type WorkflowId } from "./schema";
import file from "./workflows.json" with { type: "json" };

const slug = z.string().regex(/^[a-z][a-z0-9_]*$/);
const shape = z.strictObject({
  source: z.strictObject({ note: z.string().min(1) }),
  positions: z.array(z.strictObject({ id: slug, title: z.string(), is: z.string() })),
  segregation: z.array(
    z.strictObject({
      id: z.string().regex(/^S\d+$/),
      a: z.string(),
      b: z.string(),
      compensable: z.enum(["yes", "never", "except scope and SoA"]),
    }),
  ),
  workflows: z.array(
    z.strictObject({
      id: slug,
      title: z.string().min(1),
      clauses: z.array(z.string()),
      record: z.enum(["isms", "papers"]),
      states: z.array(slug).min(2),
      initial: slug.nullable(),
      createdBy: z.array(slug).min(1),
      transitions: z
        .array(
          z.strictObject({
            from: slug,
            to: slug,
            action: slug,
            by: z.array(slug).min(1),
            guard: z.string().min(1),
          }),
        )
        .min(1),
    }),
  ),
});

const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError && error.code === "wrong_state") return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("the workflow file", () => {
  it("has the shape the rules rely on, and unique names", () => {
    shape.parse(file);
    const ids = file.workflows.map((workflow) => workflow.id);
    expect(new Set(ids).size).toBe(31);
    for (const workflow of file.workflows) {
      expect(new Set(workflow.states).size).toBe(workflow.states.length);
      const steps = workflow.transitions.map((one) => `${one.from} ${one.action} ${one.to}`);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });

  it("agrees with the types", () => {
    const declared = Object.fromEntries(
      file.workflows.map((workflow) => [
        workflow.id,
        {
          states: workflow.states,
          actions: [...new Set(workflow.transitions.map((step) => step.action))],
        },
      ]),
    );
    expect(WORKFLOWS).toEqual(declared);
  });

  it("lets every transition be reached from the first state", () => {
    for (const workflow of file.workflows) {
      const reached = new Set(workflow.initial ? [workflow.initial] : workflow.states);
      for (let before = 0; before < reached.size; ) {
        before = reached.size;
        for (const step of workflow.transitions) if (reached.has(step.from)) reached.add(step.to);
      }
      const dead = workflow.transitions.filter((step) => !reached.has(step.from));
      expect(dead, workflow.id).toEqual([]);
    }
  });

  it("never lets an external auditor write an ISMS record", () => {
    for (const workflow of file.workflows.filter((one) => one.record === "isms")) {
      expect(workflow.createdBy).not.toContain("external_auditor");
      for (const step of workflow.transitions) expect(step.by).not.toContain("external_auditor");
    }
  });
});

describe("moving a record", () => {
  it("follows every transition of the file to its target", () => {
    let moves = 0;
    for (const { id, transitions } of file.workflows) {
      for (const { from, action, to } of transitions) {
        // The file's strings are the types' literals: the test above holds that.
        const move = requireTransition as (w: string, f: string, a: string, t: string) => string;
        expect(move(id, from, action, to)).toBe(to);
        moves += 1;
      }
    }
    expect(moves).toBeGreaterThan(180);
  });

  it("answers with the target state", () => {
    expect(requireTransition("risk", "accepted", "reassess")).toBe("assessed");
    expect(requireTransition("objective", "approved", "conclude", "missed")).toBe("missed");
    expect(mayMove("risk", "identified", "assess")).toBe(true);
    expect(mayMove("risk", "closed", "assess")).toBe(false);
    expect(transitionsOf("risk", "closed")).toEqual([]);
    expect(initialOf("risk")).toBe("identified");
  });

  it("refuses with a sentence that says what is possible instead", () => {
    expect(refusalOf(() => requireTransition("risk", "accepted", "assess"))).toBe(
      "A risk that is accepted cannot be assessed; it can be reassessed or be closed.",
    );
    expect(refusalOf(() => requireTransition("assets", "disposed", "accept"))).toBe(
      "An asset that is disposed cannot be accepted.",
    );
    expect(refusalOf(() => requireTransition("risk", "treatment_planned", "accept"))).toBe(
      "A risk that is treatment planned cannot be accepted; it can take the step “approve plan” or be reassessed.",
    );
  });

  it("asks for the outcome where a step has two", () => {
    expect(() => requireTransition("objective", "approved", "conclude")).toThrow("several");
  });

  it("never names a step that only time can take", () => {
    for (const id of Object.keys(WORKFLOWS) as WorkflowId[]) {
      const message = refusalOf(() =>
        (requireTransition as (w: string, f: string, a: string) => string)(id, "nowhere", "close"),
      );
      expect(message).toMatch(/^An? [a-zA-Z ]+ that is nowhere cannot be closed\.$/);
    }
    expect(refusalOf(() => requireTransition("acceptance", "accepted", "reject"))).not.toMatch(
      /expired|voided/,
    );
  });
});

describe("compensating a segregation rule", () => {
  it("is never possible for the scope, the SoA, results of learners and grants of roles", () => {
    expect(mayBeCompensated("S1", "scope")).toBe(false);
    expect(mayBeCompensated("S1", "soa")).toBe(false);
    expect(mayBeCompensated("S1", "document")).toBe(true);
    expect(mayBeCompensated("S2", "attestation")).toBe(true);
    expect(mayBeCompensated("S11", "training")).toBe(false);
    expect(mayBeCompensated("S12", "engagement")).toBe(false);
    expect(mayBeCompensated("S99", "risk")).toBe(false);
  });
});
