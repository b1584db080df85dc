import * as z from "zod";
import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { controlStateChanged } from "../events";
import { refreshControls } from "./steps";

/** As days pass and audits report, controls change their state without anybody touching them. */
export const refreshStates = command({
  name: "controls.refreshStates",
  may: ["system"],
  writes: "isms",
  events: [controlStateChanged],
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ changed: z.int() }),
  async run(context) {
    const changed = await refreshControls(context, context.input.ids);
    if (changed === 0) throw wrongState("These controls are in the state they should be in.");
    return { changed };
  },
});
