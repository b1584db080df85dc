import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { jsonFault, jsonFaultIn } from "./json-fault";

describe("where a text stops being JSON", () => {
  it.each([
    ['{"a": 1,\n"b": [1, 2', "line 2: the text ends in the middle"],
    ['{"a": "x', "line 1: the text ends in the middle"],
    ['{"a": tr', "line 1: the text ends in the middle"],
    ["notes of a meeting", "line 1, column 1: “n” cannot stand here."],
    ['{\n"a": 1,\n"b": x\n}', "line 3, column 6: “x” cannot stand here."],
    ['{"a": 1,}', "line 1, column 9: “}” cannot stand here."],
    ["{'a': 1}", "line 1, column 2: “'” cannot stand here."],
    ["{}\n}", "line 2, column 1: “}” cannot stand here."],
    ["[1 2]", "line 1, column 4: “2” cannot stand here."],
  ])("%j", (text, words) => {
    expect(jsonFaultIn(text)).toContain(words);
  });

  it("is never inside of what is right, and always the end of what was cut", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        expect(jsonFault(json)).toBe(json.length);
        const part = json.slice(0, cut % json.length);
        try {
          JSON.parse(part);
        } catch {
          expect(jsonFault(part)).toBe(part.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is found in a long text in a moment", () => {
    const long = `[${'{"a": "text"},'.repeat(300_000)}`;
    const start = performance.now();
    expect(jsonFault(long)).toBe(long.length);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
