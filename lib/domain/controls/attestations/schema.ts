import * as z from "zod";
import { anyOf, day, optionalText, reason, recordRef, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { AttestationResult, AttestationState, OperatingState } from "@/prisma/generated/enums";
import { type EvidenceTest, TEST_NAMES } from "../rules";
import { personShape } from "../schema";

export const ATTESTATION_STATE_LABELS = {
  scheduled: "Scheduled",
  due: "Due",
  submitted: "Submitted",
  accepted: "Accepted",
  rejected: "Rejected",
  overdue: "Overdue",
} as const satisfies Record<AttestationState, string>;

export const ATTESTATION_STATE_TONES = {
  scheduled: "neutral",
  due: "info",
  submitted: "info",
  accepted: "ok",
  rejected: "warn",
  overdue: "bad",
} as const satisfies Record<AttestationState, string>;

/** What the owner says, with what it means (no yes button for all). */
export const RESULT_MEANINGS = {
  effective: "Works as described, for all assets it applies to, in the whole period.",
  partly_effective: "Works with gaps. Say which; an action covers them.",
  not_effective: "Does not work. Saying so is welcome: it opens a task, not a penalty.",
} as const satisfies Record<AttestationResult, string>;

/** The five tests of evidence, with the question each asks. */
export const TEST_LABELS = {
  relevant: "Relevant: it speaks to this control and these assets",
  reliable: "Reliable: it comes from the system rather than from memory",
  sufficient: "Sufficient: the sample is large enough for the period",
  current: "Current: it covers the period attested",
  traceable: "Traceable: collected by whom, when, from where, unchanged",
} as const satisfies Record<EvidenceTest, string>;

const existing = { id: recordRef, version };
const met = z.boolean("Say whether this test is met.").default(false);

export const submitInput = z.strictObject({
  ...existing,
  result: z.enum(AttestationResult, "Choose what the evidence shows."),
  periodFrom: day,
  periodTo: day,
  evidence: z
    .array(recordRef)
    .min(1, "Add at least one piece of evidence that covers the period.")
    .max(50),
  comment: optionalText(4000),
  delayReason: optionalText(2000),
});
export const acceptInput = z.strictObject({
  ...existing,
  tests: z.strictObject({
    relevant: met,
    reliable: met,
    sufficient: met,
    current: met,
    traceable: met,
  }),
});
export const rejectInput = z.strictObject({ ...existing, reason: reason(), due: day });
export const recallInput = z.strictObject({ ...existing, reason: reason() });
export const systemInput = z.strictObject({ id: recordRef });

export const attestationChanged = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(AttestationState),
  due: z.string(),
  result: z.enum(AttestationResult).nullable(),
  quality: z.int().nullable(),
  version: z.int(),
  control: z.object({
    id: z.uuid(),
    reference: z.string(),
    operatingState: z.enum(OperatingState),
    version: z.int(),
  }),
});

/** An accepted attestation, and the one that follows it. */
export const attestationAcceptedAnswer = attestationChanged.extend({
  next: z.object({ id: z.uuid(), due: z.string() }),
});

const SORTS = ["due", "control", "submitted"] as const;
export const listAttestationsInput = listInput(SORTS).extend({
  state: anyOf(AttestationState),
  result: anyOf(AttestationResult),
  control: recordRef.optional(),
});
export const attestationInput = z.strictObject({ id: recordRef });

export const attestationRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  control: z.object({ id: z.uuid(), reference: z.string(), title: z.string() }),
  state: z.enum(AttestationState),
  due: z.string(),
  result: z.enum(AttestationResult).nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  attester: personShape.nullable(),
  reviewer: personShape.nullable(),
  submittedAt: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  quality: z.int().nullable(),
  tests: z.array(z.enum(TEST_NAMES)),
  comment: z.string().nullable(),
  delayReason: z.string().nullable(),
  rejection: z.string().nullable(),
  recallReason: z.string().nullable(),
  statement: z.string().nullable(),
  statementVersion: z.int().nullable(),
  /** References of the evidence it leans on, where the reader may see evidence. */
  evidence: z.array(z.string()),
  version: z.int(),
});
export type AttestationRow = z.output<typeof attestationRow>;
export const attestationsPage = pageOf(attestationRow);
