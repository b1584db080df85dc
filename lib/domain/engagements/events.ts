import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { EngagementState } from "@/prisma/generated/enums";

const moved = z.object({ from: z.enum(EngagementState), to: z.enum(EngagementState) });

export const engagementProposed = event(
  "engagement.proposed",
  z.object({
    personId: z.uuid(),
    from: z.string(),
    until: z.string(),
    earlyAccessFrom: z.string().nullable(),
    modules: z.array(z.string()),
  }),
);
export const engagementApproved = event("engagement.approved", moved);
export const engagementDeclined = event("engagement.declined", moved);
export const engagementOpened = event("engagement.opened", moved);
export const engagementEnded = event("engagement.ended", moved.extend({ sessionsCut: z.int() }));
export const engagementRevoked = event(
  "engagement.revoked",
  moved.extend({ sessionsCut: z.int() }),
);
