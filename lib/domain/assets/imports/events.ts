import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const counts = z.object({ created: z.int(), updated: z.int(), digest: z.string() });
/** What one import brought, as a whole; each asset has an entry of its own beside it. */
export const batchImported = event("batch.imported", counts);
export const batchTakenBack = event(
  "batch.taken_back",
  z.object({ removed: z.int(), restored: z.int() }),
);
export const importTakenBack = event(
  "asset.import_taken_back",
  z.object({ batchId: z.uuid() }),
  LOOK,
);
export const evaluationTakenBack = event(
  "evaluation.import_taken_back",
  z.object({ batchId: z.uuid() }),
);
