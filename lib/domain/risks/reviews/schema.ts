import * as z from "zod";
import { reason, recordRef, version, whole } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  OperatingState,
  ReviewResult,
  RiskKind,
  Side,
  Strength,
  TreatmentState,
} from "@/prisma/generated/enums";
import { Outcome } from "../acceptances/schema";
import { scaleShape } from "../method/schema";
import { nextShape } from "../next/schema";
import { riskFilter, riskMoved, riskRow } from "../schema";

export const REVIEW_RESULT_LABELS = {
  still_valid: "Still valid",
  rescored: "Re-scored",
} as const satisfies Record<ReviewResult, string>;

/** Days between two looks where somebody wants them sooner than the band does. */
export const reviewDays = whole(1, 1095, "Give 1 to 1095 days.");

export const confirmReviewInput = z.strictObject({ id: recordRef, version, reason: reason() });
/** A risk after a look at it. */
export const reviewedShape = riskMoved.extend({ nextReview: z.string().nullable() });

export const dueReviewsInput = riskFilter.extend({
  ...listInput(["due"]).shape,
  /** Due within so many days; those that the register's filter finds where it names when. */
  within: whole(0, 1095, "Give 0 to 1095 days.").optional(),
});

/** What happened to a risk since somebody looked at it last. */
const change = z.discriminatedUnion("what", [
  z.object({ what: z.literal("score"), was: z.int() }),
  z.object({
    what: z.literal("control"),
    reference: z.string(),
    title: z.string(),
    was: z.enum(OperatingState).nullable(),
    state: z.enum(OperatingState),
  }),
  z.object({
    what: z.literal("action"),
    reference: z.string(),
    title: z.string(),
    state: z.enum(TreatmentState),
    at: z.string(),
  }),
  z.object({
    what: z.literal("acceptance"),
    reference: z.string(),
    state: z.enum(Outcome),
    at: z.string(),
  }),
  z.object({
    what: z.literal("finding"),
    reference: z.string(),
    title: z.string(),
    at: z.string(),
  }),
]);
export type Change = z.output<typeof change>;

export const lastLook = z.object({
  at: z.string(),
  by: z.string(),
  result: z.enum(ReviewResult),
  reason: z.string(),
  score: z.int(),
});
export type LastLook = z.output<typeof lastLook>;

/** A risk as whoever reviews it needs it. */
export const dueReview = riskRow.extend({
  kind: z.enum(RiskKind),
  cause: z.string(),
  event: z.string(),
  consequence: z.string(),
  benefit: z.string(),
  effectCheck: z.string(),
  properties: z.array(z.string()),
  assets: z.array(z.string()),
  controls: z.array(
    z.object({
      controlId: z.string(),
      reference: z.string(),
      title: z.string(),
      side: z.enum(Side),
      strength: z.enum(Strength),
      state: z.enum(OperatingState),
    }),
  ),
  /** Days between looks where its owner wants it sooner than its band. */
  reviewDays: z.int().nullable(),
  /** The acceptance that a re-score ends. */
  accepted: z.string().nullable(),
  lastLook: lastLook.nullable(),
  changes: z.array(change),
  /** The newest act on it, for whoever was slower. */
  lastAct: z.object({ at: z.string(), by: z.string(), action: z.string() }).nullable(),
  next: nextShape.nullable(),
  can: z.object({ confirm: z.boolean(), assess: z.boolean() }),
});
export type DueReview = z.output<typeof dueReview>;
export const dueReviewsPage = pageOf(dueReview).extend({
  /** The scale in force, by which a re-score is made. */
  inForce: scaleShape,
});
