import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { findGaps } from "@/lib/domain/assets/gaps/queries";
import { inherit } from "@/lib/domain/assets/graph/rules";
import { LEVELS } from "@/lib/domain/assets/graph/schema";
import { nodeOf } from "@/lib/domain/assets/graph/stored/rules";
import { walked } from "@/lib/domain/assets/graph/stored/schema";
import { getAsset } from "@/lib/domain/assets/queries";
import { connectAs } from "@/lib/testing/database";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import example from "./example-company.json" with { type: "json" };

let admin: pg.Client;
let reader: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  admin = await connectAs("admin");
  const actor = await actorOfPerson(example.scope.authorId);
  if (!actor) throw new Error("The example's author may not act.");
  reader = person(actor, example.scope.authorId);
}, 300_000);
afterAll(() => admin.end());

/** The whole map as it stands, to be rated from nothing. */
async function wholeMap() {
  const { rows } = await admin.query<{ map: unknown }>(`
    SELECT json_build_object(
      'links', (SELECT json_agg(json_build_object('fromId', from_id, 'toId', to_id, 'type', type)) FROM app.asset_relation),
      'assets', (SELECT json_agg(json_build_object('id', id, 'kind', kind, 'state', state,
        'confidentiality', confidentiality, 'integrity', integrity, 'availability', availability,
        'classification', classification, 'personalData', personal_data, 'licence', licence, 'facts', facts,
        'inheritedConfidentiality', inherited_confidentiality, 'inheritedIntegrity', inherited_integrity,
        'inheritedAvailability', inherited_availability, 'inheritedClassification', inherited_classification,
        'inheritedPersonalData', inherited_personal_data, 'inheritance', inheritance,
        'content', true, 'demand', true)) FROM app.asset)) AS map`);
  return walked.parse(rows[0]?.map);
}

describe("the example's map", () => {
  it("says of each asset what the example says", async () => {
    for (const { id, need, classification, personalData } of example.assets) {
      const asset = await reader.reads(getAsset, { id });
      expect(asset).toMatchObject({ ...need, classification, personalData });
    }
  });

  it("is rated while it is loaded as it would be from nothing", async () => {
    const { assets, links } = await wholeMap();
    const found = inherit(assets.map(nodeOf), links);
    const order = ["public", "internal", "confidential", "restricted"];
    for (const one of assets) {
      const stored = {
        confidentiality: one.inheritedConfidentiality ?? 0,
        integrity: one.inheritedIntegrity ?? 0,
        availability: one.inheritedAvailability ?? 0,
        classification: order.indexOf(one.inheritedClassification ?? "") + 1,
        personalData: one.inheritedPersonalData ? 1 : 0,
      };
      for (const level of LEVELS) {
        expect([one.id, level, stored[level]]).toEqual([one.id, level, found.get(one.id)?.[level]]);
      }
    }
  });

  it("shows that staging serves a model that learned from customers' data, and by which way", async () => {
    const { id, effective } = await reader.reads(getAsset, { id: "ep-summarise-stg" });
    expect(effective).toMatchObject({ classification: "confidential", personalData: "yes" });
    const way = effective.why.find((one) => one.aspect === "personalData")?.path;
    expect(way?.map((one) => one.asset.reference)).toEqual(["m-digest-3b", "ep-summarise-stg"]);
    const { gaps } = await reader.reads(findGaps, { id });
    expect(gaps.map((one) => one.kind)).toContain("class_too_low");
  });
});
