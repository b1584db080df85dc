import sql from "sql-template-tag";
import { remembered, type Source } from "../steps";

/** Attestations that wait for their owner, and evidence that ends. */
export const controlDues = (today: string): Source[] => [
  {
    kind: "attestation",
    record: sql`a.id`,
    reference: sql`c.reference`,
    title: sql`c.title`,
    path: sql`'/controls/' || c.reference || '?attest'`,
    person: sql`c.owner_id`,
    due: sql`a.due`,
    from: sql`attestation a JOIN control c ON c.id = a.control_id`,
    where: [sql`a.state IN ('scheduled', 'due', 'rejected', 'overdue')`],
  },
  {
    kind: "evidence",
    record: sql`e.id`,
    reference: sql`e.reference`,
    title: sql`e.title`,
    path: sql`'/evidence/' || e.reference`,
    person: sql`e.submitted_by_id`,
    due: sql`e.valid_until`,
    from: sql`evidence e`,
    where: [
      sql`e.state IN ('accepted', 'expired')`,
      // Newer evidence of the same source for one of its controls has taken its place.
      sql`(e.state = 'accepted' OR ${remembered(sql`e.valid_until`, today)})`,
      sql`NOT EXISTS (SELECT FROM evidence_control x JOIN evidence_control y ON y.control_id = x.control_id
        JOIN evidence n ON n.id = y.evidence_id
        WHERE x.evidence_id = e.id AND n.id <> e.id AND n.source = e.source
          AND n.state IN ('submitted', 'accepted') AND n.period_to > e.period_to)`,
    ],
  },
];
