import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** An opportunity is worth following; nothing of it is scored. */
export const opportunityJudged = event(
  "risk.opportunity_judged",
  z.object({ nextReview: z.string() }),
);
export const opportunityPlanned = event(
  "risk.opportunity_planned",
  z.object({ treatmentIds: z.array(z.uuid()) }),
);
