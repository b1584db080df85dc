import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";
import { reviewDays } from "../../reviews/schema";
import { riskMoved } from "../../schema";

/** Null: as its band says. */
export const setIntervalInput = z.strictObject({
  ...{ id: recordRef, version },
  reviewDays: reviewDays.nullable(),
});
export const intervalShape = riskMoved.extend({
  reviewDays: z.int().nullable(),
  nextReview: z.string().nullable(),
});

export const lastChangeInput = z.strictObject({ id: recordRef });
/** What a line of the register says now, and who changed it last. */
export const lastChange = z.object({
  reference: z.string(),
  version: z.int(),
  title: z.string(),
  owner: z.object({ reference: z.string(), name: z.string() }),
  reviewDays: z.int().nullable(),
  /** Null where the trail names nobody, as for what the system did. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  action: z.string().nullable(),
});
export type LastChange = z.output<typeof lastChange>;
