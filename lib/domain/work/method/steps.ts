import sql from "sql-template-tag";
import { type Asking, type Branch, isNotMe } from "../steps";

const EDITION = sql`m.id, m.reference, coalesce(nullif(left(m.note, 200), ''), 'Risk method ' || m.edition),
  '/risks/method/' || m.edition, NULL::date`;
const FROM = sql`risk_method m`;

/** What waits on the risk method: the draft, and the approval of what nobody stands by yet. */
export const methodTasks = (who: Asking): Branch[] => [
  {
    kind: "finish_method",
    may: who.holds("compliance"),
    columns: EDITION,
    from: FROM,
    where: [sql`m.state = 'draft'`],
  },
  {
    kind: "approve_method",
    may: who.holds("top_management"),
    columns: EDITION,
    from: FROM,
    // What shipped is asked for as long as no other edition waits to take its place.
    where: [
      sql`(m.state = 'in_review' OR (m.state = 'in_force' AND m.approved_at IS NULL
        AND NOT EXISTS (SELECT FROM risk_method r WHERE r.state = 'in_review')))`,
      isNotMe(who, sql`m.author_id`),
      sql`NOT ${who.me}::uuid = ANY(m.writer_ids)`,
    ],
  },
];
