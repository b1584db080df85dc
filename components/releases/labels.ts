import { optionsOf } from "@/components/assets/options";
import { EVALUATION_KIND_LABELS } from "@/lib/domain/assets/evaluations/schema";
import { COMPARISON_LABELS } from "@/lib/domain/assets/fairness/schema";
import { CONFIGURATION_LABELS } from "@/lib/domain/releases/schema";
import type { ReleaseChoices } from "./values";

/** All choices of the forms that are known beforehand. */
export const releaseChoices: ReleaseChoices = {
  kinds: optionsOf(EVALUATION_KIND_LABELS),
  comparisons: optionsOf(COMPARISON_LABELS),
  parts: optionsOf(CONFIGURATION_LABELS),
};
