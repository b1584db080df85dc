import { beforeAll, expect, it } from "vitest";
import { changeMany, undoBatch } from "@/lib/domain/assets/bulk/commands";
import { addAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset } from "@/lib/domain/assets/relations/commands";
import { asset } from "@/lib/testing/risks";
import { stakesBench } from "@/lib/testing/stakes";
import { type World, world } from "@/lib/testing/world";
import type { AssetKind, Classification, RelationType } from "@/prisma/generated/enums";
import { importAssets, undoImport } from "../../../imports/commands";

let people: World;
beforeAll(async () => {
  people = await world();
});
const { accepted, stakes, ended, agree } = stakesBench(() => people);

const add = (name: string, kind: AssetKind, classification: Classification) =>
  people.priya.does(addAsset, { name, kind, classification });
const versionOf = async (id: string) => (await people.priya.reads(getAsset, { id })).version;
const relate = async (id: string, type: RelationType, to: string) =>
  people.priya.does(relateAsset, { id, version: await versionOf(id), type, to });

it("says what falls when a change in bulk is taken back, on assets further along too", async () => {
  const { priya } = people;
  const data = await add("bulk data", "dataset", "internal");
  const model = await add("bulk model", "model", "internal");
  const api = await asset(people, "bulk API");
  await relate(model.id, "trained_on", data.id);
  await relate(api.id, "serves", model.id);
  const assets = [{ id: data.id, version: await versionOf(data.id) }];
  const change = { classification: "restricted" as const };
  const done = await priya.does(changeMany, { assets, change });
  const two = [await accepted([api.reference]), await accepted([data.reference])];
  const undone = { undone: done.batch.reference };
  const { id, version } = done.batch;
  const said = await agree(undone, () => priya.does(undoBatch, { id, version }));
  expect(said).toEqual(two.map(({ reference }) => reference).toSorted());
  expect(await stakes(undone)).toEqual([]);
});

it("says what falls when an import is taken back, with the relations that it brought", async () => {
  const { priya } = people;
  const data = await add("brought data", "dataset", "restricted");
  const model = await add("brought model", "model", "internal");
  const api = await asset(people, "brought API");
  await relate(api.id, "serves", model.id);
  const { batch } = await priya.does(importAssets, {
    drafts: [
      {
        ...{ kind: "model", name: "brought model", isStated: true, columns: {} },
        relations: [{ type: "trained_on", to: { kind: "dataset", name: "brought data" } }],
      },
    ],
  });
  if (!batch) throw new Error("nothing was imported");
  const one = await accepted([api.reference]);
  await accepted([data.reference]);
  const said = await stakes({ undone: batch });
  expect(said).toEqual([one.reference]);
  expect(await ended(() => priya.does(undoImport, { id: batch }))).toEqual(said);
  await expect(stakes({ undone: "B-9999" })).rejects.toMatchObject({ code: "not_found" });
});
