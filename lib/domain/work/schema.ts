import * as z from "zod";
import { anyOf } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { OperatingState } from "@/prisma/generated/enums";

/** What can wait for a person. The words on screen stand here once. */
export const TASKS = {
  decide_control: "Decide on control",
  assign_control: "Name owner and reviewer",
  attest: "Attest",
  review_attestation: "Review attestation",
  accept_evidence: "Accept evidence",
  name_risk_owner: "Name owner of risks",
  assess_risk: "Assess risk",
  confirm_risk: "Confirm level",
  review_risk: "Review risks",
  plan_risk: "Choose treatment",
  approve_plan: "Approve plan",
  complete_plan: "Complete plan",
  judge_wording: "Judge new wording",
  confirm_closure: "Confirm closing",
  approve_treatment: "Approve action",
  do_treatment: "Carry out action",
  late_treatment: "Late action",
  replace_treatment: "Plan action anew: who was to do it has left",
  verify_treatment: "Verify action",
  rescore_risk: "Assess by the method in force",
  replace_acceptance: "Acceptance ended: treat or accept anew",
  accept_risk: "Accept or reject",
  renew_acceptance: "Renew acceptance",
  reject_acceptance: "Reject acceptance",
  decide_proposal: "Decide on proposed risks",
  finish_soa: "Finish SoA draft",
  approve_soa: "Approve SoA",
  finish_method: "Finish draft of the risk method",
  approve_method: "Approve risk method",
  apply_method: "Score risks by the new method",
  finish_scope: "Finish scope draft",
  approve_scope: "Approve scope",
  confirm_scope: "Confirm scope review",
  review_scope: "Review scope",
  review_changed_scope: "Review scope after a change",
  confirm_context: "Confirm entry of the context",
  review_context: "Review entry of the context",
  follow_context_change: "Look at what hangs on a change",
  name_asset_owner: "Name asset owner",
  agree_asset: "Agree to own",
  accept_asset: "Accept asset",
  confirm_asset: "Confirm asset",
  delete_copies: "Delete copies",
  dispose_asset: "Confirm disposal",
  decide_exception: "Decide on exception",
  renew_exception: "Renew or end exception",
  approve_fairness: "Decide on fairness criterion",
  assess_supplier: "Assess supplier",
  approve_supplier: "Decide on supplier",
  review_supplier: "Review supplier",
  confirm_supplier: "Confirm supplier",
  do_supplier_action: "Carry out supplier action",
  evaluate_release: "Evaluate release",
  approve_release: "Decide on release",
  deploy_release: "Deploy release",
  grade_finding: "Grade finding",
  agree_withdrawal: "Agree to withdrawal",
  plan_finding: "Plan correction",
  accept_plan: "Judge action plan",
  implement_finding: "Implement action",
  observe_finding: "Set observation period",
  verify_finding: "Verify effectiveness",
  announce_audit: "Announce audit",
  start_audit: "Start audit",
  do_audit: "Carry out audit",
  issue_audit: "Issue audit report",
  close_audit: "Close audit",
  approve_engagement: "Decide on access",
  second_look: "Second look",
  ask_second_look: "Ask for second look",
} as const;
/** After their number. */
export const REVIEWS_DUE = " risks that are due for review";
/** After their number. */
export const ENDED_ACCEPTANCES = " risks whose acceptance ended";
/** One task stands for no more than so many before it says "more". */
export const MOST_COUNTED = 1000;
/** Before the name of whoever may own them no more, and after their number. */
export const LEFT_RISKS = " open risks of ";
export type TaskKind = keyof typeof TASKS;
const KINDS = Object.fromEntries(Object.keys(TASKS).map((kind) => [kind, kind])) as {
  [Kind in TaskKind]: Kind;
};

export const task = z.object({
  kind: z.enum(KINDS),
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  path: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
});
export type Task = z.infer<typeof task>;

export const listTasksInput = listInput(["due", "reference"]).extend({ kind: anyOf(KINDS) });
/** Days that have passed, and days within a week, are counted over all pages. */
export const taskPage = pageOf(task).extend({ overdue: z.int(), soon: z.int() });

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
