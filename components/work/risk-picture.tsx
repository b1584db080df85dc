import { MatrixPanel } from "@/components/risks/tallies/matrix-panel";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { tallies } from "@/components/words/tallies";
import type { RiskMatrix } from "@/lib/domain/risks/tallies/schema";

/** The matrix of the dashboard, or what to do first. */
export function RiskPicture({ matrix }: { matrix: RiskMatrix }) {
  if (matrix.total === 0) {
    return (
      <Empty
        title={tallies.none}
        body={tallies.noneBody}
        act={<LinkButton href="/risks">{tallies.openRegister}</LinkButton>}
      />
    );
  }
  return <MatrixPanel matrix={matrix} path="/" />;
}
