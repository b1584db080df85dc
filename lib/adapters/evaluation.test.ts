import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { pushEvaluationInput } from "@/lib/domain/assets/evaluations/schema";
import { pushFile, readEvaluation, readMapping } from "./evaluation";

const folder = mkdtempSync(join(tmpdir(), "annex-results-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHA = "0123456789abcdef".repeat(4);
const own = (more: object = {}) =>
  JSON.stringify({
    harness: { name: "house", version: "2" },
    suite: "languages",
    date: "2026-01-15T09:00:00Z",
    model: { name: "digest", digest: SHA },
    data: [{ name: "gold", digest: SHA }],
    seed: 7,
    metrics: [{ name: "consistency", value: 0.9, group: "nl" }],
    ...more,
  });
const prompts = JSON.stringify({
  results: {
    prompts: ["p:one", "p:two"].map((provider) => ({
      provider,
      metrics: { testPassCount: 3, testFailCount: 1 },
    })),
    timestamp: "2026-01-02T03:04:05.000Z",
  },
});
const said = { asset: "m-digest" };

describe("a file of results", () => {
  it("becomes what the command takes", () => {
    const { input, warnings } = readEvaluation(own(), "own.json", said);
    expect(warnings).toEqual([]);
    expect(pushEvaluationInput.parse(input)).toMatchObject({
      asset: "m-digest",
      kind: "bias",
      suite: "languages",
      harness: "house",
      harnessVersion: "2",
      digest: `sha256:${SHA}`,
      data: `sha256:${SHA}`,
      seed: "7",
      results: [{ metric: "consistency", value: 0.9, group: "nl" }],
    });
  });

  it("is a table when it is called so or a mapping is given", () => {
    const options = { ...said, at: "2026-01-15", mapping: readMapping(["score=metric:acc"]) };
    const { input } = readEvaluation("score,x\n0.5,1\n", "results.txt", options);
    expect(input).toMatchObject({
      kind: "quality",
      ranAt: "2026-01-15T00:00:00.000Z",
      results: [{ metric: "acc", value: 0.5 }],
    });
    const bare = readEvaluation("metric,value\nacc,1", "a.CSV", { ...said, at: "2026-01-15" });
    expect(bare.input.suite).toBe("unnamed");
  });

  it("of several models brings the one that is named, each with a mark of its own", () => {
    expect(() => readEvaluation(prompts, "p.json", said)).toThrow(
      expect.objectContaining({ fields: { model: [expect.stringContaining("p:one, p:two")] } }),
    );
    const [one, two] = ["p:one", "p:two"].map(
      (model) => readEvaluation(prompts, "p.json", { ...said, model }).input,
    );
    expect(one?.source).not.toBe(two?.source);
  });

  it("is bound by the sender to what the file leaves open", () => {
    const open = own({ data: undefined, seed: undefined, model: { name: "digest" } });
    const bare = readEvaluation(open, "own.json", said);
    expect(bare.input).toMatchObject({ digest: null, data: null, seed: "" });
    expect(bare.warnings).toHaveLength(2);
    const [one, two] = ["a", "b"].map((letter) => `sha256:${letter.repeat(64)}`);
    const bound = { ...said, digest: SHA, data: [one ?? "", one ?? ""], seed: " 7 " };
    const found = readEvaluation(open, "own.json", bound);
    expect(found.warnings).toEqual([]);
    expect(found.input).toMatchObject({ digest: SHA, data: "a".repeat(64), seed: "7" });
    // Of several sets the order does not matter, as where the file names them.
    const several = (...data: readonly (string | undefined)[]) =>
      readEvaluation(open, "own.json", { ...said, data: data.map((each) => each ?? "") }).input;
    const sets = [one, two].map((digest) => ({ name: "gold", digest: digest?.slice(7) }));
    const stated = readEvaluation(own({ data: sets }), "own.json", said).input.data;
    expect(several(one, two).data).toBe(stated);
    expect(several(two, one).data).toBe(stated);
    expect(several(two, one).source).toBe(several(one, two).source);
    expect(several(one).source).not.toBe(several(two).source);
    expect(several(one).source).not.toBe(bare.input.source);
  });

  it("may be told what it says itself, and stays the same", () => {
    const told = { ...said, digest: `SHA256:${SHA}`, data: [SHA.toUpperCase()], seed: "7" };
    const { source } = readEvaluation(own(), "own.json", told).input;
    expect(source).toBe(readEvaluation(own(), "own.json", said).input.source);
  });

  it.each([
    ["data", own(), { data: ["b".repeat(64)] }],
    ["data", own({ data: undefined }), { data: [SHA, "md5:1"] }],
    ["seed", own(), { seed: "8" }],
    ["file", "<html></html>", {}],
    ["file", "metric,value\na,b", { mapping: { metric: "metric", value: "value" } }],
    ["at", own({ date: undefined }), {}],
    ["at", own(), { at: "tomorrow" }],
    ["digest", own(), { digest: "b".repeat(64) }],
    ["model", own(), { model: "another" }],
  ])("is refused by its field %s", (field, text, more) => {
    expect(() => readEvaluation(text, "own.json", { ...said, ...more })).toThrow(
      expect.objectContaining({ code: "invalid", fields: { [field]: [expect.any(String)] } }),
    );
  });

  it("is pushed from the disk, or refused with its name", async () => {
    const file = join(folder, "own.json");
    writeFileSync(file, own());
    const answer = {
      id: "00000000-0000-7000-8000-000000000001",
      reference: "EVAL-001",
      isNew: true,
      counts: true,
      why: "",
      passed: null,
    };
    expect(await pushFile(file, said, async () => answer)).toEqual({ ...answer, warnings: [] });
    const absent = pushFile(join(folder, "no.json"), said, async () => answer);
    await expect(absent).rejects.toMatchObject({ message: expect.stringContaining("no.json") });
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
    const binary = pushFile(file, said, async () => answer);
    await expect(binary).rejects.toMatchObject({ fields: { file: [expect.any(String)] } });
  });
});

describe("a mapping", () => {
  it("is written as column=field", () => {
    expect(readMapping(["a=b=value", "lang = group"])).toEqual({ "a=b": "value", lang: "group" });
    for (const wrong of ["value", "=value", "score="]) {
      expect(() => readMapping([wrong])).toThrow(expect.objectContaining({ code: "invalid" }));
    }
  });
});
