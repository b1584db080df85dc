import sql, { type Sql } from "sql-template-tag";
import {
  type Asking,
  apart,
  type Branch,
  both,
  EMPLOYED,
  either,
  isMe,
  isNotMe,
  nobody,
  only,
} from "../steps";

const ATTESTED = sql`attestation a JOIN control c ON c.id = a.control_id`;
const named = (c: Sql): Sql => sql`${c}.reference, ${c}.title, '/controls/' || ${c}.reference`;
const C = sql`c`;

/** What waits on controls: the decision, an owner, the owner's word and the reviewer's. */
export const controlTasks = (who: Asking): Branch[] => [
  {
    kind: "decide_control",
    may: who.holds("compliance"),
    columns: sql`c.id, ${named(C)}, NULL::date`,
    from: sql`control c`,
    where: [sql`c.necessary IS NULL`],
  },
  {
    kind: "assign_control",
    may: who.holds("compliance"),
    columns: sql`c.id, ${named(C)}, NULL::date`,
    from: sql`control c`,
    where: [sql`c.necessary`, sql`c.owner_id IS NULL`],
  },
  {
    kind: "attest",
    may: who.holds(...EMPLOYED),
    columns: sql`a.id, ${named(C)} || '?attest', a.due`,
    from: ATTESTED,
    where: [sql`a.state IN ('due', 'overdue', 'rejected')`, isMe(who, sql`c.owner_id`)],
  },
  {
    kind: "review_attestation",
    may: who.holds(...EMPLOYED),
    // The due day was the owner's: a review has none of its own.
    columns: sql`a.id, ${named(C)}, NULL::date`,
    from: ATTESTED,
    where: [sql`a.state = 'submitted'`, reviews(who), attestedByOthers(who)],
  },
];

/** The named reviewer; top management where nobody is named who may (S2). */
const reviews = (who: Asking): Sql => {
  const barred = sql`c.reviewer_id = a.attester_id`;
  const free = either(nobody(who, sql`c.reviewer_id`, ...EMPLOYED), barred);
  return either(isMe(who, sql`c.reviewer_id`), both(only(who.holds("top_management")), free));
};
const attestedByOthers = (who: Asking): Sql =>
  apart(who, { rule: "S2", record: sql`a.id`, act: "attestations.accept" }, sql`a.attester_id`);

/** Evidence that comes with no attestation; what comes with one is accepted with it. */
export const evidenceTasks = (who: Asking): Branch[] => [
  {
    kind: "accept_evidence",
    may: who.holds(...EMPLOYED),
    columns: sql`e.id, e.reference, e.title, '/evidence/' || e.reference, NULL::date`,
    from: sql`evidence e`,
    where: [
      sql`e.state = 'submitted'`,
      either(
        only(who.holds("compliance", "top_management")),
        sql`EXISTS (SELECT FROM evidence_control x JOIN control c ON c.id = x.control_id
          WHERE x.evidence_id = e.id AND ${isMe(who, sql`c.reviewer_id`)})`,
      ),
      apart(who, { rule: "S3", record: sql`e.id`, act: "evidence.accept" }, sql`e.submitted_by_id`),
      sql`NOT EXISTS (SELECT FROM attestation_evidence x JOIN attestation t ON t.id = x.attestation_id
        WHERE x.evidence_id = e.id AND t.state = 'submitted')`,
    ],
  },
];

const EDITION = sql`m.id, m.reference, coalesce(nullif(left(m.note, 200), ''), 'Statement of Applicability ' || m.edition),
  '/soa/' || m.edition, NULL::date`;

/** What waits on the Statement of Applicability: its draft, and the approval by somebody who decided no line. */
export const soaTasks = (who: Asking): Branch[] => [
  {
    kind: "finish_soa",
    may: who.holds("compliance"),
    columns: EDITION,
    from: sql`soa_edition m`,
    where: [sql`m.state = 'draft'`],
  },
  {
    kind: "approve_soa",
    may: who.holds("top_management"),
    columns: EDITION,
    from: sql`soa_edition m`,
    where: [
      sql`m.state = 'in_review'`,
      isNotMe(who, sql`m.author_id`),
      sql`NOT ${who.me}::uuid = ANY(m.writer_ids)`,
    ],
  },
];
