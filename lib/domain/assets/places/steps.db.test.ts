import { beforeAll, expect, it } from "vitest";
import { type Places, places } from "@/lib/testing/flows";
import { type World, world } from "@/lib/testing/world";
import { acceptAsset, addAsset, editAsset } from "../commands";
import { findGaps } from "../gaps/queries";
import { getAsset } from "../queries";
import { placeAsset } from "./commands";

let people: World;
let zones: Places;
beforeAll(async () => {
  people = await world();
  zones = await places(people);
}, 120_000);

const proposed = async (name: string, environment: string) => {
  const { anton } = people;
  const { id, version } = await anton.does(addAsset, {
    ...{ name, kind: "supporting", owner: anton.reference, inScope: true },
    ...{ classification: "internal", environment },
  });
  return { id, version };
};
const gaps = async (id: string) =>
  (await people.priya.reads(findGaps, { id })).gaps.map(({ kind }) => kind);

it("asks for a zone before an asset is accepted where its environment has zones", async () => {
  const { priya, anton } = people;
  const box = await proposed("Box", "production");
  expect((await priya.reads(getAsset, { id: box.id })).missing).toHaveProperty("zone");
  await expect(priya.does(acceptAsset, box)).rejects.toMatchObject({
    fields: { zone: [expect.stringContaining("zone")] },
  });
  const placed = await anton.does(placeAsset, { ...box, zone: zones.edge.reference });
  expect((await priya.reads(getAsset, { id: box.id })).missing).toEqual({});
  // Accepted into another environment it would leave the zone that it was put into.
  const elsewhere = { id: box.id, version: placed.version, environment: "staging" };
  await priya.does(acceptAsset, elsewhere);
  expect(await gaps(box.id)).not.toContain("stands_in_no_zone");
});

it("asks for none where there is none, nor of what stands in a zone outside", async () => {
  const { priya, anton } = people;
  await priya.does(acceptAsset, await proposed("Bench", "development"));
  const rented = await proposed("Rented", "production");
  const { version } = await anton.does(placeAsset, { ...rented, zone: zones.internet.reference });
  await priya.does(acceptAsset, { id: rented.id, version });
  expect(await gaps(rented.id)).not.toContain("stands_in_no_zone");
});

it("finds what was accepted and stands in no zone any more", async () => {
  const { priya, anton } = people;
  const crate = await proposed("Crate", "staging");
  const { version } = await priya.does(acceptAsset, crate);
  expect(await gaps(crate.id)).not.toContain("stands_in_no_zone");
  await anton.does(editAsset, { id: crate.id, version, environment: "production" });
  expect(await gaps(crate.id)).toContain("stands_in_no_zone");
});
