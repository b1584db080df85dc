import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { RiskState, Side, Strength, TreatmentOption } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

/** What can be said of a risk. Append only: old entries are read by these names. */
const scores = z.object({ inherent: z.int(), current: z.int(), residual: z.int() });
const link = z.object({ controlId: z.uuid(), side: z.enum(Side), strength: z.enum(Strength) });

export const riskProposed = event(
  "risk.proposed",
  z.object({
    ...{ ownerId: z.uuid(), threat: z.string().nullable(), assetIds: z.array(z.uuid()) },
    batchId: z.uuid().optional(),
  }),
  LOOK,
);
/** With the batch where many were changed in one act. */
export const riskEdited = event(
  "risk.edited",
  z.object({ fields: z.array(z.string()), batchId: z.uuid().optional() }),
  LOOK,
);
export const riskReworded = event("risk.reworded", z.object({ fields: z.array(z.string()) }));
/** A second person says whether another wording means the same; if so, an acceptance stays. */
export const riskWordingJudged = event(
  "risk.wording_judged",
  z.object({
    writerId: z.uuid(),
    sameMeaning: z.boolean(),
    acceptanceId: z.uuid().nullable(),
  }),
);
export const riskAssessed = event(
  "risk.assessed",
  scores.extend({
    assessmentId: z.uuid(),
    method: z.string(),
    links: z.array(link),
    override: z.object({ likelihood: z.int(), impact: z.int() }).nullable(),
  }),
);
export const riskConfirmed = event("risk.confirmed", scores);
export const riskRescored = event("risk.rescored", z.object({ before: scores, after: scores }));
/** The owner is told: the current level is now of a worse band. */
export const riskBandRose = event(
  "risk.band_rose",
  z.object({ ownerId: z.uuid(), before: z.string(), after: z.string() }),
);
export const riskPlanned = event(
  "risk.treatment_planned",
  z.object({ option: z.enum(TreatmentOption) }),
);
export const riskPlanApproved = event(
  "risk.plan_approved",
  scores.extend({ treatmentIds: z.array(z.uuid()) }),
);
export const riskLinked = event("risk.linked", link.extend({ treatmentId: z.uuid() }));
export const riskCompleted = event("risk.plan_completed", scores);
export const riskReassessed = event("risk.reassessed", z.object({ from: z.enum(RiskState) }));
export const riskCloseAsked = event("risk.close_asked", z.object({}));
export const riskClosed = event("risk.closed", z.object({ askedById: z.uuid() }), LOOK);
