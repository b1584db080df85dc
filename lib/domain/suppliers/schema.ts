import * as z from "zod";
import type { Role } from "@/lib/kernel/actor";
import {
  anyOf,
  day,
  longText,
  personRef,
  reason,
  recordRef,
  text,
  version,
  whole,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  AssetKind,
  AssetState,
  Classification,
  PersonalData,
  ReviewTrigger,
  SupplierCriticality,
  SupplierState,
} from "@/prisma/generated/enums";
import { personName } from "../people/schema";

export const SUPPLIER_STATE_LABELS = {
  proposed: "Proposed",
  assessed: "Assessed",
  approved: "Approved",
  under_review: "Under review",
  ended: "Ended",
  rejected: "Rejected",
} as const satisfies Record<SupplierState, string>;

export const CRITICALITY_LABELS = {
  critical: "Critical",
  important: "Important",
  other: "Other",
} as const satisfies Record<SupplierCriticality, string>;

export const TRIGGER_LABELS = {
  interval: "Interval",
  incident: "Incident",
  change_of_terms: "Change of terms",
  expired_assurance: "Expired assurance",
} as const satisfies Record<ReviewTrigger, string>;

export const SupplierDue = { overdue: "overdue", soon: "soon" } as const;
export const SUPPLIER_DUE_LABELS = {
  overdue: "Review overdue",
  soon: "Review within 30 days",
} as const satisfies Record<keyof typeof SupplierDue, string>;

/** Who reads all suppliers; staff see what they own or have proposed. */
export const SUPPLIER_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const satisfies readonly Role[];

const optionalDay = day.nullish().transform((value) => value ?? null);
/** “a, b” or a list; the word “none” says that there are none, which differs from not knowing. */
const names = z.preprocess(
  (value) => {
    if (typeof value !== "string") return value;
    const said = value.trim();
    return said.toLowerCase() === "none" ? [] : said.split(",").map((one) => one.trim());
  },
  z.array(text(200), "Name them, or write none.").max(100),
);

/** What compliance judges; an approved supplier changes in it only within a review. */
const judged = {
  criticality: z.enum(SupplierCriticality, "Choose how critical it is."),
  place: text(200, 0),
  dataReached: z.array(z.enum(Classification), "Choose the classes of data it reaches.").max(4),
  personalData: z.enum(PersonalData, "Choose yes, no or unknown."),
  subProcessors: names,
  signedOn: optionalDay,
  agreementUntil: optionalDay,
  securityTerms: z.boolean(),
  incidentHours: whole(1, 8760, "Give hours, from 1 to 8,760.")
    .nullish()
    .transform((value) => value ?? null),
  deletionTerms: z.boolean(),
  auditRight: z.boolean(),
  withoutAgreement: longText(4000, 0),
  assuranceKind: text(200, 0),
  assuranceIssuer: text(200, 0),
  assuranceScope: longText(2000, 0),
  assuranceUntil: optionalDay,
  assuranceGaps: longText(2000, 0),
  responsibilities: longText(4000, 0),
  exitPlan: longText(4000, 0),
};
export const judgedPart = z.strictObject(judged).partial();
export type Judged = z.output<typeof judgedPart>;

const plain = { name: text(200), service: text(500), owner: personRef };
const assets = z.array(recordRef).max(200).optional();
const existing = { id: recordRef, version };

export const addSupplierInput = judgedPart.extend({
  ...plain,
  criticality: judged.criticality,
  /** Assets that it provides or reaches. */
  assets,
});
export const editSupplierInput = judgedPart.extend({
  name: plain.name.optional(),
  service: plain.service.optional(),
  owner: plain.owner.optional(),
  ...existing,
});
export const assessSupplierInput = judgedPart.extend({ ...existing, assets, assessment: reason() });
export const approveSupplierInput = z.strictObject({
  ...existing,
  decision: reason(),
  /** The acceptance of having no agreement, or one that lacks terms. */
  withoutAgreement: longText(4000, 10).optional(),
  /** Earlier than the interval asks for. */
  nextReview: day.optional(),
});
export const rejectSupplierInput = z.strictObject({ ...existing, reason: reason() });
export const endSupplierInput = z.strictObject({
  ...existing,
  reason: reason(),
  deletionProof: reason(),
  accessProof: reason(),
  evidence: z.array(recordRef).min(1, "Attach the evidence.").max(20),
});

export const supplierMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  state: z.enum(SupplierState),
  version: z.int(),
});

export const listSuppliersInput = listInput(["name", "reference", "nextReview"]).extend({
  state: anyOf(SupplierState),
  criticality: anyOf(SupplierCriticality),
  due: anyOf(SupplierDue),
  dataClass: anyOf(Classification),
  /** Those that provide or reach this asset. */
  asset: recordRef.optional(),
});

const named = personName.omit({ title: true });
export const supplierRow = supplierMoved.extend({
  service: z.string(),
  criticality: z.enum(SupplierCriticality),
  owner: named,
  dataReached: z.array(z.enum(Classification)),
  personalData: z.enum(PersonalData),
  assuranceUntil: z.string().nullable(),
  agreementUntil: z.string().nullable(),
  nextReview: z.string().nullable(),
  assuranceExpired: z.boolean(),
  agreementEnded: z.boolean(),
  reviewOverdue: z.boolean(),
});
export type SupplierRow = z.output<typeof supplierRow>;
export const supplierPage = pageOf(supplierRow);

const problems = z.record(z.string(), z.array(z.string()));
const moment = z.string().nullable();
export const supplierRecord = supplierRow.extend({
  place: z.string(),
  subProcessors: z.array(z.string()),
  subProcessorsKnown: z.boolean(),
  signedOn: moment,
  securityTerms: z.boolean(),
  incidentHours: z.int().nullable(),
  deletionTerms: z.boolean(),
  auditRight: z.boolean(),
  withoutAgreement: z.string(),
  assuranceKind: z.string(),
  assuranceIssuer: z.string(),
  assuranceScope: z.string(),
  assuranceGaps: z.string(),
  responsibilities: z.string(),
  exitPlan: z.string(),
  proposedBy: named.nullable(),
  assessedBy: named.nullable(),
  assessedAt: moment,
  assessment: z.string(),
  approvedBy: named.nullable(),
  approvedAt: moment,
  decision: z.string(),
  lastReview: moment,
  reviewTrigger: z.enum(ReviewTrigger).nullable(),
  reviewBegunAt: moment,
  reviewReason: z.string(),
  collectors: z.array(named),
  papers: z.string(),
  endedAt: moment,
  endedBy: named.nullable(),
  endReason: z.string(),
  deletionProof: z.string(),
  accessProof: z.string(),
  endEvidence: z.array(z.string()),
  assets: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      name: z.string(),
      kind: z.enum(AssetKind),
      state: z.enum(AssetState),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.uuid(),
      at: z.string(),
      by: named,
      trigger: z.enum(ReviewTrigger).nullable(),
      papers: z.string(),
      exceptions: z.string(),
      result: z.string(),
      nextReview: z.string(),
    }),
  ),
  actions: z.array(
    z.object({
      id: z.uuid(),
      action: z.string(),
      responsible: named,
      due: z.string(),
      doneAt: moment,
      note: z.string(),
    }),
  ),
  /** What keeps it from the next step, by field. */
  missing: problems,
});
export type SupplierRecord = z.output<typeof supplierRecord>;
export const supplierInput = z.strictObject({ id: recordRef });
