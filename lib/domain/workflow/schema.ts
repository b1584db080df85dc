/** The states and actions of every workflow, as types. The file beside it is the source; a test holds the two together. */
export const WORKFLOWS = {
  scope: {
    states: ["draft", "in_review", "approved", "superseded"],
    actions: ["submit", "return", "approve", "review", "supersede"],
  },
  context: { states: ["draft", "active", "closed"], actions: ["confirm", "review", "close"] },
  assets: {
    states: ["proposed", "active", "under_change", "retired", "disposed"],
    actions: ["accept", "start_change", "finish_change", "retire", "confirm_disposal"],
  },
  risk_method: {
    states: ["draft", "in_review", "in_force", "superseded"],
    actions: ["submit", "return", "approve", "supersede"],
  },
  risk: {
    states: [
      "identified",
      "assessed",
      "treatment_planned",
      "in_treatment",
      "monitored",
      "accepted",
      "closed",
    ],
    actions: ["assess", "plan", "accept", "approve_plan", "complete", "reassess", "close"],
  },
  treatment: {
    states: ["proposed", "approved", "in_progress", "done", "verified", "cancelled"],
    actions: ["approve", "start", "finish", "verify", "return", "cancel"],
  },
  acceptance: {
    states: ["requested", "accepted", "rejected", "expired", "revoked", "voided"],
    actions: ["accept", "reject", "withdraw", "expire", "revoke", "void"],
  },
  soa: {
    states: ["draft", "in_review", "approved", "superseded"],
    actions: ["submit", "return", "approve", "supersede"],
  },
  attestation: {
    states: ["scheduled", "due", "submitted", "accepted", "rejected", "overdue"],
    actions: ["open", "submit", "accept", "reject", "lapse", "renew", "recall", "reopen"],
  },
  evidence: {
    states: ["draft", "submitted", "accepted", "rejected", "expired", "withdrawn"],
    actions: ["submit", "accept", "reject", "expire", "withdraw"],
  },
  training: {
    states: ["assigned", "in_progress", "passed", "failed", "overdue", "expired", "exempted"],
    actions: ["start", "pass_quiz", "fail_quiz", "retry", "lapse", "expire", "exempt"],
  },
  kpi: {
    states: ["defined", "active", "paused", "retired"],
    actions: ["activate", "pause", "resume", "retire"],
  },
  alert: {
    states: [
      "open",
      "acknowledged",
      "investigating",
      "escalated",
      "resolved",
      "false_positive",
      "suppressed",
    ],
    actions: [
      "acknowledge",
      "investigate",
      "escalate",
      "resolve",
      "mark_false",
      "suppress",
      "reopen",
    ],
  },
  incident: {
    states: ["reported", "triaged", "contained", "resolved", "reviewed", "closed", "rejected"],
    actions: ["triage", "reject", "contain", "resolve", "review", "close"],
  },
  audit: {
    states: ["planned", "announced", "in_progress", "reporting", "reported", "closed", "cancelled"],
    actions: ["announce", "start", "end_fieldwork", "issue", "close", "cancel"],
  },
  finding: {
    states: [
      "open",
      "response_due",
      "plan_submitted",
      "plan_accepted",
      "implemented",
      "verifying",
      "closed",
      "reopened",
      "withdrawn",
    ],
    actions: [
      "notify",
      "submit_plan",
      "return",
      "accept_plan",
      "implement",
      "wait",
      "verify_effective",
      "verify_ineffective",
      "withdraw",
    ],
  },
  review: {
    states: ["planned", "prepared", "held", "approved", "actions_open", "closed"],
    actions: ["prepare", "hold", "approve_minutes", "open_actions", "close"],
  },
  external_audit: {
    states: [
      "engaged",
      "stage1",
      "stage1_done",
      "stage2",
      "findings_open",
      "certified",
      "surveillance",
      "recertification",
      "suspended",
      "withdrawn",
    ],
    actions: [
      "start_stage1",
      "record_stage1",
      "start_stage2",
      "record_findings",
      "record_certificate",
      "start_surveillance",
      "record_result",
      "start_recertification",
      "record_suspension",
      "record_reinstatement",
      "record_withdrawal",
    ],
  },
  document: {
    states: ["draft", "in_review", "approved", "in_force", "retired"],
    actions: ["submit", "return", "approve", "publish", "retire"],
  },
  policy_check: {
    states: ["pass", "unconfirmed", "fail", "exception", "not_applicable", "error"],
    actions: ["evaluate", "confirm", "time_out", "grant_exception", "expire"],
  },
  request: {
    states: ["draft", "sent", "in_work", "answered", "satisfied", "returned", "withdrawn"],
    actions: ["send", "assign", "answer", "satisfy", "return", "withdraw"],
  },
  engagement: {
    states: ["proposed", "approved", "open", "ended", "revoked", "declined"],
    actions: ["approve", "decline", "open", "end", "revoke"],
  },
  change: {
    states: [
      "proposed",
      "assessed",
      "approved",
      "in_progress",
      "done",
      "closed",
      "rejected",
      "rolled_back",
    ],
    actions: [
      "assess",
      "approve",
      "reject",
      "start_emergency",
      "start",
      "finish",
      "roll_back",
      "close",
    ],
  },
  supplier: {
    states: ["proposed", "assessed", "approved", "under_review", "ended", "rejected"],
    actions: ["assess", "approve", "reject", "review", "confirm", "end"],
  },
  release: {
    states: ["candidate", "evaluated", "approved", "deployed", "withdrawn"],
    actions: ["evaluate", "return", "approve", "deploy", "withdraw"],
  },
  access_review: {
    states: ["planned", "open", "overdue", "decided", "enforced", "accepted"],
    actions: ["open", "decide", "lapse", "enforce", "accept", "return"],
  },
  routine: {
    states: ["scheduled", "due", "in_progress", "submitted", "accepted", "overdue", "skipped"],
    actions: ["open", "start", "lapse", "submit", "return", "accept", "skip"],
  },
  improvement: {
    states: ["proposed", "chosen", "in_progress", "done", "confirmed", "declined"],
    actions: ["choose", "decline", "start", "finish", "confirm", "return"],
  },
  objective: {
    states: ["draft", "approved", "achieved", "missed", "superseded", "dropped"],
    actions: ["approve", "evaluate", "conclude", "revise", "drop"],
  },
  compensating_review: {
    states: ["requested", "recorded", "refused", "superseded"],
    actions: ["second_look", "refuse", "refuse_rule", "redo"],
  },
  evidence_source: {
    states: ["proposed", "approved", "expired", "revoked", "rejected"],
    actions: ["approve", "reject", "expire", "new_version", "revoke"],
  },
} as const;

export type WorkflowId = keyof typeof WORKFLOWS;
export type StateOf<W extends WorkflowId> = (typeof WORKFLOWS)[W]["states"][number];
export type ActionOf<W extends WorkflowId> = (typeof WORKFLOWS)[W]["actions"][number];
