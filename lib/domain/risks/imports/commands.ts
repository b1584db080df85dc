import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { assetImported, assetRelated } from "../../assets/events";
import { importCardInput } from "../../assets/imports/schema";
import { type Carried, carryOut, itemOf, planFor } from "../../assets/imports/steps";
import { proposalMade } from "../proposals/events";
import { importDone } from "./schema";
import { answerOf, type NewProposal, newProposals } from "./steps";

/**
 * Brings a model or dataset card into the inventory: the asset, what it was made from, and the risks
 * it gives reason for, each to be accepted or dismissed by a person.
 */
export const importCard = command({
  name: "assets.import",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetImported, assetRelated, proposalMade],
  route: "POST /assets/import",
  input: importCardInput,
  output: importDone,
  async run({ tx, actor, input, record }) {
    const plan = await planFor(tx, input);
    const proposals = await newProposals(tx, input, plan);
    const carried = await carryOut(tx, plan, { actor, digest: input.digest });
    const { asset, others, links } = carried;
    for (const { id, planned } of [asset, ...others]) {
      // A repeated import is said of its own asset only: nothing happened to the others.
      if (id !== asset.id && planned.action === "unchanged") continue;
      const isNew = planned.action === "create";
      record(assetImported, id, { kind: planned.kind, isNew, fields: Object.keys(planned.data) });
    }
    for (const link of links) record(assetRelated, asset.id, link);
    for (const { id, threat } of await propose(tx, asset.id, proposals)) {
      record(proposalMade, id, { assetId: asset.id, threat });
    }
    const said = { asset: asset.reference, warnings: plan.warnings };
    return { ...answerOf(linesOf(carried), proposals, said), asset: asset.reference };
  },
});

const linesOf = ({ asset, others }: Carried) => [
  itemOf(asset.planned, asset.reference),
  ...others.map((one) => itemOf(one.planned, one.reference, one.relation)),
];

async function propose(tx: Tx, assetId: string, proposals: readonly NewProposal[]) {
  const made = [];
  for (const { threatId, reason, facts } of proposals) {
    const { id } = await tx.riskProposal.create({
      data: { assetId, threatId, reason, facts: facts.map((one) => ({ ...one })) },
      select: { id: true },
    });
    made.push({ id, threat: threatId });
  }
  return made;
}
