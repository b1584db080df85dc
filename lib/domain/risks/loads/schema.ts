import * as z from "zod";
import { recordRef, storable, text, UNSTORABLE } from "@/lib/kernel/fields";
import { RiskState } from "@/prisma/generated/enums";

/** As many as one transaction writes with all that is kept of them; a larger register comes in parts. */
export const MOST_RISKS = 2000;
export const IMPORT_BODY = 24_000_000;
/** As many as a page shows; the counts are of all. */
export const MOST_SHOWN = 500;

/** What a column of a table can be, in the order in which a person looks for it. */
export const LOAD_FIELDS = [
  ...(["reference", "title", "cause", "event", "consequence", "assets", "threat"] as const),
  ...(["properties", "owner", "state", "option", "reviewDays"] as const),
  ...(["inherentLikelihood", "inherentImpact", "reasonLikelihood", "reasonImpact"] as const),
  ...(["currentLikelihood", "currentImpact", "overrideReason"] as const),
] as const;
const field = z.enum(LOAD_FIELDS);
export type LoadField = z.output<typeof field>;
export const FIELD_LABELS = {
  reference: "Reference",
  title: "Title",
  cause: "Cause",
  event: "Event",
  consequence: "Consequence",
  assets: "Assets",
  threat: "Threat",
  properties: "What is lost",
  owner: "Owner",
  state: "State",
  option: "Treatment",
  reviewDays: "Review interval in days",
  inherentLikelihood: "Inherent likelihood",
  inherentImpact: "Inherent impact",
  reasonLikelihood: "Reason for the likelihood",
  reasonImpact: "Reason for the impact",
  currentLikelihood: "Current likelihood",
  currentImpact: "Current impact",
  overrideReason: "Reason for another current level",
} as const satisfies Record<LoadField, string>;

/** Leaves a column out. */
export const LEFT_OUT = "";

const cell = z.string().max(20_000).refine(storable, UNSTORABLE);
const sheet = z.strictObject({
  headers: z.array(text(300)).min(1).max(300),
  rows: z
    .array(z.strictObject({ line: z.int().min(1), cells: z.array(cell).max(300) }))
    .min(1, "The table holds no rows.")
    .max(MOST_RISKS, `A table may have ${MOST_RISKS.toLocaleString("en")} rows; send it in parts.`),
});
export type Sheet = z.output<typeof sheet>;

/** Column of the table → field of ours; `` leaves the column out. */
const mapping = z.record(text(300), z.union([field, z.literal(LEFT_OUT)]));
export type Mapping = z.output<typeof mapping>;
/** For a field: what stands in the cells → what it means here; `` means nothing is said. */
const values = z.partialRecord(field, z.record(z.string().max(20_000), text(200, 0)));
export type Values = z.output<typeof values>;

export const loadInput = z.strictObject({
  sheet,
  mapping,
  values: values.default({}),
  /** Name of the file, for whoever looks back. */
  title: text(300, 0).default(""),
  /** Rows that say what an open risk says already come in all the same; by default they are left out. */
  doubles: z.boolean().default(false),
});
export type LoadInput = z.output<typeof loadInput>;
/** `seen` as the preview gave it: where a risk changed since, nothing is written. */
export const importRisksInput = loadInput.extend({
  seen: z.string().max(64).optional(),
  /** The same table was imported before, and is to be imported again. */
  again: z.boolean().default(false),
});

export const columnsInput = z.strictObject({ headers: sheet.shape.headers });
/** What each column most likely is; what was chosen for it the last time counts more. */
export const columnsShape = z.object({
  mapping: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.record(z.string(), z.string())),
  /** Of our own export: what follows from other things and cannot be set. */
  passedOver: z.array(z.string()),
});
export type ColumnsProposed = z.output<typeof columnsShape>;

export const ACTION_LABELS = {
  create: "Will be added",
  update: "Will be changed",
  same: "Stays as it is",
  there: "Already there: left out",
} as const;
const Action = { create: "create", update: "update", same: "same", there: "there" } as const;

const change = z.object({ field: z.string(), before: z.string(), after: z.string() });
export const loadRow = z.object({
  line: z.int(),
  action: z.enum(Action),
  /** Null of what is not there yet; of what is there already, the risk that says the same. */
  reference: z.string().nullable(),
  title: z.string(),
  changes: z.array(change),
  /** The line of the table that says the same, where no risk does. */
  like: z.int().nullable(),
});
export type LoadRow = z.output<typeof loadRow>;

/** What is wrong, where, and what to do. */
export const loadProblem = z.object({
  line: z.int(),
  column: z.string(),
  value: z.string(),
  message: z.string(),
});
export type LoadProblem = z.output<typeof loadProblem>;
/** The same fault of several rows; the line is the first of them. */
const toldProblem = loadProblem.extend({ rows: z.int() });
export type ToldProblem = z.output<typeof toldProblem>;

/** A value that means nothing here until somebody says what it means. */
export const unknownValue = z.object({ field, value: z.string(), count: z.int() });
export type UnknownValue = z.output<typeof unknownValue>;

const counts = { created: z.int(), updated: z.int(), same: z.int(), there: z.int() };
/** An import of the very same rows that was not taken back. */
const importedBefore = z.object({
  batch: z.string(),
  title: z.string(),
  by: z.string(),
  at: z.string(),
});
export type ImportedBefore = z.output<typeof importedBefore>;
export const loadPreview = z.object({
  ...counts,
  rows: z.array(loadRow),
  problems: z.array(toldProblem),
  /** Cells to be corrected in all rows. */
  wrong: z.int(),
  unknown: z.array(unknownValue),
  /** Acceptances that fall, since what they rest on changes. */
  voids: z.array(z.object({ risk: z.string(), acceptance: z.string() })),
  /** Who imported the same table before; null where nobody did, or it was taken back. */
  before: importedBefore.nullable(),
  /** Stands for the risks as they were looked at; an import that sends it meets the same ones. */
  seen: z.string(),
});
export type LoadPreview = z.output<typeof loadPreview>;

export const loadDone = z.object({
  ...counts,
  /** Null when nothing changed. */
  batch: z.string().nullable(),
});

export const undoLoadInput = z.strictObject({ id: recordRef });
export const loadRecord = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  by: z.string(),
  at: z.string(),
  created: z.int(),
  updated: z.int(),
  undoneAt: z.string().nullable(),
  undoUntil: z.string(),
  mayUndo: z.boolean(),
  /** Why it cannot be taken back; empty when it can. */
  against: z.array(z.string()),
  /** The first of them; the counts are of all. */
  risks: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      state: z.enum(RiskState),
      created: z.boolean(),
    }),
  ),
});
export type LoadRecord = z.output<typeof loadRecord>;
export const loadTakenBack = z.object({
  reference: z.string(),
  removed: z.int(),
  restored: z.int(),
});
