import { invalid, notFound } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { assetToWrite } from "../facts/steps";
import { assetMoved } from "../schema";
import { claimAsset } from "../steps";
import { runAdded, runCorrected } from "./events";
import { correctRunInput, MOST_RUNS, recordRunInput, runRecorded } from "./schema";

const KINDS = ["model"] as const;

/** Says how weights were made: code, configuration, seed and data. */
export const recordRun = command({
  name: "trainingRuns.record",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [runAdded],
  route: "POST /assets/:id/training-runs",
  input: recordRunInput,
  output: runRecorded,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, ranOn, ...plain } = input;
    const asset = await assetToWrite(tx, { actor, ref, kinds: KINDS });
    mustHaveBeen(ranOn, now);
    if ((await tx.trainingRun.count({ where: { assetId: asset.id } })) >= MOST_RUNS) {
      throw invalid({ name: [`A model has at most ${MOST_RUNS} training runs.`] });
    }
    const moved = await claimAsset(tx, { id: asset.id, version, data: {} });
    const data = { ...plain, assetId: asset.id, ranOn: ranOn && asDate(ranOn) };
    const { id: runId } = await tx.trainingRun.create({ data, select: { id: true } });
    record(runAdded, asset.id, { runId, result: plain.result });
    return { ...moved, runId };
  },
});

/** Corrects what was said of a run; the former words stay in its history. */
export const correctRun = command({
  name: "trainingRuns.correct",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [runCorrected],
  route: "POST /assets/:id/training-runs/:runId",
  input: correctRunInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, runId, ranOn, ...plain } = input;
    const asset = await assetToWrite(tx, { actor, ref, kinds: KINDS });
    mustHaveBeen(ranOn, now);
    const moved = await claimAsset(tx, { id: asset.id, version, data: {} });
    const run = await tx.trainingRun.findFirst({ where: { id: runId, assetId: asset.id } });
    if (!run) throw notFound("training run");
    const data = { ...plain, ...(ranOn !== undefined && { ranOn: ranOn && asDate(ranOn) }) };
    const after = await tx.trainingRun.update({ where: { id: run.id }, data });
    const fields = Object.keys(data);
    record(runCorrected, asset.id, { runId, result: after.result, fields });
    return moved;
  },
});

function mustHaveBeen(ranOn: string | null | undefined, now: Date) {
  if (ranOn && ranOn > dayOf(now)) throw invalid({ ranOn: ["Choose a day that has come."] });
}
