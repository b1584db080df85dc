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
import { AuditState, ChecklistResult, Grade } from "@/prisma/generated/enums";
import { findingRow, person } from "./findings/schema";

export const AUDIT_STATE_LABELS: Readonly<Record<AuditState, string>> = {
  planned: "Planned",
  announced: "Announced",
  in_progress: "In progress",
  reporting: "Reporting",
  reported: "Reported",
  closed: "Closed",
  cancelled: "Cancelled",
};

export const CHECKLIST_RESULT_LABELS: Readonly<Record<ChecklistResult, string>> = {
  conforming: "Conforming",
  finding: "Finding",
  not_tested: "Not tested",
};

const existing = { id: recordRef, version };
const lines = z.array(text(400)).max(50);

const planFields = {
  title: text(200, 3),
  objective: longText(),
  scope: longText(),
  criteria: lines.min(1, "Name at least one criterion."),
  method: longText(),
  independence: optionalText(2000),
  from: day,
  to: day,
  lead: personRef,
  /** Clauses (9.2.1) and controls (A.5.18); each becomes a line of the checklist. */
  refs: z.array(text(40)).min(1, "Choose what is looked at.").max(200),
};
const forward = (input: { from: string; to: string }) => input.to >= input.from;
const BACKWARD = { path: ["to"], message: "An audit ends on or after the day it begins." };

export const planAuditInput = z.strictObject(planFields).refine(forward, BACKWARD);
export const editAuditInput = z
  .strictObject({ ...existing, ...planFields })
  .refine(forward, BACKWARD);
export const onAuditInput = z.strictObject(existing);
export const issueAuditInput = z.strictObject({
  ...existing,
  conclusion: longText(8000, 10),
  strengths: lines.default([]),
  distribution: z.array(personRef).min(1, "Name who gets the report.").max(20),
});
export const closeAuditInput = z.strictObject({ ...existing, discussedOn: day });
export const cancelAuditInput = z.strictObject({ ...existing, reason: reason() });

export const auditStand = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(AuditState),
  version: z.int(),
});

export const listAuditsInput = listInput(["starts"]).extend({ state: anyOf(AuditState) });
export const auditRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  state: z.enum(AuditState),
  lead: person,
  from: z.string(),
  to: z.string(),
  items: z.int(),
  tested: z.int(),
  findings: z.int(),
});
export type AuditRow = z.output<typeof auditRow>;
export const auditPage = pageOf(auditRow);

export const checklistItem = z.object({
  id: z.uuid(),
  ref: z.string(),
  title: z.string(),
  result: z.enum(ChecklistResult).nullable(),
  note: z.string(),
  finding: z.object({ reference: z.string(), grade: z.enum(Grade).nullable() }).nullable(),
  version: z.int(),
});
export type ChecklistItem = z.output<typeof checklistItem>;

export const getAuditInput = z.strictObject({ id: recordRef });
export const auditRecord = z.object({
  ...auditStand.shape,
  title: z.string(),
  objective: z.string(),
  scope: z.string(),
  criteria: z.array(z.string()),
  method: z.string(),
  independence: z.string(),
  lead: person,
  from: z.string(),
  to: z.string(),
  strengths: z.array(z.string()),
  conclusion: z.string().nullable(),
  distribution: z.array(person),
  announcedAt: z.string().nullable(),
  reportIssuedAt: z.string().nullable(),
  discussedOn: z.string().nullable(),
  closedAt: z.string().nullable(),
  cancelReason: z.string().nullable(),
  checklist: z.array(checklistItem),
  findings: z.array(
    findingRow.pick({
      id: true,
      reference: true,
      title: true,
      ref: true,
      grade: true,
      state: true,
    }),
  ),
});
export type AuditRecord = z.output<typeof auditRecord>;
