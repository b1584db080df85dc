import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { person, type World, world } from "@/lib/testing/world";
import { recordArtefact } from "../artefacts/commands";
import { addAsset } from "../commands";
import { approveFairness, endFairness, proposeFairness } from "../fairness/commands";
import { listFairness } from "../fairness/queries";
import { getAsset } from "../queries";
import { pushEvaluation } from "./commands";
import { getEvaluation, listEvaluations } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});
afterEach(() => clock.set(null));

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
async function model() {
  const { anton } = people;
  const { id, reference } = await anton.does(addAsset, { name: "Digest-3B", kind: "model" });
  const file = { id, version: 1, digest: sha("a"), format: "safetensors" } as const;
  await anton.does(recordArtefact, file);
  return { id, reference };
}
const run = (asset: string, more: object = {}) => ({
  asset,
  kind: "quality" as const,
  suite: "arc",
  digest: sha("a"),
  ranAt: "2026-01-15T09:00:00Z",
  results: [{ task: "arc", metric: "acc", value: 0.61, higherIsBetter: true, samples: 400 }],
  ...more,
});

describe("an evaluation", () => {
  it("counts for the weights that were measured, and says why not otherwise", async () => {
    const { anton } = people;
    const { reference } = await model();
    const push = (more: object) => anton.does(pushEvaluation, run(reference, more));
    expect(await push({ suite: "own" })).toMatchObject({ isNew: true, counts: true });
    expect(await push({ suite: "other", digest: sha("b") })).toMatchObject({
      counts: false,
      why: expect.stringContaining("not one of this model"),
    });
    expect(await push({ suite: "unsaid", digest: null })).toMatchObject({ counts: false });
    const counting = { asset: reference, counts: ["yes"], sort: "reference" } as const;
    expect((await anton.reads(listEvaluations, counting)).rows).toMatchObject([
      { suite: "own", counts: true, size: 1, addedBy: { name: anton.name } },
    ]);
    const none = await anton.reads(listEvaluations, { asset: reference, counts: "no" });
    expect(none.rows.map((one) => one.suite).sort()).toEqual(["other", "unsaid"]);
  });

  it("that comes again changes nothing, with a file or without", async () => {
    const { anton } = people;
    const { reference } = await model();
    for (const more of [{}, { source: sha("f"), suite: "file" }]) {
      const first = await anton.does(pushEvaluation, run(reference, more));
      const again = await anton.does(pushEvaluation, run(reference, more));
      expect(again).toEqual({ ...first, isNew: false });
    }
    expect((await anton.reads(listEvaluations, { asset: reference })).total).toBe(2);
  });

  it("is pushed by those whose model it is; bad input is named", async () => {
    const { anton, oskar, bram } = people;
    const { reference } = await model();
    for (const stranger of [oskar, bram]) {
      await expect(stranger.does(pushEvaluation, run(reference))).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    for (const [field, value] of [
      ["kind", "speed"],
      ["suite", ""],
      ["digest", "sha256:1"],
      ["ranAt", "yesterday"],
      ["ranAt", "2199-01-01T00:00:00Z"],
      ["results", []],
      ["source", "x"],
    ] as const) {
      const asked = anton.does(pushEvaluation, run(reference, { [field]: value }));
      await expect(asked, field).rejects.toMatchObject({ fields: { [field]: expect.anything() } });
    }
    const odd = run(reference, { results: [{ metric: "acc", value: Number.NaN }] });
    await expect(anton.does(pushEvaluation, odd)).rejects.toMatchObject({
      fields: { "results.0.value": ["Give a number."] },
    });
    const data = await anton.does(addAsset, { name: "Pairs", kind: "dataset" });
    await expect(anton.does(pushEvaluation, run(data.reference))).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("is seen by readers, and of others by the owner alone", async () => {
    const { anton, bram, helen } = people;
    const { reference } = await model();
    const made = await anton.does(pushEvaluation, run(reference));
    const seen = await helen.reads(getEvaluation, { id: made.reference });
    expect(seen).toMatchObject({ suite: "arc", verdict: null, results: [{ value: 0.61 }] });
    await expect(bram.reads(getEvaluation, { id: made.id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await bram.reads(listEvaluations, {})).rows).toEqual([]);
  });
});

describe("what counts as fair", () => {
  const bias = (asset: string, ranAt: string, nl: number, suite = "languages") =>
    run(asset, {
      kind: "bias",
      suite,
      ranAt,
      passed: true,
      results: [
        { metric: "consistency", value: 0.9, group: "en" },
        { metric: "consistency", value: nl, group: "nl" },
      ],
    });
  const versionOf = async (id: string) => (await people.anton.reads(getAsset, { id })).version;
  const proposed = async (id: string, threshold: number) =>
    people.anton.does(proposeFairness, {
      id,
      version: await versionOf(id),
      groups: ["en", "nl"],
      metric: "consistency",
      comparison: "at_most",
      threshold,
      reason: "Readers of either language rely on it alike.",
    });
  const at = (day: string) => clock.set(new Date(`${day}T09:00:00Z`));

  it("is approved by somebody else, and judges what is measured from then on", async () => {
    const { anton, grace, saskia } = people;
    const { id, reference } = await model();
    at("2026-02-01");
    const first = await proposed(id, 0.05);
    const { criterionId } = first;
    const own = { id, version: first.version, criterionId };
    const both = person({ ...anton.actor, roles: ["engineer", "risk_owner"] }, anton.reference);
    await expect(both.does(approveFairness, own)).rejects.toMatchObject({ code: "forbidden" });
    const before = await anton.does(pushEvaluation, bias(reference, "2026-02-01T08:00:00Z", 0.9));
    expect(before.passed).toBeNull();
    await grace.does(approveFairness, own);
    at("2026-03-01");
    const met = await anton.does(pushEvaluation, bias(reference, "2026-02-15T08:00:00Z", 0.86));
    const missed = await anton.does(pushEvaluation, bias(reference, "2026-02-16T08:00:00Z", 0.8));
    expect([met.passed, missed.passed]).toEqual([true, false]);
    const strict = await proposed(id, 0.01);
    const { version } = await saskia.does(approveFairness, {
      id,
      version: strict.version,
      criterionId: strict.criterionId,
    });
    const { rows } = await anton.reads(listFairness, { id });
    expect(rows).toMatchObject([
      { threshold: 0.01, approvedBy: { name: saskia.name }, endedAt: null },
      { threshold: 0.05, approvedBy: { name: grace.name }, endedAt: "2026-03-01T09:00:00.000Z" },
    ]);
    const shown = await anton.reads(getEvaluation, { id: met.reference });
    expect(shown).toMatchObject({ verdict: "met", judgements: [{ measured: 0.04 }] });
    at("2026-04-01");
    const late = await anton.does(pushEvaluation, bias(reference, "2026-03-15T08:00:00Z", 0.86));
    expect(late.passed).toBe(false);
    const end = { id, version, criterionId: strict.criterionId };
    await expect(anton.does(endFairness, end)).rejects.toMatchObject({ code: "forbidden" });
    await grace.does(endFairness, end);
    const after = await anton.does(pushEvaluation, bias(reference, "2026-04-01T09:00:00Z", 0.9));
    expect(after.passed).toBeNull();
  });

  it("may be taken back while it is a proposal; wrong words are named", async () => {
    const { anton, grace } = people;
    const { id } = await model();
    const { criterionId, version } = await proposed(id, 0.05);
    await anton.does(endFairness, { id, version, criterionId });
    const decided = { id, version: version + 1, criterionId };
    await expect(grace.does(approveFairness, decided)).rejects.toMatchObject({
      code: "wrong_state",
    });
    const base = {
      id,
      version: version + 1,
      metric: "gap",
      comparison: "at_most",
      threshold: "0.05",
      reason: "As agreed with the customers.",
    } as const;
    for (const [field, value] of [
      ["groups", ["en"]],
      ["groups", ["en", "en"]],
      ["metric", " "],
      ["comparison", "about"],
      ["threshold", "a lot"],
      ["reason", "So."],
    ] as const) {
      const asked = anton.does(proposeFairness, { ...base, [field]: value } as never);
      await expect(asked, String(value)).rejects.toMatchObject({
        fields: { [field]: [expect.any(String)] },
      });
    }
  });
});
