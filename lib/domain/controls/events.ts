import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ImplementationStatus, OperatingState } from "@/prisma/generated/enums";

export const controlAdopted = event("control.adopted", z.object({ reference: z.string() }));
export const controlAdded = event("control.added", z.object({ reference: z.string() }));
export const controlDecided = event(
  "control.decided",
  z.object({ necessary: z.boolean(), kinds: z.array(z.string()), risks: z.array(z.string()) }),
);
export const controlAssigned = event(
  "control.assigned",
  z.object({ owner: z.uuid(), reviewer: z.uuid(), attestationDays: z.int() }),
);
export const controlDescribed = event("control.described", z.object({ statementVersion: z.int() }));
/** Follows from an attestation, an audit or the calendar; risk scores are computed anew after it. */
export const controlStateChanged = event(
  "control.state_changed",
  z.object({
    from: z.enum(OperatingState),
    to: z.enum(OperatingState),
    implementation: z.enum(ImplementationStatus),
    /** The day it is so since; before the entry where the calendar brought it while nothing ran. */
    on: z.iso.date(),
  }),
);
