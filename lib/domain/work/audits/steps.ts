import sql, { type Sql } from "sql-template-tag";
import type { TaskKind } from "../schema";
import {
  type Asking,
  apart,
  type Branch,
  both,
  either,
  isMe,
  isNotMe,
  nobody,
  only,
} from "../steps";
import { isBarred } from "./independence/steps";

const LEAD = sql`u.lead_auditor_id`;
const AUDIT = sql`u.id, u.reference, u.title, '/audits/' || u.reference`;
/** As `isAnswered` judges: every nonconformity has an accepted plan, everything else its grade. */
const ANSWERED = sql`NOT EXISTS (SELECT FROM finding f WHERE f.audit_id = u.id AND (f.state = 'open'
  OR (f.grade IN ('major', 'minor') AND f.state IN ('response_due', 'plan_submitted', 'reopened'))))`;

/** Every step of an internal audit is its lead's. */
export const auditTasks = (who: Asking): Branch[] => {
  const step = (kind: TaskKind, path: string, due: Sql, ...where: readonly Sql[]): Branch => ({
    kind,
    may: who.holds("internal_auditor"),
    columns: sql`${AUDIT} || ${path}, ${due}`,
    from: sql`audit u`,
    where: [...where, isMe(who, LEAD)],
  });
  const day = sql`NULL::date`;
  return [
    step("announce_audit", "", sql`u.starts_on`, sql`u.state = 'planned'`),
    step("start_audit", "", sql`u.starts_on`, sql`u.state = 'announced'`),
    step("do_audit", "/checklist", sql`u.ends_on`, sql`u.state = 'in_progress'`),
    step("issue_audit", "/report", day, sql`u.state = 'reporting'`),
    step("close_audit", "", day, sql`u.state = 'reported'`, ANSWERED),
  ];
};

const FINDING = sql`f.id, f.reference, f.title, '/findings/' || f.reference`;
const FOUND = sql`finding f LEFT JOIN audit u ON u.id = f.audit_id`;

/**
 * What a step of an audit asks of others than its lead (S6): who also runs the ISMS is not asked, nor
 * who had a part in the audited controls within the year.
 */
const audits = (who: Asking): Sql => {
  const runs = who.holds("compliance", "engineer", "risk_owner", "top_management");
  if (runs || !who.holds("internal_auditor")) return only(false);
  return sql`NOT ${isBarred(who)}`;
};

/** An audit's finding is its lead's, or another auditor's once the lead is gone. */
const judges = (who: Asking, outside: Sql = sql`TRUE`): Sql => {
  const stands = both(nobody(who, LEAD, "internal_auditor"), audits(who));
  const auditor = both(only(who.holds("internal_auditor")), either(isMe(who, LEAD), stands));
  return sql`CASE WHEN f.source = 'internal_audit' THEN ${auditor} ELSE ${outside} END`;
};

/** What waits for those who judge findings: grade, plan, observation and effect. */
export const judgementTasks = (who: Asking): Branch[] => {
  const may = who.holds("compliance", "internal_auditor");
  const s7 = (act: string) => ({ rule: "S7", record: sql`f.id`, act }) as const;
  return [
    {
      kind: "grade_finding",
      may,
      columns: sql`${FINDING}, NULL::date`,
      from: FOUND,
      where: [
        sql`f.state = 'open' AND f.withdraw_asked_by_id IS NULL`,
        judges(who, isNotMe(who, sql`f.raised_by_id`)),
      ],
    },
    {
      kind: "accept_plan",
      may,
      columns: sql`${FINDING}, NULL::date`,
      from: FOUND,
      where: [
        sql`f.state = 'plan_submitted'`,
        judges(who),
        apart(who, s7("findings.acceptPlan"), sql`f.area_owner_id`, sql`f.submitted_by_id`),
      ],
    },
    {
      kind: "observe_finding",
      may,
      columns: sql`${FINDING}, NULL::date`,
      from: FOUND,
      where: [sql`f.state = 'implemented'`, judges(who)],
    },
    {
      kind: "verify_finding",
      may,
      columns: sql`${FINDING}, f.observe_until`,
      from: FOUND,
      where: [
        sql`f.state = 'verifying'`,
        sql`coalesce(f.observe_until <= ${who.today}::date, true)`,
        judges(who),
        apart(
          who,
          s7("findings.verify"),
          sql`f.area_owner_id`,
          sql`f.responsible_id`,
          sql`f.implemented_by_id`,
        ),
      ],
    },
  ];
};

/** What waits for those named in a finding, and for the second person of a withdrawal. */
export const findingTasks = (who: Asking): Branch[] => {
  const may = who.holds("engineer", "compliance", "risk_owner", "staff");
  return [
    {
      kind: "agree_withdrawal",
      may: who.holds("internal_auditor", "top_management"),
      columns: sql`${FINDING}, NULL::date`,
      from: FOUND,
      where: [
        sql`f.state = 'open' AND f.withdraw_asked_by_id IS NOT NULL`,
        isNotMe(who, sql`f.withdraw_asked_by_id`),
        either(
          only(who.holds("top_management")),
          sql`f.audit_id IS NULL`,
          isMe(who, LEAD),
          audits(who),
        ),
      ],
    },
    {
      kind: "plan_finding",
      may,
      columns: sql`${FINDING}, f.response_due`,
      from: sql`finding f`,
      where: [sql`f.state IN ('response_due', 'reopened')`, isMe(who, sql`f.area_owner_id`)],
    },
    {
      kind: "implement_finding",
      may,
      columns: sql`${FINDING}, f.action_due`,
      from: sql`finding f`,
      where: [sql`f.state = 'plan_accepted'`, isMe(who, sql`f.responsible_id`)],
    },
  ];
};

/** Access of an assessor waits for somebody of top management who did not propose it. */
export const engagementTasks = (who: Asking): Branch[] => [
  {
    kind: "approve_engagement",
    may: who.holds("top_management"),
    columns: sql`g.id, g.reference, g.body, '/audits/engagements/' || g.reference, g.starts_on`,
    from: sql`engagement g`,
    where: [sql`g.state = 'proposed'`, isNotMe(who, sql`g.proposed_by_id`, sql`g.person_id`)],
  },
];
