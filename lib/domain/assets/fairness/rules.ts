// Bias results held against what was agreed before they were measured. Runs anywhere.
import type { Comparison } from "@/prisma/generated/enums";
import type { Judgement, Verdict } from "./schema";

export interface Criterion {
  readonly id: string;
  readonly groups: readonly string[];
  readonly metric: string;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly inForceFrom: Date | null;
  readonly endedAt: Date | null;
}

export interface Measured {
  readonly task: string;
  readonly metric: string;
  readonly value: number;
  readonly group: string | null;
}

/** The criteria that were in force at this moment; what was agreed later judges nothing. */
export const inForceAt = <One extends Criterion>(criteria: readonly One[], at: Date): One[] =>
  criteria.filter(
    ({ inForceFrom, endedAt }) =>
      inForceFrom !== null && inForceFrom <= at && (endedAt === null || endedAt > at),
  );

/** Each criterion whose metric was measured at all, with what it says of these results. */
export function judgementsOf(
  criteria: readonly Criterion[],
  results: readonly Measured[],
): Judgement[] {
  return criteria.flatMap((criterion) => {
    const own = results.filter(({ metric }) => metric === criterion.metric);
    return own.length > 0 ? [judgementOf(criterion, own)] : [];
  });
}

/** Met when every criterion that speaks of what was measured is met. */
export function verdictOf(judgements: readonly Judgement[]): Verdict {
  if (judgements.length === 0) return "none";
  return judgements.every((one) => one.verdict === "met") ? "met" : "missed";
}

function judgementOf(criterion: Criterion, results: readonly Measured[]): Judgement {
  const { id: criterionId, metric, comparison, threshold } = criterion;
  const said = (measured: number | null, why: string): Judgement => ({
    criterionId,
    metric,
    verdict: measured !== null && holds(measured, comparison, threshold) ? "met" : "missed",
    measured,
    why,
  });
  const grouped = results.filter(({ group }) => group !== null);
  if (criterion.groups.length === 0 || grouped.length === 0) {
    return said(worst(valuesOf(results), comparison), "The metric itself.");
  }
  const spreads: number[] = [];
  for (const task of new Set(grouped.map((one) => one.task))) {
    const values = new Map(
      grouped.filter((one) => one.task === task).map(({ group, value }) => [group, value]),
    );
    const missing = criterion.groups.filter((group) => !values.has(group));
    if (missing.length > 0) return said(null, `Not measured: ${missing.join(", ")}.`);
    spreads.push(comparedOf(criterion, values));
  }
  return said(worst(spreads, comparison), WHY[comparison]);
}

const WHY = {
  at_most: "The largest difference between the groups.",
  at_least: "The lowest value of a group.",
} as const satisfies Record<Comparison, string>;

const valuesOf = (results: readonly Measured[]) => results.map(({ value }) => value);

/** A ceiling bounds how far groups lie apart; a floor has to hold for each of them. */
function comparedOf({ groups, comparison }: Criterion, values: ReadonlyMap<string | null, number>) {
  const own = groups.map((group) => values.get(group) ?? Number.NaN);
  const lowest = Math.min(...own);
  // Differences of decimals carry noise in their last digits, which must not decide.
  return comparison === "at_least" ? lowest : rounded(Math.max(...own) - lowest);
}

const rounded = (value: number) => Number(value.toPrecision(12));

const worst = (values: readonly number[], comparison: Comparison) =>
  comparison === "at_most" ? Math.max(...values) : Math.min(...values);

const holds = (value: number, comparison: Comparison, threshold: number) =>
  comparison === "at_most" ? value <= threshold : value >= threshold;
