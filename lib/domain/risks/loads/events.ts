import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";

/** What one import brought, as a whole; each risk has an entry of its own beside it. */
export const risksImported = event(
  "batch.risks_imported",
  z.object({ created: z.int(), updated: z.int(), digest: z.string() }),
);
export const risksTakenBack = event(
  "batch.risks_taken_back",
  z.object({ removed: z.int(), restored: z.int() }),
);
/** What covered a proposal may be gone; of risks that are gone themselves the act names the assets. */
export const riskTakenBack = event(
  "risk.import_taken_back",
  z.object({ batchId: z.uuid() }),
  wakes("risks.look"),
);
