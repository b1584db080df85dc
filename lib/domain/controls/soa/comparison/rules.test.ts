import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { compareLines } from "./rules";
import type { ComparedLine } from "./schema";

const words = fc.constantFrom("Keys are kept apart", "Keys are kept", "Nobody else holds keys", "");
const line = (ref: string): fc.Arbitrary<ComparedLine> =>
  fc.record({
    ref: fc.constant(ref),
    title: fc.constantFrom("Keys", "Use of keys"),
    theme: fc.constant("technological"),
    source: fc.constantFrom("annex_a", "own"),
    necessary: fc.constantFrom(true, false, null),
    justification: words,
    sources: fc.array(
      fc.record({
        kind: fc.constantFrom("risk", "law"),
        text: words,
        risks: fc.subarray(["R-01", "R-02"]),
        context: fc.subarray(["CTX-01"]),
      }),
      { maxLength: 2 },
    ),
    state: fc.constantFrom("planned", "effective", "failed"),
    implementation: fc.constantFrom("planned", "implemented"),
    since: fc.constantFrom(null, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"),
    owner: fc.constantFrom(null, {
      id: "018f0000-0000-7000-8000-000000000001",
      reference: "U-1",
      name: "Anna",
    }),
    attestation: fc.constant(null),
  });
const statement = fc
  .subarray(["A.5.1", "A.5.2", "A.8.24", "OWN-1"])
  .chain((refs) => fc.tuple(...refs.map(line)));

describe("two statements", () => {
  it("that are one differ in nothing", () => {
    fc.assert(fc.property(statement, (one) => compareLines(one, one).length === 0));
  });

  it("name each line that differs once, and what was added this way was removed that way", () => {
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        const [there, back] = [compareLines(one, other), compareLines(other, one)];
        const refs = there.map(({ ref }) => ref);
        expect(new Set(refs).size).toBe(refs.length);
        expect(back.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
        const MIRROR = { added: "removed", removed: "added", changed: "changed" } as const;
        for (const { ref, op, fields, isDecision } of there) {
          const mirrored = back.find((change) => change.ref === ref);
          expect(mirrored).toMatchObject({ op: MIRROR[op], isDecision });
          expect(mirrored?.fields.map(({ before, after }) => [after, before])).toEqual(
            fields.map(({ before, after }) => [before, after]),
          );
        }
      }),
    );
  });

  it("tell of each text both sides whole", () => {
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        for (const { before, after, words: parts } of compareLines(one, other).flatMap(
          ({ fields }) => fields,
        )) {
          if (parts.length === 0) continue;
          const side = (not: string) =>
            parts
              .filter(({ op }) => op !== not)
              .map(({ text }) => text)
              .join("");
          expect(side("added")).toBe(before);
          expect(side("removed")).toBe(after);
        }
      }),
    );
  });

  it("differ in facts without differing in a decision", () => {
    const [was] = fc.sample(line("A.5.1"), 1);
    if (!was) throw new Error("no line");
    const is = { ...was, state: was.state === "failed" ? "planned" : "failed" } as const;
    expect(compareLines([was], [is])).toMatchObject([
      { ref: "A.5.1", op: "changed", isDecision: false, fields: [{ field: "state", words: [] }] },
    ]);
    const other = { ...was, necessary: was.necessary !== true };
    expect(compareLines([was], [other])).toMatchObject([{ isDecision: true }]);
  });
});
