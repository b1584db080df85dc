import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { OperatingState, Side, Strength } from "@/prisma/generated/enums";
import { scaleShape } from "../../method/schema";
import { scoredShape } from "../../schema";

/** What an assessment keeps of the links it was reckoned from; the earliest kept nothing. */
const keptLink = z.object({
  controlId: z.string(),
  side: z.enum(Side),
  strength: z.enum(Strength),
  state: z.enum(OperatingState),
});
export const keptInputs = z.object({
  links: z.array(keptLink).default([]),
  planned: z.array(keptLink).default([]),
});

const link = keptLink.extend({
  /** As it is called now; its id where the reader may not see controls. */
  reference: z.string(),
});
export type KeptLink = z.output<typeof link>;

/** One assessment with all it was reckoned from. */
const kept = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  trigger: z.string(),
  /** The edition of the method it followed, which its arithmetic is shown by. */
  method: scaleShape,
  inherent: scoredShape,
  current: scoredShape,
  residual: scoredShape,
  reasonLikelihood: z.string(),
  reasonImpact: z.string(),
  override: z.object({ computed: scoredShape, reason: z.string() }).nullable(),
  links: z.array(link),
  planned: z.array(link),
});
export type KeptAssessment = z.output<typeof kept>;

/** What can differ between two assessments, as it is told. */
export const DIFFERENCE_LABELS = {
  inherentLikelihood: "Inherent likelihood",
  inherentImpact: "Inherent impact",
  current: "Current score",
  residual: "Residual score",
  method: "Method",
  override: "Level set by a person",
  linked: "Linked",
  unlinked: "No longer linked",
  state: "State",
  strength: "Strength",
} as const;
export type Difference = keyof typeof DIFFERENCE_LABELS;

const difference = z.object({
  what: z.enum(Object.keys(DIFFERENCE_LABELS) as [Difference, ...Difference[]]),
  /** The control it is about; null where it is about the assessment. */
  control: z.string().nullable(),
  planned: z.boolean(),
  before: z.union([z.string(), z.number()]).nullable(),
  after: z.union([z.string(), z.number()]).nullable(),
});
export type FoundDifference = z.output<typeof difference>;

export const compareInput = z.strictObject({
  id: recordRef,
  /** Ids of two assessments of the risk; without them the newest is held against the one before. */
  from: z.uuid().optional(),
  to: z.uuid().optional(),
});
export const comparison = z.object({
  risk: z.object({ id: z.string(), reference: z.string(), title: z.string() }),
  /** All of the risk's assessments, the newest first, to choose from. */
  choices: z.array(
    z.object({ id: z.string(), at: z.string(), by: z.string(), /** Of current. */ score: z.int() }),
  ),
  from: kept,
  to: kept,
  differences: z.array(difference),
});
export type Comparison = z.output<typeof comparison>;
