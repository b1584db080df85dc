import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import type { ProposalState } from "@/prisma/generated/enums";
import { changeOf, type Kept, type Reason, stepsFor } from "./rules";
import { factsLine } from "./situations/rules";

const said = (value: string) => [{ key: "exposure", value, from: "ep" }];
const reason = (value = "public", more: Partial<Reason> = {}): Reason => ({
  ...{ assetId: "a", threatId: "t", about: "", why: "It is open.", facts: said(value) },
  ...more,
});
const kept = (state: ProposalState, value = "public", more: Partial<Kept> = {}): Kept => ({
  ...{ id: "p", assetId: "a", threatId: "t", about: "", reason: "It is open." },
  ...{ facts: said(value), factsLine: factsLine({ facts: said(value) }), version: 1 },
  ...{ state, isAtWork: false, ...more },
});
const kinds = (...given: Parameters<typeof stepsFor>) => stepsFor(...given).map(({ kind }) => kind);

describe("a proposal", () => {
  it("is made where there is reason, once", () => {
    expect(kinds([reason(), reason()], [])).toEqual(["make"]);
    expect(kinds([reason()], [kept("proposed")])).toEqual([]);
    expect(kinds([reason("public", { about: "f" })], [kept("proposed")])).toContain("make");
  });

  it("is not made, and goes, where an open risk covers it", () => {
    const covers = [{ assetId: "a", threatId: "t", reference: "R-07" }];
    expect(kinds([reason()], [], covers)).toEqual([]);
    expect(stepsFor([reason()], [kept("proposed")], covers)).toEqual([
      { kind: "withdraw", kept: kept("proposed"), change: "R-07 covers it." },
    ]);
    expect(kinds([reason("public", { about: "f" })], [], covers)).toEqual(["make"]);
  });

  it("that was dismissed comes back only when its facts changed, and says which", () => {
    expect(kinds([reason()], [kept("dismissed")])).toEqual([]);
    expect(kinds([reason("public", { why: "Put better." })], [kept("dismissed")])).toEqual([]);
    expect(stepsFor([reason("public")], [kept("dismissed", "internal")])).toMatchObject([
      { kind: "return", change: "Since then: exposure of ep was internal and is public." },
    ]);
    expect(kinds([], [kept("dismissed")])).toEqual([]);
  });

  it("that became a risk comes back only after that was closed, for other facts", () => {
    const works = { isAtWork: true };
    expect(kinds([reason()], [kept("accepted", "internal", works)])).toEqual([]);
    expect(kinds([reason()], [kept("merged", "internal", works)])).toEqual([]);
    expect(kinds([reason()], [kept("accepted", "internal")])).toEqual(["return"]);
    expect(kinds([reason()], [kept("accepted")])).toEqual([]);
  });

  it("goes when nothing gives reason for it, and comes back when something does", () => {
    expect(kinds([], [kept("proposed")])).toEqual(["withdraw"]);
    expect(kinds([], [kept("withdrawn")])).toEqual([]);
    expect(stepsFor([reason()], [kept("withdrawn")])).toMatchObject([
      { kind: "return", change: "It fits again." },
    ]);
  });

  it("from before facts were held in a line only takes note of it", () => {
    const old = kept("dismissed", "internal", { factsLine: "" });
    expect(kinds([reason()], [old])).toEqual(["note"]);
    expect(kinds([reason()], [{ ...old, state: "proposed" }])).toEqual(["renew"]);
  });

  it("is in step after one look, whatever was there before", () => {
    const states = ["proposed", "accepted", "merged", "dismissed", "withdrawn"] as const;
    const values = fc.constantFrom("public", "partner", "internal");
    fc.assert(
      fc.property(fc.constantFrom(...states), values, fc.option(values), (state, was, is) => {
        const reasons = is === null ? [] : [reason(is)];
        const [step] = stepsFor(reasons, [kept(state, was)]);
        if (!step || step.kind === "make") return;
        const after =
          step.kind === "withdraw"
            ? kept("withdrawn", was)
            : kept(step.kind === "note" ? state : "proposed", is ?? was);
        expect(stepsFor(reasons, [after])).toEqual([]);
      }),
    );
  });
});

it("tells changes of facts in one sentence, and no more than three", () => {
  const of = (...names: string[]) => names.map((key) => ({ key, value: "yes", from: "x" }));
  expect(changeOf(of("a"), of("a"))).toBe("");
  expect(changeOf([], of("a"))).toBe("Since then: a of x was nothing and is yes.");
  expect(changeOf(of("a", "b"), of("c", "d"))).toMatch(/; 1 more\.$/);
});
