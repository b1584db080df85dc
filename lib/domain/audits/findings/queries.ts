import sql, { raw } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { FindingGetPayload, FindingInclude } from "@/prisma/generated/models";
import {
  type FindingRow,
  findingPage,
  findingRecord,
  getFindingInput,
  listFindingsInput,
} from "./schema";
import { seesAllFindings, visibleFindings } from "./visible";

const READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "top_management",
  "staff",
] as const;

/** What is next due in the state the finding is in. */
const DUE = sql`CASE WHEN f.state IN ('response_due', 'reopened') THEN f.response_due
  WHEN f.state IN ('plan_submitted', 'plan_accepted') THEN f.action_due
  WHEN f.state = 'verifying' THEN f.observe_until END`;
const personOf = (alias: string) =>
  raw(`CASE WHEN ${alias}.id IS NULL THEN NULL ELSE
  json_build_object('id', ${alias}.id, 'reference', ${alias}.reference, 'name', ${alias}.name) END`);
const OWNER = personOf("o");
const RESPONSIBLE = personOf("r");

type Found = Omit<FindingRow, "raisedAt"> & { raisedAt: Date; sortValue: string; total: number };

/** Every finding, whoever raised it, with its state and what is next due. */
export const listFindings = query({
  name: "findings.list",
  may: READERS,
  module: "findings",
  route: "GET /findings",
  input: listFindingsInput,
  output: findingPage,
  async run({ actor, input, rows }) {
    const found = await rows<Found>(
      listStatement(
        {
          columns: sql`f.id, f.reference, f.title, f.ref, f.grade, f.state, f.source, f.raised_at AS "raisedAt",
            CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('reference', a.reference, 'title', a.title) END AS audit,
            ${OWNER} AS owner, ${RESPONSIBLE} AS responsible, (${DUE})::text AS due`,
          from: sql`app.finding f LEFT JOIN app.audit a ON a.id = f.audit_id
            LEFT JOIN app.person o ON o.id = f.area_owner_id LEFT JOIN app.person r ON r.id = f.responsible_id`,
          where: [
            ...visibleFindings(actor),
            ...matching(sql`(f.reference || ' ' || f.title)`, input.q),
            ...within(sql`f.state`, input.state),
            ...within(sql`f.grade`, input.grade),
            ...within(sql`f.source`, input.source),
            ...ofAudit(input.audit),
            ...(input.owner ? [sql`${input.owner} IN (o.id::text, o.reference)`] : []),
          ],
          sorts: {
            raised: { by: sql`f.raised_at`, as: "timestamptz" },
            title: { by: sql`lower(f.title)`, as: "text" },
            due: { by: sql`coalesce(${DUE}, '9999-12-31'::date)`, as: "date" },
          },
          defaultSort: "-raised",
          id: sql`f.id`,
        },
        input,
      ),
    );
    const page = pageFrom(found, input);
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() })),
    };
  },
});

const ofAudit = (ref: string | undefined) => {
  if (!ref) return [];
  return [isUuid(ref) ? sql`f.audit_id = ${ref}::uuid` : sql`a.reference = ${ref}`];
};

const who = { select: { id: true, reference: true, name: true } } as const;
const WITH = {
  audit: { select: { id: true, reference: true, title: true } },
  raisedBy: who,
  areaOwner: who,
  responsible: who,
  files: { select: { evidence: { select: { reference: true, title: true, state: true } } } },
} satisfies FindingInclude;
type Full = FindingGetPayload<{ include: typeof WITH }>;

/** One finding with everything said about it. */
export const getFinding = query({
  name: "findings.get",
  may: READERS,
  module: "findings",
  route: "GET /findings/:id",
  input: getFindingInput,
  output: findingRecord,
  async run({ actor, input, db }) {
    const finding = await db.finding.findUnique({ where: named(input.id), include: WITH });
    if (!finding) throw notFound("finding");
    const { raisedById, areaOwnerId, responsibleId } = finding;
    const isNamed = [raisedById, areaOwnerId, responsibleId].includes(actor.id);
    if (!isNamed && !seesAllFindings(actor)) throw notFound("finding");
    const ids = [
      finding.gradedById,
      finding.submittedById,
      finding.planAcceptedById,
      finding.implementedById,
      finding.verifiedById,
      finding.withdrawAskedById,
    ].filter((id) => id !== null);
    const people = await db.person.findMany({ where: { id: { in: ids } }, ...who });
    const byId = new Map(people.map((one) => [one.id, one]));
    return shaped(finding, (id) => (id ? (byId.get(id) ?? null) : null));
  },
});

type Who = { id: string; reference: string; name: string };
const day = (value: Date | null) => (value ? dayOf(value) : null);
const instant = (value: Date | null) => value?.toISOString() ?? null;

function shaped(finding: Full, person: (id: string | null) => Who | null) {
  const { raisedAt, gradedAt, responseDue, closedAt } = finding;
  return {
    ...finding,
    raisedAt: raisedAt.toISOString(),
    gradedBy: person(finding.gradedById),
    gradedAt: instant(gradedAt),
    responseDue: day(responseDue),
    plan: planOf(finding, person),
    work: {
      note: finding.implementedNote,
      by: person(finding.implementedById),
      at: instant(finding.implementedAt),
    },
    observation: {
      days: finding.observationDays,
      reason: finding.observationReason,
      until: day(finding.observeUntil),
    },
    verification: {
      text: finding.verification,
      by: person(finding.verifiedById),
      at: instant(finding.verifiedAt),
    },
    withdrawal: { reason: finding.withdrawReason, askedBy: person(finding.withdrawAskedById) },
    files: finding.files.map(({ evidence }) => evidence).filter((one) => one !== null),
    closedAt: instant(closedAt),
  };
}

function planOf(finding: Full, person: (id: string | null) => Who | null) {
  const { correction, extentCheck, rootCause, action, responsible, effectivenessCriterion } =
    finding;
  return {
    ...{ correction, extentCheck, rootCause, action, responsible, effectivenessCriterion },
    correctedAt: day(finding.correctedAt),
    actionDue: day(finding.actionDue),
    submittedBy: person(finding.submittedById),
    submittedAt: instant(finding.submittedAt),
    acceptedBy: person(finding.planAcceptedById),
    acceptedAt: instant(finding.planAcceptedAt),
    note: finding.planNote,
    returnReason: finding.returnReason,
  };
}
