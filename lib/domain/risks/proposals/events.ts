import * as z from "zod";
import { event } from "@/lib/kernel/event";

const body = z.object({ assetId: z.uuid(), threat: z.string() });
export const proposalMade = event("risk_proposal.made", body);
export const proposalAcceptedAs = event(
  "risk_proposal.accepted",
  body.extend({ riskId: z.uuid(), ownerId: z.uuid() }),
);
export const proposalDismissed = event("risk_proposal.dismissed", body);
export const proposalTakenBack = event("risk_proposal.taken_back", z.object({ batchId: z.uuid() }));
