import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** What can be said of a treatment action. */
const ofRisk = z.object({ riskId: z.uuid() });

export const treatmentProposed = event(
  "treatment.proposed",
  ofRisk.extend({
    responsibleId: z.uuid(),
    controlIds: z.array(z.uuid()),
    due: z.string(),
    option: z.string(),
    cost: z.int().nullable(),
  }),
);
export const treatmentEdited = event(
  "treatment.edited",
  ofRisk.extend({ fields: z.array(z.string()) }),
);
export const treatmentApproved = event("treatment.approved", ofRisk);
export const treatmentMoved = event(
  "treatment.due_moved",
  ofRisk.extend({ from: z.string(), to: z.string() }),
);
/** Its due day passed: somebody further up is told, once for each step. */
export const treatmentEscalated = event(
  "treatment.escalated",
  ofRisk.extend({ level: z.int(), daysLate: z.int(), toIds: z.array(z.uuid()) }),
);
export const treatmentReported = event(
  "treatment.progress_reported",
  ofRisk.extend({ from: z.int(), to: z.int() }),
);
export const treatmentStarted = event("treatment.started", ofRisk);
export const treatmentDone = event(
  "treatment.done",
  ofRisk.extend({ evidenceIds: z.array(z.uuid()) }),
);
export const treatmentVerified = event("treatment.verified", ofRisk);
export const treatmentReturned = event("treatment.returned", ofRisk);
export const treatmentCancelled = event("treatment.cancelled", ofRisk);
