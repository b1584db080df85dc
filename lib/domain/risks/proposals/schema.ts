import * as z from "zod";
import { anyOf, longText, personRef, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { AssetKind, ProposalState } from "@/prisma/generated/enums";
import { Property, personShape, riskMoved } from "../schema";

export const PROPOSAL_STATE_LABELS = {
  proposed: "Proposed",
  accepted: "Accepted",
  merged: "Merged",
  dismissed: "Dismissed",
} as const satisfies Record<ProposalState, string>;

export const listProposalsInput = listInput(["created"]).extend({
  state: anyOf(ProposalState),
  asset: recordRef.optional(),
});
export const proposalInput = z.strictObject({ id: recordRef });

/** What is not given comes from the threat and from the reason of the proposal. */
export const acceptProposalInput = z.strictObject({
  id: recordRef,
  version,
  owner: personRef,
  title: text(200, 3).optional(),
  cause: longText(2000).optional(),
  event: longText(2000).optional(),
  consequence: longText(2000).optional(),
});
export const dismissProposalInput = z.strictObject({ id: recordRef, version, reason: reason() });

export const fact = z.object({ key: z.string(), value: z.string(), from: z.string() });

export const proposalMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(ProposalState),
  version: z.int(),
});
export const proposalAccepted = proposalMoved.extend({ risk: riskMoved });

export const proposalRow = proposalMoved.extend({
  asset: z.object({
    id: z.uuid(),
    reference: z.string(),
    name: z.string(),
    kind: z.enum(AssetKind),
  }),
  threat: z.object({ id: z.string(), title: z.string() }),
  /** Why this threat, from the card or whatever else gave reason for it. */
  reason: z.string(),
  facts: z.array(fact),
  risk: z.object({ reference: z.string(), title: z.string() }).nullable(),
  decidedBy: personShape.nullable(),
  decidedAt: z.string().nullable(),
  dismissal: z.string().nullable(),
  /** The risk it would become. */
  draft: z.object({
    title: z.string(),
    cause: z.string(),
    event: z.string(),
    consequence: z.string(),
    properties: z.array(z.enum(Property)),
  }),
});
export type ProposalRow = z.output<typeof proposalRow>;
export const proposalPage = pageOf(proposalRow);
