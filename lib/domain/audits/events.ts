import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { AuditState, ChecklistResult } from "@/prisma/generated/enums";

const moved = z.object({ from: z.enum(AuditState), to: z.enum(AuditState) });
const planned = z.object({ leadId: z.uuid(), from: z.string(), to: z.string(), items: z.int() });

export const auditPlanned = event("audit.planned", planned);
export const auditEdited = event("audit.edited", planned);
/** `conflicts` counts what the lead did in the audited scope; above 0 only a compensating review let it pass. */
export const auditAnnounced = event("audit.announced", moved.extend({ conflicts: z.int() }));
export const auditStarted = event("audit.started", moved);
export const itemRecorded = event(
  "audit.item_recorded",
  z.object({ ref: z.string(), result: z.enum(ChecklistResult), findingId: z.uuid().nullable() }),
);
export const fieldworkEnded = event("audit.fieldwork_ended", moved);
export const auditReported = event(
  "audit.reported",
  moved.extend({ findings: z.int(), distribution: z.array(z.uuid()), conflicts: z.int() }),
);
export const auditClosed = event("audit.closed", moved.extend({ discussedOn: z.string() }));
export const auditCancelled = event("audit.cancelled", moved);
