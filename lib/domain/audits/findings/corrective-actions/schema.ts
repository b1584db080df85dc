import * as z from "zod";
import { day, optionalText, reason, recordRef, version } from "@/lib/kernel/fields";
import { Grade } from "@/prisma/generated/enums";
import { observationDays, optionalDay } from "../plans/schema";

export const RESULT_LABELS = { effective: "Effective", ineffective: "Not effective" } as const;

const existing = { id: recordRef, version };

export const implementInput = z.strictObject({
  ...existing,
  note: reason(),
  evidence: z.array(recordRef).max(50).default([]),
  /** What was put right, where the plan had nothing yet. */
  correction: optionalText(),
  correctedAt: optionalDay,
});

export const observeInput = z.strictObject({
  ...existing,
  days: observationDays,
  reason: optionalText(2000),
});

export const verifyInput = z.strictObject({
  ...existing,
  result: z.enum(["effective", "ineffective"]),
  /** The new sample and what it showed. */
  verification: reason(),
  /** Reviewed where the action did not help. */
  grade: z.enum(Grade).nullish(),
  responseDue: day.nullish(),
  /** For a certification body's finding: the letter with its decision. */
  letter: optionalText(500),
});
