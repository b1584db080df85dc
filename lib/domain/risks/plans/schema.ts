import * as z from "zod";
import { degree, recordRef, text, version } from "@/lib/kernel/fields";
import {
  RiskKind,
  RiskState,
  Side,
  Strength,
  TreatmentOption,
  TreatmentState,
} from "@/prisma/generated/enums";
import { personShape, scoredShape } from "../schema";
import { planFilter, treatmentSums } from "../treatments/schema";

export const planRiskInput = z.strictObject({
  id: recordRef,
  version,
  option: z.enum(TreatmentOption, "Choose how the risk is treated."),
});

/** An action as the approver saw it. */
const seenAction = z.strictObject({ id: recordRef, version });
export type SeenAction = z.output<typeof seenAction>;

export const approvePlanInput = z.strictObject({
  id: recordRef,
  version,
  /** All that are proposed, as they were shown: nothing is approved unseen. */
  actions: z
    .array(seenAction, "Send the proposed actions you saw, each with its version.")
    .max(500),
  /** The residual that was shown as what the plan is expected to leave; null of an opportunity, which has none. */
  expected: z
    .strictObject(
      { likelihood: degree, impact: degree },
      "Send the residual risk that was shown for the plan; null of an opportunity.",
    )
    .nullable(),
});

const control = z.object({
  controlId: z.string(),
  reference: z.string(),
  side: z.enum(Side),
  strength: z.enum(Strength),
});

/** What an action said when its plan was approved. */
export const boundAction = z.object({
  id: z.string(),
  reference: z.string(),
  action: z.string(),
  option: z.enum(TreatmentOption),
  controls: z.array(control),
  responsible: z.object({ id: z.string(), name: z.string() }),
  due: z.string(),
  resources: z.string(),
  cost: z.int().nullable(),
  verification: z.string(),
});
export type BoundAction = z.output<typeof boundAction>;
export const boundActions = z.array(boundAction);

/** The same, with what became of it since. */
export interface ActionNow extends BoundAction {
  readonly state: TreatmentState;
}

/** Fields of a plan that may be other than they were approved. */
export const PLAN_FIELD_LABELS = {
  option: "Treatment",
  expected: "Expected residual",
  method: "Method",
  added: "Added",
  cancelled: "Cancelled",
  action: "Action",
  actionOption: "Option",
  controls: "Controls",
  responsible: "Responsible",
  due: "Due",
  resources: "Resources",
  cost: "Cost",
  verification: "Verified how",
} as const;
export type PlanField = keyof typeof PLAN_FIELD_LABELS;
export const PlanField = Object.fromEntries(
  Object.keys(PLAN_FIELD_LABELS).map((field) => [field, field]),
) as { [Field in PlanField]: Field };

export const planChange = z.object({
  /** Of the action; null where it is the plan's own. */
  reference: z.string().nullable(),
  field: z.enum(PlanField),
  from: z.string(),
  to: z.string(),
});
export type PlanChange = z.output<typeof planChange>;

export const planApprovalsInput = z.strictObject({ id: recordRef });
export const planApprovals = z.object({
  /** The newest first, at most twenty. */
  approvals: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      option: z.enum(TreatmentOption).nullable(),
      /** Null of an opportunity, which has no level. */
      expected: scoredShape.nullable(),
      method: z.string(),
      sha256: z.string(),
      actions: z.int(),
    }),
  ),
  /** What is other than the newest approval bound. */
  changes: z.array(planChange),
});
export type PlanApprovals = z.output<typeof planApprovals>;

/** More actions than this make a document that nobody reads; lists have no such limit. */
export const MOST_IN_PLAN = 1000;

export const planDocumentInput = z.strictObject({ q: text(200, 0).optional(), ...planFilter });
export const planDocument = z.object({
  organisation: z.string(),
  takenAt: z.string(),
  takenBy: z.string(),
  /** Edition of the method in force. */
  method: z.string(),
  sums: treatmentSums,
  risks: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      kind: z.enum(RiskKind),
      owner: z.string(),
      state: z.enum(RiskState),
      option: z.enum(TreatmentOption).nullable(),
      method: z.string().nullable(),
      current: scoredShape.nullable(),
      /** After everything that is planned, proposals too. */
      expected: scoredShape.nullable(),
      approval: z
        .object({ by: z.string(), at: z.string(), expected: scoredShape.nullable() })
        .nullable(),
      acceptance: z
        .object({ reference: z.string(), by: z.string(), at: z.string(), until: z.string() })
        .nullable(),
      actions: z.array(
        boundAction.extend({
          state: z.enum(TreatmentState),
          progress: z.int(),
          daysLate: z.int(),
          approvedBy: personShape.shape.name.nullable(),
          approvedAt: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type PlanDocument = z.output<typeof planDocument>;
export type PlannedRisk = PlanDocument["risks"][number];
