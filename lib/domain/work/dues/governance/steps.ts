import sql from "sql-template-tag";
import { NOBODY, type Source } from "../steps";

/** The next looks at the scope and at the context. */
export const governanceDues = (): Source[] => [
  {
    kind: "scope_review",
    record: sql`s.id`,
    reference: sql`s.reference`,
    title: sql`left(s.statement, 200)`,
    path: sql`'/scope'`,
    person: NOBODY,
    due: sql`s.next_review`,
    from: sql`scope_statement s`,
    where: [
      sql`s.state = 'approved'`,
      sql`s.next_review IS NOT NULL`,
      // Looked at already: it waits for the second person.
      sql`NOT EXISTS (SELECT FROM scope_review v WHERE v.scope_id = s.id
        AND v.confirmed_at IS NULL AND v.result = 'still_valid')`,
    ],
  },
  {
    kind: "context_review",
    record: sql`i.id`,
    reference: sql`i.reference`,
    title: sql`i.title`,
    path: sql`'/context/' || i.reference`,
    person: sql`i.owner_id`,
    due: sql`i.next_review`,
    from: sql`context_item i`,
    where: [sql`i.state = 'active'`, sql`i.next_review IS NOT NULL`],
  },
];
