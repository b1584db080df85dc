import * as z from "zod";
import { day, longText, personRef, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { ReviewTrigger } from "@/prisma/generated/enums";
import { judgedPart } from "../schema";

const existing = { id: recordRef, version };

export const reviewSupplierInput = z.strictObject({
  ...existing,
  trigger: z.enum(ReviewTrigger, "Choose why it is looked at."),
  reason: reason(),
});
/** What was asked for and read, with what it changes. */
export const collectPapersInput = judgedPart.extend({ ...existing, papers: reason() });
export const confirmSupplierInput = z.strictObject({
  ...existing,
  result: reason(),
  /** What the exceptions of the assurance mean here. */
  exceptions: longText(4000, 0).default(""),
  withoutAgreement: longText(4000, 10).optional(),
  nextReview: day.optional(),
  actions: z
    .array(z.strictObject({ action: text(500, 5), responsible: personRef, due: day }))
    .max(20)
    .default([]),
});
export const finishActionInput = z.strictObject({
  ...existing,
  actionId: z.uuid(),
  note: reason(),
});

export const beginDueInput = z.strictObject({ id: z.uuid() });
export const dueSuppliersOutput = z.object({ ids: z.array(z.uuid()) });
