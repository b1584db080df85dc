import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { reviewRefused, reviewSuperseded } from "../people/segregation/events";
import { type At, personNamed } from "../people/steps";
import { initialOf, requireTransition } from "../workflow/rules";
import {
  auditAnnounced,
  auditCancelled,
  auditClosed,
  auditEdited,
  auditPlanned,
  auditReported,
  auditStarted,
  fieldworkEnded,
} from "./events";
import { endLooks, leadMustBeIndependent, mustAudit } from "./independence/steps";
import { isAnswered, openLines } from "./rules";
import {
  auditStand,
  cancelAuditInput,
  closeAuditInput,
  editAuditInput,
  issueAuditInput,
  onAuditInput,
  planAuditInput,
} from "./schema";
import { changeAudit, linesOf, requireAudit, standOf } from "./steps";

interface Planned {
  title: string;
  objective: string;
  scope: string;
  criteria: string[];
  method: string;
  independence: string | null;
  from: string;
  to: string;
}
const columnsOf = ({
  title,
  objective,
  scope,
  criteria,
  method,
  independence,
  from,
  to,
}: Planned) => ({
  ...{ title, objective, scope, criteria, method },
  independence: independence ?? "",
  startsOn: asDate(from),
  endsOn: asDate(to),
});

const leadOf = ({ tx, now }: At, ref: string) =>
  personNamed({ tx, now }, ref, "lead", { roles: ["internal_auditor"] });

/** Objective, scope, criteria, method, dates and lead; clauses and controls become the checklist. */
export const planAudit = command({
  name: "audits.plan",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits",
  events: [auditPlanned],
  input: planAuditInput,
  output: auditStand,
  async run({ tx, input, now, record, reference }) {
    const lead = await leadOf({ tx, now }, input.lead);
    const lines = await linesOf(tx, input.refs);
    const audit = await tx.audit.create({
      data: {
        ...(reference && { reference }),
        ...columnsOf(input),
        leadAuditorId: lead.id,
        state: initialOf("audit"),
        checklist: { createMany: { data: lines } },
      },
    });
    const { from, to } = input;
    record(auditPlanned, audit.id, { leadId: lead.id, from, to, items: lines.length });
    return standOf(audit);
  },
});

export const editAudit = command({
  name: "audits.edit",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/plan",
  events: [auditEdited, reviewRefused, reviewSuperseded],
  input: editAuditInput,
  output: auditStand,
  async run({ tx, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    if (audit.state !== "planned") {
      throw wrongState("An audit's plan is changed before it is announced.");
    }
    const lead = await leadOf({ tx, now }, input.lead);
    const lines = await linesOf(tx, input.refs);
    const isPassedOn = lead.id !== audit.leadAuditorId;
    const change = {
      ...{ ...columnsOf(input), leadAuditorId: lead.id },
      ...(isPassedOn && { leadSince: now }),
    };
    const answer = await changeAudit(tx, audit, input.version, change);
    await tx.checklistItem.deleteMany({ where: { auditId: audit.id } });
    await tx.checklistItem.createMany({
      data: lines.map((line) => ({ ...line, auditId: audit.id })),
    });
    const { from, to } = input;
    record(auditEdited, audit.id, { leadId: lead.id, from, to, items: lines.length });
    if (isPassedOn) {
      const { refused, superseded } = await endLooks(tx, audit.id, now);
      const about = { rule: "S6", recordId: audit.id } as const;
      for (const { id, act } of refused) record(reviewRefused, id, { ...about, act, by: "rule" });
      for (const { id, act } of superseded) record(reviewSuperseded, id, { ...about, act });
    }
    return answer;
  },
});

/** Tells those audited. The independence of the lead (S6) is computed, not declared. */
export const announceAudit = command({
  name: "audits.announce",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/announcement",
  events: [auditAnnounced],
  input: onAuditInput,
  output: auditStand,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "announce");
    await mustAudit(tx, actor, audit, now);
    const conflicts = await leadMustBeIndependent(tx, audit, { now, act: announceAudit.name });
    const answer = await changeAudit(tx, audit, input.version, { state: to, announcedAt: now });
    record(auditAnnounced, audit.id, { from: audit.state, to, conflicts });
    return answer;
  },
});

export const startAudit = command({
  name: "audits.start",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/start",
  events: [auditStarted],
  input: onAuditInput,
  output: auditStand,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "start");
    await mustAudit(tx, actor, audit, now);
    const answer = await changeAudit(tx, audit, input.version, { state: to });
    record(auditStarted, audit.id, { from: audit.state, to });
    return answer;
  },
});

/** Every line has a result with what was seen, or a reason for not being tested. */
export const endFieldwork = command({
  name: "audits.endFieldwork",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/fieldwork-end",
  events: [fieldworkEnded],
  input: onAuditInput,
  output: auditStand,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "end_fieldwork");
    await mustAudit(tx, actor, audit, now);
    const lines = await tx.checklistItem.findMany({
      where: { auditId: audit.id },
      orderBy: { position: "asc" },
    });
    const open = openLines(lines);
    if (open.length > 0) {
      const shown = open.slice(0, 5).join("; ");
      throw wrongState(`${open.length} of ${lines.length} lines are not finished: ${shown}.`);
    }
    const answer = await changeAudit(tx, audit, input.version, { state: to });
    record(fieldworkEnded, audit.id, { from: audit.state, to });
    return answer;
  },
});

/**
 * The report: what conforms, what was found, and the conclusion, sent to top management. Whoever led
 * the fieldwork is asked for independence (S6) once more: a year has moved on since the announcement.
 */
export const issueAudit = command({
  name: "audits.issue",
  may: ["internal_auditor"],
  writes: "isms",
  decides: true,
  route: "POST /audits/:id/report",
  events: [auditReported],
  input: issueAuditInput,
  output: auditStand,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "issue");
    await mustAudit(tx, actor, audit, now);
    const conflicts = await leadMustBeIndependent(tx, audit, { now, act: issueAudit.name });
    const distribution = await readers({ tx, now }, input.distribution);
    const findings = await tx.finding.count({ where: { auditId: audit.id } });
    const answer = await changeAudit(tx, audit, input.version, {
      ...{ state: to, reportIssuedAt: now, distribution },
      ...{ conclusion: input.conclusion, strengths: input.strengths },
    });
    record(auditReported, audit.id, { from: audit.state, to, findings, distribution, conflicts });
    return answer;
  },
});

async function readers({ tx, now }: At, refs: readonly string[]): Promise<string[]> {
  const people = [];
  // One by one for the sentence that says who cannot be named; the input is a handful.
  for (const ref of new Set(refs)) people.push(await personNamed({ tx, now }, ref, "distribution"));
  if (!people.some(({ roles }) => roles.includes("top_management"))) {
    throw invalid({ distribution: ["The report goes to top management: name one of them."] });
  }
  return [...new Set(people.map(({ id }) => id))];
}

export const closeAudit = command({
  name: "audits.close",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/closure",
  events: [auditClosed],
  input: closeAuditInput,
  output: auditStand,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "close");
    await mustAudit(tx, actor, audit, now);
    const { discussedOn } = input;
    const issued = audit.reportIssuedAt ? dayOf(audit.reportIssuedAt) : dayOf(now);
    if (discussedOn < issued || discussedOn > dayOf(now)) {
      throw invalid({ discussedOn: ["The report was discussed between its issue and today."] });
    }
    const findings = await tx.finding.findMany({
      where: { auditId: audit.id },
      select: { reference: true, state: true, grade: true },
    });
    const waiting = findings.filter((finding) => !isAnswered(finding));
    if (waiting.length > 0) {
      const names = waiting.map(({ reference }) => reference).join(", ");
      throw wrongState(`These findings have no accepted plan yet: ${names}.`);
    }
    const data = { state: to, closedAt: now, discussedOn: asDate(discussedOn) };
    const answer = await changeAudit(tx, audit, input.version, data);
    record(auditClosed, audit.id, { from: audit.state, to, discussedOn });
    return answer;
  },
});

export const cancelAudit = command({
  name: "audits.cancel",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  route: "POST /audits/:id/cancellation",
  events: [auditCancelled],
  input: cancelAuditInput,
  output: auditStand,
  async run({ tx, actor, input, record }) {
    const audit = await requireAudit(tx, input.id);
    const to = requireTransition("audit", audit.state, "cancel");
    if (audit.leadAuditorId === actor.id) {
      throw forbidden("Somebody else than its lead cancels an audit.");
    }
    const change = { state: to, cancelReason: input.reason };
    const answer = await changeAudit(tx, audit, input.version, change);
    record(auditCancelled, audit.id, { from: audit.state, to });
    return answer;
  },
});
