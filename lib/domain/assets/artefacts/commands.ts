import { conflict, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { assetToWrite } from "../facts/steps";
import { assetMoved } from "../schema";
import { claimAsset } from "../steps";
import { artefactAdded, artefactRemoved } from "./events";
import { artefactWarnings } from "./rules";
import {
  artefactRecorded,
  MOST_ARTEFACTS,
  recordArtefactInput,
  removeArtefactInput,
} from "./schema";
import { usesOf } from "./steps";

const KINDS = ["model"] as const;
const big = (value: number | null) => (value === null ? null : BigInt(value));

/** Says that a model consists of this file, known by its digest; the file itself stays where it is. */
export const recordArtefact = command({
  name: "artefacts.record",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [artefactAdded],
  route: "POST /assets/:id/artefacts",
  input: recordArtefactInput,
  output: artefactRecorded,
  async run({ tx, actor, input, record }) {
    const { id: ref, version, bytes, parameters, ...plain } = input;
    const asset = await assetToWrite(tx, { actor, ref, kinds: KINDS });
    const where = { assetId_digest: { assetId: asset.id, digest: plain.digest } };
    if (await tx.artefact.findUnique({ where })) {
      throw conflict("A file with this digest is recorded already.");
    }
    if ((await tx.artefact.count({ where: { assetId: asset.id } })) >= MOST_ARTEFACTS) {
      throw invalid({ digest: [`A model has at most ${MOST_ARTEFACTS} files.`] });
    }
    const moved = await claimAsset(tx, { id: asset.id, version, data: {} });
    const data = { ...plain, assetId: asset.id, bytes: big(bytes), parameters: big(parameters) };
    const { id: artefactId } = await tx.artefact.create({ data, select: { id: true } });
    record(artefactAdded, asset.id, { artefactId, digest: data.digest, format: data.format });
    return { ...moved, artefactId, warnings: artefactWarnings(data) };
  },
});

/** Takes back a file that was recorded by mistake, while nothing rests on it. */
export const removeArtefact = command({
  name: "artefacts.remove",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [artefactRemoved],
  route: "POST /assets/:id/artefacts/:artefactId/removal",
  input: removeArtefactInput,
  output: assetMoved,
  async run({ tx, actor, input, record }) {
    const asset = await assetToWrite(tx, { actor, ref: input.id, kinds: KINDS });
    // First, so that of two who remove it the later one is told so.
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    const where = { id: input.artefactId, assetId: asset.id };
    const artefact = await tx.artefact.findFirst({ where });
    if (!artefact) throw notFound("artefact");
    if ((await usesOf(tx, asset.id)).has(artefact.digest)) {
      throw wrongState("An evaluation, a release, a copy or a training run rests on this file.");
    }
    await tx.artefact.delete({ where: { id: artefact.id } });
    const { id: artefactId, digest, format } = artefact;
    record(artefactRemoved, asset.id, { artefactId, digest, format });
    return moved;
  },
});
