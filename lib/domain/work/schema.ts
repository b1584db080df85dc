import * as z from "zod";
import { whole } from "@/lib/kernel/fields";
import { OperatingState } from "@/prisma/generated/enums";

/** What can wait for a person. The words on screen stand here once. */
export const TASKS = {
  attest: "Attest",
  review_attestation: "Review attestation",
  approve_treatment: "Approve treatment",
  do_treatment: "Carry out treatment",
  verify_treatment: "Verify treatment",
  accept_risk: "Accept or reject",
  assess_risk: "Assess risk",
  confirm_risk: "Confirm level",
  review_risk: "Review risk",
  approve_scope: "Approve scope",
  confirm_scope: "Confirm scope review",
  review_scope: "Review scope",
  agree_asset: "Agree to own",
  confirm_asset: "Confirm asset",
  accept_asset: "Accept asset",
  accept_evidence: "Accept evidence",
  decide_proposal: "Decide on proposed risk",
  grade_finding: "Grade finding",
  plan_finding: "Plan correction",
  accept_plan: "Judge action plan",
  implement_finding: "Implement action",
  observe_finding: "Set observation period",
  verify_finding: "Verify effectiveness",
  approve_engagement: "Approve access",
  second_look: "Second look",
} as const;
export type TaskKind = keyof typeof TASKS;
const kinds = Object.keys(TASKS) as [TaskKind, ...TaskKind[]];

export const task = z.object({
  kind: z.enum(kinds),
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  path: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
});
export type Task = z.infer<typeof task>;

export const listTasksInput = z.strictObject({
  kind: z.enum(kinds).optional(),
  size: whole(1, 200).default(200),
});
export const taskPage = z.object({ rows: z.array(task), overdue: z.int(), soon: z.int() });

/** What the dashboard counts; every number links to the list that makes it. */
export const posture = z.object({
  organisation: z.string(),
  example: z.boolean(),
  controls: z.array(z.object({ state: z.enum(OperatingState), count: z.int() })),
  undecided: z.int(),
  findings: z.array(z.object({ grade: z.string(), count: z.int() })),
  aboveAppetite: z.int(),
  evidenceEnding: z.int(),
  evidenceExpired: z.int(),
  acceptancesEnding: z.int(),
  personalDataUnknown: z.int(),
  unconfirmedScope: z.boolean(),
});
export type Posture = z.infer<typeof posture>;
