import * as z from "zod";
import {
  anyOf,
  day,
  longText,
  optionalText,
  personRef,
  reason,
  recordRef,
  text,
  version,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { EvidenceState, FindingSource, FindingState, Grade } from "@/prisma/generated/enums";

export const GRADE_LABELS: Readonly<Record<Grade, string>> = {
  major: "Major nonconformity",
  minor: "Minor nonconformity",
  observation: "Observation",
  opportunity: "Opportunity",
};

export const FINDING_STATE_LABELS: Readonly<Record<FindingState, string>> = {
  open: "Open",
  response_due: "Response due",
  plan_submitted: "Plan submitted",
  plan_accepted: "Plan accepted",
  implemented: "Implemented",
  verifying: "Verifying",
  closed: "Closed",
  reopened: "Reopened",
  withdrawn: "Withdrawn",
};

export const FINDING_SOURCE_LABELS: Readonly<Record<FindingSource, string>> = {
  internal_audit: "Internal audit",
  certification_body: "Certification body",
  incident: "Incident",
  policy_check: "Policy check",
  supplier: "Supplier",
  management_review: "Management review",
  complaint: "Complaint",
  employee: "Employee",
};

const existing = { id: recordRef, version };

export const raiseFindingInput = z.strictObject({
  title: text(200, 3),
  /** A clause of the standard, or a control: of Annex A or an own one. */
  ref: text(40),
  criterion: longText(),
  evidence: longText(),
  gap: longText(),
  effect: optionalText(),
  /** Where nobody's audit raises it: internal auditors say it, staff always raise as employees. */
  source: z.enum(FindingSource).optional(),
  audit: recordRef.nullish(),
  areaOwner: personRef.nullish(),
  /** Only an internal auditor, within an audit. */
  grade: z.enum(Grade).nullish(),
  responseDue: day.nullish(),
});

export const gradeFindingInput = z.strictObject({
  ...existing,
  grade: z.enum(Grade),
  areaOwner: personRef,
  /** Sooner than the grade allows, never later. */
  responseDue: day.nullish(),
  reason: optionalText(4000),
});

export const withdrawFindingInput = z.strictObject({ ...existing, reason: reason() });
export const agreeWithdrawalInput = z.strictObject(existing);

export const findingStand = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(FindingState),
  version: z.int(),
});

export const person = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
const named = z.object({ reference: z.string(), title: z.string() });

export const listFindingsInput = listInput(["raised", "title", "due"]).extend({
  state: anyOf(FindingState),
  grade: anyOf(Grade),
  source: anyOf(FindingSource),
  audit: recordRef.optional(),
  owner: personRef.optional(),
});

export const findingRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  ref: z.string(),
  grade: z.enum(Grade).nullable(),
  state: z.enum(FindingState),
  source: z.enum(FindingSource),
  audit: named.nullable(),
  owner: person.nullable(),
  responsible: person.nullable(),
  raisedAt: z.string(),
  /** What is next due: the response, then the action, then the end of the observation. */
  due: z.string().nullable(),
});
export type FindingRow = z.output<typeof findingRow>;
export const findingPage = pageOf(findingRow);

export const getFindingInput = z.strictObject({ id: recordRef });
const text0 = z.string().nullable();

export const findingRecord = z.object({
  ...findingStand.shape,
  title: z.string(),
  ref: z.string(),
  grade: z.enum(Grade).nullable(),
  gradeReason: text0,
  source: z.enum(FindingSource),
  criterion: z.string(),
  evidence: z.string(),
  gap: z.string(),
  effect: z.string(),
  audit: named.extend({ id: z.uuid() }).nullable(),
  raisedBy: person,
  raisedAt: z.string(),
  gradedBy: person.nullable(),
  gradedAt: text0,
  areaOwner: person.nullable(),
  responseDue: text0,
  plan: z.object({
    correction: text0,
    correctedAt: text0,
    extentCheck: text0,
    rootCause: text0,
    action: text0,
    responsible: person.nullable(),
    actionDue: text0,
    effectivenessCriterion: text0,
    submittedBy: person.nullable(),
    submittedAt: text0,
    acceptedBy: person.nullable(),
    acceptedAt: text0,
    note: text0,
    returnReason: text0,
  }),
  work: z.object({ note: text0, by: person.nullable(), at: text0 }),
  observation: z.object({ days: z.int().nullable(), reason: text0, until: text0 }),
  verification: z.object({ text: text0, by: person.nullable(), at: text0 }),
  withdrawal: z.object({ reason: text0, askedBy: person.nullable() }),
  files: z.array(named.extend({ state: z.enum(EvidenceState) })),
  closedAt: text0,
});
export type FindingRecord = z.output<typeof findingRecord>;
