import { beforeAll, expect, it } from "vitest";
import { importAssets, undoImport } from "@/lib/domain/risks/imports/commands";
import { getImport } from "@/lib/domain/risks/imports/queries";
import { lookAt, places, standing } from "@/lib/testing/flows";
import { type World, world } from "@/lib/testing/world";
import { requestException } from "../../../flows/exceptions/commands";
import { addRelease } from "../../../releases/commands";
import { evaluateRelease } from "../../../releases/decisions/commands";
import { dismissProposal } from "../../../risks/proposals/commands";
import { listProposals } from "../../../risks/proposals/queries";
import { addAsset } from "../../commands";
import { pushEvaluation } from "../../evaluations/commands";
import { describeAsset } from "../../facts/commands";
import { getAsset } from "../../queries";
import type { DraftGiven } from "../drafts/schema";

let people: World;
beforeAll(async () => {
  people = await world();
  await places(people);
});

const sha = (letter: string) => `sha256:${letter.repeat(64)}`;
const seen = (id: string) => people.priya.reads(getAsset, { id });
const imported = async (draft: DraftGiven) => {
  const done = await people.anton.does(importAssets, { drafts: [draft] });
  return { id: done.batch ?? "" };
};
const stands = async (batch: { id: string }, against: RegExp) => {
  await expect(people.anton.does(undoImport, batch)).rejects.toMatchObject({
    ...{ code: "wrong_state", fields: { id: [expect.stringMatching(against)] } },
  });
  const shown = await people.anton.reads(getImport, batch);
  expect(shown.against.join()).toMatch(against);
};
const model = async (name: string) => {
  const made = await people.anton.does(addAsset, { name, kind: "model" });
  const facts = { affectsPeople: false };
  await people.anton.does(describeAsset, { id: made.id, version: made.version, facts });
  return made;
};
const release = (asset: string, digest: string) => ({
  ...{ asset, release: "1.0.0", digest, authors: [people.anton.reference], withoutBase: true },
  configuration: {
    ...{ template: sha("a"), systemPrompt: sha("b"), guardrails: "none", launchFlags: sha("c") },
  },
  ...{ data: ["ds"], licence: "MIT", weaknesses: "Dates" },
  criteria: [
    {
      ...({ kind: "quality", suite: "task", metric: "rouge", comparison: "at_least" } as const),
      threshold: 0.4,
    },
  ],
});

it("keeps a file of a model that was there when a release or a result came to rest on it", async () => {
  const { anton } = people;
  for (const [at, rest] of [
    ["1", (asset: string) => anton.does(addRelease, release(asset, sha("1")))],
    [
      "2",
      (asset: string) =>
        anton.does(pushEvaluation, {
          ...{ asset, kind: "quality", suite: "task", digest: sha("2"), passed: true },
          ranAt: "2026-11-20T08:00:00Z",
        }),
    ],
  ] as const) {
    const one = await model(`File-${at}`);
    const batch = await imported({
      ...{ kind: "model", name: `File-${at}` },
      artefacts: [{ digest: sha(at), format: "gguf" }],
    });
    expect((await people.anton.reads(getImport, batch)).against).toEqual([]);
    await rest(one.reference);
    await stands(batch, new RegExp(`rests on a file of ${one.reference}`));
  }
});

it("keeps results that a release was judged by", async () => {
  const { anton, oskar } = people;
  const one = await model("Judged");
  const added = await anton.does(addRelease, release(one.reference, sha("3")));
  const batch = await imported({
    ...{ kind: "model", name: "Judged" },
    evaluations: [
      {
        ...{ kind: "quality", suite: "task", digest: sha("3"), data: sha("d") },
        ranAt: new Date().toISOString(),
        results: [{ metric: "rouge", value: 0.8 }],
      },
    ],
  });
  await oskar.does(evaluateRelease, { id: added.id, version: added.version });
  await stands(batch, new RegExp(`${added.reference} was judged by results`));
});

async function descending(name: string) {
  const { anton } = people;
  const data = await standing(people, `${name} data`);
  const lab = await standing(people, name, { kind: "model", environment: "development" });
  const relations = [
    { type: "trained_on" as const, to: { kind: "dataset" as const, name: `${name} data` } },
  ];
  const batch = await imported({ kind: "model", name, relations });
  const [relation] = (await anton.reads(getAsset, { id: lab.id })).from;
  const relationId = relation?.id ?? "";
  await lookAt({ relationId });
  return { batch, relationId, data, lab };
}

it("keeps a relation that an exception allows or whose proposed risk was decided on", async () => {
  const { anton, priya } = people;
  const first = await descending("Allowed");
  await anton.does(requestException, {
    ...{ relation: first.relationId, reason: "Needed until the masked set is there." },
    ...{ compensation: "Only two people may read it.", validUntil: "2026-12-20" },
  });
  await stands(first.batch, /allows a relation that it brought/);
  const second = await descending("Decided");
  const ofThem = await priya.reads(listProposals, { state: "proposed", sort: "created" });
  const own = ofThem.rows.filter((one) => [second.lab.id, second.data.id].includes(one.asset.id));
  expect(own).toHaveLength(1);
  await priya.does(dismissProposal, {
    ...{ id: own[0]?.id ?? "", version: 1, reason: "The data is made up." },
  });
  await stands(second.batch, /was decided on/);
});

it("takes along what was only proposed for a relation", async () => {
  const { anton, priya } = people;
  const { batch, lab, data } = await descending("Open");
  await anton.does(undoImport, batch);
  expect((await seen(lab.id)).from).toEqual([]);
  for (const { reference } of [lab, data]) {
    expect((await priya.reads(listProposals, { asset: reference })).rows).toEqual([]);
  }
});
