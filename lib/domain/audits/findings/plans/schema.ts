import * as z from "zod";
import {
  day,
  optionalText,
  personRef,
  reason,
  recordRef,
  version,
  whole,
} from "@/lib/kernel/fields";

const existing = { id: recordRef, version };
export const optionalDay = day.nullish().transform((value) => value ?? null);

const planFields = {
  correction: optionalText(),
  correctedAt: optionalDay,
  extentCheck: optionalText(),
  rootCause: optionalText(),
  action: optionalText(),
  responsible: personRef.nullish(),
  actionDue: optionalDay,
  effectivenessCriterion: optionalText(),
};

/** Kept unfinished while it is being written. */
export const draftPlanInput = z.strictObject({ ...existing, ...planFields });
export const submitPlanInput = z.strictObject({ ...existing, ...planFields });

export const observationDays = whole(0, 366, "Give whole days, at most 366.");

export const acceptPlanInput = z.strictObject({
  ...existing,
  /** Set now or when the action is implemented; empty keeps the usual period for later. */
  observationDays: observationDays.nullish(),
  observationReason: optionalText(2000),
  /** For a certification body's finding: the letter with its decision. */
  note: optionalText(2000),
});
export const returnPlanInput = z.strictObject({ ...existing, reason: reason() });
