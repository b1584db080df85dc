import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { recordItem } from "@/lib/domain/audits/checklist/commands";
import {
  announceAudit,
  endFieldwork,
  issueAudit,
  planAudit,
  startAudit,
} from "@/lib/domain/audits/commands";
import { raiseFinding } from "@/lib/domain/audits/findings/commands";
import { Grade } from "@/prisma/generated/enums";
import { type AuditsPart, existing, type Finding } from "./audits-part";
import { loadPlan } from "./findings";

type Audit = AuditsPart["audits"][number];

/** The internal audits with checklist, findings and report, each act on its day. */
export async function loadAudits(load: Loader, part: AuditsPart) {
  for (const audit of part.audits) {
    const auditor = load.as(audit.leadAuditorId);
    const planned = await planOf(load, audit);
    const announced = await auditor.run(announceAudit, planned, {
      at: load.moment(audit.announcedAt),
    });
    const begin = load.moment(audit.from);
    const started = await auditor.run(startAudit, existing(announced), { at: begin });
    const found = part.findings.filter(({ auditId }) => auditId === audit.id);
    await checklist(load, audit);
    for (const finding of found) await raise(load, finding, audit.id);
    const end = load.moment(audit.to);
    const ended = await auditor.run(endFieldwork, existing(started), { at: end });
    const { conclusion, strengths, distribution } = audit;
    const report = { ...existing(ended), conclusion, strengths, distribution };
    await auditor.run(issueAudit, report, { at: load.moment(audit.reportIssuedAt) });
    for (const finding of found) await loadPlan(load, finding, part);
  }
}

/** Planned on the day of the auditor's declaration. */
async function planOf(load: Loader, audit: Audit) {
  const { title, objective, scope, criteria, method, independence } = audit;
  const declared = /\d{4}-\d\d-\d\d/.exec(independence)?.[0] ?? audit.announcedAt;
  const made = await load.as(audit.leadAuditorId).run(
    planAudit,
    {
      ...{ title, objective, scope, criteria, method, independence },
      from: load.shift(audit.from),
      to: load.shift(audit.to),
      lead: audit.leadAuditorId,
      refs: audit.checklist.map(({ ref }) => ref),
    },
    { at: load.moment(declared), reference: audit.id },
  );
  return existing(made);
}

/** Lines with a finding get their result when it is raised. */
async function checklist(load: Loader, audit: Audit) {
  const auditor = load.as(audit.leadAuditorId);
  const at = load.moment(audit.from);
  for (const { ref, result, note } of audit.checklist) {
    if (result !== "conforming" && result !== "not_tested") continue;
    await auditor.run(recordItem, { id: audit.id, ref, version: 1, result, note }, { at });
  }
}

async function raise(load: Loader, finding: Finding, audit: string) {
  const { id, title, ref, criterion, evidence, gap, effect, responseDue } = finding;
  await load.as(finding.raisedBy).run(
    raiseFinding,
    {
      ...{ title, ref, criterion, evidence, gap, effect, audit },
      grade: z.enum(Grade).parse(finding.grade),
      areaOwner: finding.areaOwnerId,
      responseDue: responseDue ? load.shift(responseDue) : null,
    },
    { at: load.moment(finding.raisedAt), reference: id },
  );
}
