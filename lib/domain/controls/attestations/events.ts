import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { AttestationResult } from "@/prisma/generated/enums";

const ofControl = z.object({ controlId: z.uuid(), due: z.iso.date() });

export const attestationScheduled = event("attestation.scheduled", ofControl);
export const attestationOpened = event("attestation.opened", ofControl);
export const attestationLapsed = event("attestation.lapsed", ofControl);
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
