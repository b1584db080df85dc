import * as z from "zod";
import { longText, optionalText, recordRef, text, version } from "@/lib/kernel/fields";
import { ChecklistResult } from "@/prisma/generated/enums";
import { checklistItem } from "../schema";

export const recordItemInput = z.strictObject({
  /** The audit. */
  id: recordRef,
  ref: text(40),
  /** Of the line, not of the audit. */
  version,
  result: z.enum(ChecklistResult),
  /** What was looked at and seen, or why it was not. */
  note: optionalText(4000),
  finding: recordRef.nullish(),
});
export const recordedItem = checklistItem.omit({ title: true, finding: true }).extend({
  note: longText(4000, 0),
});
