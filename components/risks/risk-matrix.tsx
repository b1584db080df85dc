import { Matrix } from "@/components/ui/matrix";
import { risks as words } from "@/components/words/risks";
import { band, score } from "@/lib/domain/risks/rules";
import {
  IMPACT_LABELS,
  LIKELIHOOD_LABELS,
  VALUE_LABELS,
  type Value,
} from "@/lib/domain/risks/schema";

interface RiskMatrixProps {
  of: Value;
  counts: readonly (readonly number[])[];
}

/** How many risks lie in each cell; a count leads to them. */
export function RiskMatrix({ of, counts }: RiskMatrixProps) {
  return (
    <Matrix
      label={words.matrixOf(VALUE_LABELS[of])}
      counts={counts}
      likelihoods={LIKELIHOOD_LABELS}
      impacts={IMPACT_LABELS}
      bandOf={(likelihood, impact) => band(score({ likelihood, impact }))}
      href={`/risks?l={likelihood}&i={impact}&of=${of}`}
    />
  );
}
