import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";
import { scoredShape } from "../../schema";

export const effectInput = z.strictObject({ id: recordRef });
export const applyMethodInput = z.strictObject({ id: recordRef, version });

/** All are computed for the preview; so many of each kind are listed. */
export const MOST_LISTED = 50;

const values = z.object({ current: scoredShape, residual: scoredShape });
const moved = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  /** By which it was assessed. */
  edition: z.string(),
  before: values,
  after: values,
});
export type MovedRisk = z.output<typeof moved>;

/** What would happen if the open risks of other editions were computed by this one. */
export const methodEffect = z.object({
  id: z.uuid(),
  edition: z.string(),
  version: z.int(),
  /** Only the edition in force can be applied. */
  isInForce: z.boolean(),
  /** Open risks by the other edition that scored them; all of them are counted. */
  from: z.array(z.object({ edition: z.string(), risks: z.int(), changesScores: z.boolean() })),
  risks: z.int(),
  levels: z.object({
    /** How many were computed for this preview: all that may move. */
    computed: z.int(),
    moved: z.int(),
    /** Of these, how many come into a worse or better band. */
    worse: z.int(),
    better: z.int(),
    rows: z.array(moved),
  }),
  /** Acceptances in force bind the edition they were given by, so they fall; all are counted. */
  acceptances: z.object({
    count: z.int(),
    rows: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        risk: z.object({ reference: z.string(), title: z.string() }),
        score: z.int(),
      }),
    ),
  }),
});
export type MethodEffect = z.output<typeof methodEffect>;

export const methodApplication = z.object({
  id: z.uuid(),
  edition: z.string(),
  version: z.int(),
  /** Open risks that are about to be computed anew. */
  risks: z.int(),
});

/** For the job: at most so many at once. */
export const BATCH = 500;
export const behindInput = z.strictObject({ edition: z.string(), after: z.uuid().optional() });
export const behindShape = z.object({ ids: z.array(z.string()), next: z.string().nullable() });
export const rescoreByMethodInput = z.strictObject({
  edition: z.string(),
  /** Who asked for it. */
  by: z.uuid(),
  ids: z.array(z.uuid()).min(1).max(BATCH),
});
export const rescoredByMethod = z.object({ risks: z.int() });
