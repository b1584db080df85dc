import sql from "sql-template-tag";
import { TOGETHER } from "../schema";
import type { Source } from "../steps";

// The risk of each row found is looked up: a join would be planned over the whole register.
const RISK_REFERENCE = sql`(SELECT r.reference FROM risk r WHERE r.id = t.risk_id)`;

/** Reviews of risks, acceptances that end, and actions of treatment plans. */
export const riskDues = (): Source[] => [
  {
    kind: "risk_review",
    // All of a person's risks that are due on a day are worked through together.
    record: sql`r.owner_id`,
    reference: sql`min(r.reference)`,
    title: sql`CASE count(*) WHEN 1 THEN min(r.title) ELSE count(*)::text || ${TOGETHER.risks} END`,
    path: sql`CASE count(*) WHEN 1 THEN '/risks/' || min(r.reference)
      ELSE '/risks/review?within=366&owner=' || (SELECT p.reference FROM person p WHERE p.id = r.owner_id) END`,
    person: sql`r.owner_id`,
    due: sql`r.next_review`,
    from: sql`risk r`,
    where: [sql`r.next_review IS NOT NULL`, sql`r.state NOT IN ('identified', 'closed')`],
    together: sql`r.owner_id, r.next_review`,
  },
  {
    kind: "acceptance",
    record: sql`a.id`,
    reference: sql`r.reference`,
    title: sql`r.title`,
    path: sql`'/risks/' || r.reference`,
    person: sql`r.owner_id`,
    due: sql`a.valid_until`,
    from: sql`acceptance a CROSS JOIN LATERAL (SELECT * FROM risk WHERE risk.id = a.risk_id OFFSET 0) r`,
    where: [
      sql`a.state = 'accepted'`,
      sql`NOT EXISTS (SELECT FROM acceptance n WHERE n.risk_id = a.risk_id AND n.state = 'requested')`,
    ],
  },
  {
    kind: "treatment",
    record: sql`t.id`,
    reference: sql`t.reference`,
    title: sql`t.action`,
    path: sql`'/risks/' || ${RISK_REFERENCE}`,
    person: sql`t.responsible_id`,
    due: sql`t.due`,
    from: sql`treatment t`,
    where: [sql`t.state IN ('proposed', 'approved', 'in_progress')`],
    // A late action is told to the owner of its risk and then to compliance (treatments/lateness).
    escalates: false,
  },
];
