import * as z from "zod";
import {
  anyOf,
  day,
  personRef,
  reason,
  recordRef,
  text,
  version,
  whole,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import type { Module } from "@/lib/kernel/operation";
import { EngagementState } from "@/prisma/generated/enums";

export const ENGAGEMENT_STATE_LABELS: Readonly<Record<EngagementState, string>> = {
  proposed: "Proposed",
  approved: "Approved",
  open: "Open",
  ended: "Ended",
  revoked: "Revoked",
  declined: "Declined",
};

/** The one list of what an engagement can open, in the order of the room's navigation. */
export const MODULE_LABELS: Readonly<Record<Module, string>> = {
  scope: "Scope",
  context: "Context",
  assets: "Assets",
  risk: "Risks",
  soa: "Statement of Applicability",
  controls: "Controls",
  evidence: "Evidence",
  documents: "Documents",
  training: "Training",
  incidents: "Incidents",
  audit: "Internal audits",
  findings: "Findings",
  review: "Management reviews",
  trail: "Trail",
};
const isModule = (value: string): value is Module => value in MODULE_LABELS;
export const MODULES: readonly Module[] = Object.keys(MODULE_LABELS).filter(isModule);
const module = z.enum(
  Object.fromEntries(MODULES.map((name) => [name, name])) as Readonly<{ [M in Module]: M }>,
);

export const MASK_LABELS = {
  data_subjects: "Data subjects",
  prompts: "Prompts and answers",
  personnel: "Personnel content",
  incidents: "Incident content",
} as const;
const mask = z.enum(["data_subjects", "prompts", "personnel", "incidents"]);
export const MASKS = mask.options;

export const proposeEngagementInput = z
  .strictObject({
    person: personRef,
    body: text(200, 2),
    purpose: text(500, 5),
    from: day,
    /** The last day of access. */
    until: day,
    earlyAccessFrom: day.nullish(),
    modules: z
      .array(module)
      .min(1, "Grant at least one module.")
      .default([...MODULES]),
    masks: z.array(mask).default([...MASKS]),
    /** When the confidentiality agreement was signed; approval waits for it. */
    confidentialityOn: day.nullish(),
  })
  .refine(({ from, until }) => until >= from, {
    path: ["until"],
    message: "Access ends on or after the day it begins.",
  })
  .refine(({ from, earlyAccessFrom }) => !earlyAccessFrom || earlyAccessFrom <= from, {
    path: ["earlyAccessFrom"],
    message: "Early access begins on or before the start.",
  });

const existing = { id: recordRef, version };
export const approveEngagementInput = z.strictObject({
  ...existing,
  confidentialityOn: day.nullish(),
});
export const endEngagementInput = z.strictObject({ ...existing, reason: reason() });
export const onEngagementInput = z.strictObject({ id: recordRef });

export const engagementStand = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(EngagementState),
  version: z.int(),
});

const person = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
const ahead = {
  ...engagementStand.shape,
  body: z.string(),
  purpose: z.string(),
  from: z.string(),
  until: z.string(),
  earlyAccessFrom: z.string().nullable(),
};

export const listEngagementsInput = listInput(["until"]).extend({ state: anyOf(EngagementState) });
export const engagementRow = z.object({ ...ahead, person, modules: z.int() });
export type EngagementRow = z.output<typeof engagementRow>;
export const engagementPage = pageOf(engagementRow);

export const engagementRecord = z.object({
  ...ahead,
  person,
  modules: z.array(module),
  masks: z.array(z.string()),
  confidentialityOn: z.string().nullable(),
  proposedBy: person.nullable(),
  proposedAt: z.string(),
  approvedBy: person.nullable(),
  approvedAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  revokedBy: person.nullable(),
  revokedAt: z.string().nullable(),
  reason: z.string().nullable(),
});
export type EngagementRecord = z.output<typeof engagementRecord>;

/** An assessor's own engagement: what is granted, until when, and how much is kept back. */
export const roomRecord = z.object({
  ...ahead,
  modules: z.array(module),
  /** What may be read today: before the start only early access. */
  openModules: z.array(module),
  masks: z.array(z.string()),
  today: z.string(),
  organisation: z.string(),
  /** Audits still planned or in the field; their content stays hidden. */
  hiddenAudits: z.int(),
});
export type RoomRecord = z.output<typeof roomRecord>;
export const ownEngagements = z.array(z.object({ ...ahead, isCurrent: z.boolean() }));

export const listViewsInput = z.strictObject({
  id: recordRef,
  size: whole(1, 500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export const viewRow = z.object({
  id: z.number(),
  at: z.string(),
  person: z.string(),
  operation: z.string(),
  module: z.string(),
  /** The record as it was asked for, or `list`. */
  record: z.string(),
});
export type ViewRow = z.output<typeof viewRow>;
export const viewPage = z.object({ rows: z.array(viewRow), next: z.string().nullable() });
