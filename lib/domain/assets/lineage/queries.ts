import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { ownDuties } from "../licences/rules";
import { DUTIES } from "../licences/schema";
import { ASSET_READERS } from "../schema";
import { visibleWhere } from "../visible";
import { stepsFrom } from "./rules";
import { type LineageAsset, lineage, lineageInput } from "./schema";
import { lineageOf } from "./steps";

/** What an asset was made from, what was made of it, and the endpoints that serve it. */
export const getLineage = query({
  name: "assets.lineage",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/lineage",
  input: lineageInput,
  output: lineage,
  async run({ actor, input, db, rows }) {
    const asset = await db.asset.findFirst({
      where: { ...named(input.id), ...visibleWhere(actor) },
      select: { id: true },
    });
    if (!asset) throw notFound("asset");
    const { assets, links, isCut } = await lineageOf(rows, asset.id);
    const up = stepsFrom(asset.id, links, "up");
    const down = stepsFrom(asset.id, links, "down");
    const nodes = assets.map(({ facts: _, reaching: __, ...one }, at) => ({
      ...one,
      duties: dutiesOf(assets[at]),
      depth: down.get(one.id) ?? -(up.get(one.id) ?? 0),
    }));
    return { nodes, links: [...links], isCut };
  },
});

const dutiesOf = (asset: LineageAsset | undefined) => {
  const all = asset ? [...ownDuties(asset), ...asset.reaching] : [];
  return DUTIES.filter((one) => all.includes(one));
};
