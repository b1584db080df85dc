import sql, { type Sql } from "sql-template-tag";
import { listStatement, matching } from "@/lib/kernel/list";
import { type InclusionReason, inclusionReasons, type SoaLine } from "../schema";
import { instant, personOf } from "../steps";
import { countTexts, flagsOf, justificationOf } from "./rules";

type Found = Omit<SoaLine, "flags" | "justification" | "sources"> & {
  inclusion: InclusionReason[];
  exclusionReason: string | null;
  sortValue: string;
  total: number;
};

const COLUMNS = sql`c.id, c.reference AS ref, c.title, c.theme, c.source::text, c.necessary,
  c.inclusion, c.exclusion_reason AS "exclusionReason", c.operating_state::text AS state,
  c.implementation_status::text AS implementation, ${instant("c.state_since")} AS since,
  ${personOf("o")} AS owner,
  (SELECT json_build_object('reference', a.reference, 'result', a.result::text,
      'from', a.period_from::text, 'to', a.period_to::text,
      'evidence', coalesce((SELECT json_agg(e.reference ORDER BY e.reference) FROM attestation_evidence x
        JOIN evidence e ON e.id = x.evidence_id WHERE x.attestation_id = a.id), '[]'))
    FROM attestation a WHERE a.control_id = c.id AND a.state = 'accepted' AND a.result IS NOT NULL
    ORDER BY a.reviewed_at DESC LIMIT 1) AS attestation`;

/** More controls than any organisation has. */
const MOST_LINES = 500;
const WHOLE = { size: MOST_LINES } as const;

export type Rows = <Row>(statement: Sql) => Promise<Row[]>;

/**
 * The lines as they stand now, by words of reference or title. Whether a sentence is repeated shows only
 * beside all others, so the statement is read whole.
 */
export async function readLines(rows: Rows, q?: string): Promise<SoaLine[]> {
  const found = await rows<Found>(
    listStatement(
      {
        columns: COLUMNS,
        from: sql`control c LEFT JOIN person o ON o.id = c.owner_id`,
        where: matching(sql`(c.reference || ' ' || c.title)`, q),
        sorts: { position: { by: sql`c.position`, as: "int" } },
        defaultSort: "position",
        id: sql`c.id`,
      },
      WHOLE,
    ),
  );
  const read = found
    .slice(0, MOST_LINES)
    .map(({ inclusion, sortValue: _, total: __, ...line }) => ({
      ...line,
      inclusion: inclusionReasons.parse(inclusion),
      hasOwner: line.owner !== null,
    }));
  const counts = countTexts(read);
  return read.map(({ inclusion, exclusionReason, hasOwner, ...line }) => {
    const judged = { necessary: line.necessary, inclusion, exclusionReason, hasOwner };
    return {
      ...line,
      justification: justificationOf(judged),
      sources: inclusion,
      flags: flagsOf(judged, counts),
    };
  });
}
