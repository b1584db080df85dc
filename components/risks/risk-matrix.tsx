import { Matrix } from "@/components/ui/matrix";
import { risks as words } from "@/components/words/risks";
import { band, score } from "@/lib/domain/risks/rules";
import { VALUE_LABELS } from "@/lib/domain/risks/schema";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import type { RiskMatrix as Counted } from "@/lib/domain/risks/tallies/schema";

/** How many risks lie in each cell; a count leads to them. */
export function RiskMatrix({ matrix }: { matrix: Counted }) {
  const { of, counts, scale, movement } = matrix;
  return (
    <Matrix
      label={words.matrixOf(VALUE_LABELS[of])}
      counts={counts}
      {...(movement && { before: movement.before })}
      likelihoods={scale.likelihood.map(({ name }) => name)}
      impacts={scale.impact.map(({ name }) => name)}
      bandOf={(likelihood, impact) => band(scale, score({ likelihood, impact }))}
      hrefOf={(likelihood, impact) => addressOf(countedBy.cell(of, likelihood, impact))}
    />
  );
}
