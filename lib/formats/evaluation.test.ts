import { describe, expect, it } from "vitest";
import { parseEvaluation } from "./evaluation";

const read = (value: unknown) => parseEvaluation(JSON.stringify(value));
const lines = (...values: unknown[]) => values.map((one) => JSON.stringify(one)).join("\n");
const SHA = "0123456789abcdef".repeat(4);

describe("lm-evaluation-harness", () => {
  const RESULTS = {
    results: {
      arc: { alias: "arc", "acc,none": 0.5, "acc_stderr,none": 0.01, "acc,strict": 0.4 },
      wiki: { "word_perplexity,none": 12.5, "word_perplexity_stderr,none": "N/A" },
    },
    higher_is_better: { arc: { acc: true }, wiki: { word_perplexity: false } },
    "n-samples": { arc: { original: 100, effective: 20 } },
    config: {
      model: "hf",
      model_args: "pretrained=acme/base,peft=acme/digest",
      random_seed: 0,
      limit: 20,
    },
    task_hashes: { arc: SHA },
    date: 1_700_000_000.5,
    lm_eval_version: "0.4.9",
  };

  it("gives every metric of every task with its direction", () => {
    const found = read(RESULTS);
    expect(found).toMatchObject({
      form: "lm-evaluation-harness",
      harnessVersion: "0.4.9",
      suite: "arc, wiki",
      measuredAt: "2023-11-14T22:13:20.500Z",
    });
    expect(found.runs).toEqual([
      {
        model: "acme/digest",
        artefactDigest: null,
        dataDigests: [{ name: "arc", sha256: SHA }],
        seed: 0,
        metrics: [
          {
            task: "arc",
            name: "acc",
            value: 0.5,
            higherIsBetter: true,
            standardError: 0.01,
            samples: 20,
          },
          {
            task: "arc",
            name: "acc (strict)",
            value: 0.4,
            higherIsBetter: true,
            standardError: null,
            samples: 20,
          },
          {
            task: "wiki",
            name: "word_perplexity",
            value: 12.5,
            higherIsBetter: false,
            standardError: null,
            samples: null,
          },
        ],
        passed: null,
        failed: null,
        errors: null,
      },
    ]);
    expect(found.warnings).toEqual([
      "Only a part was measured (limit 20).",
      "“acme/digest” has no artefact digest: choose the artefact.",
    ]);
  });

  it("may hold Python's NaN, but not change a text", () => {
    const text = `{"results": {"a NaN": {"acc,none": NaN, "f1,none": 1, "x\\"": -Infinity}}, "model_name": "Infinity"}`;
    const found = parseEvaluation(text);
    expect(found.runs[0]).toMatchObject({
      model: "Infinity",
      metrics: [{ task: "a NaN", name: "f1" }],
    });
    expect(found.warnings.join()).toContain("results.a NaN.acc,none: is no number");
  });

  it("may give its arguments as a map", () => {
    const config = { model_args: { pretrained: "acme/base" } };
    expect(read({ ...RESULTS, config }).runs[0]?.model).toBe("acme/base");
  });
});

describe("promptfoo", () => {
  const prompt = (provider: string, metrics: object) => ({ raw: "secret", provider, metrics });
  const row = (success: boolean, more = {}) => ({ provider: { id: "p:one" }, success, ...more });

  it("gives one run for each provider, over its prompts", () => {
    const counts = { testPassCount: 3, testFailCount: 1, testErrorCount: 0 };
    const found = read({
      evalId: "e",
      config: { description: "Contracts" },
      metadata: { promptfooVersion: "0.120.0" },
      results: {
        version: 3,
        timestamp: "2026-01-02T03:04:05.000Z",
        stats: { successes: 9, failures: 3, errors: 0 },
        prompts: [
          prompt("p:one", { ...counts, namedScores: { tone: 2 }, namedScoresCount: { tone: 4 } }),
          prompt("p:one", { ...counts, namedScores: { tone: 4 }, namedScoresCount: { tone: 4 } }),
          prompt("p:two", {
            ...counts,
            namedScores: { style: 3 },
            namedScoresCount: { style: 2 },
            namedScoreWeights: { style: 4 },
            redteam: { pluginPassCount: { pii: 3 }, pluginFailCount: { pii: 1 } },
          }),
        ],
        results: [row(true)],
      },
    });
    expect(found).toMatchObject({
      form: "promptfoo",
      harnessVersion: "0.120.0",
      suite: "Contracts",
      measuredAt: "2026-01-02T03:04:05.000Z",
      runs: [
        {
          model: "p:one",
          passed: 6,
          failed: 2,
          errors: 0,
          metrics: [
            { name: "pass rate", value: 0.75, samples: 8 },
            { name: "tone", value: 0.75, samples: 8 },
          ],
        },
        {
          model: "p:two",
          metrics: [
            { name: "pass rate" },
            { name: "style", value: 0.75, samples: 2 },
            { name: "withstood pii", value: 0.75, samples: 4 },
          ],
        },
      ],
    });
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  it("is counted row by row where nothing was counted", () => {
    const results = [row(true), row(false, { failureReason: 1 }), row(false, { failureReason: 2 })];
    for (const value of [{ results: { results } }, { results }]) {
      expect(read(value).runs).toMatchObject([{ model: "p:one", passed: 1, failed: 1, errors: 1 }]);
    }
  });
});

describe("garak", () => {
  const SETUP = {
    entry_type: "start_run setup",
    "plugins.target_name": "acme/digest",
    "run.seed": 7,
    "reporting.report_prefix": "weekly",
  };
  const INIT = { entry_type: "init", garak_version: "0.14.0", start_time: "2026-01-02T03:04:05.5" };
  const ATTEMPT = { entry_type: "attempt", prompt: "secret" };
  const result = (more: object) => ({
    entry_type: "eval",
    probe: "dan.Dan",
    detector: "d.A",
    ...more,
  });

  it("gives one metric for each probe and detector", () => {
    const found = parseEvaluation(
      lines(
        SETUP,
        INIT,
        ATTEMPT,
        result({ passed: 3, fails: 1, nones: 2, total_evaluated: 4 }),
        result({ detector: "d.B", passed: 5, total: 10 }),
        result({ detector: "d.C", passed: 0, total_evaluated: 0 }),
        { entry_type: "digest" },
      ),
    );
    expect(found).toMatchObject({
      form: "garak",
      harnessVersion: "0.14.0",
      suite: "weekly",
      measuredAt: "2026-01-02T03:04:05.500Z",
      runs: [
        {
          model: "acme/digest",
          seed: 7,
          passed: 8,
          failed: 6,
          errors: 2,
          metrics: [
            { task: "dan.Dan", name: "d.A", value: 0.75, higherIsBetter: true, samples: 4 },
            { task: "dan.Dan", name: "d.B", value: 0.5, samples: 10 },
          ],
        },
      ],
    });
    expect(found.warnings).toContain("2 answers could not be judged.");
    expect(found.warnings).toContain("line 6: judged nothing.");
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  it("may be cut off", () => {
    const found = parseEvaluation(`${lines(SETUP, result({ passed: 1, total: 1 }))}\r\n{"entry`);
    expect(found.warnings).toContain("Line 3 is no JSON and was left out.");
    expect(found.warnings.join()).toContain("may have been cut off");
    expect(() => parseEvaluation(lines(SETUP, INIT))).toThrow("no line of the type “eval”");
  });
});

describe("our own form", () => {
  const OWN = {
    harness: { name: "house-eval", version: "3" },
    suite: "Contracts",
    date: "2026-01-02",
    model: { name: "digest", digest: `sha256:${SHA.toUpperCase()}` },
    data: [{ name: "contracts", digest: SHA }],
    seed: 7,
    passed: 9,
    failed: 1,
    metrics: [{ name: "f1", value: 0.9, higherIsBetter: true, samples: 10 }],
  };

  it("says everything, so nothing is warned of", () => {
    const found = read(OWN);
    expect(found).toMatchObject({ form: "own", harness: "house-eval", warnings: [] });
    expect(found.runs[0]).toMatchObject({
      artefactDigest: SHA,
      passed: 9,
      failed: 1,
      errors: null,
    });
  });

  it("may be a map of numbers", () => {
    const found = read({ metrics: { f1: 0.9, loss: "0.1" } });
    expect(found.runs[0]?.metrics.map((one) => [one.name, one.value])).toEqual([
      ["f1", 0.9],
      ["loss", 0.1],
    ]);
    expect(found.warnings).toHaveLength(6);
  });

  it("is told where it is wrong", () => {
    expect(() => read({ metrics: [{ name: "f1", value: "high" }] })).toThrow(
      "metrics[0].value must be a number, but is a string.",
    );
    expect(() => read({ metrics: [{ value: 1 }] })).toThrow("metrics[0].name must be a name");
    expect(read({ ...OWN, model: { name: "a", digest: "md5" } }).warnings).toContain(
      "model.digest: is no SHA-256 and was left out.",
    );
  });
});
