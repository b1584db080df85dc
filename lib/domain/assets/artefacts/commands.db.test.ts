import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { addAsset } from "../commands";
import { pushEvaluation } from "../evaluations/commands";
import { correctRun, recordRun } from "../training/commands";
import { listRuns } from "../training/queries";
import { recordArtefact, removeArtefact } from "./commands";
import { listArtefacts } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const model = (name = "Digest-3B") => people.anton.does(addAsset, { name, kind: "model" });

describe("a file of weights", () => {
  it("is recorded once by its digest, with what gives reason to look", async () => {
    const { anton, bram } = people;
    const { id } = await model();
    const file = {
      id,
      version: 1,
      digest: "A".repeat(64),
      format: "pickle",
      fileName: "model.pt",
      bytes: "6442450944",
      parameters: 3_000_000_000,
      tokenizer: sha("b"),
    } as const;
    const made = await anton.does(recordArtefact, file);
    expect(made.warnings).toEqual([expect.stringContaining("malicious-model-file")]);
    const again = { ...file, version: made.version };
    await expect(anton.does(recordArtefact, again)).rejects.toMatchObject({ code: "conflict" });
    const { rows } = await anton.reads(listArtefacts, { id });
    expect(rows).toMatchObject([
      { digest: sha("a"), bytes: 6_442_450_944, parameters: 3e9, tokenizer: sha("b"), uses: 0 },
    ]);
    await expect(bram.reads(listArtefacts, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("can be taken back until something rests on it", async () => {
    const { anton } = people;
    const { id, reference } = await model();
    const record = (version: number, digest: string) =>
      anton.does(recordArtefact, { id, version, digest, format: "safetensors" });
    const wrong = await record(1, sha("1"));
    const { version } = await anton.does(removeArtefact, {
      id,
      version: wrong.version,
      artefactId: wrong.artefactId,
    });
    const { artefactId, version: now } = await record(version, sha("2"));
    await anton.does(pushEvaluation, {
      asset: reference,
      kind: "quality",
      suite: "task",
      digest: sha("2"),
      ranAt: "2026-01-01T09:00:00Z",
      passed: true,
    });
    await expect(
      anton.does(removeArtefact, { id, version: now, artefactId }),
    ).rejects.toMatchObject({ code: "wrong_state" });
    expect((await anton.reads(listArtefacts, { id })).rows).toMatchObject([{ uses: 1 }]);
  });

  it("belongs to a model, and bad input is named", async () => {
    const { anton, oskar } = people;
    const data = await anton.does(addAsset, { name: "Pairs", kind: "dataset" });
    const file = { version: 1, digest: sha("a"), format: "safetensors" } as const;
    await expect(anton.does(recordArtefact, { ...file, id: data.id })).rejects.toMatchObject({
      fields: { id: [expect.stringContaining("dataset")] },
    });
    const { id } = await model();
    await expect(oskar.does(recordArtefact, { ...file, id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(anton.does(recordArtefact, { ...file, id, version: 2 })).rejects.toMatchObject({
      code: "conflict",
    });
    for (const [field, value] of [
      ["digest", "md5:12"],
      ["format", "zip"],
      ["bytes", -1],
      ["bytes", 1e300],
      ["parameters", "many"],
      ["chatTemplate", "x"],
    ] as const) {
      const asked = anton.does(recordArtefact, { ...file, id, [field]: value } as never);
      await expect(asked, field).rejects.toMatchObject({ fields: { [field]: expect.anything() } });
    }
  });
});

describe("a training run", () => {
  it("says how weights were made, and is corrected in what was wrong", async () => {
    const { anton } = people;
    const { id } = await model();
    const run = {
      id,
      version: 1,
      name: "Tuning 4",
      ranOn: "2026-01-15",
      commit: "f00dbabe",
      configuration: sha("c"),
      seed: "42",
      data: [sha("d")],
      canaries: 12,
    };
    const { runId, version } = await anton.does(recordRun, run);
    await anton.does(correctRun, { id, version, runId, canaries: 10, result: sha("e") });
    const { rows } = await anton.reads(listRuns, { id });
    const { id: _, version: __, ...said } = run;
    expect(rows).toEqual([{ ...said, id: runId, canaries: 10, result: sha("e"), note: "" }]);
    const toCome = { ...run, version: version + 1, ranOn: "2199-01-01" };
    await expect(anton.does(recordRun, toCome)).rejects.toMatchObject({
      fields: { ranOn: [expect.any(String)] },
    });
    const foreign = { id: (await model()).id, version: 1, runId, canaries: 1 };
    await expect(anton.does(correctRun, foreign)).rejects.toMatchObject({ code: "not_found" });
  });
});
