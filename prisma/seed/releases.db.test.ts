import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { findGaps } from "@/lib/domain/assets/gaps/queries";
import { checkRelease } from "@/lib/domain/releases/checks/queries";
import { approveRelease, deployRelease } from "@/lib/domain/releases/decisions/commands";
import { getRelease, listReleases } from "@/lib/domain/releases/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { readExample } from "./main";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  priya = await called("u-priya");
}, 300_000);

async function called(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`${reference} is not there`);
  return person(actor, reference);
}

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

it("walks on: the evaluated release is approved, kept from its author, and takes the place of the former", async () => {
  const next = await priya.reads(getRelease, { id: "REL-2026-038" });
  expect(next).toMatchObject({ rollbacks: ["2.4.0"], serving: [{ release: "2.4.0" }] });
  const ends = ["ep-summarise-prod", "m-digest-3b"];
  const differing = async (id: string) =>
    (await priya.reads(findGaps, { id })).gaps.filter(({ kind }) => kind === "served_otherwise");
  for (const id of ends) expect(await differing(id)).toEqual([]);
  const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const [anton, daan, jonas] = await Promise.all(["u-anton", "u-daan", "u-jonas"].map(called));
  await expect(anton?.does(approveRelease, at(next))).rejects.toThrow(/S5/);
  const approved = await daan?.does(approveRelease, at(next));
  const input = {
    ...{ id: next.id, version: approved?.version ?? 0, environment: "production" },
    ...{ servedDigest: next.digest, rollbackTo: "2.4.0" },
  };
  await expect(jonas?.does(deployRelease, input)).rejects.toMatchObject({
    fields: { copies: [expect.stringContaining("2.4.0")] },
  });
  await jonas?.does(deployRelease, { ...input, copies: "One stays in the registry." });
  expect(await priya.reads(getRelease, { id: "REL-2026-029" })).toMatchObject({
    ...{ state: "withdrawn", instead: "2.4.1", copies: "One stays in the registry." },
  });
  for (const id of ends) {
    const [gap] = await differing(id);
    expect(gap?.reason).toContain("REL-2026-029 (2.4.0), which is withdrawn");
    expect(gap?.reason).toContain("REL-2026-038 (2.4.1) is deployed there");
  }
});
