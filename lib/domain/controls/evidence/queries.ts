import sql, { empty, type Sql } from "sql-template-tag";
import * as z from "zod";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { movingInput, movingPage } from "../attestations/cycle/schema";
import { instant, personOf } from "../steps";
import { CONTROL_READERS, visibleEvidence } from "../visible";
import { qualityOfEvidence } from "./quality/rules";
import {
  type EvidenceRecord,
  type EvidenceRow,
  evidenceContent,
  evidenceInput,
  evidencePage,
  evidenceRecord,
  hashesInput,
  listEvidenceInput,
} from "./schema";

type Row = EvidenceRow & { sortValue: string; total: number };

const COLUMNS = sql`e.id, e.reference, e.title, e.kind::text, e.state::text, e.source,
  e.collected_at::text AS "collectedAt", e.period_from::text AS "periodFrom",
  e.period_to::text AS "periodTo", e.valid_until::text AS "validUntil",
  ${personOf("s")} AS "submittedBy", e.file_name AS "fileName", e.size, e.sha256, e.version,
  ARRAY(SELECT c.reference FROM evidence_control ec JOIN control c ON c.id = ec.control_id
    WHERE ec.evidence_id = e.id ORDER BY c.position) AS controls,
  (SELECT n.reference FROM evidence n WHERE n.revision_of_id = e.id AND n.state = 'accepted')
    AS "replacedBy"`;
const FROM = sql`evidence e LEFT JOIN person s ON s.id = e.submitted_by_id`;

const ofControl = (ref: string | undefined): Sql[] => {
  if (!ref) return [];
  const which = isUuid(ref) ? sql`c.id = ${ref}::uuid` : sql`c.reference = ${ref}`;
  return [
    sql`EXISTS (SELECT FROM evidence_control ec JOIN control c ON c.id = ec.control_id
      WHERE ec.evidence_id = e.id AND ${which})`,
  ];
};

/** The library of evidence, the newest first. */
export const listEvidence = query({
  name: "evidence.list",
  may: [...CONTROL_READERS, "staff"],
  module: "evidence",
  route: "GET /evidence",
  input: listEvidenceInput,
  output: evidencePage,
  async run({ actor, input, rows }) {
    const where = [
      ...visibleEvidence(actor),
      ...within(sql`e.state`, input.state),
      ...within(sql`e.kind`, input.kind),
      ...ofControl(input.control),
      ...matching(sql`(e.reference || ' ' || e.title)`, input.q),
    ];
    const sorts = {
      collected: { by: sql`e.collected_at`, as: "date" },
      title: { by: sql`lower(e.title)`, as: "text" },
      reference: { by: sql`e.reference`, as: "text" },
      validUntil: { by: sql`coalesce(e.valid_until, 'infinity')`, as: "date" },
    } as const;
    const plan = {
      columns: COLUMNS,
      from: FROM,
      countFrom: sql`evidence e`,
      where,
      sorts,
      defaultSort: "-collected",
      id: sql`e.id`,
    };
    return pageFrom(await rows<Row>(listStatement(plan, input)), input);
  },
});

const linked = (reference: Sql, title: Sql, from: Sql) =>
  sql`(SELECT coalesce(json_agg(json_build_object('reference', ${reference}, 'title', ${title})
    ORDER BY ${reference}), '[]') FROM ${from})`;

/** Pieces beside this one: one of them as a value, several as a list. */
const piece = (where: Sql) =>
  sql`(SELECT json_build_object('reference', n.reference, 'title', n.title, 'state', n.state)
    FROM evidence n WHERE ${where})`;
const PIECES = sql`${piece(sql`n.id = e.revision_of_id`)} AS "revisionOf",
  ${piece(sql`n.revision_of_id = e.id`)} AS "revisedBy",
  ${piece(sql`n.id = e.twin_of_id`)} AS "twinOf",
  (SELECT coalesce(json_agg(json_build_object('reference', n.reference, 'title', n.title,
      'state', n.state) ORDER BY n.reference), '[]')
    FROM evidence n WHERE n.twin_of_id = e.id) AS twins`;

const RECORD = sql`${COLUMNS}, ${PIECES}, e.query, e.collector::text, e.run_id AS "runId",
  e.population, e.population_count AS "populationCount", e.sample_count AS "sampleCount", e.drawn,
  e.link_url AS "linkUrl", e.method::text, e.classification::text AS class,
  e.personal_data AS "personalData", e.reason, ${instant("e.created_at")} AS "submittedAt",
  ${personOf("p")} AS "acceptedBy", ${instant("e.accepted_at")} AS "acceptedAt",
  ${linked(
    sql`c.reference`,
    sql`c.title`,
    sql`evidence_control ec JOIN control c ON c.id = ec.control_id WHERE ec.evidence_id = e.id`,
  )} AS supports,
  ${linked(
    sql`x.reference`,
    sql`x.name`,
    sql`evidence_asset ea JOIN asset x ON x.id = ea.asset_id WHERE ea.evidence_id = e.id`,
  )} AS assets,
  ${linked(
    sql`f.reference`,
    sql`f.title`,
    sql`finding_evidence fe JOIN finding f ON f.id = fe.finding_id WHERE fe.evidence_id = e.id`,
  )} AS findings,
  (SELECT coalesce(json_agg(json_build_object('reference', a.reference, 'control',
      json_build_object('reference', c.reference, 'title', c.title)) ORDER BY a.reference), '[]')
    FROM attestation_evidence ae JOIN attestation a ON a.id = ae.attestation_id
    JOIN control c ON c.id = a.control_id WHERE ae.evidence_id = e.id) AS attestations,
  (SELECT coalesce(json_agg(json_build_object('reference', t.reference, 'risk',
      json_build_object('reference', r.reference, 'title', r.title)) ORDER BY t.reference), '[]')
    FROM treatment_evidence te JOIN treatment t ON t.id = te.treatment_id
    JOIN risk r ON r.id = t.risk_id WHERE te.evidence_id = e.id) AS treatments`;

const oneOf = (ref: string) => (isUuid(ref) ? sql`e.id = ${ref}::uuid` : sql`e.reference = ${ref}`);

/** The rule that the commands hold too: an officer, top management, or a control's named reviewer. */
const mayJudge = (actor: Actor) =>
  sql`(${holds(actor, "compliance", "top_management")} OR EXISTS (
    SELECT FROM evidence_control ec JOIN control c ON c.id = ec.control_id
    WHERE ec.evidence_id = e.id AND c.reviewer_id = ${actor.id}::uuid))`;

/** One piece of evidence: where it comes from, what it supports, who accepted it. */
export const getEvidence = query({
  name: "evidence.get",
  may: [...CONTROL_READERS, "staff"],
  module: "evidence",
  route: "GET /evidence/:id",
  input: evidenceInput,
  output: evidenceRecord,
  async run({ actor, input, db, now, rows }) {
    const [seen = sql`true`] = visibleEvidence(actor);
    const [found] = await rows<Omit<EvidenceRecord, "quality">>(sql`
      SELECT ${RECORD}, ${mayJudge(actor)} AS "mayJudge" FROM ${FROM} LEFT JOIN person p ON p.id = e.accepted_by_id
      WHERE ${oneOf(input.id)} AND ${seen}`);
    if (!found) throw notFound("evidence");
    const assets = found.assets.map(({ reference }) => reference);
    const today = await todayOf(db, now);
    return { ...found, quality: qualityOfEvidence({ ...found, assets }, { today }) };
  },
});

/**
 * Which bytes a piece of evidence is; the content routes hand them out. Every look is logged. Of a file
 * with personal data an external auditor gets the masked copy that a second person accepted.
 */
export const readEvidenceContent = query({
  name: "evidence.content",
  may: [...CONTROL_READERS, "staff"],
  module: "evidence",
  logged: true,
  input: evidenceInput,
  output: evidenceContent,
  async run({ actor, input, rows }) {
    const [seen = sql`true`] = visibleEvidence(actor);
    const [found] = await rows<Content & { id: string; personalData: boolean }>(sql`
      SELECT e.id, ${CONTENT}, e.personal_data AS "personalData" FROM evidence e
      WHERE ${oneOf(input.id)} AND ${seen}`);
    if (!found) throw notFound("evidence");
    if (!found.personalData || !holds(actor, "external_auditor")) return found;
    const [masked] = await rows<Content>(sql`
      SELECT ${CONTENT} FROM evidence e
      WHERE e.twin_of_id = ${found.id}::uuid AND e.state IN ('accepted', 'expired') AND NOT e.personal_data
      ORDER BY e.accepted_at DESC, e.id LIMIT 1`);
    if (masked) return masked;
    throw forbidden("This file holds personal data. Ask the compliance officer for a masked copy.");
  },
});
type Content = z.output<typeof evidenceContent>;
const CONTENT = sql`e.file_name AS "fileName", e.file_kind AS "fileKind", e.sha256, e.size`;

const ENDED_PAGE = 500;
/** Accepted evidence whose validity has ended, in the order of its last days. */
export const endedEvidence = query({
  name: "evidence.ended",
  may: ["system"],
  input: movingInput,
  output: movingPage,
  async run({ db, input: { after }, now, rows }) {
    const today = await todayOf(db, now);
    const beyond = after
      ? sql`AND (e.valid_until, e.id) > (${after.day}::date, ${after.id}::uuid)`
      : empty;
    const found = await rows<{ id: string; day: string }>(sql`
      SELECT e.id, e.valid_until::text AS day FROM evidence e
      WHERE e.state = 'accepted' AND e.valid_until < ${today}::date ${beyond}
      ORDER BY e.valid_until, e.id LIMIT ${ENDED_PAGE}`);
    const last = found.length === ENDED_PAGE ? found.at(-1) : undefined;
    return { ids: found.map(({ id }) => id), next: last ?? null };
  },
});

/** Which of these files some evidence stands on, whatever its state. */
export const usedFiles = query({
  name: "evidence.usedFiles",
  may: ["system"],
  input: hashesInput,
  output: z.object({ sha256: z.array(z.string()) }),
  async run({ db, input }) {
    const found = await db.evidence.groupBy({
      by: ["sha256"],
      where: { sha256: { in: input.sha256 } },
    });
    return { sha256: found.map((one) => one.sha256) };
  },
});
