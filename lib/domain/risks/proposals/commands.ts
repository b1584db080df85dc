import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { personNamed } from "../../people/steps";
import { threatOf } from "../catalogue";
import { riskProposed } from "../events";
import { createRisk, shown } from "../steps";
import { proposalAcceptedAs, proposalDismissed } from "./events";
import {
  acceptProposalInput,
  dismissProposalInput,
  proposalAccepted,
  proposalMoved,
} from "./schema";
import { draftOf } from "./steps";

const MOVED = { id: true, reference: true, state: true, version: true } as const;

async function openProposal(tx: Tx, actor: Actor, ref: string) {
  const found = await tx.riskProposal.findUnique({
    where: named(ref),
    include: {
      asset: { select: { name: true, ownerId: true, custodianId: true, proposedById: true } },
    },
  });
  if (!found) throw notFound("proposed risk");
  const { ownerId, custodianId, proposedById } = found.asset;
  const isOwn = [ownerId, custodianId, proposedById].includes(actor.id);
  if (!isOwn && !holds(actor, "compliance", "risk_owner")) {
    throw forbidden("This is about an asset that is not yours. Ask its owner or compliance.");
  }
  if (found.state !== "proposed") throw wrongState(`This proposal was ${found.state} already.`);
  return found;
}

interface Decision {
  readonly id: string;
  readonly version: number;
  readonly data: {
    readonly state: "accepted" | "dismissed";
    readonly riskId?: string;
    readonly dismissal?: string;
    readonly decidedById: string;
    readonly decidedAt: Date;
  };
}

async function decide(tx: Tx, { id, version, data }: Decision) {
  const { count } = await tx.riskProposal.updateMany({
    where: { id, version, state: "proposed" },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.riskProposal.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

/** Takes a proposed risk into the register, under an owner who answers for it. */
export const acceptProposal = command({
  name: "proposals.accept",
  may: ["compliance", "engineer", "risk_owner"],
  writes: "isms",
  events: [proposalAcceptedAs, riskProposed],
  route: "POST /risk-proposals/:id/acceptance",
  input: acceptProposalInput,
  output: proposalAccepted,
  async run({ tx, actor, input, now, record, reference }) {
    const { id: ref, version, owner: ownerRef, ...words } = input;
    const proposal = await openProposal(tx, actor, ref);
    const owner = await personNamed({ tx, now }, ownerRef, "owner", { roles: ["risk_owner"] });
    const { assetId, threatId } = proposal;
    const risk = await createRisk(tx, {
      ...draftOf(threatOf(threatId), proposal),
      ...words,
      threatId,
      ownerId: owner.id,
      assetIds: [assetId],
      proposedById: actor.id,
      reference,
    });
    const data = {
      state: "accepted",
      riskId: risk.id,
      decidedById: actor.id,
      decidedAt: now,
    } as const;
    const moved = await decide(tx, { id: proposal.id, version, data });
    const said = { assetId, threat: threatId };
    record(proposalAcceptedAs, proposal.id, { ...said, riskId: risk.id, ownerId: owner.id });
    record(riskProposed, risk.id, { ownerId: owner.id, threat: threatId, assetIds: [assetId] });
    return { ...moved, risk: shown(risk) };
  },
});

/** Says why a proposed risk is none. */
export const dismissProposal = command({
  name: "proposals.dismiss",
  may: ["compliance", "engineer", "risk_owner"],
  writes: "isms",
  events: [proposalDismissed],
  route: "POST /risk-proposals/:id/dismissal",
  input: dismissProposalInput,
  output: proposalMoved,
  async run({ tx, actor, input, now, record }) {
    const proposal = await openProposal(tx, actor, input.id);
    const data = {
      state: "dismissed",
      dismissal: input.reason,
      decidedById: actor.id,
      decidedAt: now,
    } as const;
    const moved = await decide(tx, { id: proposal.id, version: input.version, data });
    const { assetId, threatId: threat } = proposal;
    record(proposalDismissed, proposal.id, { assetId, threat });
    return moved;
  },
});
