import type { optionsOf } from "@/components/risks/option";
import { choices, type Steps, stepsIn } from "@/components/risks/risk-labels";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { OUTCOME_LABELS } from "@/lib/domain/risks/acceptances/schema";
import type { Scale } from "@/lib/domain/risks/method/schema";
import { REVIEW_RESULT_LABELS } from "@/lib/domain/risks/reviews/schema";
import { TREATMENT_STATE_LABELS } from "@/lib/domain/risks/treatments/schema";

/** Words of states, given by the page so that browsers need not load the schemas. */
export const reviewLabels = {
  operating: OPERATING_STATE_LABELS,
  treatments: TREATMENT_STATE_LABELS,
  acceptances: OUTCOME_LABELS,
  results: REVIEW_RESULT_LABELS,
} as const;
export type ReviewLabels = typeof reviewLabels;

/** What the form of an assessment lets choose from. */
export const assessing = (scale: Scale) => ({
  method: scale,
  choices: { ...choices, ...stepsIn(scale) },
  options: choices.options,
});
export interface Assessing {
  readonly method: Scale;
  readonly choices: typeof choices & Steps;
  readonly options: ReturnType<typeof optionsOf>;
}
