import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { MethodState } from "@/prisma/generated/enums";

/** What edition `id` says differently than edition `from`. */
export const compareMethodsInput = z.strictObject({ id: recordRef, from: recordRef });

const PARTS = {
  likelihood: "likelihood",
  impact: "impact",
  bands: "bands",
  strengths: "strengths",
  factors: "factors",
  cap: "cap",
  triggers: "triggers",
  assessment: "assessment",
  treatment: "treatment",
} as const;
export type MethodPart = keyof typeof PARTS;

/** One word or number that differs. */
export const methodChange = z.object({
  part: z.enum(PARTS),
  /** Which level or band, from 1; null where the part has none. */
  step: z.int().nullable(),
  /** What of it: `meaning`, `finance`, `to`, `strong`; null where the part is one text or number. */
  field: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  /** The same word by word, for texts. */
  words: z.array(
    z.object({
      op: z.enum({ same: "same", added: "added", removed: "removed" }),
      text: z.string(),
    }),
  ),
});
export type MethodChange = z.output<typeof methodChange>;

const side = z.object({
  id: z.uuid(),
  edition: z.string(),
  state: z.enum(MethodState),
  note: z.string(),
});
export const methodComparison = z.object({
  from: side,
  to: side,
  changes: z.array(methodChange),
  changesScores: z.boolean(),
});
export type MethodComparison = z.output<typeof methodComparison>;
