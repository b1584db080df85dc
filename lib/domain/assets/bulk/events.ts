import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** What can be said of a change in bulk; each asset has its own entry beside it. */
export const batchMade = event(
  "batch.made",
  z.object({ assets: z.int(), refused: z.int(), fields: z.array(z.string()) }),
);
export const batchUndone = event("batch.undone", z.object({ assets: z.int(), refused: z.int() }));
