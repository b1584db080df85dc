import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Matrix } from "@/components/ui/matrix";
import { work } from "@/components/words/work";
import { band } from "@/lib/domain/risks/rules";
import { IMPACT_LABELS, LIKELIHOOD_LABELS } from "@/lib/domain/risks/schema";

interface RiskPictureProps {
  matrix: { counts: readonly (readonly number[])[]; total: number };
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
      likelihoods={LIKELIHOOD_LABELS}
      impacts={IMPACT_LABELS}
      bandOf={(likelihood, impact) => band(likelihood * impact)}
      href="/risks?of=current&l={likelihood}&i={impact}"
    />
  );
}
