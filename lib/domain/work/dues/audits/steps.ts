import sql from "sql-template-tag";
import type { Source } from "../steps";

const FINDING = {
  record: sql`f.id`,
  reference: sql`f.reference`,
  title: sql`f.title`,
  path: sql`'/findings/' || f.reference`,
  from: sql`finding f`,
} as const;
const AUDIT = {
  record: sql`u.id`,
  reference: sql`u.reference`,
  title: sql`u.title`,
  person: sql`u.lead_auditor_id`,
  from: sql`audit u`,
} as const;

/** Terms of findings, and the days of internal audits. */
export const auditDues = (): Source[] => [
  {
    ...FINDING,
    kind: "finding_plan",
    person: sql`f.area_owner_id`,
    due: sql`f.response_due`,
    where: [sql`f.state IN ('response_due', 'reopened')`, sql`f.response_due IS NOT NULL`],
  },
  {
    ...FINDING,
    kind: "finding_action",
    person: sql`f.responsible_id`,
    due: sql`f.action_due`,
    where: [sql`f.state = 'plan_accepted'`, sql`f.action_due IS NOT NULL`],
  },
  {
    ...FINDING,
    kind: "finding_check",
    // Findings of an audit are its lead's to verify, others are the compliance officers'.
    person: sql`(SELECT u.lead_auditor_id FROM audit u WHERE u.id = f.audit_id)`,
    due: sql`f.observe_until`,
    where: [sql`f.state = 'verifying'`, sql`f.observe_until IS NOT NULL`],
  },
  {
    ...AUDIT,
    kind: "audit_start",
    path: sql`'/audits/' || u.reference`,
    due: sql`u.starts_on`,
    where: [sql`u.state IN ('planned', 'announced')`],
  },
  {
    ...AUDIT,
    kind: "audit_end",
    path: sql`'/audits/' || u.reference || '/checklist'`,
    due: sql`u.ends_on`,
    where: [sql`u.state = 'in_progress'`],
  },
];
