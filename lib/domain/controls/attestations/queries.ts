import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { instant, personOf } from "../steps";
import { CONTROL_READERS, visibleControls } from "../visible";
import {
  type AttestationRow,
  attestationInput,
  attestationRow,
  attestationsPage,
  listAttestationsInput,
} from "./schema";

type Row = AttestationRow & { sortValue: string; total: number };

const COLUMNS = sql`a.id, a.reference, a.state::text, a.due::text, a.result::text,
  json_build_object('id', c.id, 'reference', c.reference, 'title', c.title) AS control,
  a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo",
  ${personOf("t")} AS attester, ${personOf("r")} AS reviewer,
  ${instant("a.submitted_at")} AS "submittedAt", ${instant("a.reviewed_at")} AS "reviewedAt",
  a.quality, coalesce(a.tests, '{}') AS tests, a.comment, a.delay_reason AS "delayReason",
  a.rejection, a.recall_reason AS "recallReason", a.statement,
  a.statement_version AS "statementVersion", a.version,
  ARRAY(SELECT e.reference FROM attestation_evidence ae JOIN evidence e ON e.id = ae.evidence_id
    WHERE ae.attestation_id = a.id ORDER BY e.reference) AS evidence`;

const FROM = sql`attestation a JOIN control c ON c.id = a.control_id
  LEFT JOIN person t ON t.id = a.attester_id LEFT JOIN person r ON r.id = a.reviewer_id`;

const ofControl = (ref: string | undefined): Sql[] => {
  if (!ref) return [];
  return isUuid(ref) ? [sql`c.id = ${ref}::uuid`] : [sql`c.reference = ${ref}`];
};

type Rows = <Found>(statement: Sql) => Promise<Found[]>;

/**
 * In its own reference or in its control. The few controls are asked first: how many of them match
 * decides by which index the attestations are best read.
 */
async function saying(q: string | undefined, rows: Rows): Promise<Sql[]> {
  const [own] = matching(sql`a.reference`, q);
  const [ofIts] = matching(sql`(c.reference || ' ' || c.title)`, q);
  if (!own || !ofIts) return [];
  const controls = await rows<{ id: string }>(sql`SELECT c.id FROM control c WHERE ${ofIts}`);
  if (controls.length === 0) return [own];
  return [sql`(${own} OR a.control_id = ANY(${controls.map(({ id }) => id)}::uuid[]))`];
}

/** Attestations of all controls, the next due first. */
export const listAttestations = query({
  name: "attestations.list",
  may: [...CONTROL_READERS, "staff"],
  module: "controls",
  route: "GET /attestations",
  input: listAttestationsInput,
  output: attestationsPage,
  async run({ actor, input, rows }) {
    const found = await rows<Row>(
      listStatement(
        {
          columns: COLUMNS,
          from: FROM,
          countFrom: sql`attestation a JOIN control c ON c.id = a.control_id`,
          where: [
            ...visibleControls(actor),
            ...within(sql`a.state`, input.state),
            ...within(sql`a.result`, input.result),
            ...ofControl(input.control),
            ...(await saying(input.q, rows)),
          ],
          sorts: {
            due: { by: sql`a.due`, as: "date" },
            control: { by: sql`c.position`, as: "int" },
            submitted: { by: sql`coalesce(a.submitted_at, 'epoch')`, as: "timestamptz" },
          },
          defaultSort: "due",
          id: sql`a.id`,
        },
        input,
      ),
    );
    return pageFrom(found, input);
  },
});

/** One attestation with what was said and decided. */
export const getAttestation = query({
  name: "attestations.get",
  may: [...CONTROL_READERS, "staff"],
  module: "controls",
  route: "GET /attestations/:id",
  input: attestationInput,
  output: attestationRow,
  async run({ actor, input, rows }) {
    const condition = isUuid(input.id)
      ? sql`a.id = ${input.id}::uuid`
      : sql`a.reference = ${input.id}`;
    const [seen = sql`true`] = visibleControls(actor);
    const [found] = await rows<AttestationRow>(
      sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${condition} AND ${seen}`,
    );
    if (!found) throw notFound("attestation");
    return found;
  },
});
