import type { CommandContext } from "@/lib/kernel/operation";
import { riskAssessed } from "../../events";
import type { Method } from "../../method/schema";
import { currentOf } from "../../rules";
import { computed, inherentOf, type Judged, linksOf, plannedOf } from "../../standing/steps";
import { type Settlement, settlementOf } from "../settlement/steps";
import { carryOut, lockedRisks, SETTLED, type Settling } from "../steps";

/** What re-scoring by another edition says; commands that do declare these. */
export const REEDITED = [riskAssessed, ...SETTLED] as const;

interface Reediting extends Settling {
  readonly record: CommandContext<unknown, typeof REEDITED>["record"];
  /** The edition to judge by. */
  readonly method: Method;
  /** Who asked for it. */
  readonly by: string;
  /** Kept as what asked for the assessment. */
  readonly trigger: string;
}

/**
 * Assesses up to some hundreds of risks anew with the ratings, reasons and controls they have, by another
 * edition of the method. Acceptances that bind the older edition fall. Risks never assessed, closed or
 * already of the edition stay as they are.
 * @returns what changed
 */
export async function rescoreMany(
  context: Reediting,
  ids: readonly string[],
): Promise<Settlement[]> {
  const { method } = context;
  const settlements = (await lockedRisks(context.tx, ids))
    .filter((risk) => risk.state !== "closed")
    .map((risk) => settlementOf({ ...risk, method }))
    .filter((one) => one.isOfOtherEdition);
  if (settlements.length === 0) return [];
  await keepAssessments(
    context,
    settlements.map(({ risk }) => risk),
  );
  await carryOut(context, settlements);
  return settlements;
}

/** A new assessment each: ratings and reasons of the last, levels of the new edition. */
async function keepAssessments(
  { tx, now, record, by, trigger, method }: Reediting,
  risks: readonly Judged[],
) {
  const rows = risks.flatMap((risk) => assessmentOf(risk) ?? []);
  const kept = await tx.riskAssessment.createManyAndReturn({
    data: rows.map((row) => ({
      ...row,
      at: now,
      byId: by,
      trigger,
      methodVersion: method.edition,
      inputs: JSON.parse(JSON.stringify(row.inputs)),
    })),
    select: { id: true, riskId: true },
  });
  const overridden = new Set(
    rows.filter(({ overrideReason }) => overrideReason).map(({ riskId }) => riskId),
  );
  const ids = new Map(kept.map(({ id, riskId }) => [riskId, id]));
  for (const risk of risks) {
    const levels = computed(risk);
    const assessmentId = ids.get(risk.id);
    if (!levels || !assessmentId) continue;
    record(riskAssessed, risk.id, {
      inherent: risk.inherentScore,
      current: levels.current.score,
      residual: levels.residual.score,
      assessmentId,
      method: method.edition,
      links: linksOf(risk).map(({ controlId, side, strength }) => ({ controlId, side, strength })),
      override: overridden.has(risk.id) ? levels.current : null,
    });
  }
}

function assessmentOf(risk: Judged) {
  const levels = computed(risk);
  const [last] = risk.assessments;
  if (!levels || !last) return null;
  const inherent = inherentOf(risk);
  const links = linksOf(risk);
  const reckoned = currentOf(risk.method, inherent, links);
  const isOverridden =
    reckoned.likelihood !== levels.current.likelihood || reckoned.impact !== levels.current.impact;
  return {
    riskId: risk.id,
    inherentLikelihood: inherent.likelihood,
    inherentImpact: inherent.impact,
    reasonLikelihood: last.reasonLikelihood,
    reasonImpact: last.reasonImpact,
    currentLikelihood: levels.current.likelihood,
    currentImpact: levels.current.impact,
    residualLikelihood: levels.residual.likelihood,
    residualImpact: levels.residual.impact,
    computedLikelihood: reckoned.likelihood,
    computedImpact: reckoned.impact,
    overrideReason: isOverridden ? last.overrideReason : null,
    overriddenById: isOverridden ? (last.overriddenById ?? last.byId) : null,
    inputs: { links, planned: plannedOf(risk) },
  };
}
