import sql, { join, type Sql } from "sql-template-tag";
import type { SegregatedKind } from "@/lib/domain/people/segregation/schema";
import { type Asking, type Branch, isNotMe } from "../steps";

/** Persons with a part in a record: those whom the second look's command turns away. */
const PARTS: Readonly<Record<SegregatedKind, Sql>> = {
  scope: sql`SELECT unnest(s.writer_ids || ARRAY[s.author_id, s.approver_id]) FROM scope_statement s
    WHERE s.id = c.record_id`,
  risk: sql`SELECT r.owner_id FROM risk r WHERE r.id = c.record_id
    UNION ALL SELECT t.responsible_id FROM treatment t WHERE t.risk_id = c.record_id`,
  treatment: sql`SELECT unnest(ARRAY[t.responsible_id, t.done_by_id, t.approved_by_id, r.owner_id])
    FROM treatment t JOIN risk r ON r.id = t.risk_id WHERE t.id = c.record_id`,
  acceptance: sql`SELECT unnest(ARRAY[a.requested_by_id, a.decided_by_id, r.owner_id])
    FROM acceptance a JOIN risk r ON r.id = a.risk_id WHERE a.id = c.record_id`,
  control: sql`SELECT o.owner_id FROM control o WHERE o.id = c.record_id`,
  attestation: sql`SELECT unnest(ARRAY[a.attester_id, o.owner_id])
    FROM attestation a JOIN control o ON o.id = a.control_id WHERE a.id = c.record_id`,
  evidence: sql`SELECT unnest(ARRAY[e.submitted_by_id, e.accepted_by_id]) FROM evidence e
    WHERE e.id = c.record_id`,
  audit: sql`SELECT u.lead_auditor_id FROM audit u WHERE u.id = c.record_id`,
  finding: sql`SELECT unnest(ARRAY[f.raised_by_id, f.area_owner_id, f.responsible_id,
    f.submitted_by_id, f.implemented_by_id, f.plan_accepted_by_id]) FROM finding f
    WHERE f.id = c.record_id`,
  release: sql`SELECT unnest(l.author_ids || ARRAY[l.proposed_by_id, l.evaluated_by_id])
    FROM release l WHERE l.id = c.record_id`,
  engagement: sql`SELECT unnest(ARRAY[g.proposed_by_id, g.approved_by_id, g.person_id])
    FROM engagement g WHERE g.id = c.record_id`,
  exception: sql`SELECT unnest(ARRAY[x.requested_by_id, x.decided_by_id]) FROM exception x
    WHERE x.id = c.record_id
    UNION ALL SELECT unnest(ARRAY[a.owner_id, a.custodian_id]) FROM exception x
      LEFT JOIN data_flow f ON f.id = x.flow_id LEFT JOIN asset_relation r ON r.id = x.relation_id
      JOIN asset a ON a.id IN (f.from_asset_id, f.to_asset_id, r.from_id, r.to_id)
      WHERE x.id = c.record_id`,
};
const PART = join(Object.values(PARTS), " UNION ALL ");

/**
 * A second look that somebody asked for. Whoever is employed may take it; asked are those whose role
 * says that they know the trade, and who have no part in the record.
 */
export const secondLookTasks = (who: Asking): Branch[] => [
  {
    kind: "second_look",
    may:
      who.holds("compliance", "engineer", "risk_owner", "top_management") &&
      !who.holds("internal_auditor", "external_auditor"),
    columns: sql`c.id, c.reference, c.record_label,
      '/settings/compensating-reviews/' || c.reference, NULL::date`,
    from: sql`compensating_review c`,
    where: [
      sql`c.state = 'requested'`,
      isNotMe(who, sql`c.requested_by_id`),
      sql`NOT EXISTS (SELECT FROM (${PART}) part(id) WHERE part.id = ${who.me}::uuid)`,
    ],
  },
];
