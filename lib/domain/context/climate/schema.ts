import * as z from "zod";
import { reason, recordRef } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { personName } from "../../people/schema";

/** Whether climate change matters to the organisation (4.1). Silence does not conform. */
export const decideClimateInput = z.strictObject({
  relevant: z.boolean("Say yes or no."),
  reason: reason(),
  /** Risks that follow from it. */
  risks: z.array(recordRef).max(50).default([]),
});

export const listClimateInput = listInput(["at"]);

export const climateDecision = z.object({
  id: z.uuid(),
  relevant: z.boolean(),
  reason: z.string(),
  risks: z.array(z.string()),
  by: personName.omit({ title: true }),
  at: z.string(),
});
export type ClimateDecision = z.output<typeof climateDecision>;
export const climatePage = pageOf(climateDecision);
export const climateDecidedShape = z.object({ id: z.uuid(), relevant: z.boolean() });
