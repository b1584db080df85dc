import * as z from "zod";
import {
  anyOf,
  day,
  optionalText,
  reason,
  recordRef,
  text,
  version,
  whole,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  Classification,
  CollectionMethod,
  EvidenceCollector,
  EvidenceKind,
  EvidenceState,
} from "@/prisma/generated/enums";
import { personShape } from "../schema";
import { verdictShape } from "./quality/schema";
import { isWebAddress } from "./rules";

export const EVIDENCE_STATE_LABELS = {
  draft: "Draft",
  submitted: "Submitted",
  accepted: "Accepted",
  rejected: "Rejected",
  expired: "Expired",
  withdrawn: "Withdrawn",
} as const satisfies Record<EvidenceState, string>;

export const EVIDENCE_STATE_TONES = {
  draft: "neutral",
  submitted: "info",
  accepted: "ok",
  rejected: "bad",
  expired: "warn",
  withdrawn: "neutral",
} as const satisfies Record<EvidenceState, string>;

export const EVIDENCE_KIND_LABELS = {
  export: "Export",
  log: "Log",
  configuration: "Configuration",
  report: "Report",
  record: "Record",
  photo: "Photo or screenshot",
  link: "Copy of a linked page",
  result: "Structured result",
  statement: "Statement of a person",
} as const satisfies Record<EvidenceKind, string>;

export const METHOD_LABELS = {
  manual: "By a person",
  automatic: "Automatic",
} as const satisfies Record<CollectionMethod, string>;

export const COLLECTOR_LABELS = {
  person: "A person",
  command_line: "A person at the command line",
  job: "A job or pipeline",
} as const satisfies Record<EvidenceCollector, string>;

/** Known only once the bytes have passed: the upload routes make it, no caller can. */
const storedFile = z.strictObject({
  name: text(255),
  kind: z.string().regex(/^[a-z]{2,12}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: whole(1),
});

const refs = z.array(recordRef).max(100).default([]);
const count = whole(0).nullish();

/** An address that a browser opens and that names no password. */
const address = z
  .string()
  .max(2000, "Use at most 2,000 characters.")
  .refine(
    isWebAddress,
    "Give an address that begins with http:// or https://, without a password.",
  );

/** What the sender says about the file: the field `data` of an upload. */
export const evidenceData = z.strictObject({
  title: text(300),
  kind: z.enum(EvidenceKind, "Choose what kind of evidence it is."),
  /** The system it comes from. */
  source: text(1000, 3),
  /** The query or path inside that system. */
  query: optionalText(4000),
  method: z.enum(CollectionMethod).default("manual"),
  /** Nothing said: a token stands for a job, anybody else for themselves. */
  collector: z.enum(EvidenceCollector).optional(),
  /** The run of the job or pipeline that made it. */
  runId: optionalText(200),
  /** What the whole consisted of, how many that were, how many were looked at, how they were chosen. */
  population: optionalText(1000),
  populationCount: count,
  sampleCount: count,
  drawn: optionalText(1000),
  /** The address of which the file is a copy. The server never goes there. */
  linkUrl: address.nullish(),
  /** The piece whose place this one takes; it stays, marked. */
  revisionOf: recordRef.nullish(),
  /** The piece with personal data of which this is a masked copy. */
  twinOf: recordRef.nullish(),
  collectedAt: day,
  periodFrom: day,
  periodTo: day,
  validUntil: day.nullish(),
  controls: refs,
  assets: refs,
  class: z.enum(Classification).default("internal"),
  personalData: z.boolean().default(false),
});
export const submitEvidenceInput = evidenceData.extend({ file: storedFile });

const existing = { id: recordRef, version };
export const acceptEvidenceInput = z.strictObject(existing);
export const refuseEvidenceInput = z.strictObject({ ...existing, reason: reason() });
export const expireInput = z.strictObject({ id: z.uuid() });

/** What an upload and every command on evidence answers. */
export const evidenceChanged = z.object({
  id: z.uuid(),
  reference: z.string(),
  sha256: z.string(),
  size: z.int(),
  state: z.enum(EvidenceState),
  version: z.int(),
});

const SORTS = ["collected", "title", "validUntil", "reference"] as const;
export const listEvidenceInput = listInput(SORTS).extend({
  state: anyOf(EvidenceState),
  kind: anyOf(EvidenceKind),
  control: recordRef.optional(),
});
export const evidenceInput = z.strictObject({ id: recordRef });

export const evidenceRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  kind: z.enum(EvidenceKind),
  state: z.enum(EvidenceState),
  source: z.string(),
  collectedAt: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  validUntil: z.string().nullable(),
  submittedBy: personShape,
  controls: z.array(z.string()),
  fileName: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** The accepted piece that took its place. */
  replacedBy: z.string().nullable(),
  version: z.int(),
});
export type EvidenceRow = z.output<typeof evidenceRow>;
export const evidencePage = pageOf(evidenceRow);

const link = z.object({ reference: z.string(), title: z.string() });
const stated = link.extend({ state: z.enum(EvidenceState) });
export const evidenceRecord = evidenceRow.extend({
  query: z.string().nullable(),
  collector: z.enum(EvidenceCollector).nullable(),
  runId: z.string().nullable(),
  population: z.string().nullable(),
  populationCount: z.int().nullable(),
  sampleCount: z.int().nullable(),
  drawn: z.string().nullable(),
  linkUrl: z.string().nullable(),
  revisionOf: link.nullable(),
  /** What somebody sent in its place, accepted or not. */
  revisedBy: stated.nullable(),
  twinOf: link.nullable(),
  /** Masked copies of it. */
  twins: z.array(stated),
  /** What can be decided of the five tests without a reviewer. */
  quality: z.array(verdictShape),
  method: z.enum(CollectionMethod),
  class: z.enum(Classification),
  personalData: z.boolean(),
  acceptedBy: personShape.nullable(),
  acceptedAt: z.string().nullable(),
  submittedAt: z.string(),
  reason: z.string().nullable(),
  supports: z.array(link),
  assets: z.array(link),
  attestations: z.array(z.object({ reference: z.string(), control: link })),
  treatments: z.array(z.object({ reference: z.string(), risk: link })),
  findings: z.array(link),
  /** Whether the reader's role or name on a control lets them accept or reject it. */
  mayJudge: z.boolean(),
});
export type EvidenceRecord = z.output<typeof evidenceRecord>;

/** What the download door needs to hand the bytes out. */
export const evidenceContent = z.object({
  fileName: z.string(),
  fileKind: z.string(),
  sha256: z.string(),
  size: z.int(),
});

export const hashesInput = z.strictObject({
  sha256: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(500),
});
