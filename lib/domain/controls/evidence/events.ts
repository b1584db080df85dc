import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const evidenceSubmitted = event(
  "evidence.submitted",
  z.object({
    sha256: z.string(),
    size: z.int(),
    controls: z.array(z.uuid()),
    assets: z.array(z.uuid()),
    /** The piece whose place it takes. */
    revisionOf: z.uuid().optional(),
    /** The piece of which it is a masked copy. */
    twinOf: z.uuid().optional(),
  }),
);
/** Used for one more control: an attestation of it leans on this evidence. */
export const evidenceLinked = event("evidence.linked", z.object({ controlId: z.uuid() }));
export const evidenceAccepted = event(
  "evidence.accepted",
  z.object({
    /** The attestation whose acceptance accepted it too. */
    attestationId: z.uuid().nullable(),
  }),
);
export const evidenceRejected = event("evidence.rejected", z.object({}));
export const evidenceExpired = event(
  "evidence.expired",
  z.object({ validUntil: z.iso.date(), /** The day after its last. */ on: z.iso.date() }),
);
export const evidenceWithdrawn = event("evidence.withdrawn", z.object({}));
