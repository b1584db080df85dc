import sql from "sql-template-tag";
import { CHANGES_OF_SCOPE } from "../../scope/changes/steps";
import { type Asking, type Branch, isNotMe } from "../steps";

/** Looked at already: it waits for the second person, or for the next edition. */
const NOT_IN_HAND = [
  sql`NOT EXISTS (SELECT FROM scope_review v WHERE v.scope_id = s.id
    AND v.confirmed_at IS NULL AND v.result = 'still_valid')`,
  sql`NOT EXISTS (SELECT FROM scope_statement d WHERE d.state IN ('draft', 'in_review'))`,
];
const EDITION = sql`s.id, s.reference, left(s.statement, 200), '/scope'`;

/** What waits on the scope: the draft, its approval, the next look and the second person's word. */
export const scopeTasks = (who: Asking): Branch[] => [
  {
    kind: "finish_scope",
    may: who.holds("compliance"),
    columns: sql`${EDITION}, NULL::date`,
    from: sql`scope_statement s`,
    where: [sql`s.state = 'draft'`],
  },
  {
    kind: "approve_scope",
    may: who.holds("top_management"),
    columns: sql`${EDITION}, NULL::date`,
    from: sql`scope_statement s`,
    where: [
      sql`s.state = 'in_review'`,
      isNotMe(who, sql`s.author_id`),
      sql`NOT ${who.me}::uuid = ANY(s.writer_ids)`,
    ],
  },
  {
    kind: "review_scope",
    may: who.holds("compliance"),
    columns: sql`${EDITION}, s.next_review`,
    from: sql`scope_statement s`,
    where: [sql`s.state = 'approved'`, sql`s.next_review <= ${who.soon}::date`, ...NOT_IN_HAND],
  },
  {
    kind: "review_changed_scope",
    may: who.holds("compliance"),
    columns: sql`s.id, s.reference, c.names, '/scope', NULL::date`,
    from: sql`scope_statement s CROSS JOIN LATERAL (
      SELECT left(string_agg(coalesce(nullif(c.name, ''), c.reference), ', ' ORDER BY c.at DESC), 200) AS names
      FROM (${CHANGES_OF_SCOPE}) c WHERE c.scope_id = s.id) c`,
    where: [sql`s.state = 'approved' AND c.names IS NOT NULL`, ...NOT_IN_HAND],
  },
  {
    kind: "confirm_scope",
    may: who.holds("top_management"),
    columns: sql`v.id, s.reference, v.reason, '/scope', NULL::date`,
    from: sql`scope_review v JOIN scope_statement s ON s.id = v.scope_id`,
    where: [
      sql`v.confirmed_at IS NULL AND v.result = 'still_valid'`,
      sql`s.state = 'approved'`,
      isNotMe(who, sql`v.by_id`),
    ],
  },
];
