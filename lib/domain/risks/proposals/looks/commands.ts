import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { KEPT } from "../steps";
import { lookInput, lookShape } from "./schema";
import { lookAt } from "./steps";

/** Looks at assets anew: proposes what fits, brings back what changed, withdraws what fits no more. */
export const lookAtAssets = command({
  name: "proposals.look",
  may: ["system"],
  writes: "isms",
  events: KEPT,
  input: lookInput,
  output: lookShape,
  async run({ tx, input, now, record }) {
    const { made, touched } = await lookAt({ tx, now, record }, input.ids);
    if (touched === 0) throw wrongState("Nothing here waits to be proposed or withdrawn.");
    return { made: made.length };
  },
});
