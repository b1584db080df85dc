import * as z from "zod";
import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { controlStateChanged } from "../events";
import { followStates } from "./steps";

/** As days pass and audits report, controls change their state without anybody touching them. */
export const refreshControls = command({
  name: "controls.refreshStates",
  may: ["system"],
  writes: "isms",
  events: [controlStateChanged],
  /** All controls, or those named. */
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(500).optional() }),
  output: z.object({ changed: z.int() }),
  async run(context) {
    const changed = await followStates(context, context.input.ids);
    if (changed === 0) throw wrongState("These controls are in the state they should be in.");
    return { changed };
  },
});
