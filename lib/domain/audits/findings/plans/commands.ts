import type { Actor } from "@/lib/kernel/actor";
import { invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { FindingModel } from "@/prisma/generated/models";
import { mustDiffer } from "../../../people/segregation/steps";
import { type At, personNamed } from "../../../people/steps";
import { requireTransition } from "../../../workflow/rules";
import { mustAuditFinding } from "../../independence/steps";
import { planAccepted, planDrafted, planReturned, planSubmitted } from "../events";
import { mustBeAuditorsIfAudits } from "../rules";
import { findingStand } from "../schema";
import { asRecord, changeFinding, requireFinding } from "../steps";
import { type Plan, planGaps, wrongWithPeriod } from "./rules";
import { acceptPlanInput, draftPlanInput, returnPlanInput, submitPlanInput } from "./schema";
import { gradeOf, mustBeConcerned, namesIn } from "./steps";

const DOERS = ["engineer", "compliance", "risk_owner", "staff"] as const;

type Given = Omit<Plan, "responsible"> & { responsible?: string | null | undefined };

async function planColumns({ tx, now }: At, given: Given) {
  const person = given.responsible
    ? await personNamed({ tx, now }, given.responsible, "responsible", { notAuditors: true })
    : null;
  const { correction, correctedAt, extentCheck, rootCause, action, actionDue } = given;
  return {
    ...{ correction, extentCheck, rootCause, action },
    correctedAt: correctedAt ? asDate(correctedAt) : null,
    responsibleId: person?.id ?? null,
    actionDue: actionDue ? asDate(actionDue) : null,
    effectivenessCriterion: given.effectivenessCriterion,
  };
}

/** Keeps an unfinished plan; the finding's state stays. */
export const draftPlan = command({
  name: "findings.draftPlan",
  may: [...DOERS],
  writes: "isms",
  route: "POST /findings/:id/plan/draft",
  events: [planDrafted],
  input: draftPlanInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeConcerned(actor, finding);
    if (finding.state !== "response_due" && finding.state !== "reopened") {
      throw wrongState("A plan is written while the response is due.");
    }
    const columns = await planColumns({ tx, now }, input);
    const answer = await changeFinding(tx, finding, input.version, columns);
    record(planDrafted, finding.id, { responsibleId: columns.responsibleId });
    return answer;
  },
});

/** Treats it: correction, extent, root cause, action, who, until when, and how the effect will show. */
export const submitPlan = command({
  name: "findings.submitPlan",
  may: [...DOERS],
  writes: "isms",
  route: "POST /findings/:id/plan",
  events: [planSubmitted],
  input: submitPlanInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeConcerned(actor, finding);
    const to = requireTransition("finding", finding.state, "submit_plan");
    const grade = gradeOf(finding);
    const gaps = planGaps(
      { ...input, responsible: input.responsible ?? null },
      { grade, today: dayOf(now), names: await namesIn(tx, input.rootCause) },
    );
    if (finding.state === "reopened" && input.rootCause === finding.rootCause) {
      gaps.rootCause = ["The last action did not help. Look for another cause."];
    }
    if (Object.keys(gaps).length > 0) throw invalid(gaps, "This plan is not complete.");
    const columns = await planColumns({ tx, now }, input);
    const answer = await changeFinding(tx, finding, input.version, {
      ...columns,
      ...{ state: to, submittedById: actor.id, submittedAt: now, returnReason: null },
    });
    const { responsibleId } = columns;
    const actionDue = input.actionDue;
    record(planSubmitted, finding.id, { from: finding.state, to, responsibleId, actionDue });
    return answer;
  },
});

/** Another person than the owner of the area says that the plan will do. */
export const acceptPlan = command({
  name: "findings.acceptPlan",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  decides: true,
  route: "POST /findings/:id/plan/acceptance",
  events: [planAccepted],
  input: acceptPlanInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    const to = requireTransition("finding", finding.state, "accept_plan");
    await mustJudgePlan({ tx, now }, actor, finding, acceptPlan.name);
    const days = input.observationDays ?? null;
    const wrong =
      days === null ? null : wrongWithPeriod(days, input.observationReason, gradeOf(finding));
    if (wrong) throw invalid({ observationReason: [wrong] });
    if (finding.source === "certification_body" && !input.note) {
      throw invalid({ note: ["Name the letter in which the body accepts the plan."] });
    }
    const answer = await changeFinding(tx, finding, input.version, {
      ...{ state: to, planAcceptedById: actor.id, planAcceptedAt: now, planNote: input.note },
      ...(days !== null && { observationDays: days, observationReason: input.observationReason }),
    });
    record(planAccepted, finding.id, { from: finding.state, to });
    return answer;
  },
});

/** Sends the plan back with what is missing. */
export const returnPlan = command({
  name: "findings.returnPlan",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  route: "POST /findings/:id/plan/return",
  events: [planReturned],
  input: returnPlanInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    const to = requireTransition("finding", finding.state, "return");
    await mustJudgePlan({ tx, now }, actor, finding, returnPlan.name);
    const answer = await changeFinding(tx, finding, input.version, {
      state: to,
      returnReason: input.reason,
    });
    record(planReturned, finding.id, { from: finding.state, to });
    return answer;
  },
});

async function mustJudgePlan({ tx, now }: At, actor: Actor, finding: FindingModel, act: string) {
  mustBeAuditorsIfAudits(actor, finding.source);
  await mustAuditFinding(tx, actor, finding, now);
  const from = [finding.areaOwnerId, finding.submittedById];
  await mustDiffer(tx, { rule: "S7", actor, from, record: asRecord(finding), act });
}
