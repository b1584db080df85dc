import { addAsset, editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset } from "@/lib/domain/assets/relations/commands";
import { importAssets, undoImport } from "@/lib/domain/risks/imports/commands";
import { clock } from "@/lib/platform/clock";
import { fc } from "@/lib/testing/property";
import { rescore } from "@/lib/testing/risks";
import { kind, type Stage, there } from "../stage";

export const at = fc.constantFrom<0 | 1>(0, 1);
export const exposure = fc.constantFrom<"public" | "internal">("public", "internal");
const classification = fc.constantFrom<"confidential" | "restricted">("confidential", "restricted");
export interface Changed {
  readonly at: 0 | 1;
  readonly exposure: "public" | "internal";
}

/** Anton says of one of the assets what reaches it. @returns its id */
export async function exposed({ people, around }: Stage, given: Changed) {
  const { id, version } = await people.anton.reads(getAsset, { id: around.assets[given.at] });
  await people.anton.does(editAsset, { id, version, exposure: given.exposure });
  return id;
}
const expose = async (stage: Stage, given: Changed) =>
  rescore({ assetId: await exposed(stage, given) });

/** What the asset serves holds something of a higher class: it reaches the asset along the relation. @returns its id */
export async function related({ people, around }: Stage, { at: place }: { at: 0 | 1 }) {
  const { anton } = people;
  const { id, version } = await anton.reads(getAsset, { id: around.assets[place] });
  const model = await anton.does(addAsset, {
    name: `Model of ${clock.now().toISOString()}`,
    kind: "model",
    classification: "restricted",
  });
  await anton.does(relateAsset, { id, version, type: "serves", to: model.reference });
  return id;
}
export const relate = async (stage: Stage, given: { at: 0 | 1 }) =>
  rescore({ assetIds: [await related(stage, given)] });

interface Filed extends Changed {
  readonly classification: "confidential" | "restricted";
}

/** A table that somebody filled in says it. */
async function bring({ people, around, left }: Stage, { at: place, ...columns }: Filed) {
  const { anton } = people;
  const { id, name } = await anton.reads(getAsset, { id: around.assets[place] });
  const drafts = [{ kind: "endpoint" as const, name, columns, isStated: true }];
  const { batch } = await anton.does(importAssets, { drafts, title: "endpoints.csv" });
  left.import = batch;
  await rescore({ assetId: id });
}

/** The file was wrong. */
async function takeBack({ people, around, left }: Stage) {
  await people.anton.does(undoImport, { id: there(left.import) });
  for (const assetId of around.assets) await rescore({ assetId });
}

const spoils = ["stranger"] as const;
export const assets = [
  kind("expose", fc.record({ at, exposure }), expose, { spoils }),
  kind("relate", fc.record({ at }), relate, { weight: 4, spoils }),
  kind("importAssets", fc.record({ at, exposure, classification }), bring, { spoils }),
  kind("undoAssets", fc.constant(null), takeBack, { weight: 12, spoils }),
];
