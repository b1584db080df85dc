import { describe, expect, it } from "vitest";
import { DEFAULT_METHOD } from "../rules";
import { methodText } from "../schema";
import { compareMethods } from "./rules";

const { edition: _edition, ...shipped } = DEFAULT_METHOD;
const changed = (given: Partial<typeof shipped>) =>
  compareMethods(shipped, { ...shipped, ...given });

describe("two editions of the method", () => {
  it("that say the same differ in nothing, however their fields are ordered", () => {
    const shuffled = Object.fromEntries(Object.entries(shipped).toReversed());
    expect(compareMethods(shipped, methodText.parse(shuffled))).toEqual([]);
  });

  it("differ in numbers side by side and in texts word by word", () => {
    const [low, medium, high, critical] = shipped.bands;
    if (!low || !medium || !high || !critical) throw new Error("no bands");
    const found = changed({
      bands: [low, { ...medium, to: 8 }, { ...high, from: 9, authority: null }, critical],
      cap: 0.7,
      strengths: { ...shipped.strengths, strong: 0.5 },
      triggers: `${shipped.triggers} And after an audit.`,
    });
    expect(found.map(({ words: _words, ...one }) => one)).toEqual([
      { part: "bands", step: 2, field: "to", before: "9", after: "8" },
      { part: "bands", step: 3, field: "from", before: "10", after: "9" },
      { part: "bands", step: 3, field: "authority", before: "top_management", after: "" },
      { part: "strengths", step: null, field: "strong", before: "0.6", after: "0.5" },
      { part: "cap", step: null, field: null, before: "0.8", after: "0.7" },
      expect.objectContaining({ part: "triggers", step: null, field: null }),
    ]);
    expect(found.at(-1)?.words).toEqual([
      { op: "same", text: shipped.triggers },
      { op: "added", text: " And after an audit." },
    ]);
    expect(found.at(0)?.words).toEqual([]);
  });

  it("differ in the anchor of one level and one dimension", () => {
    const [first, ...rest] = shipped.impact;
    if (!first) throw new Error("no levels");
    const worded = { ...first, meaning: { ...first.meaning, finance: "Below 500 EUR." } };
    expect(changed({ impact: [worded, ...rest] })).toMatchObject([
      { part: "impact", step: 1, field: "finance", after: "Below 500 EUR." },
    ]);
  });
});
