import * as z from "zod";
import {
  anyOf,
  anyRef,
  longText,
  personRef,
  reason,
  recordRef,
  text,
  version,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { AssetKind, ProposalState } from "@/prisma/generated/enums";
import { Property, personShape, properties, riskMoved } from "../schema";

export const PROPOSAL_STATE_LABELS = {
  proposed: "Proposed",
  accepted: "Accepted",
  merged: "Merged",
  dismissed: "Dismissed",
  withdrawn: "No longer fits",
} as const satisfies Record<ProposalState, string>;
export const PROPOSAL_STATE_TONES = {
  proposed: "info",
  accepted: "ok",
  merged: "ok",
  dismissed: "neutral",
  withdrawn: "neutral",
} as const satisfies Record<ProposalState, string>;

/** What waits and what was decided; what fits no more has nothing to say on an asset's page. */
export const ON_RECORD: ProposalState[] = ["proposed", "accepted", "merged", "dismissed"];

export const listProposalsInput = listInput(["created"]).extend({
  state: anyOf(ProposalState),
  asset: recordRef.optional(),
  kind: anyOf(AssetKind),
  threat: anyRef,
  /** The risk that they became, or were merged into. */
  risk: recordRef.optional(),
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
  properties: properties.optional(),
});
export const mergeProposalInput = z.strictObject({
  id: recordRef,
  version,
  risk: recordRef,
  /** The version of the risk that was seen. */
  riskVersion: version,
});
export const dismissProposalInput = z.strictObject({ id: recordRef, version, reason: reason() });

/** As many as one transaction dismisses. */
export const MOST_DISMISSED = 500;
export const dismissManyInput = z.strictObject({
  proposals: z
    .array(z.strictObject({ id: recordRef, version }))
    .min(1, "Choose at least one proposal.")
    .max(MOST_DISMISSED, `Choose at most ${MOST_DISMISSED} proposals.`),
  reason: reason(),
});
const dismissal = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  /** Why it was left as it is; null: it was dismissed. */
  refused: z.string().nullable(),
});
export type Dismissal = z.output<typeof dismissal>;
export const dismissedMany = z.object({ dismissed: z.int(), rows: z.array(dismissal) });

export const fact = z.object({ key: z.string(), value: z.string(), from: z.string() });

export const proposalMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(ProposalState),
  version: z.int(),
});
export const proposalAccepted = proposalMoved.extend({ risk: riskMoved });
/** With the acceptances that the other asset ended. */
export const proposalJoined = proposalAccepted.extend({
  voids: z.array(z.object({ id: z.string(), reference: z.string() })),
});

export const proposalRow = proposalMoved.extend({
  asset: z.object({
    id: z.uuid(),
    reference: z.string(),
    name: z.string(),
    kind: z.enum(AssetKind),
  }),
  threat: z.object({ id: z.string(), title: z.string() }),
  /** Why this threat, in a sentence. */
  reason: z.string(),
  facts: z.array(fact),
  /** What changed since it was last decided or withdrawn; empty where it is new. */
  change: z.string(),
  risk: z.object({ reference: z.string(), title: z.string() }).nullable(),
  decidedBy: personShape.nullable(),
  decidedAt: z.string().nullable(),
  dismissal: z.string().nullable(),
  /** What the reader may do with it now. */
  can: z.object({ decide: z.boolean(), merge: z.boolean() }),
  /** The risk it would become, with starting values and controls that help against the threat. */
  draft: z.object({
    title: z.string(),
    cause: z.string(),
    event: z.string(),
    consequence: z.string(),
    properties: z.array(z.enum(Property)),
    likelihood: z.int().nullable(),
    impact: z.int().nullable(),
    controls: z.array(z.string()),
  }),
});
export type ProposalRow = z.output<typeof proposalRow>;
export const proposalPage = pageOf(proposalRow);

export const mergeableInput = z.strictObject({ id: recordRef, q: text(200, 0).optional() });
const mergeable = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  version: z.int(),
  owner: personShape,
  sameThreat: z.boolean(),
  /** It names the asset already, so nothing but the proposal changes. */
  hasAsset: z.boolean(),
});
export type Mergeable = z.output<typeof mergeable>;
export const mergeableList = z.object({ rows: z.array(mergeable) });
