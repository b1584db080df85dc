import * as z from "zod";
import {
  anyOf,
  day,
  longText,
  optionalText,
  personRef,
  reason,
  recordRef,
  text,
  version,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { RiskState, Side, Strength, TreatmentState } from "@/prisma/generated/enums";
import { personShape, riskMoved } from "../schema";

export const TREATMENT_STATE_LABELS = {
  proposed: "Proposed",
  approved: "Approved",
  in_progress: "In progress",
  done: "Done",
  verified: "Verified",
  cancelled: "Cancelled",
} as const satisfies Record<TreatmentState, string>;
export const TREATMENT_STATE_TONES = {
  proposed: "neutral",
  approved: "info",
  in_progress: "info",
  done: "warn",
  verified: "ok",
  cancelled: "neutral",
} as const satisfies Record<TreatmentState, string>;

const effect = {
  control: recordRef.nullish().transform((value) => value ?? null),
  side: z
    .enum(Side)
    .nullish()
    .transform((value) => value ?? null),
  strength: z
    .enum(Strength)
    .nullish()
    .transform((value) => value ?? null),
};

export const proposeTreatmentInput = z.strictObject({
  risk: recordRef,
  action: text(500, 5),
  /** The control that is new or works better afterwards, on which side and how strongly. */
  ...effect,
  responsible: personRef,
  due: day,
  verification: optionalText(1000),
  verifier: personRef.nullish().transform((value) => value ?? null),
});

export const editTreatmentInput = z.strictObject({
  id: recordRef,
  version,
  action: text(500, 5).optional(),
  control: effect.control.optional(),
  side: effect.side.optional(),
  strength: effect.strength.optional(),
  responsible: personRef.optional(),
  due: day.optional(),
  verification: longText(1000).optional(),
  verifier: personRef.nullish(),
});

export const treatmentActInput = z.strictObject({ id: recordRef, version });
export const treatmentReasonInput = z.strictObject({ id: recordRef, version, reason: reason() });
export const moveDueInput = z.strictObject({ id: recordRef, version, due: day, reason: reason() });
export const finishTreatmentInput = z.strictObject({
  id: recordRef,
  version,
  note: reason(),
  /** References of the evidence that shows it. */
  evidence: z.array(recordRef).min(1, "Attach evidence that shows what was done.").max(20),
});
export const verifyTreatmentInput = z.strictObject({ id: recordRef, version, note: reason() });

export const treatmentMovedShape = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(TreatmentState),
  version: z.int(),
  risk: riskMoved,
});

export const listTreatmentsInput = listInput(["due", "reference"]).extend({
  state: anyOf(TreatmentState),
  responsible: recordRef.optional(),
  risk: recordRef.optional(),
  overdue: z.enum(["yes"]).optional(),
});
export const treatmentRow = z.object({
  id: z.string(),
  reference: z.string(),
  action: z.string(),
  state: z.enum(TreatmentState),
  risk: z.object({
    id: z.string(),
    reference: z.string(),
    title: z.string(),
    state: z.enum(RiskState),
  }),
  control: z.object({ reference: z.string(), title: z.string() }).nullable(),
  side: z.enum(Side).nullable(),
  strength: z.enum(Strength).nullable(),
  responsible: personShape,
  verifier: z.string().nullable(),
  due: z.string(),
  version: z.int(),
});
export type TreatmentRow = z.infer<typeof treatmentRow>;
export const treatmentPage = pageOf(treatmentRow);
