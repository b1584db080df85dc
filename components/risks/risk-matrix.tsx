import { Matrix } from "@/components/ui/matrix";
import { risks as words } from "@/components/words/risks";
import type { Scale } from "@/lib/domain/risks/method/schema";
import { band, score } from "@/lib/domain/risks/rules";
import { VALUE_LABELS, type Value } from "@/lib/domain/risks/schema";

interface RiskMatrixProps {
  of: Value;
  counts: readonly (readonly number[])[];
  scale: Scale;
}

/** How many risks lie in each cell; a count leads to them. */
export function RiskMatrix({ of, counts, scale }: RiskMatrixProps) {
  return (
    <Matrix
      label={words.matrixOf(VALUE_LABELS[of])}
      counts={counts}
      likelihoods={scale.likelihood.map(({ name }) => name)}
      impacts={scale.impact.map(({ name }) => name)}
      bandOf={(likelihood, impact) => band(scale, score({ likelihood, impact }))}
      href={`/risks?l={likelihood}&i={impact}&of=${of}`}
    />
  );
}
