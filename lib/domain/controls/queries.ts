import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { controlOf } from "./catalogue";
import {
  type ControlRecord,
  type ControlRow,
  controlInput,
  controlRecord,
  controlsPage,
  listControlsInput,
} from "./schema";
import { instant, personOf } from "./steps";
import { CONTROL_READERS, visibleControls } from "./visible";

type Row = ControlRow & { sortValue: string; total: number };

const COLUMNS = sql`c.id, c.reference, c.title, c.source::text, c.theme, c.necessary,
  c.operating_state::text AS "operatingState", ${instant("c.state_since")} AS "stateSince",
  c.implementation_status::text AS "implementationStatus", ${personOf("o")} AS owner,
  ${personOf("v")} AS reviewer, c.attestation_days AS "attestationDays", c.version,
  (SELECT a.due::text FROM attestation a WHERE a.control_id = c.id AND a.state <> 'accepted') AS "nextDue",
  (SELECT a.result::text FROM attestation a WHERE a.control_id = c.id AND a.state = 'accepted'
    ORDER BY a.reviewed_at DESC LIMIT 1) AS "lastResult"`;
const FROM = sql`control c LEFT JOIN person o ON o.id = c.owner_id
  LEFT JOIN person v ON v.id = c.reviewer_id`;

const ownedBy = (ref: string | undefined): Sql[] => {
  if (!ref) return [];
  return isUuid(ref) ? [sql`c.owner_id = ${ref}::uuid`] : [sql`o.reference = ${ref}`];
};
const DECIDED = sql`CASE c.necessary WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'open' END`;

/** The controls of Annex A and one's own, in the order of the standard. */
export const listControls = query({
  name: "controls.list",
  may: [...CONTROL_READERS, "staff"],
  module: "controls",
  route: "GET /controls",
  input: listControlsInput,
  output: controlsPage,
  async run({ actor, input, rows }) {
    const where = [
      ...visibleControls(actor),
      ...within(sql`c.theme`, input.theme),
      ...within(sql`c.operating_state`, input.operatingState),
      ...ownedBy(input.owner),
      ...within(DECIDED, input.necessary),
      ...matching(sql`(c.reference || ' ' || c.title)`, input.q),
    ];
    const sorts = {
      position: { by: sql`c.position`, as: "int" },
      reference: { by: sql`c.reference`, as: "text" },
      title: { by: sql`lower(c.title)`, as: "text" },
      state: { by: sql`c.operating_state::text`, as: "text" },
    } as const;
    const plan = {
      columns: COLUMNS,
      from: FROM,
      where,
      sorts,
      defaultSort: "position",
      id: sql`c.id`,
    };
    return pageFrom(await rows<Row>(listStatement(plan, input)), input);
  },
});

type Found = Omit<ControlRecord, "guidance">;

const RECORD = sql`${COLUMNS}, c.inclusion, c.exclusion_reason AS "exclusionReason", c.statement,
  c.statement_version AS "statementVersion",
  (SELECT coalesce(json_agg(json_build_object('reference', r.reference, 'title', r.title,
      'side', rc.side, 'strength', rc.strength) ORDER BY r.reference, rc.side), '[]')
    FROM risk_control rc JOIN risk r ON r.id = rc.risk_id WHERE rc.control_id = c.id) AS risks,
  (SELECT coalesce(json_agg(json_build_object('reference', t.reference, 'title', t.action,
      'state', t.state) ORDER BY t.reference), '[]')
    FROM treatment t WHERE t.id IN (SELECT tc.treatment_id FROM treatment_control tc
      WHERE tc.control_id = c.id)) AS treatments,
  (SELECT coalesce(json_agg(json_build_object('reference', u.reference, 'title', u.title,
      'on', u.ends_on, 'result', i.result) ORDER BY u.ends_on DESC), '[]')
    FROM checklist_item i JOIN audit u ON u.id = i.audit_id
    WHERE i.ref = c.reference AND i.result IS NOT NULL AND u.state IN ('reported', 'closed')) AS audits`;

/** One control: why it is there, how it is done, how it works, what leans on it. */
export const getControl = query({
  name: "controls.get",
  may: [...CONTROL_READERS, "staff"],
  module: "controls",
  route: "GET /controls/:id",
  input: controlInput,
  output: controlRecord,
  async run({ actor, input, rows }) {
    const which = isUuid(input.id) ? sql`c.id = ${input.id}::uuid` : sql`c.reference = ${input.id}`;
    const [seen = sql`true`] = visibleControls(actor);
    const [found] = await rows<Found>(
      sql`SELECT ${RECORD} FROM ${FROM} WHERE ${which} AND ${seen}`,
    );
    if (!found) throw notFound("control");
    return { ...found, guidance: guidanceOf(found.reference) };
  },
});

function guidanceOf(reference: string) {
  const known = controlOf(reference);
  if (!known) return null;
  const { purpose, slmGuidance: slm, evidenceExamples } = known;
  return { purpose, slm, evidenceExamples: [...evidenceExamples] };
}
