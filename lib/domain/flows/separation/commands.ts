import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { KEPT, keepProposals } from "../../risks/proposals/steps";
import { proposeInput, proposeShape } from "./schema";
import { proposalSteps } from "./steps";

/** Keeps the proposals that a flow or relation gives reason for in step with what it is now. */
export const proposeReasons = command({
  name: "separation.propose",
  may: ["system"],
  writes: "isms",
  events: KEPT,
  input: proposeInput,
  output: proposeShape,
  async run({ tx, input, now, record }) {
    const steps = await proposalSteps(tx, [input.id], now);
    const { made, touched } = await keepProposals({ tx, record }, steps);
    if (touched === 0) throw wrongState("Nothing here waits to be proposed.");
    return { made: made.length };
  },
});
