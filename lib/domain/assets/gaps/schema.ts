import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { graphAsset } from "../graph/schema";

/** What the map itself finds wrong, in the order in which it is told. */
export const GAP_LABELS = {
  served_otherwise: "Serves something else than was released",
  no_sign_in: "Answers without a sign-in",
  no_encryption: "Answers without encryption",
  licence_reaches_customers: "Non-commercial licence reaches customers",
  output_training: "Trained on outputs against a licence",
  personal_data_unknown: "Unknown personal data is served",
  licence_unknown: "Licence unknown",
  class_too_low: "Class lower than what it holds",
  review_missing: "High need without a review",
  stands_in_no_zone: "Stands in no zone",
} as const;
export type Gap = keyof typeof GAP_LABELS;

export const gapsInput = z.strictObject({ id: recordRef });

const gap = z.object({
  kind: z.enum(Object.keys(GAP_LABELS) as [Gap, ...Gap[]]),
  /** One sentence: what is wrong, and what to do. */
  reason: z.string(),
  /** From where it begins to where it ends; empty when it is about the asset alone. */
  path: z.array(graphAsset),
  /** The control that asks for it. */
  control: z.string(),
});
export type FoundGap = z.output<typeof gap>;
export const gaps = z.object({ gaps: z.array(gap), isCut: z.boolean() });
