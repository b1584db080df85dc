import type * as z from "zod";
import { conflict, invalid, notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { assetRelated, assetRerated, assetUnrelated } from "../events";
import { mustBeOpen } from "../facts/steps";
import { holdMap, rerate } from "../graph/steps";
import { refuseCircle } from "../lineage/steps";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite, type StoredAsset } from "../steps";
import { relationProblem } from "./rules";
import { related, relateInput, unrelateInput } from "./schema";

/** Says how this asset stands to another. */
export const relateAsset = command({
  name: "assets.relate",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetRelated, assetRerated],
  route: "POST /assets/:id/relations",
  input: relateInput,
  output: related,
  async run({ tx, actor, input, record, follow }) {
    await holdMap(tx);
    const asset = await assetNamed(tx, input.id);
    mustWrite(asset, actor);
    mustBeOpen(asset);
    const other = await tx.asset.findUnique({ where: named(input.to) });
    if (!other) throw invalid({ to: [`There is no asset ${input.to}.`] });
    mustBeInUse(other);
    if (other.id === asset.id) throw invalid({ to: ["Choose another asset than this one."] });
    const problem = relationProblem(input.type, asset.kind, other.kind);
    if (problem) throw invalid({ type: [problem] });
    const key = { fromId: asset.id, type: input.type, toId: other.id };
    const known = await tx.assetRelation.findUnique({ where: { fromId_type_toId: key } });
    if (known) throw conflict("This is said already.");
    await refuseCircle(tx, [key]);
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    const made = input.type === "derived_from" ? howMade(input) : {};
    const { id: relationId } = await tx.assetRelation.create({
      data: { ...key, ...made },
      select: { id: true },
    });
    record(assetRelated, asset.id, { relationId, type: input.type, toId: other.id });
    await rerate(tx, [asset.id, other.id], { record, follow }, asset.id);
    follow("separation.look", { relationId });
    return { ...moved, relationId };
  },
});

function mustBeInUse({ reference, state }: StoredAsset) {
  if (state !== "retired" && state !== "disposed") return;
  throw invalid({ to: [`${reference} is ${state}: nothing new can rest on it.`] });
}

const howMade = ({ derivation, recipe }: z.output<typeof relateInput>) => ({
  derivation: derivation ?? null,
  recipe: recipe ?? "",
});

/** Takes back what was said about two assets. What is in use may let go of what is retired. */
export const unrelateAsset = command({
  name: "assets.unrelate",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetUnrelated, assetRerated],
  route: "POST /assets/:id/relations/:relationId/removal",
  input: unrelateInput,
  output: assetMoved,
  async run({ tx, actor, input, record, follow }) {
    await holdMap(tx);
    const asset = await assetNamed(tx, input.id);
    mustWrite(asset, actor);
    mustBeOpen(asset);
    // Claimed first: the later of two who take it back learns that the asset changed.
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    const relation = await tx.assetRelation.findFirst({
      where: { id: input.relationId, fromId: asset.id },
    });
    if (!relation) throw notFound("relation");
    await tx.assetRelation.delete({ where: { id: relation.id } });
    const { type, toId } = relation;
    record(assetUnrelated, asset.id, { relationId: relation.id, type, toId });
    await rerate(tx, [asset.id, toId], { record, follow }, asset.id);
    return moved;
  },
});
