import { afterAll, beforeAll, expect, it } from "vitest";
import { readBom as readDocument } from "@/lib/formats/cyclonedx/read";
import { writeBom } from "@/lib/formats/cyclonedx/write";
import { disconnect } from "@/lib/platform/db";
import { adminUrl } from "@/lib/platform/env";
import { connectAs, copyDatabase, onServer } from "@/lib/testing/database";
import { hex, importableBom } from "@/lib/testing/importable-boms";
import { fc } from "@/lib/testing/property";
import { type World, world } from "@/lib/testing/world";
import { addFlow } from "../../flows/commands";
import { importAssets } from "../../risks/imports/commands";
import { addEnvironment } from "../../scope/environments/commands";
import { addZone } from "../../scope/zones/commands";
import { recordArtefact } from "../artefacts/commands";
import { addAsset, editAsset } from "../commands";
import { pushEvaluation } from "../evaluations/commands";
import { describeAsset } from "../facts/commands";
import { draftBom } from "../imports/boms/rules";
import { placeAsset } from "../places/commands";
import { listAssets } from "../queries";
import { relateAsset } from "../relations/commands";
import { readSaidOf } from "../said/queries";
import { readBom } from "./queries";
import type { Bom, BomAsset } from "./schema";

/**
 * Export, import into an empty database, export again: the same document, through the real database. In
 * the empty one nobody but Priya is known by the names of the document, and there is no environment.
 */
const own = new URL(adminUrl()).pathname.slice(1);
const EMPTY = `${own}_empty`;
let people: World;
beforeAll(async () => {
  people = await world();
  await renamed((name) => `'Other ' || ${name}`);
  await disconnect();
  await copyDatabase(adminUrl(), own, EMPTY);
  await renamed((name) => `substr(${name}, 7)`);
});

/** Everybody but Priya goes by another name. */
async function renamed(as: (name: string) => string) {
  const admin = await connectAs("admin");
  await admin.query(
    `ALTER TABLE app.person DISABLE TRIGGER ALL;
     UPDATE app.person SET name = ${as("name")} WHERE id <> '${people.priya.actor.id}';
     ALTER TABLE app.person ENABLE TRIGGER ALL;`,
  );
  await admin.end();
}
afterAll(() => onServer(adminUrl(), `DROP DATABASE IF EXISTS ${EMPTY} WITH (FORCE)`));

async function emptied() {
  await disconnect();
  await onServer(adminUrl(), `DROP DATABASE ${own} WITH (FORCE)`);
  await copyDatabase(adminUrl(), EMPTY, own);
}

const MAKING = { person: "P", version: "1", at: new Date("2026-11-23T10:00:00Z"), filter: "" };
async function exported(): Promise<unknown> {
  const { organisation, ...bom } = await people.priya.reads(readBom, {});
  return JSON.parse(JSON.stringify(writeBom(bom, { ...MAKING, organisation })));
}
const imported = (bom: Bom) =>
  people.priya.does(importAssets, { drafts: draftBom(bom), title: "bom.json" });

/** What was brought in stands in the document; the order of fields and flows means nothing. */
const said = ({ evaluations, fields, flows: own, artefacts, ...more }: BomAsset) => ({
  ...more,
  fields,
  licence: more.licence?.toLowerCase(),
  artefacts: artefacts.toSorted((one, other) => one.digest.localeCompare(other.digest)),
  flows: own.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
  // Whether a bias run passed is judged by criteria, which are no document's.
  evaluations: evaluations.map(({ source: _, passed, ...one }) => ({
    ...one,
    passed: one.kind === "bias" ? null : passed,
  })),
});

const inOrder = ({ assets, relations }: Bom) => ({
  assets: assets.map(said).sort((one, other) => one.name.localeCompare(other.name)),
  relations: relations.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
});

/** One of each, made by people: with persons, places, zones and flows that the empty database lacks. */
async function handmade() {
  const { anton, jonas, priya } = people;
  await priya.does(addEnvironment, { name: "Lab", tier: "development", reference: "lab" });
  const zone = await priya.does(addZone, { name: "Bench", environment: "lab" });
  const outside = await priya.does(addZone, { name: "Internet", environment: null });
  const of = { owner: anton.reference, custodian: jonas.reference, environment: "lab" } as const;
  const base = await anton.does(addAsset, { ...of, name: "open-3b", kind: "model" });
  const model = await anton.does(addAsset, { ...of, name: "Digest", kind: "model", release: "2" });
  const door = await anton.does(addAsset, { ...of, name: "API", kind: "endpoint" });
  const placed = await anton.does(placeAsset, { ...moved(door), zone: zone.reference });
  await anton.does(describeAsset, { ...moved(placed), facts: { engine: "vllm" } });
  await anton.does(relateAsset, {
    ...moved(model),
    ...{ type: "derived_from", to: base.id, derivation: "fine_tune", recipe: "x".repeat(1500) },
  });
  await anton.does(recordArtefact, {
    ...{ id: base.id, version: base.version, digest: hex(1, 1), format: "gguf", bytes: 12 },
  });
  await anton.does(pushEvaluation, {
    ...{ asset: base.id, kind: "safety", suite: "s", digest: hex(1, 1), passed: true },
    ranAt: "2026-05-01T10:00:00Z",
  });
  const flow = { data: "letters", classification: "restricted", personalData: "yes" } as const;
  await priya.does(addFlow, { ...flow, name: "In", from: model.id, to: door.id });
  const beyond = { toParty: "A customer", toZone: outside.id };
  await priya.does(addFlow, { ...flow, name: "Out", from: door.id, ...beyond });
}
/** Who enters what was said takes its place; the document says the same all the while. */
async function answered() {
  const { priya } = people;
  const first = await exported();
  const { rows } = await priya.reads(listAssets, { kind: ["endpoint"] });
  const [door] = rows;
  if (!door) throw new Error("the endpoint is gone");
  await priya.does(addEnvironment, { name: "Lab", tier: "development", reference: "lab" });
  const flow = { data: "letters", classification: "restricted", personalData: "yes" } as const;
  const outside = await priya.does(addZone, { name: "Internet", environment: null });
  const beyond = { toParty: "A customer", toZone: outside.id };
  await priya.does(addFlow, { ...flow, name: "Out", from: door.id, ...beyond });
  await priya.does(editAsset, { id: door.id, version: door.version, environment: "lab" });
  expect((await priya.reads(readSaidOf, { id: door.id })).said).toEqual([
    `Owner: ${people.anton.name}`,
    `Custodian: ${people.jonas.name}`,
    ...["Zone: Bench", "Data flow: In"],
  ]);
  expect(await exported()).toEqual(first);
}
const moved = ({ id, version }: { id: string; version: number }) => ({ id, version });

it("brings a map that people made to where nobody of them is known, and on from there", async () => {
  await handmade();
  const first = await exported();
  expect(JSON.stringify(first)).toContain(people.anton.name);
  expect(JSON.stringify(first)).toContain("A%20customer");
  const bom = readDocument(first);
  // Where everything is there already, a document brings nothing.
  expect(await imported(bom)).toMatchObject({ created: 0, updated: 0, batch: null });
  for (const _ of [1, 2]) {
    await emptied();
    const done = await imported(bom);
    expect(done.warnings.join()).toContain(`“${people.anton.name} <${people.anton.reference}>”`);
    expect(done.items.flatMap((one) => one.changes).map((one) => one.field)).not.toContain("owner");
    expect(await exported()).toEqual(first);
    expect(await imported(bom)).toMatchObject({ created: 0, updated: 0, batch: null });
    const door = done.items.find((one) => one.name === "API")?.reference ?? "";
    expect((await people.priya.reads(readSaidOf, { id: door })).said).toEqual([
      `Owner: ${people.anton.name}`,
      `Custodian: ${people.jonas.name}`,
      ...["Environment: Lab", "Zone: Bench", "Data flow: In", "Data flow: Out"],
    ]);
  }
  await answered();
});

it("gives the same document after an import into an empty database", {
  timeout: 180_000,
}, async () => {
  const maps = fc.sample(importableBom(people), { numRuns: 6, seed: 27_001 });
  const of = (pick: (one: BomAsset) => number) =>
    maps.flatMap(({ assets }) => assets).reduce((sum, one) => sum + pick(one), 0);
  expect(maps.flatMap(({ relations }) => relations).length).toBeGreaterThan(10);
  expect(of((one) => one.flows.length)).toBeGreaterThan(5);
  expect(of((one) => one.evaluations.filter(({ kind }) => kind === "bias").length)).toBeGreaterThan(
    0,
  );
  for (const map of maps) {
    await emptied();
    await imported(map);
    const first = await exported();
    const { warnings, ...bom } = readDocument(first);
    expect(warnings).toEqual([]);
    expect(inOrder(bom)).toEqual(inOrder(map));
    await emptied();
    await imported(bom);
    expect(await exported()).toEqual(first);
  }
});
