import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { addAsset } from "../../assets/commands";
import { pushEvaluation } from "../../assets/evaluations/commands";
import { listEvaluations } from "../../assets/evaluations/queries";
import { approveFairness, proposeFairness } from "../../assets/fairness/commands";
import type { DraftGiven } from "../../assets/imports/drafts/schema";
import { getAsset } from "../../assets/queries";
import { importAssets, undoImport } from "./commands";
import { previewImport } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

const trained = (name: string, on: string): { drafts: DraftGiven[] } => ({
  drafts: [
    { kind: "model", name, relations: [{ type: "trained_on", to: { kind: "dataset", name: on } }] },
  ],
});
const seen = (id: string) => people.priya.reads(getAsset, { id });

describe("an import that only adds a relation", () => {
  it("is refused to whom the asset is not, in the preview already", async () => {
    const { anton, jonas } = people;
    const model = await anton.does(addAsset, { name: "Own-3B", kind: "model" });
    const input = trained("Own-3B", "Letters");
    const forbidden = expect.objectContaining({
      code: "forbidden",
      message: expect.stringContaining(`${model.reference} is not yours`),
    });
    await expect(jonas.reads(previewImport, input)).rejects.toEqual(forbidden);
    await expect(jonas.does(importAssets, input)).rejects.toEqual(forbidden);
    expect(await seen(model.id)).toMatchObject({ version: model.version, from: [] });
  });

  it("counts as a change, is shown as one and is taken back", async () => {
    const { anton } = people;
    const model = await anton.does(addAsset, { name: "Linked-3B", kind: "model" });
    await anton.does(addAsset, { name: "Replies", kind: "dataset" });
    const input = trained("Linked-3B", "Replies");
    const change = { field: "relation", before: "", after: "Trained on “Replies”" };
    expect(await anton.reads(previewImport, input)).toMatchObject({
      ...{ created: 0, updated: 1, unchanged: 1, relations: 1 },
      items: [{ action: "update", changes: [change] }, { action: "unchanged" }],
    });
    const done = await anton.does(importAssets, input);
    expect(await seen(model.id)).toMatchObject({ version: model.version + 1, from: [{}] });
    expect(await anton.does(importAssets, input)).toMatchObject({ relations: 0, batch: null });
    await anton.does(undoImport, { id: done.batch ?? "" });
    expect(await seen(model.id)).toMatchObject({ version: model.version + 2, from: [] });
  });

  it("is not taken back once somebody changed the asset", async () => {
    const { anton } = people;
    await anton.does(addAsset, { name: "Moving-3B", kind: "model" });
    const first = await anton.does(importAssets, trained("Moving-3B", "One"));
    await anton.does(importAssets, trained("Moving-3B", "Two"));
    await expect(anton.does(undoImport, { id: first.batch ?? "" })).rejects.toMatchObject({
      fields: { id: [expect.stringContaining("was changed since")] },
    });
  });
});

describe("evaluations in files", () => {
  const run = (more: object = {}) => ({
    ...{ kind: "bias" as const, suite: "languages", ranAt: "2026-11-20T08:00:00Z", passed: true },
    results: [
      { metric: "consistency", value: 0.9, group: "en" },
      { metric: "consistency", value: 0.5, group: "nl" },
    ],
    ...more,
  });
  const inFile = (name: string, more: object = {}): { drafts: DraftGiven[] } => ({
    drafts: [{ kind: "model", name, evaluations: [run(more)] }],
  });

  it("about bias are judged by the criteria here, never by the file", async () => {
    const { anton, grace } = people;
    const model = await anton.does(addAsset, { name: "Fair-3B", kind: "model" });
    const outcome = async () => {
      const { rows } = await anton.reads(listEvaluations, { asset: model.reference });
      return rows[0]?.passed;
    };
    await anton.does(importAssets, inFile("Fair-3B"));
    expect(await outcome()).toBeNull();
    const proposed = await anton.does(proposeFairness, {
      ...{ id: model.id, version: model.version + 1, groups: ["en", "nl"] },
      ...{ metric: "consistency", comparison: "at_most", threshold: 0.1 },
      reason: "Readers of either language rely on it alike.",
    });
    const { id, version, criterionId } = proposed;
    await grace.does(approveFairness, { id, version, criterionId });
    const ranAt = new Date().toISOString();
    await anton.does(importAssets, inFile("Fair-3B", { ranAt, suite: "later" }));
    expect(await outcome()).toBe(false);
  });

  it("of a day to come are refused, and the same results come once whichever way", async () => {
    const { anton } = people;
    const later = inFile("Late-3B", { ranAt: "2199-01-01T00:00:00Z" });
    await expect(anton.reads(previewImport, later)).rejects.toMatchObject({
      fields: { drafts: ["“Late-3B”, languages: This moment has not come yet."] },
    });
    const model = await anton.does(addAsset, { name: "Once-3B", kind: "model" });
    const quality = { kind: "quality" as const };
    await anton.does(pushEvaluation, { asset: model.reference, ...run(quality) });
    expect(await anton.does(importAssets, inFile("Once-3B", quality))).toMatchObject({
      ...{ updated: 0, batch: null },
    });
  });
});
