import type { Loader } from "@/lib/adapters/loader";
import {
  implementAction,
  observeAction,
  verifyFinding,
} from "@/lib/domain/audits/findings/corrective-actions/commands";
import { acceptPlan, draftPlan, submitPlan } from "@/lib/domain/audits/findings/plans/commands";
import { type AuditsPart, existing, type Finding } from "./audits-part";

/** How far the example's finding got; each entry includes the ones before. */
const ROAD = [
  "response_due",
  "plan_submitted",
  "plan_accepted",
  "implemented",
  "verifying",
  "closed",
];
const hasReached = ({ state }: Finding, step: string) => ROAD.indexOf(state) >= ROAD.indexOf(step);

/** The plan, its acceptance, the work and its verification, as far as they got. */
export async function loadPlan(load: Loader, finding: Finding, part: AuditsPart) {
  const plan = planOf(load, finding);
  const owner = load.as(finding.areaOwnerId);
  const auditor = load.as(finding.raisedBy);
  const answered = load.moment(answeredOn(finding));
  const raised = { id: finding.id, version: 1, ...plan };
  if (!hasReached(finding, "plan_submitted")) {
    await owner.run(draftPlan, raised, { at: answered });
    return;
  }
  const sent = await owner.run(submitPlan, raised, { at: answered });
  if (!hasReached(finding, "plan_accepted")) return;
  const days = finding.observation?.days ?? null;
  const reason = finding.observation?.reason ?? null;
  const accepted = await auditor.run(
    acceptPlan,
    { ...existing(sent), observationDays: days, observationReason: reason },
    { at: answered },
  );
  if (hasReached(finding, "implemented")) {
    await loadWork(load, finding, { part, seen: existing(accepted) });
  }
}

/** After the report, and not before what was corrected by then. */
function answeredOn({ correction }: Finding) {
  const earliest = "2026-10-22";
  const corrected = correction?.doneAt ?? earliest;
  return corrected > earliest ? corrected : earliest;
}

function planOf(load: Loader, finding: Finding) {
  const { correction, extentCheck, rootCause, correctiveAction, effectivenessCriterion } = finding;
  return {
    ...{ extentCheck, rootCause, effectivenessCriterion },
    correction: correction?.text ?? null,
    correctedAt: correction ? load.shift(correction.doneAt) : null,
    action: correctiveAction.text,
    responsible: correctiveAction.responsibleId,
    actionDue: load.shift(correctiveAction.due),
  };
}

interface Reached {
  readonly part: AuditsPart;
  readonly seen: { id: string; version: number };
}

/** Done on the day of the change that came of the finding, else on the day it was due. */
async function loadWork(load: Loader, finding: Finding, { part, seen }: Reached) {
  const change = part.changes.find(({ origin }) => origin?.includes(finding.id));
  const { text, responsibleId, due } = finding.correctiveAction;
  const at = load.moment(change?.doneAt ?? due);
  const proof = part.evidence.filter(
    ({ controlIds, state }) => controlIds.includes(finding.ref) && state === "accepted",
  );
  const done = await load
    .as(responsibleId)
    .run(
      implementAction,
      { ...seen, note: change?.result ?? text, evidence: proof.map(({ id }) => id) },
      { at },
    );
  if (!hasReached(finding, "verifying")) return;
  const auditor = load.as(finding.raisedBy);
  if (!finding.observation) {
    await auditor.run(
      observeAction,
      { ...existing(done), days: USUAL[finding.grade] ?? 0 },
      { at },
    );
  }
  const { verification } = finding;
  if (!verification) return;
  await load
    .as(verification.verifierId)
    .run(
      verifyFinding,
      { ...existing(done), result: "effective", verification: verification.text },
      { at: load.moment(verification.at) },
    );
}

/** Where the example names no period, the usual one runs. */
const USUAL: Readonly<Record<string, number>> = { major: 30, minor: 60 };
