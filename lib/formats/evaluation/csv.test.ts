import { describe, expect, it } from "vitest";
import { FormatError } from "../document";
import { parseEvaluationCsv } from "./csv";

const metrics = (text: string, mapping = {}) => parseEvaluationCsv(text, mapping).runs[0]?.metrics;

describe("a table of results", () => {
  it("is read by the names of its columns", () => {
    const text =
      "\uFEFFTask,Metric,Value,Group,higher_is_better,samples\narc,acc,0.5,en,yes,400\narc,acc,61 %,,,\n";
    expect(metrics(text)).toEqual([
      {
        task: "arc",
        name: "acc",
        value: 0.5,
        group: "en",
        higherIsBetter: true,
        standardError: null,
        samples: 400,
      },
      {
        task: "arc",
        name: "acc",
        value: 0.61,
        higherIsBetter: null,
        standardError: null,
        samples: null,
      },
    ]);
  });

  it("is read by a mapping, also where a column is a metric", () => {
    const text = "lang,accuracy,f1,remark\nnl,0.9,,fine\nen,0.8,0.7,\n";
    const mapping = { lang: "group", accuracy: "metric:acc", f1: "metric:f1" };
    const found = parseEvaluationCsv(text, mapping);
    expect(found.runs[0]?.metrics.map(({ name, value, group }) => [name, value, group])).toEqual([
      ["acc", 0.9, "nl"],
      ["acc", 0.8, "en"],
      ["f1", 0.7, "en"],
    ]);
    expect(found.warnings).toEqual(["The column “remark” was left out."]);
  });

  it.each([
    ["nothing", "", {}, "is empty"],
    ["a head alone", "metric,value\n", {}, "no rows"],
    ["a doubled head", "metric,value,value\na,1,2", {}, "two columns are called “value”"],
    ["no value", "metric,score\na,1", {}, "Say which columns"],
    [
      "an unknown column",
      "metric,value\na,1",
      { score: "value" },
      "no column “score”; there are: metric, value",
    ],
    [
      "an unknown field",
      "metric,value\na,1",
      { value: "__proto__" },
      "is nothing that a column can say",
    ],
    ["a word for a number", "metric,value\na,1\nb,good", {}, "Line 3: “good” is no number"],
    ["a decimal comma", 'metric,value\na,"0,5"', {}, "Line 2: “0,5” is no number"],
    ["a formula", "metric,value\na,=1+1", {}, "“=1+1” is no number"],
    ["an endless number", "metric,value\na,1e999", {}, "is no number"],
    ["a short row", "metric,value\na", {}, "line 2"],
    ["an open quote", 'metric,value\n"a,1', {}, "cannot be read"],
    ["a nameless metric", "metric,value\n,1", {}, "Line 2: the metric has no name"],
    ["half a sample", "metric,value,samples\na,1,1.5", {}, "no count of samples"],
    ["a web page", "<!doctype html><p>", {}, "web page"],
  ])("is refused with %s", (_, text, mapping, words) => {
    expect(() => parseEvaluationCsv(text, mapping)).toThrow(FormatError);
    expect(() => parseEvaluationCsv(text, mapping)).toThrow(words);
  });

  it("of too many rows gives the first ones", () => {
    const text = `metric,value\n${"a,1\n".repeat(6_000)}`;
    const found = parseEvaluationCsv(text);
    expect(found.runs[0]?.metrics).toHaveLength(5_000);
    expect(found.warnings).toEqual(["Only the first 5000 rows were read."]);
  });
});
