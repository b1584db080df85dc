import sql from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { AuditInclude } from "@/prisma/generated/models";
import { type AuditRow, auditPage, auditRecord, getAuditInput, listAuditsInput } from "./schema";

const READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "top_management",
] as const;

type Found = AuditRow & { sortValue: string; total: number };

/** Internal audits; an assessor sees those whose report is issued (row policy). */
export const listAudits = query({
  name: "audits.list",
  may: READERS,
  module: "audit",
  route: "GET /audits",
  input: listAuditsInput,
  output: auditPage,
  async run({ input, rows }) {
    const found = await rows<Found>(
      listStatement(
        {
          columns: sql`a.id, a.reference, a.title, a.state, a.starts_on AS "from", a.ends_on AS "to",
            json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS lead,
            (SELECT count(*)::int FROM app.checklist_item c WHERE c.audit_id = a.id) AS items,
            (SELECT count(c.result)::int FROM app.checklist_item c WHERE c.audit_id = a.id) AS tested,
            (SELECT count(*)::int FROM app.finding f WHERE f.audit_id = a.id) AS findings`,
          from: sql`app.audit a JOIN app.person p ON p.id = a.lead_auditor_id`,
          countFrom: sql`app.audit a`,
          where: [
            ...matching(sql`(a.reference || ' ' || a.title)`, input.q),
            ...within(sql`a.state`, input.state),
          ],
          sorts: { starts: { by: sql`a.starts_on`, as: "date" } },
          defaultSort: "-starts",
          id: sql`a.id`,
        },
        input,
      ),
    );
    return pageFrom(found, input);
  },
});

const WITH = {
  leadAuditor: { select: { id: true, reference: true, name: true } },
  checklist: {
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, ref: true, title: true, result: true, note: true, version: true },
      finding: { select: { reference: true, grade: true } },
    },
  },
  findings: {
    orderBy: { reference: "asc" },
    select: { id: true, reference: true, title: true, ref: true, grade: true, state: true },
  },
} satisfies AuditInclude;

/** One audit: plan, checklist, findings, report. */
export const getAudit = query({
  name: "audits.get",
  may: READERS,
  module: "audit",
  route: "GET /audits/:id",
  input: getAuditInput,
  output: auditRecord,
  async run({ input, db }) {
    const audit = await db.audit.findUnique({ where: named(input.id), include: WITH });
    if (!audit) throw notFound("audit");
    const people = await db.person.findMany({
      where: { id: { in: audit.distribution } },
      select: { id: true, reference: true, name: true },
    });
    return {
      ...audit,
      lead: audit.leadAuditor,
      from: dayOf(audit.startsOn),
      to: dayOf(audit.endsOn),
      distribution: people,
      announcedAt: audit.announcedAt?.toISOString() ?? null,
      reportIssuedAt: audit.reportIssuedAt?.toISOString() ?? null,
      discussedOn: audit.discussedOn ? dayOf(audit.discussedOn) : null,
      closedAt: audit.closedAt?.toISOString() ?? null,
    };
  },
});
