import * as z from "zod";
import type { Role } from "@/lib/kernel/actor";
import {
  anyOf,
  anyRef,
  day,
  degree,
  longText,
  optionalText,
  personRef,
  reason,
  recordRef,
  text,
  version,
} from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  RiskKind,
  RiskState,
  type Side,
  type Strength,
  TreatmentOption,
} from "@/prisma/generated/enums";
import { nextShape } from "./next/schema";
import { Appetite, ReviewDue } from "./register/schema";
import type { StatementPart } from "./rules";

export const RISK_STATE_LABELS = {
  identified: "Identified",
  assessed: "Assessed",
  treatment_planned: "Treatment planned",
  in_treatment: "In treatment",
  monitored: "Monitored",
  accepted: "Accepted",
  closed: "Closed",
} as const satisfies Record<RiskState, string>;
export const RISK_STATE_TONES = {
  identified: "warn",
  assessed: "info",
  treatment_planned: "info",
  in_treatment: "info",
  monitored: "ok",
  accepted: "ok",
  closed: "neutral",
} as const satisfies Record<RiskState, string>;

export const OPTION_LABELS = {
  modify: "Modify",
  avoid: "Avoid",
  share: "Share",
  retain: "Retain",
} as const satisfies Record<TreatmentOption, string>;

/** What the options mean, with the common synonyms. */
export const OPTION_HELP = {
  modify: "Change likelihood or impact by controls (also: mitigate, reduce)",
  avoid: "Stop or do not start what brings the risk",
  share: "Share it by contract or insurance (also: transfer)",
  retain: "Keep it as it is, by an acceptance (also: accept)",
} as const satisfies Record<TreatmentOption, string>;

export const SIDE_LABELS = {
  likelihood: "Likelihood",
  impact: "Impact",
  both: "Both",
} as const satisfies Record<Side, string>;

export const STRENGTH_LABELS = {
  weak: "Weak",
  moderate: "Moderate",
  strong: "Strong",
} as const satisfies Record<Strength, string>;

export const PROPERTY_LABELS = {
  C: "Confidentiality",
  I: "Integrity",
  A: "Availability",
} as const;
export const Property = { C: "C", I: "I", A: "A" } as const;
export type Property = keyof typeof Property;

const STATEMENT_LABELS = {
  cause: "cause",
  event: "event",
  consequence: "consequence",
  assets: "assets, or what it comes from",
  benefit: "benefit",
  effectCheck: "check of the effect",
  context: "what it comes from",
} as const satisfies Record<StatementPart, string>;
/** The parts that a statement lacks, in one breath. */
export const missingLabel = (parts: readonly StatementPart[]): string =>
  parts.map((part) => STATEMENT_LABELS[part]).join(", ");

export const BAND_LABELS = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
} as const;
export const Band = { low: "low", medium: "medium", high: "high", critical: "critical" } as const;
export type Band = keyof typeof Band;

/** Which of the three values of a risk is meant. */
export const VALUE_LABELS = {
  inherent: "Inherent",
  current: "Current",
  residual: "Residual",
} as const;
export const Value = { inherent: "inherent", current: "current", residual: "residual" } as const;
export type Value = keyof typeof Value;

/** Who reads the whole register; staff see what they proposed or work on. */
export const RISK_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const satisfies readonly Role[];

export const scoredShape = z.object({
  likelihood: z.int(),
  impact: z.int(),
  score: z.int(),
  band: z.enum(Band),
});

export const personShape = z.object({ id: z.string(), reference: z.string(), name: z.string() });

/** What a command on a risk answers. Not yet assessed: no scores. */
export const riskMoved = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  state: z.enum(RiskState),
  version: z.int(),
  inherent: scoredShape.nullable(),
  current: scoredShape.nullable(),
  residual: scoredShape.nullable(),
});

export const properties = z
  .array(z.enum(Property))
  .max(3)
  .transform((list) => [...new Set(list)]);
const assets = z
  .array(recordRef)
  .max(50, "Name at most 50 assets.")
  .transform((list) => [...new Set(list)]);
/** Issues and requirements of the context that it comes from. */
const context = z
  .array(recordRef)
  .max(20, "Name at most 20 entries of the context.")
  .transform((list) => [...new Set(list)]);
export const threatField = z
  .string()
  .regex(/^([a-z0-9-]{1,80}|THR-\d{1,9})$/, "Choose a threat of the library.")
  .nullish()
  .transform((value) => value ?? null);

export const proposeRiskInput = z.strictObject({
  title: text(200, 3),
  cause: optionalText(2000),
  event: optionalText(2000),
  consequence: optionalText(2000),
  threat: threatField,
  properties: properties.default([]),
  assets: assets.default([]),
  owner: personRef,
  kind: z.enum(RiskKind, "Choose risk or opportunity.").default("risk"),
  context: context.default([]),
  /** Of an opportunity, in place of scores. */
  benefit: optionalText(2000),
  effectCheck: optionalText(2000),
});

export const editRiskInput = z.strictObject({
  id: recordRef,
  version,
  title: text(200, 3).optional(),
  cause: longText(2000).optional(),
  event: longText(2000).optional(),
  consequence: longText(2000).optional(),
  threat: threatField.optional(),
  properties: properties.optional(),
  assets: assets.optional(),
  owner: personRef.optional(),
  context: context.optional(),
  benefit: longText(2000).optional(),
  effectCheck: longText(2000).optional(),
});
/** An edit also says which acceptances it ended. */
export const riskEditedShape = riskMoved.extend({
  voids: z.array(z.object({ id: z.string(), reference: z.string() })),
});

export const riskActInput = z.strictObject({ id: recordRef, version });
export const riskReasonInput = z.strictObject({ id: recordRef, version, reason: reason() });

export const RISK_SORTS = [
  "score",
  "residual",
  "inherent",
  "reference",
  "title",
  "nextReview",
] as const;
const cell = degree.optional();
const MONTH = "((19|20|21)\\d\\d-(0[1-9]|1[0-2]))";
const ASSESSED = new RegExp(`^(never|${MONTH}?\\.\\.${MONTH}?)$`);

export const listRisksInput = listInput(RISK_SORTS).extend({
  state: anyOf(RiskState),
  band: anyOf(Band),
  option: anyOf(TreatmentOption),
  /** A cell of the matrix, with the value it counts. */
  l: cell,
  i: cell,
  of: z.enum(Value).default("current"),
  /** References or ids; of persons also `me`. */
  owner: anyRef,
  asset: anyRef,
  control: anyRef,
  threat: anyRef,
  kind: anyOf(RiskKind),
  review: anyOf(ReviewDue),
  appetite: anyOf(Appetite),
  /** Months of the last assessment, `2026-06..2026-08` with either end open, or `never`. */
  assessed: z.string().regex(ASSESSED, "Give months as 2026-06..2026-08, or never.").optional(),
  /** Stands in a worse or a better band than on the morning of a day. */
  moved: z.enum({ up: "up", down: "down", rated: "rated" }).optional(),
  since: day.optional(),
  /** Whether each line says what is next. */
  next: z.enum({ yes: "yes" }).optional(),
});
/** What the register is narrowed by. */
export const riskFilter = listRisksInput.omit({
  next: true,
  size: true,
  cursor: true,
  sort: true,
  count: true,
});

export const riskRow = riskMoved.extend({
  owner: personShape,
  option: z.enum(TreatmentOption).nullable(),
  nextReview: z.string().nullable(),
});
export type RiskRow = z.infer<typeof riskRow>;
/** A line of the register. */
export const registerRow = riskRow.extend({
  /** What is next and whose turn it is, where that was asked for. */
  next: nextShape.nullish(),
  kind: z.enum(RiskKind),
  assets: z.array(z.object({ reference: z.string(), name: z.string() })),
  /** Days between reviews where they are not the band's. */
  reviewDays: z.int().nullable(),
  /** Edition of the method it was last assessed by, and whether another is in force. */
  method: z.string().nullable(),
  isOlder: z.boolean(),
});
export type RegisterRow = z.infer<typeof registerRow>;
export const riskPage = pageOf(registerRow);
