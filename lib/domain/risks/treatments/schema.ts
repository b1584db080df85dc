import * as z from "zod";
import {
  anyOf,
  anyRef,
  day,
  longText,
  optionalText,
  personRef,
  reason,
  recordRef,
  text,
  version,
  whole,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { RiskBand, RiskState, TreatmentOption, TreatmentState } from "@/prisma/generated/enums";
import { linkInput } from "../assessments/schema";
import { personShape, riskMoved } from "../schema";
import { CURRENCY } from "./catalogue";

export const TREATMENT_STATE_LABELS = {
  proposed: "Proposed",
  approved: "Approved",
  in_progress: "In progress",
  done: "Done",
  verified: "Verified",
  cancelled: "Cancelled",
} as const satisfies Record<TreatmentState, string>;
export const TREATMENT_STATE_TONES = {
  proposed: "neutral",
  approved: "info",
  in_progress: "info",
  done: "warn",
  verified: "ok",
  cancelled: "neutral",
} as const satisfies Record<TreatmentState, string>;

/** The controls that are new or work better afterwards, on which side and how strongly. */
const controls = z.array(linkInput).max(10, "Name at most 10 controls.");
const cost = whole(0, 999_999_999, `Give the cost in whole ${CURRENCY}, up to 999,999,999.`)
  .nullish()
  .transform((value) => value ?? null);

export const proposeTreatmentInput = z.strictObject({
  risk: recordRef,
  action: text(500, 5),
  option: z.enum(TreatmentOption, "Choose how it treats the risk.").default("modify"),
  controls: controls.default([]),
  responsible: personRef,
  due: day,
  /** What it takes: people and means. */
  resources: optionalText(1000),
  /** Whole amount in the organisation's currency. */
  cost,
  verification: optionalText(1000),
  verifier: personRef.nullish().transform((value) => value ?? null),
});

export const editTreatmentInput = z.strictObject({
  id: recordRef,
  version,
  action: text(500, 5).optional(),
  option: z.enum(TreatmentOption, "Choose how it treats the risk.").optional(),
  controls: controls.optional(),
  responsible: personRef.optional(),
  due: day.optional(),
  resources: optionalText(1000).optional(),
  cost: cost.optional(),
  verification: longText(1000).optional(),
  verifier: personRef.nullish(),
});

export const treatmentActInput = z.strictObject({ id: recordRef, version });
export const treatmentReasonInput = z.strictObject({ id: recordRef, version, reason: reason() });
export const moveDueInput = z.strictObject({ id: recordRef, version, due: day, reason: reason() });
export const finishTreatmentInput = z.strictObject({
  id: recordRef,
  version,
  note: reason(),
  /** References of the evidence that shows it. */
  evidence: z.array(recordRef).min(1, "Attach evidence that shows what was done.").max(20),
});
/** How far it is, by whoever does it. */
export const reportTreatmentInput = z.strictObject({
  id: recordRef,
  version,
  progress: whole(0, 100, "Give a percentage from 0 to 100."),
  note: optionalText(1000),
});
export const verifyTreatmentInput = z.strictObject({ id: recordRef, version, note: reason() });

export const treatmentMovedShape = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(TreatmentState),
  version: z.int(),
  risk: riskMoved,
});

/** What the views of the plan filter by. */
export const planFilter = {
  state: anyOf(TreatmentState),
  /** References or ids of persons; `me` is whoever asks. */
  responsible: anyRef,
  option: anyOf(TreatmentOption),
  control: anyRef,
  /** The band of the risk now. */
  band: anyOf(RiskBand),
  risk: recordRef.optional(),
  overdue: z.enum(["yes"]).optional(),
};
export const listTreatmentsInput = listInput(["due", "reference", "cost", "progress"]).extend(
  planFilter,
);
export const treatmentRow = z.object({
  id: z.string(),
  reference: z.string(),
  action: z.string(),
  option: z.enum(TreatmentOption),
  state: z.enum(TreatmentState),
  risk: z.object({
    id: z.string(),
    reference: z.string(),
    title: z.string(),
    state: z.enum(RiskState),
  }),
  /** Of the risk as it is now. */
  band: z.enum(RiskBand).nullable(),
  /** References of the controls that it brings or improves. */
  controls: z.array(z.string()),
  responsible: personShape,
  verifier: z.string().nullable(),
  due: z.string(),
  /** Days past the due day while it is open; 0 when in time. */
  daysLate: z.int(),
  /** How far up its lateness was told: 0 nobody, 1 who does it, 2 the risk's owner, 3 compliance. */
  escalation: z.int(),
  resources: z.string(),
  cost: z.int().nullable(),
  progress: z.int(),
  version: z.int(),
});
export type TreatmentRow = z.infer<typeof treatmentRow>;
export const treatmentPage = pageOf(treatmentRow);

export const treatmentSumsInput = z.strictObject({ q: text(200, 0).optional(), ...planFilter });
/** Exact over everything that the filter finds. */
export const treatmentSums = z.object({
  actions: z.int(),
  open: z.int(),
  late: z.int(),
  /** Whole amounts; cancelled actions cost nothing. */
  cost: z.int(),
  openCost: z.int(),
  currency: z.string(),
});
export type TreatmentSums = z.infer<typeof treatmentSums>;

const choice = z.object({ reference: z.string(), name: z.string() });
/** People and controls that the plan names: what its filters offer. */
export const treatmentChoices = z.object({ people: z.array(choice), controls: z.array(choice) });

/** What the reader may do with an action. */
export const treatmentCan = z.object({
  edit: z.boolean(),
  approve: z.boolean(),
  moveDue: z.boolean(),
  cancel: z.boolean(),
  start: z.boolean(),
  report: z.boolean(),
  finish: z.boolean(),
  verify: z.boolean(),
  return: z.boolean(),
  /** The act that S4 keeps the reader from, for which a compensating review may be asked. */
  needsReview: z.enum(["treatments.approve", "treatments.verify"]).nullable(),
});

/** Cards that a column of the board holds at most; who wants more reads the table. */
export const MOST_CARDS = 50;
export const treatmentCard = treatmentRow.extend({ can: treatmentCan });
export type TreatmentCard = z.infer<typeof treatmentCard>;
export const treatmentBoard = z.object({
  columns: z.array(
    z.object({ state: z.enum(TreatmentState), total: z.int(), cards: z.array(treatmentCard) }),
  ),
});
export type BoardColumn = z.infer<typeof treatmentBoard>["columns"][number];

/** Where a page of what is late ended. */
const lateAt = z.object({ day, id: z.uuid() });
export const lateInput = z.strictObject({
  after: lateAt.nullish(),
  size: z.int().min(1).max(500).default(500),
});
export const lateShape = z.object({ ids: z.array(z.string()), next: lateAt.nullable() });
export const escalateInput = z.strictObject({ id: recordRef });
export const escalatedShape = z.object({ id: z.string(), escalation: z.int() });
