import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { FindingSource, Grade } from "@/prisma/generated/enums";
import { type At, personNamed } from "../../people/steps";
import { initialOf, requireTransition } from "../../workflow/rules";
import { itemRecorded } from "../events";
import { mustAudit, mustAuditFinding } from "../independence/steps";
import { findingGraded, findingRaised, findingWithdrawn, withdrawalAsked } from "./events";
import { mustBeAuditorsIfAudits, responseDueOf } from "./rules";
import {
  agreeWithdrawalInput,
  findingStand,
  gradeFindingInput,
  raiseFindingInput,
  withdrawFindingInput,
} from "./schema";
import { changeFinding, criterionNamed, requireFinding, standOf } from "./steps";

/** States in which a grade may still be looked at again. */
const REGRADED = ["response_due", "plan_submitted", "plan_accepted"];

/** Anybody employed may raise one; within an audit only its auditors. */
export const raiseFinding = command({
  name: "findings.raise",
  may: ["internal_auditor", "compliance", "engineer", "risk_owner", "staff"],
  writes: "isms",
  route: "POST /findings",
  events: [findingRaised, findingGraded, itemRecorded],
  input: raiseFindingInput,
  output: findingStand,
  async run({ tx, actor, input, now, record, reference }) {
    const audit = input.audit ? await auditInTheField({ tx, now }, actor, input.audit) : null;
    if (!audit && (input.grade || input.responseDue)) {
      throw invalid({ grade: ["Only an audit's own auditor grades while raising."] });
    }
    const owner = input.areaOwner
      ? await personNamed({ tx, now }, input.areaOwner, "areaOwner", { notAuditors: true })
      : null;
    if (input.grade && !owner) {
      throw invalid({ areaOwner: ["A graded finding goes to the owner of the area."] });
    }
    const { title, criterion, evidence, gap } = input;
    const ref = await criterionNamed(tx, input.ref);
    const source = sourceOf(actor, input.source, audit !== null);
    const due = input.grade ? dueBy(input.grade, now, input.responseDue) : null;
    const state = initialOf("finding");
    const finding = await tx.finding.create({
      data: {
        ...(reference && { reference }),
        ...{ title, ref, criterion, evidence, gap, effect: input.effect ?? "", source },
        state: input.grade ? requireTransition("finding", state, "notify") : state,
        auditId: audit?.id ?? null,
        raisedById: actor.id,
        raisedAt: now,
        areaOwnerId: owner?.id ?? null,
        ...(input.grade && { grade: input.grade, gradedById: actor.id, gradedAt: now }),
        responseDue: due ? asDate(due) : null,
      },
    });
    record(findingRaised, finding.id, { source, ref, auditId: audit?.id ?? null });
    if (input.grade && owner) {
      const { grade } = input;
      record(findingGraded, finding.id, {
        before: null,
        grade,
        areaOwnerId: owner.id,
        responseDue: due,
      });
    }
    if (audit && (await pointFromChecklist(tx, audit.id, ref, finding))) {
      record(itemRecorded, audit.id, { ref, result: "finding", findingId: finding.id });
    }
    return standOf(finding);
  },
});

/** Where the actor may raise findings: an audit under way whose scope the actor has no part in (S6). */
async function auditInTheField({ tx, now }: At, actor: Actor, ref: string) {
  if (!holds(actor, "internal_auditor")) {
    throw forbidden("Within an audit only internal auditors raise findings. Raise it without one.");
  }
  const audit = await tx.audit.findUnique({ where: named(ref) });
  if (!audit) throw notFound("audit");
  if (audit.state !== "in_progress" && audit.state !== "reporting") {
    throw wrongState("Findings of an audit are raised between its start and its report.");
  }
  await mustAudit(tx, actor, audit, now);
  return audit;
}

function sourceOf(actor: Actor, asked: FindingSource | undefined, inAudit: boolean): FindingSource {
  if (inAudit) return "internal_audit";
  if (!holds(actor, "compliance", "internal_auditor")) return "employee";
  if (asked === "internal_audit") {
    throw invalid({ source: ["Name the audit it comes from, or choose another source."] });
  }
  // What an auditor finds outside an audit is nobody's by default: a guess would say who judges it.
  if (!asked && holds(actor, "internal_auditor")) {
    throw invalid({ source: ["Say where it comes from, or raise it within its audit."] });
  }
  return asked ?? "employee";
}

function dueBy(grade: Grade, from: Date, asked: string | null | undefined): string | null {
  const latest = responseDueOf(grade, from);
  if (!asked) return latest;
  if (!latest) throw invalid({ responseDue: ["No plan is due for this grade."] });
  if (asked < dayOf(from) || asked > latest) {
    throw invalid({ responseDue: [`For this grade the plan is due between today and ${latest}.`] });
  }
  return asked;
}

/** The checklist line that this finding answers, where the audit has one, points at the finding. */
async function pointFromChecklist(
  tx: Tx,
  auditId: string,
  ref: string,
  finding: { id: string; reference: string },
) {
  const item = await tx.checklistItem.findUnique({ where: { auditId_ref: { auditId, ref } } });
  if (!item) return false;
  const note = item.note || `See ${finding.reference}`;
  await tx.checklistItem.update({
    where: { id: item.id },
    data: {
      result: "finding",
      findingId: item.findingId ?? finding.id,
      note,
      version: { increment: 1 },
    },
  });
  return true;
}

/** Assesses it: how grave, whose area, until when an answer is due. */
export const gradeFinding = command({
  name: "findings.grade",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  route: "POST /findings/:id/grade",
  events: [findingGraded],
  input: gradeFindingInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeAuditorsIfAudits(actor, finding.source);
    if (!finding.auditId && finding.raisedById === actor.id) {
      throw forbidden("Whoever raised a finding outside an audit does not grade it.");
    }
    await mustAuditFinding(tx, actor, finding, now);
    const again = REGRADED.includes(finding.state);
    const state = again ? finding.state : requireTransition("finding", finding.state, "notify");
    if (again && !input.reason) throw invalid({ reason: ["Say why the grade changes."] });
    const owner = await personNamed({ tx, now }, input.areaOwner, "areaOwner", {
      notAuditors: true,
    });
    const due = dueBy(input.grade, now, input.responseDue);
    const { grade } = input;
    const answer = await changeFinding(tx, finding, input.version, {
      ...{ grade, state, gradedById: actor.id, gradedAt: now, areaOwnerId: owner.id },
      gradeReason: input.reason,
      responseDue: due ? asDate(due) : null,
      ...{ withdrawReason: null, withdrawAskedById: null },
    });
    const before = finding.grade;
    record(findingGraded, finding.id, { before, grade, areaOwnerId: owner.id, responseDue: due });
    return answer;
  },
});

/** First half of a withdrawal: why. A second person must agree. */
export const withdrawFinding = command({
  name: "findings.withdraw",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  route: "POST /findings/:id/withdrawal",
  events: [withdrawalAsked],
  input: withdrawFindingInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeAuditorsIfAudits(actor, finding.source);
    await mustAuditFinding(tx, actor, finding, now);
    if (finding.source === "certification_body") {
      throw forbidden("The certification body withdraws its own findings.");
    }
    requireTransition("finding", finding.state, "withdraw");
    const answer = await changeFinding(tx, finding, input.version, {
      withdrawReason: input.reason,
      withdrawAskedById: actor.id,
    });
    record(withdrawalAsked, finding.id, {});
    return answer;
  },
});

/** Second half: another auditor or top management agrees, and the finding is withdrawn. */
export const agreeWithdrawal = command({
  name: "findings.agreeWithdrawal",
  may: ["internal_auditor", "top_management"],
  writes: "isms",
  decides: true,
  route: "POST /findings/:id/withdrawal/agreement",
  events: [findingWithdrawn],
  input: agreeWithdrawalInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    const to = requireTransition("finding", finding.state, "withdraw");
    if (!finding.withdrawAskedById) throw wrongState("Nobody has asked to withdraw this finding.");
    if (finding.withdrawAskedById === actor.id) {
      throw forbidden("Whoever asks to withdraw a finding does not agree to it.");
    }
    if (!holds(actor, "top_management")) await mustAuditFinding(tx, actor, finding, now);
    const answer = await changeFinding(tx, finding, input.version, { state: to, closedAt: now });
    record(findingWithdrawn, finding.id, { from: finding.state, to });
    return answer;
  },
});
