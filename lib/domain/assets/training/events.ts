import * as z from "zod";
import { event } from "@/lib/kernel/event";

const run = z.object({ runId: z.uuid(), result: z.string().nullable() });
export const runAdded = event("asset.training_recorded", run);
export const runCorrected = event(
  "asset.training_corrected",
  run.extend({ fields: z.array(z.string()) }),
);
