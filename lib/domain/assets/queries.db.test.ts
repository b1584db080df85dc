import { beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { type World, world } from "@/lib/testing/world";
import { addEnvironment } from "../scope/environments/commands";
import { listAssetChoices } from "./choices/queries";
import { addAsset } from "./commands";
import { describeAsset } from "./facts/commands";
import { listAssets } from "./queries";
import { relateAsset } from "./relations/commands";

let people: World;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  people = await world();
  const { priya, anton, jonas } = people;
  for (const [name, tier] of [
    ["Production", "production"],
    ["Lab", "development"],
    ["Unused", "test"],
  ] as const) {
    await priya.does(addEnvironment, { name, tier });
  }
  const model = await anton.does(addAsset, {
    ...{ name: "Digest-3B", kind: "model", owner: anton.reference, environment: "production" },
    ...{ confidentiality: 4, licence: "apache-2.0", classification: "internal" },
  });
  const api = await anton.does(addAsset, {
    ...{ name: "Summarise", kind: "endpoint", owner: anton.reference, environment: "lab" },
    ...{ exposure: "public", nextReview: day(-3) },
  });
  await anton.does(describeAsset, {
    ...{ id: api.id, version: api.version },
    facts: { minTls: "1.3", updateChannel: "Store" },
  });
  await anton.does(relateAsset, {
    ...{ id: api.id, version: api.version + 1, type: "serves", to: model.id },
  });
  await jonas.does(addAsset, { name: "Pairs", kind: "dataset", owner: jonas.reference });
  const admin = await connectAs("admin");
  await admin.query(`
    ALTER TABLE app.asset DISABLE TRIGGER ALL;
    ALTER TABLE app.zone DISABLE TRIGGER ALL;
    INSERT INTO app.zone (id, reference, name, environment_id)
      SELECT gen_random_uuid(), 'Z-77', 'Edge', id FROM app.environment WHERE reference = 'lab';
    UPDATE app.asset SET zone_id = (SELECT id FROM app.zone WHERE reference = 'Z-77'), state = 'active',
      inherited_classification = 'restricted', inherited_personal_data = true, inherited_integrity = 5
      WHERE id = '${api.id}';
    ALTER TABLE app.zone ENABLE TRIGGER ALL;
    ALTER TABLE app.asset ENABLE TRIGGER ALL;`);
  await admin.end();
});

const found = async (input: object) =>
  (await people.priya.reads(listAssets, { sort: "name", ...input })).rows.map(({ name }) => name);

describe("the inventory", () => {
  it("is narrowed by place, one or several", async () => {
    expect(await found({ environment: "lab" })).toEqual(["Summarise"]);
    expect(await found({ environment: "lab,production" })).toEqual(["Digest-3B", "Summarise"]);
    expect(await found({ zone: "Z-77" })).toEqual(["Summarise"]);
    expect(await found({ zone: "nowhere" })).toEqual([]);
    await expect(found({ zone: "lab,,x" })).rejects.toMatchObject({
      fields: { zone: [expect.any(String)] },
    });
  });

  it("is narrowed by owner, and by one's own", async () => {
    const { anton, jonas } = people;
    expect(await found({ owner: jonas.reference })).toEqual(["Pairs"]);
    expect(await found({ owner: `${jonas.reference},${anton.id}` })).toHaveLength(3);
    const mine = await anton.reads(listAssets, { owner: "me" });
    expect(mine.total).toBe(2);
  });

  it("counts the higher of what was said and what reaches an asset", async () => {
    expect(await found({ need: "4" })).toEqual(["Digest-3B", "Summarise"]);
    expect(await found({ need: "5" })).toEqual(["Summarise"]);
    expect(await found({ classification: "restricted" })).toEqual(["Summarise"]);
    expect(await found({ personalData: "yes" })).toEqual(["Summarise"]);
    const [top] = (await people.priya.reads(listAssets, { sort: "-criticality" })).rows;
    expect(top).toMatchObject({
      ...{ name: "Summarise", criticality: 5, classification: null },
      ...{ inheritedClass: "restricted", inheritedPersonalData: true },
    });
  });

  it("is narrowed by its reviews", async () => {
    expect(await found({ review: "overdue" })).toEqual(["Summarise"]);
    expect(await found({ review: "month,unset" })).toEqual(["Summarise"]);
  });

  it("says of each kind what only it says, and no more", async () => {
    const { rows } = await people.priya.reads(listAssets, { kind: "model,endpoint" });
    expect(rows).toMatchObject([
      { name: "Digest-3B", licence: "apache-2.0", servedBy: 1, facts: {} },
      { name: "Summarise", servedBy: 0, zone: { reference: "Z-77" }, facts: { minTls: "1.3" } },
    ]);
    expect(rows[1]?.facts).not.toHaveProperty("updateChannel");
  });

  it("offers what it can be narrowed by", async () => {
    const all = await people.priya.reads(listAssetChoices);
    expect(all.environments.map(({ name }) => name)).toEqual(["Lab", "Production", "Unused"]);
    expect(all.zones).toEqual([{ reference: "Z-77", name: "Edge", environment: "Lab" }]);
    expect(all.owners.map(({ name }) => name)).toEqual(["Anton Weiss", "Jonas Lindqvist"]);
    expect((await people.bram.reads(listAssetChoices)).owners).toEqual([]);
  });
});
