import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { checkRelease } from "@/lib/domain/releases/checks/queries";
import { getRelease, listReleases } from "@/lib/domain/releases/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { readExample } from "./main";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("u-priya is not there");
  priya = person(actor, "u-priya");
}, 300_000);

it("loads every release in its state, by its people", async () => {
  const { releases } = readExample();
  const { rows } = await priya.reads(listReleases, { sort: "reference" });
  expect(rows.map(({ reference, release, state }) => ({ reference, release, state }))).toEqual(
    releases.map(({ id, version, state }) => ({ reference: id, release: version, state })),
  );
  for (const told of releases) {
    const one = await priya.reads(getRelease, { id: told.id });
    expect(one).toMatchObject({
      ...{ digest: told.artefactDigest, configuration: told.configuration },
      ...{ servedDigest: told.servedDigest, rollbackTo: told.rollbackTo },
      authors: told.authorIds.map((reference) => ({ reference })),
      data: told.datasetIds.map((said) => ({ said, asset: { reference: said } })),
    });
    expect(one.base?.reference ?? null).toBe(told.baseModelId);
    expect(one.approvedBy?.reference ?? null).toBe(told.approvedBy);
    expect(one.environment?.reference ?? null).toBe(told.environment);
    expect(one.refusals.map(({ by, rule }) => [by?.reference, rule])).toEqual(
      told.refusals.map(({ by, rule }) => [by, rule]),
    );
  }
});

it("walks back from the digest that serves to results, data, base and licence", async () => {
  const served = readExample().releases[0]?.artefactDigest ?? "";
  const check = { model: "m-digest-3b", digest: served, environment: "production" };
  expect(await priya.reads(checkRelease, check)).toMatchObject({
    ...{ ok: true, reference: "REL-2026-029", state: "deployed" },
  });
  const one = await priya.reads(getRelease, { id: "REL-2026-029" });
  expect(one.evaluations.every(({ digest }) => digest === served)).toBe(true);
  expect(one.verdicts.every(({ met }) => met)).toBe(true);
  expect(one.verdicts.map(({ kind }) => kind)).toContain("bias");
  expect(one).toMatchObject({
    ...{ licence: "Apache-2.0", base: { reference: "m-base-3b" } },
    artefact: { format: "safetensors" },
  });
});

it("says what the open candidate still waits for", async () => {
  const one = await priya.reads(getRelease, { id: "REL-2026-037" });
  expect(one.missing).toHaveProperty("criteria");
  expect(one.note).toContain("bias evaluation");
  const check = { model: "m-pii-ner", digest: one.digest };
  expect(await priya.reads(checkRelease, check)).toMatchObject({ ok: false, state: "candidate" });
});
