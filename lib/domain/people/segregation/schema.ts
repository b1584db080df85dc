import * as z from "zod";
import { anyOf, optionalText, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { CompensatingReviewState } from "@/prisma/generated/enums";
import { RULE_IDS } from "./rules";

export const REVIEW_STATE_LABELS = {
  requested: "Requested",
  recorded: "Recorded",
  refused: "Refused",
  superseded: "Superseded",
} as const satisfies Record<CompensatingReviewState, string>;

/** Records on which persons must differ. */
export const SEGREGATED_KINDS = [
  "scope",
  "risk",
  "treatment",
  "acceptance",
  "control",
  "attestation",
  "evidence",
  "audit",
  "finding",
  "release",
  "engagement",
  "exception",
] as const;
export type SegregatedKind = (typeof SEGREGATED_KINDS)[number];
export const SEGREGATED_LABELS = {
  scope: "Scope statement",
  risk: "Risk",
  treatment: "Treatment",
  acceptance: "Risk acceptance",
  control: "Control",
  attestation: "Attestation",
  evidence: "Evidence",
  audit: "Audit",
  finding: "Finding",
  release: "Model release",
  engagement: "Engagement",
  exception: "Exception",
} as const satisfies Record<SegregatedKind, string>;

/** The operations that ask for another person, by the name a request gives them. */
const ACT_LABELS: ReadonlyMap<string, string> = new Map([
  ["scope.approve", "Approve the scope"],
  ["scope.confirmReview", "Confirm the scope review"],
  ["controls.assign", "Name owner and reviewer"],
  ["attestations.accept", "Accept the attestation"],
  ["attestations.reject", "Send the attestation back"],
  ["evidence.accept", "Accept the evidence"],
  ["evidence.reject", "Reject the evidence"],
  ["treatments.approve", "Approve the treatment action"],
  ["treatments.verify", "Verify the treatment action"],
  ["acceptances.accept", "Accept the risk"],
  ["audits.announce", "Announce the audit"],
  ["audits.issue", "Issue the audit report"],
  ["findings.acceptPlan", "Accept the action plan"],
  ["findings.returnPlan", "Send the action plan back"],
  ["findings.verify", "Verify effectiveness"],
  ["releases.approve", "Approve the release"],
  ["exceptions.approve", "Allow the exception"],
  ["people.grantRole", "Grant a role"],
  ["people.revokeRole", "Revoke a role"],
]);
/** The act in words; one that no rule asks about keeps the name it was asked under. */
export const actLabel = (name: string): string => ACT_LABELS.get(name) ?? name;

/** `treatments.verify`: the operation that waits for the second look. */
const act = z
  .string("Say which act waits.")
  .regex(/^[a-zA-Z]+\.[a-zA-Z]+$/, "Name the operation that waits, such as treatments.verify.")
  .max(60);

export const requestReviewInput = z.strictObject({
  rule: z.enum(RULE_IDS, "Choose a segregation rule."),
  recordKind: z.enum(SEGREGATED_KINDS, "Choose the kind of record."),
  recordId: recordRef,
  /** What a reader sees; without it the record's reference. */
  recordLabel: optionalText(200),
  act,
  /** Why nobody else can act. */
  reason: reason(),
});

export const secondLookInput = z.strictObject({
  id: recordRef,
  version,
  /** What was looked at, in own words. */
  secondLook: text(4000, 10),
});
export const supersedeReviewInput = z.strictObject({ id: recordRef, version });
export const reviewInput = z.strictObject({ id: recordRef });

const named = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
export const review = z.object({
  id: z.uuid(),
  reference: z.string(),
  rule: z.enum(RULE_IDS),
  recordKind: z.string(),
  recordId: z.uuid(),
  recordLabel: z.string(),
  act: z.string(),
  state: z.enum(CompensatingReviewState),
  requestedBy: named,
  requestedAt: z.string(),
  reason: z.string(),
  secondPerson: named.nullable(),
  secondLook: z.string().nullable(),
  decidedAt: z.string().nullable(),
  version: z.int(),
});
export type Review = z.output<typeof review>;

export const listReviewsInput = listInput(["requested", "rule"]).extend({
  rule: anyOf({
    S1: "S1",
    S2: "S2",
    S3: "S3",
    S4: "S4",
    S5: "S5",
    S6: "S6",
    S7: "S7",
    S8: "S8",
    S12: "S12",
  }),
  state: anyOf(CompensatingReviewState),
  /** The record whose acts wait, or waited. */
  record: z.uuid().optional(),
});
export const reviewPage = pageOf(review);

/** How often each rule was passed by a second look, by quarter, newest first. */
export const reviewCounts = z.object({
  rows: z.array(
    z.object({
      rule: z.enum(RULE_IDS),
      quarter: z.string(),
      requested: z.int(),
      recorded: z.int(),
      refused: z.int(),
    }),
  ),
});
export type ReviewCount = z.output<typeof reviewCounts>["rows"][number];
