import * as z from "zod";
import { anyOf, day, personRef } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";

/** What has a day by which it is to be done. The words on screen stand here once. */
export const DUES = {
  attestation: "Attest",
  evidence: "Evidence ends",
  risk_review: "Review risks",
  acceptance: "Acceptance ends",
  treatment: "Carry out action",
  asset_review: "Confirm assets",
  exception: "Exception ends",
  supplier_review: "Review supplier",
  supplier_action: "Carry out supplier action",
  supplier_agreement: "Agreement ends",
  supplier_assurance: "Assurance ends",
  scope_review: "Review scope",
  context_review: "Review entry of the context",
  finding_plan: "Plan correction",
  finding_action: "Implement action",
  finding_check: "Verify effectiveness",
  audit_start: "Start audit",
  audit_end: "Carry out audit",
} as const;
export type DueKind = keyof typeof DUES;
export const DUE_KINDS = Object.fromEntries(Object.keys(DUES).map((kind) => [kind, kind])) as {
  [Kind in DueKind]: Kind;
};

/** After their number: what is due together is one line. */
export const TOGETHER = { risks: " risks", assets: " assets" } as const;

const named = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
/** Nobody in particular: compliance officers see to it. */
export const responsible = named.nullable();

export const due = z.object({
  kind: z.enum(DUE_KINDS),
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  path: z.string(),
  due: z.string(),
  person: responsible,
  /** How many records the line stands for. */
  count: z.int(),
});
export type Due = z.infer<typeof due>;

/** Of whom: a person by id or reference, `me`, or `nobody` for what nobody in particular looks after. */
const whose = personRef.optional();
export const listDuesInput = listInput(["due", "reference"]).extend({
  kind: anyOf(DUE_KINDS),
  person: whose,
  from: day.optional(),
  to: day.optional(),
});
export const duePage = pageOf(due).extend({ today: z.string() });
