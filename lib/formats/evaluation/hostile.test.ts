import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { FormatError } from "../document";
import { parseEvaluation } from "../evaluation";

const read = (value: unknown) => parseEvaluation(JSON.stringify(value));

describe("what is no file of results", () => {
  it.each([
    ["a web page", "<html></html>", "web page"],
    ["a sentence", "All tests passed.", "no JSON"],
    ["another document", '{"openapi":"3.0.0"}', "no results that can be read"],
    ["a list", "[]", "must be a map"],
    ["a task of nothing", '{"results":{"a":{"alias":"a"}}}', "holds no results"],
    ["no rows", '{"results":{"results":[]}}', "holds no results"],
  ])("is refused: %s", (_, text, words) => {
    expect(() => parseEvaluation(text)).toThrow(FormatError);
    expect(() => parseEvaluation(text)).toThrow(words);
  });

  it("is read or refused with a FormatError, whatever it is", () => {
    const keys = "results metrics prompts stats table namedScores acc,none entry_type probe passed";
    const key = fc.constantFrom(...keys.split(" "), "config", "model_args", "__proto__");
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    const whole = fc.record({ results: tree, metrics: tree, config: tree }, { requiredKeys: [] });
    fc.assert(
      fc.property(whole, (value) => {
        try {
          expect(read(value).warnings.length).toBeLessThanOrEqual(51);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a report of many lines", () => {
  it("is read in seconds, and without prompts", () => {
    const attempt = JSON.stringify({ entry_type: "attempt", prompt: `NaN ${"\\".repeat(500)}"` });
    const result = JSON.stringify({
      entry_type: "eval",
      probe: "p",
      detector: "d",
      passed: 1,
      total: 2,
    });
    const text = `${`${attempt}\n`.repeat(5_000)}${result}`;
    const start = process.threadCpuUsage();
    const found = parseEvaluation(text);
    const { user, system } = process.threadCpuUsage(start);
    expect(found.runs[0]).toMatchObject({ passed: 1, failed: 1 });
    expect((user + system) / 1000).toBeLessThan(3_000);
  });

  it("of faults tells the first ones", () => {
    const text = `{"entry_type":"eval","probe":"p","detector":"d","passed":1}\n${"x\n".repeat(9_000)}`;
    const { warnings } = parseEvaluation(text);
    expect(warnings).toHaveLength(51);
    expect(warnings[0]).toBe("Line 2 is no JSON and was left out.");
  });
});
