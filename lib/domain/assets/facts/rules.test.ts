import { describe, expect, it } from "vitest";
import { FACTS } from "./catalogue";
import { factProblems, readFacts, withFacts } from "./rules";

describe("facts", () => {
  it("have one name each within a kind", () => {
    for (const fields of Object.values(FACTS)) {
      const keys = fields.map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("take what their type says and name what it does not", () => {
    const good = {
      parameters: 3_000_000_000,
      remoteCode: false,
      tokenizer: `sha256:${"a".repeat(64)}`,
    };
    expect(factProblems("model", good)).toEqual({});
    const bad = {
      parameters: "many",
      remoteCode: 1,
      tokenizer: "abc",
      outputTraining: "toString",
      family: ["Llama"],
      retentionDays: 3,
    };
    expect(Object.keys(factProblems("model", bad))).toEqual(
      Object.keys(bad).map((key) => `facts.${key}`),
    );
  });

  it("know which kind says what", () => {
    expect(factProblems("dataset", { retentionDays: 30 })).toEqual({});
    expect(factProblems("endpoint", { patchedOn: "2026-02-30" })).toHaveProperty([
      "facts.patchedOn",
    ]);
  });

  it("stay unless they are given, and go with null", () => {
    const after = withFacts(
      { family: "Llama", parameters: 3 },
      { parameters: null, format: "gguf" },
    );
    expect(after).toEqual({ family: "Llama", format: "gguf" });
    expect(readFacts("nonsense")).toEqual({});
  });
});
