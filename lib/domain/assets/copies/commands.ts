import { invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { missingEvidence } from "../disposals/steps";
import { assetToWrite, mustBeOf } from "../facts/steps";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite } from "../steps";
import { copyAdded, copyDeleted } from "./events";
import { copiesLeft, isEvidenceRef, isSamePlace } from "./rules";
import { copyRecorded, deleteCopyInput, MOST_COPIES, recordCopyInput } from "./schema";

const KINDS = ["model", "dataset", "index"] as const;

/** Says that weights or data lie in a place, and who can read them there. */
export const recordCopy = command({
  name: "copies.record",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [copyAdded],
  route: "POST /assets/:id/copies",
  input: recordCopyInput,
  output: copyRecorded,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, placedOn, ...plain } = input;
    const asset = await assetToWrite(tx, { actor, ref, kinds: KINDS });
    if (placedOn && placedOn > dayOf(now)) {
      throw invalid({ placedOn: ["Choose a day that has come."] });
    }
    const moved = await claimAsset(tx, { id: asset.id, version, data: {} });
    const known = await tx.assetCopy.findMany({ where: { assetId: asset.id } });
    if (known.length >= MOST_COPIES) throw invalid({ place: [`At most ${MOST_COPIES} copies.`] });
    const isKnown = copiesLeft(known).some(
      (one) => isSamePlace(one.place, plain.place) && one.digest === plain.digest,
    );
    if (isKnown) throw invalid({ place: ["This copy is recorded already."] });
    const data = { ...plain, assetId: asset.id, placedOn: placedOn && asDate(placedOn) };
    const { id: copyId } = await tx.assetCopy.create({ data, select: { id: true } });
    record(copyAdded, asset.id, { copyId, digest: plain.digest });
    return { ...moved, copyId };
  },
});

/** One copy is gone, with the proof. Whoever deleted one does not confirm the disposal of the whole. */
export const deleteCopy = command({
  name: "copies.delete",
  may: ["engineer"],
  writes: "isms",
  events: [copyDeleted],
  route: "POST /assets/:id/copies/:copyId/deletion",
  input: deleteCopyInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    if (asset.state !== "retired") mustWrite(asset, actor);
    if (asset.state === "disposed") throw wrongState("All copies of this asset are gone.");
    mustBeOf(asset, KINDS);
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    const copy = await tx.assetCopy.findFirst({ where: { id: input.copyId, assetId: asset.id } });
    if (!copy) throw notFound("copy");
    if (copy.deletedAt) throw wrongState("The deletion of this copy is recorded already.");
    const { proof } = input;
    if (isEvidenceRef(proof) && (await missingEvidence(tx, [proof])).length > 0) {
      throw invalid({ proof: [`There is no valid evidence ${proof}.`] });
    }
    const data = { deletedAt: now, deletedById: actor.id, proof };
    await tx.assetCopy.update({ where: { id: copy.id }, data });
    record(copyDeleted, asset.id, { copyId: copy.id, digest: copy.digest });
    return moved;
  },
});
