import sql, { type Sql } from "sql-template-tag";
import { type Asking, type Branch, both, either, isMe, nobody, only } from "../steps";

const ENTRY = sql`i.id, i.reference, i.title, '/context/' || i.reference`;
const OWNERS = ["compliance", "engineer", "risk_owner", "top_management"] as const;

/** It is the owner's; the compliance officer's where the owner has left. */
const looksAfter = (who: Asking): Sql =>
  either(
    isMe(who, sql`i.owner_id`),
    both(only(who.holds("compliance")), nobody(who, sql`i.owner_id`, ...OWNERS)),
  );

/** What waits on the context: drafts, the next look, and what hangs on something that changed. */
export const contextTasks = (who: Asking): Branch[] => [
  {
    kind: "confirm_context",
    may: who.holds("compliance"),
    columns: sql`${ENTRY}, NULL::date`,
    from: sql`context_item i`,
    where: [sql`i.state = 'draft'`],
  },
  {
    kind: "review_context",
    may: who.holds(...OWNERS),
    columns: sql`${ENTRY}, i.next_review`,
    from: sql`context_item i`,
    where: [
      sql`i.state = 'active' AND i.changed_at IS NULL`,
      sql`i.next_review <= ${who.soon}::date`,
      looksAfter(who),
    ],
  },
  {
    kind: "follow_context_change",
    may: who.holds(...OWNERS),
    columns: sql`i.id, i.reference, i.title || ': ' || left(i.change, 200), '/context/' || i.reference, NULL::date`,
    from: sql`context_item i`,
    where: [sql`i.state = 'active' AND i.changed_at IS NOT NULL`, looksAfter(who)],
  },
];
