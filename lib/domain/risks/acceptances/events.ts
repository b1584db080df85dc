import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** An acceptance is told as part of its risk's life. */
const acceptance = z.object({ acceptanceId: z.uuid(), score: z.int(), band: z.string() });

export const acceptanceRequested = event(
  "risk.acceptance_requested",
  acceptance.extend({ renewsId: z.uuid().optional() }),
);
/** What the request shows and would bind is other than when it was asked for. */
export const acceptanceChanged = event("risk.acceptance_changed", acceptance);
export const riskAccepted = event(
  "risk.accepted",
  acceptance.extend({ validUntil: z.string(), authority: z.string() }),
);
export const acceptanceRejected = event("risk.acceptance_rejected", acceptance);
export const acceptanceWithdrawn = event("risk.acceptance_withdrawn", acceptance);
/** The one in force ended because the one that continues it was given. */
export const acceptanceRenewed = event(
  "risk.acceptance_renewed",
  acceptance.extend({ byId: z.uuid() }),
);
export const acceptanceRevoked = event("risk.acceptance_revoked", acceptance);
export const acceptanceExpired = event(
  "risk.acceptance_expired",
  acceptance.extend({ ownerId: z.uuid() }),
);
export const acceptanceVoided = event(
  "risk.acceptance_voided",
  acceptance.extend({ ownerId: z.uuid(), because: z.array(z.string()) }),
);
/** Late evidence within grace: the acceptance holds, but not for long. */
export const acceptanceEndangered = event("risk.acceptance_endangered", acceptance);
export const acceptanceSafe = event("risk.acceptance_safe", acceptance);
