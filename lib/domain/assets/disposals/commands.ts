import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { copiesLeft, isSamePlace } from "../copies/rules";
import { assetDeleted, assetDisposed, assetRerated } from "../events";
import { holdMap, rerate } from "../graph/steps";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset } from "../steps";
import { deletersOf, withDeletions } from "./rules";
import { deleteCopiesInput, disposeInput } from "./schema";
import { missingEvidence } from "./steps";

/** Says which copies of a retired asset were deleted, each with its evidence. */
export const deleteCopies = command({
  name: "assets.deleteCopies",
  may: ["engineer"],
  writes: "isms",
  events: [assetDeleted],
  route: "POST /assets/:id/deletions",
  input: deleteCopiesInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    if (asset.state !== "retired") throw wrongState("Retire the asset before its copies go.");
    const { copies } = input;
    await mustExist(
      tx,
      copies.map((copy) => copy.evidence),
    );
    const gone = await knownAmong(tx, asset.id, copies);
    const data = {
      ...{ deletedById: actor.id, deletedAt: now },
      deletions: withDeletions(asset.deletions, copies),
      deleterIds: [...new Set([...deletersOf(asset), actor.id])],
    };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    for (const { id, proof } of gone) {
      const marked = { deletedAt: now, deletedById: actor.id, proof };
      await tx.assetCopy.update({ where: { id }, data: marked });
    }
    record(assetDeleted, asset.id, { copies: copies.length });
    return moved;
  },
});

async function mustExist(tx: Tx, refs: readonly string[]) {
  const missing = await missingEvidence(tx, refs);
  const fields: Record<string, string[]> = {};
  for (const [at, ref] of refs.entries()) {
    if (missing.includes(ref)) {
      fields[`copies.${at}.evidence`] = [`There is no valid evidence ${ref}.`];
    }
  }
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

interface Gone {
  readonly where: string;
  readonly evidence: string;
}

/** The recorded copies with their proof. @throws invalid when one is not spoken of */
async function knownAmong(tx: Tx, assetId: string, gone: readonly Gone[]) {
  const known = copiesLeft(await tx.assetCopy.findMany({ where: { assetId } }));
  const proofOf = (place: string) => gone.find((one) => isSamePlace(one.where, place))?.evidence;
  const unsaid = known.filter((one) => proofOf(one.place) === undefined);
  if (unsaid.length > 0) {
    const places = unsaid.map((one) => one.place).join(", ");
    throw invalid({ copies: [`Name these recorded copies too: ${places}.`] });
  }
  return known.map(({ id, place }) => ({ id, proof: proofOf(place) ?? "" }));
}

/** A second engineer checked that every copy is gone. */
export const disposeAsset = command({
  name: "assets.dispose",
  may: ["engineer"],
  writes: "isms",
  events: [assetDisposed, assetRerated],
  route: "POST /assets/:id/disposal",
  input: disposeInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record, follow }) {
    const asset = await assetNamed(tx, input.id);
    const state = requireTransition("assets", asset.state, "confirm_disposal");
    if (!asset.deletedById) throw wrongState("Nobody has said yet which copies were deleted.");
    const copies = await tx.assetCopy.findMany({ where: { assetId: asset.id } });
    const left = copiesLeft(copies);
    if (left.length > 0) {
      const places = left.map((one) => one.place).join(", ");
      throw wrongState(`Of these copies nobody has shown that they are gone: ${places}.`);
    }
    if ([...deletersOf(asset), ...copies.map((one) => one.deletedById)].includes(actor.id)) {
      throw forbidden("Whoever deleted the copies may not confirm it. Ask another engineer.");
    }
    const data = { state, disposedById: actor.id, disposedAt: now };
    await holdMap(tx);
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    await rerate(tx, [asset.id], { record, follow });
    record(assetDisposed, asset.id, { deletedById: asset.deletedById });
    return moved;
  },
});
