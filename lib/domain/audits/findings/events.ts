import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { FindingSource, FindingState, Grade } from "@/prisma/generated/enums";

const grade = z.enum(Grade);
const moved = z.object({ from: z.enum(FindingState), to: z.enum(FindingState) });

export const findingRaised = event(
  "finding.raised",
  z.object({ source: z.enum(FindingSource), ref: z.string(), auditId: z.uuid().nullable() }),
);
export const findingGraded = event(
  "finding.graded",
  z.object({
    before: grade.nullable(),
    grade,
    areaOwnerId: z.uuid(),
    responseDue: z.string().nullable(),
  }),
);
export const withdrawalAsked = event("finding.withdrawal_asked", z.object({}));
export const findingWithdrawn = event("finding.withdrawn", moved);

export const planDrafted = event(
  "finding.plan_drafted",
  z.object({ responsibleId: z.uuid().nullable() }),
);
export const planSubmitted = event(
  "finding.plan_submitted",
  moved.extend({ responsibleId: z.uuid().nullable(), actionDue: z.string().nullable() }),
);
export const planReturned = event("finding.plan_returned", moved);
export const planAccepted = event("finding.plan_accepted", moved);
export const findingImplemented = event(
  "finding.implemented",
  moved.extend({ evidenceIds: z.array(z.uuid()) }),
);
export const findingObserved = event(
  "finding.observed",
  z.object({ days: z.int(), until: z.string().nullable() }),
);
export const findingClosed = event("finding.closed", moved.extend({ days: z.int().nullable() }));
export const findingReopened = event(
  "finding.reopened",
  moved.extend({ grade, responseDue: z.string().nullable() }),
);
