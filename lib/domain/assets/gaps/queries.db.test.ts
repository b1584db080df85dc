import { beforeAll, describe, expect, it } from "vitest";
import { system, type World, world } from "@/lib/testing/world";
import type { RelationType } from "@/prisma/generated/enums";
import { adoptAnnexA } from "../../controls/commands";
import { protectionOf } from "../../controls/protections/queries";
import { addAsset, editAsset } from "../commands";
import { getLineage } from "../lineage/queries";
import { getAsset } from "../queries";
import { relateAsset } from "../relations/commands";
import { findGaps } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

type Given = Parameters<typeof addAsset.run>[0]["input"];
const add = (name: string, kind: Given["kind"], values: Partial<Given> = {}) =>
  people.priya.does(addAsset, { ...values, name, kind });
async function relate(from: string, type: RelationType, to: string) {
  const { version } = await people.priya.reads(getAsset, { id: from });
  await people.priya.does(relateAsset, { id: from, version, type, to });
}
const gapsOf = async (id: string) => (await people.priya.reads(findGaps, { id })).gaps;
const kinds = async (id: string) => (await gapsOf(id)).map((one) => one.kind);

/** A non-commercial base with a fine-tune that is served to the public, on data nobody looked at. */
async function served(licence: string) {
  const base = await add(`Base under ${licence}`, "model", { licence });
  const data = await add("Feedback", "dataset", { licence: "proprietary" });
  const tuned = await add("Tuned", "model", { licence: "proprietary", classification: "internal" });
  const api = await add("Public API", "endpoint", { exposure: "public" });
  await relate(tuned.id, "derived_from", base.id);
  await relate(tuned.id, "trained_on", data.id);
  await relate(api.id, "serves", tuned.id);
  return { base, data, tuned, api };
}

describe("the map", () => {
  it("finds a non-commercial licence that reaches customers, and says by which way", async () => {
    const { base, tuned, api } = await served("cc-by-nc-4.0");
    for (const one of [base, tuned, api]) {
      const found = (await gapsOf(one.id)).find(({ control }) => control === "A.5.32");
      expect(found).toMatchObject({ kind: "licence_reaches_customers", control: "A.5.32" });
      expect(found?.reason).toContain(base.name);
      expect(found?.path.map(({ id }) => id)).toEqual([base.id, tuned.id, api.id]);
    }
    const free = await served("apache-2.0");
    expect(await kinds(free.api.id)).not.toContain("licence_reaches_customers");
  });

  it("takes an endpoint of which nobody said to whom it answers for one of customers", async () => {
    const base = await add("Borrowed base", "model", { licence: "cc-by-nc-4.0" });
    const api = await add("Quiet API", "endpoint");
    await relate(api.id, "serves", base.id);
    const [found] = await gapsOf(base.id);
    expect(found).toMatchObject({ kind: "licence_reaches_customers" });
    expect(found?.reason).toContain("nobody has said to whom it answers");
    const { version } = await people.priya.reads(getAsset, { id: api.id });
    await people.priya.does(editAsset, { id: api.id, version, exposure: "internal" });
    expect(await kinds(base.id)).not.toContain("licence_reaches_customers");
  });

  it("finds an endpoint that asks nobody to sign in, until somebody says how they do", async () => {
    const api = await add("Open API", "endpoint", {
      ...{ exposure: "public", authentication: "None", url: "http://open.example.com" },
    });
    expect(await gapsOf(api.id)).toMatchObject([
      { kind: "no_sign_in", control: "A.8.5" },
      { kind: "no_encryption", control: "A.8.24" },
    ]);
    const { version } = await people.priya.reads(getAsset, { id: api.id });
    const way = { authentication: "API key", url: "https://open.example.com" };
    await people.priya.does(editAsset, { id: api.id, version, ...way });
    expect(await gapsOf(api.id)).toEqual([]);
  });

  it("finds what lies beyond the part of a lineage that is drawn", async () => {
    const base = await add("Wide base", "model", { licence: "cc-by-nc-4.0" });
    const data = await add("Deep pairs", "dataset", { licence: "mit" });
    await relate(base.id, "trained_on", data.id);
    let last = base.id;
    for (let step = 1; step <= 104; step++) {
      const { id } = await add(`Step ${step}`, "model", { licence: "mit" });
      await people.priya.does(relateAsset, { id, version: 1, type: "derived_from", to: last });
      last = id;
    }
    const api = await add("Far API", "endpoint", { exposure: "public" });
    await relate(api.id, "serves", last);
    const { isCut } = await people.priya.reads(findGaps, { id: base.id });
    expect(isCut).toBe(true);
    const found = await gapsOf(base.id);
    expect(found.find((one) => one.kind === "licence_reaches_customers")?.path).toMatchObject([
      ...[{ id: base.id }, { id: api.id }],
    ]);
    expect(await kinds(data.id)).toContain("personal_data_unknown");
    expect(await kinds(api.id)).toContain("personal_data_unknown");
    expect(await kinds(api.id)).toContain("licence_reaches_customers");
  }, 60_000);

  it("finds data whose personal data nobody knows, while it is served", async () => {
    const { data, tuned, api } = await served("mit");
    for (const one of [data, tuned, api]) {
      expect(await kinds(one.id)).toContain("personal_data_unknown");
    }
    const { version } = await people.priya.reads(getAsset, { id: data.id });
    await people.priya.does(editAsset, { id: data.id, version, personalData: "no" });
    expect(await kinds(api.id)).not.toContain("personal_data_unknown");
  });

  it("finds licences that nobody knows, classes that are too low, and needs without a review", async () => {
    const data = await add("Secrets", "dataset", { classification: "restricted", licence: "mine" });
    const model = await add("Careless", "model", { classification: "public" });
    await relate(model.id, "trained_on", data.id);
    expect(await kinds(data.id)).toEqual(["licence_unknown"]);
    const found = await gapsOf(model.id);
    expect(found.map((one) => one.kind)).toEqual(["licence_unknown", "class_too_low"]);
    expect(found[1]?.path.map(({ id }) => id)).toEqual([data.id, model.id]);
  });

  it("finds training on outputs that a licence forbids", async () => {
    const teacher = await add("Teacher", "model", { licence: "llama3" });
    const made = await add("Made data", "dataset", { licence: "proprietary" });
    await relate(made.id, "derived_from", teacher.id);
    expect(await kinds(made.id)).toEqual(["output_training"]);
  });
});

describe("the lineage of an asset", () => {
  it("shows what it was made from and what serves it, with steps and licences", async () => {
    const { base, data, tuned, api } = await served("gemma");
    const { nodes, links, isCut } = await people.priya.reads(getLineage, { id: tuned.id });
    expect(isCut).toBe(false);
    expect(links).toHaveLength(3);
    const depths = Object.fromEntries(nodes.map((one) => [one.id, one.depth]));
    expect(depths).toEqual({ [base.id]: -1, [data.id]: -1, [tuned.id]: 0, [api.id]: 1 });
    expect(nodes.find((one) => one.id === base.id)?.duties).toEqual(["attribution", "use_limits"]);
    await expect(people.bram.reads(getLineage, { id: tuned.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the protection of an asset", () => {
  it("names the controls that must hold for its kind, and why they do not", async () => {
    const { api } = await served("isc");
    const { controls, evidence } = await people.priya.reads(protectionOf, { id: api.id });
    const found = controls.find((one) => one.reference === "A.8.15");
    expect(found).toMatchObject({ checks: ["Logging"], risks: [], gap: expect.any(String) });
    expect(controls.map((one) => one.reference)).not.toContain("A.8.29");
    expect(evidence).toEqual([]);
  });
});
