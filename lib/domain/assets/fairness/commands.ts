import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { assetToWrite, mustBeOpen } from "../facts/steps";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset, mustWrite, type StoredAsset } from "../steps";
import { criterionApproved, criterionEnded, criterionProposed } from "./events";
import {
  approveFairnessInput,
  endFairnessInput,
  fairnessProposed,
  MOST_CRITERIA,
  proposeFairnessInput,
} from "./schema";

/** Proposes what counts as fair for this model, before it is measured. */
export const proposeFairness = command({
  name: "fairness.propose",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [criterionProposed],
  route: "POST /assets/:id/fairness",
  input: proposeFairnessInput,
  output: fairnessProposed,
  async run({ tx, actor, input, record }) {
    const { id: ref, version, ...plain } = input;
    const asset = await assetToWrite(tx, { actor, ref, kinds: ["model"] });
    if ((await tx.fairnessCriterion.count({ where: { assetId: asset.id } })) >= MOST_CRITERIA) {
      throw invalid({ metric: [`A model has at most ${MOST_CRITERIA} criteria.`] });
    }
    const moved = await claimAsset(tx, { id: asset.id, version, data: {} });
    const data = { ...plain, assetId: asset.id, proposedById: actor.id };
    const { id: criterionId } = await tx.fairnessCriterion.create({ data, select: { id: true } });
    const { comparison, threshold } = plain;
    record(criterionProposed, asset.id, { criterionId, comparison, threshold });
    return { ...moved, criterionId };
  },
});

/**
 * Puts a criterion in force from now on; an older one for the same metric ends. How much difference
 * between people is bearable is a judgement of risk, so who owns risks approves, never the proposer.
 */
export const approveFairness = command({
  name: "fairness.approve",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [criterionApproved, criterionEnded],
  route: "POST /assets/:id/fairness/:criterionId/approval",
  input: approveFairnessInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    mustBeOpen(asset);
    const one = await criterionOf(tx, asset, input.criterionId);
    if (one.inForceFrom || one.endedAt) throw wrongState("This was decided already.");
    if (one.proposedById === actor.id) {
      throw forbidden("Whoever proposed a criterion may not approve it. Ask another risk owner.");
    }
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    const before = await tx.fairnessCriterion.findFirst({
      where: {
        assetId: asset.id,
        metric: one.metric,
        inForceFrom: { not: null },
        endedAt: null,
      },
    });
    if (before) {
      await tx.fairnessCriterion.update({ where: { id: before.id }, data: { endedAt: now } });
      const ended = { criterionId: before.id, wasInForce: true, replacedBy: one.id };
      record(criterionEnded, asset.id, ended);
    }
    const data = { approvedById: actor.id, inForceFrom: now };
    await tx.fairnessCriterion.update({ where: { id: one.id }, data });
    record(criterionApproved, asset.id, { criterionId: one.id });
    return moved;
  },
});

/**
 * Takes back a proposal, or ends a criterion in force; results of before stay judged by it. What
 * is in force is ended only by who may approve: nobody softens the measure of their own work.
 */
export const endFairness = command({
  name: "fairness.end",
  may: ["compliance", "engineer", "risk_owner", "top_management"],
  writes: "isms",
  events: [criterionEnded],
  route: "POST /assets/:id/fairness/:criterionId/end",
  input: endFairnessInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    const one = await criterionOf(tx, asset, input.criterionId);
    if (one.endedAt) throw wrongState("This has ended already.");
    mustEnd(asset, one, actor);
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data: {} });
    await tx.fairnessCriterion.update({ where: { id: one.id }, data: { endedAt: now } });
    const wasInForce = one.inForceFrom !== null;
    record(criterionEnded, asset.id, { criterionId: one.id, wasInForce, replacedBy: null });
    return moved;
  },
});

function mustEnd(asset: StoredAsset, one: { inForceFrom: Date | null }, actor: Actor) {
  if (holds(actor, "risk_owner", "top_management")) return;
  if (!one.inForceFrom) return mustWrite(asset, actor);
  throw forbidden("Only a risk owner ends a criterion that is in force.");
}

async function criterionOf(tx: Tx, { id: assetId }: StoredAsset, id: string) {
  const found = await tx.fairnessCriterion.findFirst({ where: { id, assetId } });
  if (!found) throw notFound("criterion");
  return found;
}
