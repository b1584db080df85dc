import * as z from "zod";
import { reason, recordRef, version } from "@/lib/kernel/fields";

/** As many risks as one act confirms. */
const MOST = 500;

const chosen = z.strictObject({ id: recordRef, version, reason: reason().optional() });
export const confirmManyInput = z.strictObject({
  risks: z
    .array(chosen)
    .min(1, "Choose at least one risk.")
    .max(MOST, `Choose at most ${MOST} risks.`),
  /** For every risk that has none of its own. */
  reason: reason().optional(),
});

/** Why a risk of many was left as it is, for a program to act on. */
const CODES = {
  not_found: "not_found",
  forbidden: "forbidden",
  conflict: "conflict",
  wrong_state: "wrong_state",
} as const;
export type RefusalCode = keyof typeof CODES;

const reviewRow = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  result: z.enum({ confirmed: "confirmed", refused: "refused" }),
  code: z.enum(CODES).nullable(),
  reason: z.string().nullable(),
  version: z.int().nullable(),
  nextReview: z.string().nullable(),
});
export type ReviewRow = z.output<typeof reviewRow>;
export const confirmedMany = z.object({
  confirmed: z.int(),
  refused: z.int(),
  rows: z.array(reviewRow),
});
