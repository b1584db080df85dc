import sql, { type Sql } from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import { type Asking, either, isMe } from "../../steps";

const YEAR_DAYS = 365;

/**
 * What another auditor than the lead did in the controls that the audit of a finding `f` looks at, within
 * the year (S6). Whoever did none of it may still be refused for a part in the system itself, which the
 * command looks up in the records.
 */
export function isBarred(who: Asking): Sql {
  const since = sql`${plusDays(who.today, -YEAR_DAYS)}::date`;
  const audited = sql`checklist_item i JOIN control o ON o.reference = i.ref`;
  const did = (by: Sql, at: Sql) => sql`(${isMe(who, by)} AND ${at} >= ${since})`;
  const found = (from: Sql, ...acts: readonly Sql[]) =>
    sql`EXISTS (SELECT FROM ${from} WHERE i.audit_id = f.audit_id AND ${either(...acts)})`;
  return either(
    found(audited, isMe(who, sql`o.owner_id`), isMe(who, sql`o.reviewer_id`)),
    found(
      sql`${audited} JOIN former_holder h ON h.reference = o.reference
        AND h.held_as IN ('control_owner', 'control_reviewer')`,
      did(sql`h.person_id`, sql`h.ended_at`),
    ),
    found(
      sql`${audited} JOIN attestation a ON a.control_id = o.id`,
      did(sql`a.attester_id`, sql`a.submitted_at`),
      did(sql`a.reviewer_id`, sql`a.reviewed_at`),
    ),
    found(
      sql`${audited} JOIN evidence_control c ON c.control_id = o.id
        JOIN evidence e ON e.id = c.evidence_id`,
      did(sql`e.accepted_by_id`, sql`e.accepted_at`),
    ),
    found(
      sql`${audited} JOIN treatment_control tc ON tc.control_id = o.id
        JOIN treatment t ON t.id = tc.treatment_id`,
      did(sql`t.verified_by_id`, sql`t.verified_at`),
      did(sql`t.done_by_id`, sql`t.done_at`),
    ),
  );
}
