import * as z from "zod";
import { day, longText, recordRef, text, version, whole } from "@/lib/kernel/fields";
import { sha256, unsaid } from "../facts/schema";
import { assetMoved } from "../schema";

export const MOST_RUNS = 500;

const said = {
  name: text(200),
  ranOn: unsaid(day),
  /** Of the code, in its repository. */
  commit: text(100, 0),
  configuration: unsaid(sha256),
  seed: text(60, 0),
  data: z.array(sha256).max(200, "Name at most 200 data sets."),
  result: unsaid(sha256),
  canaries: whole(0, 1_000_000, "Give a whole number of at most a million."),
  note: longText(4000, 0),
};
export const recordRunInput = z.strictObject({
  id: recordRef,
  version,
  ...said,
  commit: said.commit.default(""),
  seed: said.seed.default(""),
  data: said.data.default([]),
  canaries: said.canaries.default(0),
  note: said.note.default(""),
});
/** What is left out stays as it was. */
export const correctRunInput = z
  .strictObject(said)
  .extend({
    ranOn: day.nullable(),
    configuration: sha256.nullable(),
    result: sha256.nullable(),
  })
  .partial()
  .extend({ id: recordRef, version, runId: z.uuid() });
export const runRecorded = assetMoved.extend({ runId: z.uuid() });

export const trainingRun = z.object({
  id: z.uuid(),
  name: z.string(),
  ranOn: z.string().nullable(),
  commit: z.string(),
  configuration: z.string().nullable(),
  seed: z.string(),
  data: z.array(z.string()),
  result: z.string().nullable(),
  canaries: z.int(),
  note: z.string(),
});
export type TrainingRunRow = z.output<typeof trainingRun>;
export const trainingRuns = z.object({ rows: z.array(trainingRun) });
export const listRunsInput = z.strictObject({ id: recordRef });
