import type { Tone } from "@/components/ui/status";
import {
  COUNTS_LABELS,
  EVALUATION_KIND_LABELS,
  type EvaluationRow,
  PASSED_LABELS,
} from "@/lib/domain/assets/evaluations/schema";
import { VERDICT_LABELS } from "@/lib/domain/assets/fairness/schema";

/** How a run ended, in words and colour: of bias the criteria speak, of all else the source. */
export function outcomeOf({ kind, passed }: Pick<EvaluationRow, "kind" | "passed">): {
  label: string;
  tone: Tone;
} {
  const tone = passed === null ? "neutral" : passed ? "ok" : "bad";
  if (kind === "bias") {
    const verdict = passed === null ? "none" : passed ? "met" : "missed";
    return { label: VERDICT_LABELS[verdict], tone: passed === null ? "warn" : tone };
  }
  return { label: PASSED_LABELS[passed === null ? "unsaid" : passed ? "yes" : "no"], tone };
}

/** What the table of evaluations needs of the schemas, which stay on the server. */
export const evaluationLabels = { kinds: EVALUATION_KIND_LABELS, counts: COUNTS_LABELS };
export type EvaluationLabels = typeof evaluationLabels;

/** A row as the table shows it. */
export interface ShownEvaluation extends EvaluationRow {
  readonly outcome: { label: string; tone: Tone };
}
export const shownRow = (row: EvaluationRow): ShownEvaluation => ({
  ...row,
  outcome: outcomeOf(row),
});
