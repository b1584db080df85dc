import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { personNamed } from "../../people/steps";
import { threatOf } from "../catalogue";
import { riskEdited, riskProposed } from "../events";
import { heldRisk, SETTLED, settle } from "../rescoring/steps";
import { createRisk, moveRisk, mustOwnOrManage, setAssets, shown } from "../steps";
import { proposalAcceptedAs, proposalDismissed, proposalMerged } from "./events";
import {
  acceptProposalInput,
  type Dismissal,
  dismissedMany,
  dismissManyInput,
  dismissProposalInput,
  mergeProposalInput,
  PROPOSAL_STATE_LABELS,
  proposalAccepted,
  proposalJoined,
  proposalMoved,
} from "./schema";
import { draftOf } from "./steps";

const MOVED = { id: true, reference: true, state: true, version: true } as const;
const WITH_ASSET = {
  asset: { select: { name: true, ownerId: true, custodianId: true, proposedById: true } },
} as const;

const findProposal = (tx: Tx, ref: string) =>
  tx.riskProposal.findUnique({ where: named(ref), include: WITH_ASSET });
type Found = NonNullable<Awaited<ReturnType<typeof findProposal>>>;

/** Who looks after the asset decides, beside compliance and those who own risks. */
function mayDecide({ asset }: Found, actor: Actor) {
  const { ownerId, custodianId, proposedById } = asset;
  const isOwn = [ownerId, custodianId, proposedById].includes(actor.id);
  return isOwn || holds(actor, "compliance", "risk_owner");
}
const NOT_YOURS = "This is about an asset that is not yours. Ask its owner or compliance.";
const isOver = ({ state }: Found) =>
  state === "withdrawn"
    ? "Nothing gives reason for it any more."
    : `This proposal was ${PROPOSAL_STATE_LABELS[state].toLowerCase()} already.`;

async function openProposal(tx: Tx, actor: Actor, ref: string) {
  const found = await findProposal(tx, ref);
  if (!found) throw notFound("proposed risk");
  if (!mayDecide(found, actor)) throw forbidden(NOT_YOURS);
  if (found.state !== "proposed") throw wrongState(isOver(found));
  return found;
}

interface Decision {
  readonly id: string;
  readonly version: number;
  readonly data: {
    readonly state: "accepted" | "merged" | "dismissed";
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
      ...draftOf(proposal),
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

/** Says that a risk of the register is this one too: the asset joins it, and the reason stays with it. */
export const mergeProposal = command({
  name: "proposals.merge",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [proposalMerged, riskEdited, ...SETTLED],
  route: "POST /risk-proposals/:id/merger",
  input: mergeProposalInput,
  output: proposalJoined,
  async run({ tx, actor, input, now, record }) {
    const proposal = await openProposal(tx, actor, input.id);
    const risk = await heldRisk(tx, input.risk);
    mustOwnOrManage(risk, actor);
    if (risk.state === "closed") throw wrongState(`${risk.reference} is closed.`);
    if (risk.kind !== "risk") throw wrongState(`${risk.reference} is an opportunity, not a risk.`);
    const { assetId, threatId } = proposal;
    const before = risk.assets.map(({ asset }) => asset.id);
    const joins = !before.includes(assetId);
    const data = {
      state: "merged",
      riskId: risk.id,
      decidedById: actor.id,
      decidedAt: now,
    } as const;
    const decided = await decide(tx, { id: proposal.id, version: input.version, data });
    record(proposalMerged, proposal.id, { assetId, threat: threatId, riskId: risk.id });
    if (!joins) {
      if (risk.version !== input.riskVersion) throw stale(shown(risk));
      return { ...decided, risk: shown(risk), voids: [] };
    }
    await setAssets(tx, risk, [...before, assetId]);
    const moved = await moveRisk(tx, risk, input.riskVersion, {});
    record(riskEdited, risk.id, { fields: ["assets"] });
    const settled = await settle({ tx, now, record }, moved);
    return { ...decided, risk: shown(settled.risk), voids: settled.voids };
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

/** Says of several at once why they are none; what cannot be dismissed stays and says why. */
export const dismissProposals = command({
  name: "proposals.dismissMany",
  may: ["compliance", "engineer", "risk_owner"],
  writes: "isms",
  events: [proposalDismissed],
  route: "POST /risk-proposals/dismissals",
  input: dismissManyInput,
  output: dismissedMany,
  async run({ tx, actor, input, now, record }) {
    const refs = input.proposals.map(({ id }) => id);
    const found = await tx.riskProposal.findMany({
      where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: refs } }] },
      include: WITH_ASSET,
    });
    const going = new Map<string, Found>();
    const rows = input.proposals.map(({ id: ref, version }): Dismissal => {
      const one = found.find(({ id, reference }) => id === ref || reference === ref);
      if (!one)
        return { id: ref, reference: ref, title: "", refused: "There is no such proposal." };
      const refused = refusal(one, version, actor);
      if (!refused) going.set(one.id, one);
      const title = `${threatOf(one.threatId)?.title ?? one.threatId}: ${one.asset.name}`;
      return { id: one.id, reference: one.reference, title, refused };
    });
    const [first] = rows;
    if (going.size === 0) throw wrongState(first?.refused ?? "Nothing was dismissed.");
    const chosen = [...going.values()];
    const { count } = await tx.riskProposal.updateMany({
      where: { OR: chosen.map(({ id, version }) => ({ id, version })), state: "proposed" },
      data: {
        ...{ state: "dismissed", dismissal: input.reason, decidedById: actor.id, decidedAt: now },
        version: { increment: 1 },
      },
    });
    if (count < chosen.length) throw stale();
    for (const { id, assetId, threatId } of chosen) {
      record(proposalDismissed, id, { assetId, threat: threatId });
    }
    return { dismissed: count, rows };
  },
});

function refusal(one: Found, version: number, actor: Actor): string | null {
  if (!mayDecide(one, actor)) return NOT_YOURS;
  if (one.state !== "proposed") return isOver(one);
  return one.version === version ? null : "It changed since you saw it.";
}
