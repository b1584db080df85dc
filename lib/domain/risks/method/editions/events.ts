import * as z from "zod";
import { event } from "@/lib/kernel/event";

const edition = z.string();

export const methodDrafted = event(
  "risk_method.drafted",
  z.object({ edition, from: z.string().nullable() }),
);
export const methodEdited = event("risk_method.edited", z.object({ fields: z.array(z.string()) }));
export const methodSubmitted = event("risk_method.submitted", z.object({ edition }));
export const methodReturned = event("risk_method.returned", z.object({ edition }));
export const methodDiscarded = event("risk_method.discarded", z.object({ edition }));
export const methodApproved = event(
  "risk_method.approved",
  z.object({ edition, sha256: z.string() }),
);
export const methodSuperseded = event(
  "risk_method.superseded",
  z.object({ edition, by: z.string() }),
);
/** Somebody asked for the open risks of other editions to be scored by this one. */
export const methodApplied = event("risk_method.applied", z.object({ edition, risks: z.int() }));
/** Some of them are. */
export const methodRescored = event("risk_method.rescored", z.object({ edition, risks: z.int() }));
