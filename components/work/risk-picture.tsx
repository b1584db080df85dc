import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Matrix } from "@/components/ui/matrix";
import { work } from "@/components/words/work";
import type { Scale } from "@/lib/domain/risks/method/schema";
import { band } from "@/lib/domain/risks/rules";

interface RiskPictureProps {
  matrix: { counts: readonly (readonly number[])[]; total: number; scale: Scale };
}

/** The current risks as a matrix whose cells lead to the register. */
export function RiskPicture({ matrix }: RiskPictureProps) {
  if (matrix.total === 0) {
    return (
      <Empty
        title={work.noRisks}
        body={work.noRisksBody}
        act={<LinkButton href="/risks">{work.openRegister}</LinkButton>}
      />
    );
  }
  return (
    <Matrix
      label={work.matrix}
      counts={matrix.counts}
      likelihoods={matrix.scale.likelihood.map(({ name }) => name)}
      impacts={matrix.scale.impact.map(({ name }) => name)}
      bandOf={(likelihood, impact) => band(matrix.scale, likelihood * impact)}
      href="/risks?of=current&l={likelihood}&i={impact}"
    />
  );
}
