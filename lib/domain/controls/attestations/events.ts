import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { AttestationResult } from "@/prisma/generated/enums";

const ofControl = z.object({ controlId: z.uuid(), due: z.iso.date() });

/** What the calendar brings bears its own day, whenever somebody looked. */
const onDay = ofControl.extend({ on: z.iso.date() });

export const attestationScheduled = event("attestation.scheduled", ofControl);
export const attestationOpened = event("attestation.opened", onDay);
export const attestationLapsed = event("attestation.lapsed", onDay);
/** A planned attestation that nobody had begun: its control was excluded, or an earlier one recalled. */
export const attestationDropped = event("attestation.dropped", ofControl);
export const attestationSubmitted = event(
  "attestation.submitted",
  z.object({
    controlId: z.uuid(),
    result: z.enum(AttestationResult),
    periodFrom: z.iso.date(),
    periodTo: z.iso.date(),
    evidence: z.array(z.uuid()),
    statementVersion: z.int(),
  }),
);
export const attestationAccepted = event(
  "attestation.accepted",
  z.object({
    controlId: z.uuid(),
    result: z.enum(AttestationResult),
    tests: z.array(z.string()),
    nextDue: z.iso.date(),
  }),
);
export const attestationRejected = event("attestation.rejected", ofControl);
export const attestationRecalled = event("attestation.recalled", ofControl);
export const attestationReopened = event("attestation.reopened", ofControl);
