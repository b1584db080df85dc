import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { realInputs } from "@/lib/testing/real-inputs";
import { FormatError } from "./document";
import { MLFLOW_LIMIT, parseMlflow, parseMlflowAnswer } from "./mlflow";

const VERSION = {
  name: "digest",
  version: "2",
  creation_timestamp: 1_700_000_000_000,
  last_updated_timestamp: "1700000001000",
  current_stage: "None",
  source: "s3://models/digest/2",
  run_id: "run-2",
  status: "READY",
  tags: { origin: "fine-tune" },
};
const MODEL = {
  name: "digest",
  description: "Summarises contracts",
  tags: [{ key: "team", value: "nlp" }],
  aliases: [
    { alias: "champion", version: "2" },
    { alias: "old", version: "1" },
  ],
  latest_versions: [VERSION],
};
const answer = (value: unknown) => parseMlflowAnswer(JSON.stringify(value));

describe("a registry", () => {
  it.each([
    ["an export", { system: {}, info: {}, mlflow: { registered_model: MODEL } }, "export"],
    ["a search of models", { registered_models: [MODEL], next_page_token: "n" }, "models"],
    ["one model", { registered_model: MODEL }, "export"],
  ])("is read from %s", (_, value, form) => {
    const read = answer(value);
    expect(read.form).toBe(form);
    expect(read.nextPage).toBe(form === "models" ? "n" : null);
    expect(read.models).toEqual([
      {
        name: "digest",
        description: "Summarises contracts",
        createdAt: null,
        updatedAt: null,
        tags: [{ key: "team", value: "nlp" }],
        versions: [
          {
            version: "2",
            description: null,
            createdAt: "2023-11-14T22:13:20.000Z",
            updatedAt: "2023-11-14T22:13:21.000Z",
            stage: null,
            status: "READY",
            aliases: ["champion"],
            runId: "run-2",
            source: "s3://models/digest/2",
            tags: [{ key: "origin", value: "fine-tune" }],
          },
        ],
        aliases: [
          ["champion", "2"],
          ["old", "1"],
        ],
      },
    ]);
    expect(read.warnings).toEqual(["Alias “old” of “digest” names version 1, which is not here."]);
  });

  it("is gathered from a search of versions", () => {
    const versions = [
      { ...VERSION, version: 10, aliases: ["champion"] },
      { ...VERSION, current_stage: "Staging", tags: [] },
      { ...VERSION, name: "other" },
    ];
    const { form, models } = answer({ model_versions: versions });
    expect(form).toBe("versions");
    expect(models.map((one) => [one.name, one.versions.map((two) => two.version)])).toEqual([
      ["digest", ["2", "10"]],
      ["other", ["2"]],
    ]);
    expect(models[0]?.versions[0]?.stage).toBe("Staging");
    expect(models[0]?.versions[1]?.aliases).toEqual(["champion"]);
  });

  it("joins latest and other versions, and reads aliases written as a map", () => {
    const versions = [VERSION, { ...VERSION, version: "1" }];
    const read = answer({ registered_model: { ...MODEL, versions, aliases: { best: 1 } } });
    expect(read.models[0]?.versions.map((one) => one.aliases)).toEqual([["best"], []]);
    expect(read.warnings).toEqual([]);
  });

  it("may be empty", () => {
    expect(answer({})).toMatchObject({ form: "models", models: [] });
    expect(answer({}).warnings[0]).toContain("no models");
  });
});

describe("an MLmodel file", () => {
  it("is read from YAML", () => {
    const read = parseMlflow(
      [
        "artifact_path: model",
        "flavors:",
        "  python_function: {loader_module: mlflow.sklearn}",
        "  sklearn: {pickled_model: model.pkl}",
        "mlflow_version: 2.9.2",
        "model_size_bytes: 1024",
        "model_uuid: 0a1b",
        "run_id: run-9",
        "utc_time_created: '2024-01-02 03:04:05.678901'",
      ].join("\n"),
    );
    expect(read).toMatchObject({
      form: "mlmodel",
      logged: {
        artifactPath: "model",
        runId: "run-9",
        uuid: "0a1b",
        createdAt: "2024-01-02T03:04:05.678Z",
        mlflowVersion: "2.9.2",
        sizeBytes: 1024,
        flavors: ["python_function", "sklearn"],
        hasSignature: false,
      },
    });
    expect(read.warnings).toEqual(["The MLmodel file has no signature."]);
  });
});

describe("what is not MLflow", () => {
  it.each([
    ["a web page", "<!doctype html><html>Sign in</html>", "web page"],
    ["a sentence", "upstream timed out", "no JSON"],
    ["nothing", "", "empty"],
    ["a list", "[]", "must be a map, but is a list"],
    ["another document", '{"openapi":"3.0.0"}', "none of MLflow's forms"],
    ["an error", '{"error_code":"PERMISSION_DENIED","message":"no"}', "PERMISSION_DENIED: no"],
    ["models in a map", '{"registered_models":{}}', "registered_models must be a list"],
    ["a nameless model", '{"registered_models":[{}]}', "registered_models[0].name must be a name"],
    [
      "a version without number",
      '{"registered_models":[{"name":"a","versions":[{}]}]}',
      "registered_models[0].versions[0].version must be",
    ],
    ["too much", `"${"x".repeat(MLFLOW_LIMIT)}"`, "10 MB"],
    ["a depth", "[".repeat(300) + "]".repeat(300), "nested deeper"],
  ])("is refused: %s", (_, text, words) => {
    expect(() => parseMlflowAnswer(text)).toThrow(FormatError);
    expect(() => parseMlflowAnswer(text)).toThrow(words);
  });

  it("is read or refused with a FormatError, whatever it is", () => {
    const keys = ["mlflow", "registered_model", "registered_models", "model_versions", "flavors"];
    const key = fc.constantFrom(
      ...keys,
      "name",
      "version",
      "tags",
      "aliases",
      "run_id",
      "__proto__",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        try {
          parseMlflow(JSON.stringify(value));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const real = realInputs("other").filter((one) => one.name.startsWith("mlflow"));
if (real.length > 0) {
  describe("an export of a real server", () => {
    it.each(real)("$name", ({ text }) => {
      const { models, warnings } = parseMlflow(text);
      expect(warnings).toEqual([]);
      expect(models).toHaveLength(1);
      expect(models[0]?.versions).toMatchObject([{ version: "1", stage: "Production" }]);
      expect(models[0]?.tags).toHaveLength(1);
      expect(models[0]?.versions[0]?.tags).toHaveLength(1);
      expect(models[0]?.createdAt).toMatch(/^2022-12-15T/);
    });
  });
}
