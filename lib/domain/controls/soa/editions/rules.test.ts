import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { canonicalText, hindrancesIn } from "./rules";

const SINCE = "2026-11-01T00:00:00Z";
const reason = {
  kind: "risk",
  text: "Takes off from the theft of weights",
  risks: [],
  context: [],
} as const;
const included = (ref: string) =>
  ({
    ref,
    source: "annex_a",
    necessary: true,
    justification: reason.text,
    sources: [reason],
    since: SINCE,
  }) as const;
const excluded = (ref: string) =>
  ({
    ...included(ref),
    necessary: false,
    justification: "No cables of our own are laid.",
    sources: [],
  }) as const;
const facts = { annexA: 2, reliedOn: new Map<string, string>() };

describe("a statement", () => {
  it("with all of Annex A decided and justified can be submitted, own controls or not", () => {
    const own = { ...included("OWN-1"), source: "own" } as const;
    expect(hindrancesIn([included("A.5.1"), excluded("A.5.2"), own], facts)).toEqual([]);
  });

  it.each([
    ["decide", { ...included("A.5.1"), necessary: null }],
    ["no date", { ...included("A.5.1"), since: null }],
    ["say why it is necessary", { ...included("A.5.1"), sources: [] }],
    ["says nothing", { ...included("A.5.1"), sources: [{ ...reason, text: "N/A" }] }],
    ["why it is not", { ...excluded("A.5.1"), justification: "" }],
    ["why it is not", { ...excluded("A.5.1"), justification: "Not applicable here" }],
  ] as const)("is told: %s", (said, line) => {
    const found = hindrancesIn([line, included("A.5.2")], facts);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`A.5.1: `);
    expect(found[0]).toContain(said);
  });

  it("lacks controls of Annex A, or excludes what a treatment relies on", () => {
    expect(hindrancesIn([included("A.5.1")], facts)).toEqual([
      "The statement holds 1 of the 2 controls of Annex A. Bring the others.",
    ]);
    const reliedOn = new Map([
      ["A.5.2", "R-01-T1"],
      ["A.5.1", "R-01-T2"],
    ]);
    expect(hindrancesIn([included("A.5.1"), excluded("A.5.2")], { ...facts, reliedOn })).toEqual([
      "A.5.2: treatment R-01-T1 relies on it, so it is necessary.",
    ]);
  });
});

it("the text of a hash does not hang on the order of keys, and on everything else", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), (one) => {
      const shuffled = Object.fromEntries(Object.entries(one).toReversed());
      expect(canonicalText("1.0", [shuffled])).toBe(canonicalText("1.0", [one]));
      expect(canonicalText("1.1", [one])).not.toBe(canonicalText("1.0", [one]));
      expect(canonicalText("1.0", [one, 1])).not.toBe(canonicalText("1.0", [one]));
    }),
  );
});
