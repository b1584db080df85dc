import * as z from "zod";
import { event } from "@/lib/kernel/event";

const edition = z.string();

export const soaOpened = event("soa.opened", z.object({ edition, from: z.string().nullable() }));
/** Somebody decided a line for the first time since the edition before, and may not approve this one. */
export const soaWritten = event("soa.written", z.object({ writer: z.uuid() }));
export const soaSubmitted = event(
  "soa.submitted",
  z.object({ edition, lines: z.int(), sha256: z.string() }),
);
export const soaReturned = event("soa.returned", z.object({ edition }));
export const soaApproved = event(
  "soa.approved",
  z.object({ edition, lines: z.int(), sha256: z.string() }),
);
export const soaSuperseded = event("soa.superseded", z.object({ edition, by: z.string() }));
