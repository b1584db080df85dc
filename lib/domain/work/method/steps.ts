import sql, { type Sql } from "sql-template-tag";
import { type Asking, type Branch, isNotMe } from "../steps";

const EDITION = sql`m.id, m.reference, coalesce(nullif(left(m.note, 200), ''), 'Risk method ' || m.edition),
  '/risks/method/' || m.edition, NULL::date`;
const FROM = sql`risk_method m`;

/** What `scoresDiffer` compares: all that levels are reckoned by, without the words. */
const numbersOf = (
  body: Sql,
) => sql`jsonb_build_array(${body} -> 'strengths', ${body} -> 'factors', ${body} -> 'cap',
  (SELECT jsonb_agg(b - ARRAY['appetite', 'authority', 'longestDays', 'reviewDays'] ORDER BY b ->> 'name')
    FROM jsonb_array_elements(${body} -> 'bands') b))`;

/** What waits on the risk method: the draft, its approval, and risks that it has not scored yet. */
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
  {
    kind: "apply_method",
    may: who.holds("compliance"),
    columns: sql`m.id, m.reference, 'Risk method ' || m.edition, '/risks/method/' || m.edition || '/effect', NULL::date`,
    from: FROM,
    // Where no score would move, nobody is asked: it would only end acceptances.
    where: [
      sql`m.state = 'in_force'`,
      sql`EXISTS (SELECT FROM risk_method o WHERE o.state = 'superseded'
        AND ${numbersOf(sql`o.body`)} <> ${numbersOf(sql`m.body`)}
        AND EXISTS (SELECT FROM risk r WHERE r.method_version = o.edition AND r.state <> 'closed'))`,
    ],
  },
];
