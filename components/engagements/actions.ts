"use server";

import { action } from "@/lib/adapters/action";
import * as engagements from "@/lib/domain/engagements/commands";

export const proposeEngagement = action(engagements.proposeEngagement);
export const approveEngagement = action(engagements.approveEngagement);
export const declineEngagement = action(engagements.declineEngagement);
export const revokeEngagement = action(engagements.revokeEngagement);
