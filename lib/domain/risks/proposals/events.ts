import * as z from "zod";
import { event } from "@/lib/kernel/event";

const body = z.object({ assetId: z.uuid(), threat: z.string() });
export const proposalMade = event("risk_proposal.made", body);
export const proposalAcceptedAs = event(
  "risk_proposal.accepted",
  body.extend({ riskId: z.uuid(), ownerId: z.uuid() }),
);
/** It is another asset of a risk that is there. */
export const proposalMerged = event("risk_proposal.merged", body.extend({ riskId: z.uuid() }));
export const proposalDismissed = event("risk_proposal.dismissed", body);
/** It still waits, for other facts. */
export const proposalRenewed = event("risk_proposal.renewed", body);
/** Facts changed after somebody decided, or after nothing gave reason for it. */
export const proposalReturned = event("risk_proposal.returned", body);
/** Nothing gives reason for it any more, or a risk covers it. */
export const proposalWithdrawn = event("risk_proposal.withdrawn", body);
export const proposalTakenBack = event("risk_proposal.taken_back", z.object({ batchId: z.uuid() }));
