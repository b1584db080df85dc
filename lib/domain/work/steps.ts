import sql, { type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/kernel/actor";
import { holds } from "@/lib/kernel/actor";
import { plusDays } from "@/lib/kernel/fields";
import type { TaskKind } from "./schema";

/** Who asks, and when: what the branches below need to know. */
export interface Asking {
  readonly me: string;
  readonly today: string;
  readonly soon: string;
  readonly compliance: boolean;
  readonly top: boolean;
  readonly auditor: boolean;
}

export const asking = (actor: Actor, today: string): Asking => ({
  me: actor.id,
  today,
  soon: plusDays(today, 30),
  compliance: holds(actor, "compliance"),
  top: holds(actor, "top_management"),
  auditor: holds(actor, "internal_auditor"),
});

/** One branch of "what waits for me": every branch is answered by an index of its table. */
const branch = (kind: TaskKind, columns: Sql, from: Sql): Sql =>
  sql`SELECT ${kind}::text AS kind, ${columns} FROM ${from}`;

export const controlTasks = ({ me }: Asking): Sql[] => [
  branch(
    "attest",
    sql`a.id, c.reference, c.title, '/controls/' || c.reference || '?attest' AS path, a.due`,
    sql`attestation a JOIN control c ON c.id = a.control_id
      WHERE a.state IN ('due', 'overdue', 'rejected') AND c.owner_id = ${me}::uuid`,
  ),
  branch(
    "review_attestation",
    sql`a.id, c.reference, c.title, '/controls/' || c.reference, a.due`,
    sql`attestation a JOIN control c ON c.id = a.control_id
      WHERE a.state = 'submitted' AND c.reviewer_id = ${me}::uuid`,
  ),
];

export const riskTasks = ({ me, today, top, compliance }: Asking): Sql[] => [
  branch(
    "assess_risk",
    sql`r.id, r.reference, r.title, '/risks/' || r.reference, r.next_review`,
    sql`risk r WHERE r.state = 'identified' AND r.owner_id = ${me}::uuid`,
  ),
  branch(
    "confirm_risk",
    sql`r.id, r.reference, r.title, '/risks/' || r.reference, r.next_review`,
    sql`risk r WHERE r.state = 'assessed' AND r.confirmed_score IS DISTINCT FROM r.current_score AND r.owner_id = ${me}::uuid`,
  ),
  branch(
    "review_risk",
    sql`r.id, r.reference, r.title, '/risks/' || r.reference, r.next_review`,
    sql`risk r WHERE r.next_review <= ${today}::date AND r.owner_id = ${me}::uuid
      AND r.state NOT IN ('identified', 'closed')`,
  ),
  branch(
    "approve_treatment",
    sql`t.id, t.reference, t.action, '/risks/' || r.reference, t.due`,
    sql`treatment t JOIN risk r ON r.id = t.risk_id
      WHERE t.state = 'proposed' AND r.owner_id = ${me}::uuid`,
  ),
  branch(
    "do_treatment",
    sql`t.id, t.reference, t.action, '/risks/' || r.reference, t.due`,
    sql`treatment t JOIN risk r ON r.id = t.risk_id
      WHERE t.responsible_id = ${me}::uuid AND t.state IN ('approved', 'in_progress')`,
  ),
  branch(
    "verify_treatment",
    sql`t.id, t.reference, t.action, '/risks/' || r.reference, t.due`,
    sql`treatment t JOIN risk r ON r.id = t.risk_id
      WHERE t.state = 'done' AND t.responsible_id <> ${me}::uuid
        AND (t.verifier_id = ${me}::uuid OR (t.verifier_id IS NULL AND ${compliance}))`,
  ),
  branch(
    "accept_risk",
    sql`a.id, r.reference, r.title, '/risks/' || r.reference, NULL::date`,
    sql`acceptance a JOIN risk r ON r.id = a.risk_id WHERE a.state = 'requested'
      AND CASE WHEN a.band = 'high' THEN ${top} ELSE r.owner_id = ${me}::uuid END`,
  ),
  branch(
    "decide_proposal",
    sql`p.id, p.reference, p.reason, '/assets/' || a.reference, NULL::date`,
    sql`risk_proposal p JOIN asset a ON a.id = p.asset_id
      WHERE p.state = 'proposed' AND (${compliance} OR a.owner_id = ${me}::uuid)`,
  ),
];

export const scopeAndAssetTasks = ({ me, today, soon, top, compliance }: Asking): Sql[] => [
  branch(
    "approve_scope",
    sql`s.id, s.reference, left(s.statement, 200), '/scope', NULL::date`,
    sql`scope_statement s WHERE s.state = 'in_review' AND ${top} AND s.author_id <> ${me}::uuid`,
  ),
  branch(
    "confirm_scope",
    sql`v.id, s.reference, v.reason, '/scope', NULL::date`,
    sql`scope_review v JOIN scope_statement s ON s.id = v.scope_id
      WHERE v.confirmed_at IS NULL AND v.result = 'still_valid' AND ${top} AND v.by_id <> ${me}::uuid`,
  ),
  branch(
    "review_scope",
    sql`s.id, s.reference, left(s.statement, 200), '/scope', s.next_review`,
    sql`scope_statement s
      WHERE s.state = 'approved' AND s.next_review <= ${soon}::date AND ${compliance}`,
  ),
  branch(
    "agree_asset",
    sql`a.id, a.reference, a.name, '/assets/' || a.reference, NULL::date`,
    sql`asset a WHERE a.owner_id = ${me}::uuid AND a.owner_agreed_at IS NULL AND a.state = 'proposed'`,
  ),
  branch(
    "confirm_asset",
    sql`a.id, a.reference, a.name, '/assets/' || a.reference, a.next_review`,
    sql`asset a WHERE a.owner_id = ${me}::uuid AND a.next_review <= ${today}::date AND a.state = 'active'`,
  ),
  branch(
    "accept_asset",
    sql`a.id, a.reference, a.name, '/assets/' || a.reference, NULL::date`,
    sql`asset a WHERE a.state = 'proposed' AND a.owner_agreed_at IS NOT NULL AND ${compliance}`,
  ),
  branch(
    "accept_evidence",
    sql`e.id, e.reference, e.title, '/evidence/' || e.reference, NULL::date`,
    sql`evidence e WHERE e.state = 'submitted' AND ${compliance} AND e.submitted_by_id <> ${me}::uuid
      AND NOT EXISTS (SELECT FROM attestation_evidence x JOIN attestation t ON t.id = x.attestation_id
        WHERE x.evidence_id = e.id AND t.state = 'submitted')`,
  ),
];

export const auditTasks = ({ me, today, top, compliance, auditor }: Asking): Sql[] => [
  branch(
    "grade_finding",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, NULL::date`,
    sql`finding f WHERE f.state = 'open' AND f.grade IS NULL AND f.raised_by_id <> ${me}::uuid
      AND (${compliance} OR ${auditor})`,
  ),
  branch(
    "plan_finding",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, f.response_due`,
    sql`finding f WHERE f.state IN ('response_due', 'reopened') AND f.area_owner_id = ${me}::uuid`,
  ),
  branch(
    "accept_plan",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, NULL::date`,
    sql`finding f LEFT JOIN audit u ON u.id = f.audit_id
      WHERE f.state = 'plan_submitted' AND f.area_owner_id IS DISTINCT FROM ${me}::uuid
      AND CASE WHEN f.audit_id IS NULL THEN ${compliance} ELSE u.lead_auditor_id = ${me}::uuid END`,
  ),
  branch(
    "implement_finding",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, f.action_due`,
    sql`finding f WHERE f.state = 'plan_accepted' AND f.responsible_id = ${me}::uuid`,
  ),
  branch(
    "observe_finding",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, NULL::date`,
    sql`finding f LEFT JOIN audit u ON u.id = f.audit_id
      WHERE f.state = 'implemented' AND f.observe_until IS NULL
      AND CASE WHEN f.audit_id IS NULL THEN ${compliance} ELSE u.lead_auditor_id = ${me}::uuid END`,
  ),
  branch(
    "verify_finding",
    sql`f.id, f.reference, f.title, '/findings/' || f.reference, f.observe_until`,
    sql`finding f LEFT JOIN audit u ON u.id = f.audit_id
      WHERE f.state = 'verifying' AND coalesce(f.observe_until, ${today}::date) <= ${today}::date
      AND CASE WHEN f.audit_id IS NULL THEN ${compliance} ELSE u.lead_auditor_id = ${me}::uuid END`,
  ),
  branch(
    "approve_engagement",
    sql`g.id, g.reference, g.body, '/audits/engagements/' || g.reference, g.starts_on`,
    sql`engagement g WHERE g.state = 'proposed' AND ${top} AND g.proposed_by_id <> ${me}::uuid`,
  ),
  branch(
    "second_look",
    sql`c.id, c.reference, c.record_label, '/settings/compensating-reviews', NULL::date`,
    sql`compensating_review c WHERE c.state = 'requested' AND (${compliance} OR ${top})
      AND c.requested_by_id <> ${me}::uuid`,
  ),
];
