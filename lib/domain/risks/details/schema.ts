import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import {
  AcceptanceState,
  AssetKind,
  Classification,
  ContextKind,
  OperatingState,
  ReviewResult,
  RiskKind,
  Side,
  Strength,
  TreatmentOption,
  TreatmentState,
} from "@/prisma/generated/enums";
import { Outcome } from "../acceptances/schema";
import { scaleShape } from "../method/schema";
import { nextShape } from "../next/schema";
import { Band, personShape, riskRow, scoredShape } from "../schema";
import { treatmentCan } from "../treatments/schema";

export const getRiskInput = z.strictObject({ id: recordRef });

const linkShape = z.object({
  controlId: z.string(),
  side: z.enum(Side),
  strength: z.enum(Strength),
  state: z.enum(OperatingState),
});

export const assetPart = z.object({
  id: z.string(),
  /** Null where the reader's engagement does not show assets. */
  reference: z.string().nullable(),
  name: z.string().nullable(),
  kind: z.enum(AssetKind).nullable(),
  classification: z.enum(Classification).nullable(),
});

export const reviewPart = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  result: z.enum(ReviewResult),
  reason: z.string(),
  score: z.int(),
});

/** An issue or requirement that it comes from. */
export const contextPart = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  kind: z.enum(ContextKind),
});

export const controlPart = linkShape.extend({ reference: z.string(), title: z.string() });

export const assessmentPart = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  trigger: z.string(),
  method: z.string(),
  inherent: scoredShape,
  current: scoredShape,
  residual: scoredShape,
  reasonLikelihood: z.string(),
  reasonImpact: z.string(),
  /** What the method computed, where a person set another level. */
  override: z.object({ computed: scoredShape, reason: z.string() }).nullable(),
});

export const treatmentPart = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  action: z.string(),
  option: z.enum(TreatmentOption),
  state: z.enum(TreatmentState),
  controls: z.array(controlPart),
  resources: z.string(),
  cost: z.int().nullable(),
  progress: z.int(),
  progressNote: z.string(),
  progressAt: z.string().nullable(),
  /** What it is expected to take off, while it is not verified; null where it names no control. */
  expectation: z
    .object({
      without: scoredShape,
      with: scoredShape,
      effects: z.array(
        z.object({
          reference: z.string(),
          side: z.enum(Side),
          strength: z.enum(Strength),
          designed: z.number(),
          factor: z.number(),
          effect: z.number(),
        }),
      ),
    })
    .nullable(),
  /** How far up its lateness was told for the due day that stands. */
  escalation: z.int(),
  escalations: z.array(
    z.object({ level: z.int(), at: z.string(), due: z.string(), to: z.array(z.string()) }),
  ),
  responsible: personShape,
  verifier: personShape.nullable(),
  due: z.string(),
  dueMoves: z.array(
    z.object({
      at: z.string(),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      by: z.string(),
    }),
  ),
  verification: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  doneNote: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  verifiedAt: z.string().nullable(),
  verifiedNote: z.string().nullable(),
  reason: z.string().nullable(),
  evidence: z.array(z.object({ reference: z.string(), title: z.string() })),
  can: treatmentCan,
});
export type TreatmentPart = z.infer<typeof treatmentPart>;

export const acceptancePart = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  state: z.enum(AcceptanceState),
  outcome: z.enum(Outcome),
  score: z.int(),
  band: z.enum(Band),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  validUntil: z.string().nullable(),
  reason: z.string().nullable(),
  conditions: z.string(),
  /** By which session, or by a token, it was decided; empty where that was not kept. */
  signIn: z.string(),
  /** Of what it binds, in canonical JSON. */
  bindsSha256: z.string().nullable(),
  /** The acceptance that it continues. */
  renews: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
  atRisk: z.boolean(),
  can: z.object({
    accept: z.boolean(),
    reject: z.boolean(),
    withdraw: z.boolean(),
    revoke: z.boolean(),
    /** It is in its last days, and nobody has asked to continue it. */
    renew: z.boolean(),
    needsReview: z.boolean(),
  }),
});
export type AcceptancePart = z.infer<typeof acceptancePart>;

export const riskDetail = riskRow.extend({
  kind: z.enum(RiskKind),
  /** Of an opportunity, in place of scores. */
  benefit: z.string(),
  effectCheck: z.string(),
  context: z.array(contextPart),
  /** Days between looks where its owner wants it sooner than its band. */
  reviewDays: z.int().nullable(),
  /** Every look since it was assessed first, the newest first; at most the last fifty. */
  reviews: z.array(reviewPart),
  /** The one line: what is next, and whose turn it is. */
  next: nextShape.nullable(),
  cause: z.string(),
  event: z.string(),
  consequence: z.string(),
  threat: z.object({ id: z.string(), title: z.string() }).nullable(),
  properties: z.array(z.string()),
  /** Edition of the method of the last assessment. */
  method: z.string().nullable(),
  /** That edition's scale, by which the levels shown are reckoned. */
  judgedBy: scaleShape,
  /** The scale in force, by which an assessment made now is. */
  inForce: scaleShape,
  assessedAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  isConfirmed: z.boolean(),
  proposedBy: z.string().nullable(),
  /** Another wording that waits for a second person. */
  pending: z
    .object({ cause: z.string(), event: z.string(), consequence: z.string(), by: z.string() })
    .nullable(),
  closeReason: z.string().nullable(),
  closeAskedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** Residual if everything that is only proposed were approved. */
  expected: scoredShape.nullable(),
  /** From these the levels were computed. */
  planned: z.array(linkShape.extend({ reference: z.string() })),
  assets: z.array(assetPart),
  controls: z.array(controlPart),
  assessments: z.array(assessmentPart),
  treatments: z.array(treatmentPart),
  acceptances: z.array(acceptancePart),
  /** How many older ones there are beyond those that are listed. */
  more: z.object({ assessments: z.int(), acceptances: z.int() }),
  /** What the reader may do now. */
  can: z.object({
    edit: z.boolean(),
    reword: z.boolean(),
    judgeWording: z.boolean(),
    assess: z.boolean(),
    /** Say why an opportunity is worth following, and follow it by its actions. */
    judge: z.boolean(),
    pursue: z.boolean(),
    /** Say that it is still valid. */
    review: z.boolean(),
    confirm: z.boolean(),
    propose: z.boolean(),
    plan: z.boolean(),
    approvePlan: z.boolean(),
    complete: z.boolean(),
    reassess: z.boolean(),
    request: z.boolean(),
    close: z.boolean(),
    confirmClosure: z.boolean(),
    /** Set a level below the computed one. */
    lower: z.boolean(),
  }),
});
export type RiskDetail = z.infer<typeof riskDetail>;
