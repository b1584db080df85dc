import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { proposalMade } from "../../risks/proposals/events";
import { proposeInput, proposeShape } from "./schema";
import { reasonsAmong } from "./steps";

/** Proposes the risks that a flow or relation gives reason for, each once and for all. */
export const proposeReasons = command({
  name: "separation.propose",
  may: ["system"],
  writes: "isms",
  events: [proposalMade],
  input: proposeInput,
  output: proposeShape,
  async run({ tx, input, now, record }) {
    let made = 0;
    for (const { about, threat: threatId, why, asset, facts } of await reasonsAmong(
      tx,
      [input.id],
      now,
    )) {
      const known = await tx.riskProposal.count({ where: { about, threatId } });
      if (known > 0 || !asset) continue;
      const { id } = await tx.riskProposal.create({
        data: {
          ...{ assetId: asset.id, threatId, about, reason: why },
          facts: facts.map((one) => ({ ...one })),
        },
        select: { id: true },
      });
      record(proposalMade, id, { assetId: asset.id, threat: threatId });
      made++;
    }
    if (made === 0) throw wrongState("Nothing here waits to be proposed.");
    return { made };
  },
});
