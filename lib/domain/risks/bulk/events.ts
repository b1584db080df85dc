import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** What can be said of a change of many risks; each risk has its own entry beside it. */
export const risksChanged = event(
  "batch.risks_changed",
  z.object({ risks: z.int(), refused: z.int(), fields: z.array(z.string()) }),
);
export const risksChangedBack = event(
  "batch.risks_changed_back",
  z.object({ risks: z.int(), refused: z.int() }),
);
