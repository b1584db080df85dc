import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { RULE_IDS } from "./rules";

const about = { rule: z.enum(RULE_IDS), recordId: z.uuid(), act: z.string().max(60) };

export const reviewRequested = event("compensating_review.requested", z.object(about));
export const secondLookRecorded = event("compensating_review.recorded", z.object(about));
export const reviewRefused = event(
  "compensating_review.refused",
  z.object({ ...about, by: z.enum(["person", "rule"]) }),
);
export const reviewSuperseded = event("compensating_review.superseded", z.object(about));
