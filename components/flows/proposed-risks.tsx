import { namedOptions } from "@/components/assets/options";
import { ProposalList } from "@/components/proposals/proposal-list";
import { flows as words } from "@/components/words/flows";
import { read } from "@/lib/adapters/page";
import type { ProposedRisk } from "@/lib/domain/flows/separation/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { getProposal } from "@/lib/domain/risks/proposals/queries";

interface ProposedRisksProps {
  proposed: readonly ProposedRisk[];
  mayDecide: boolean;
}

/** The risks that the rules proposed, with what became of each. */
export async function ProposedRisks({ proposed, mayDecide }: ProposedRisksProps) {
  if (proposed.length === 0) return <p>{words.noRisks}</p>;
  const [proposals, owners] = await Promise.all([
    Promise.all(proposed.map(({ id }) => read(getProposal, { id }))),
    mayDecide ? read(listPersonNames, { role: ["risk_owner"] }) : { rows: [] },
  ]);
  return (
    <ProposalList proposals={proposals} mayDecide={mayDecide} owners={namedOptions(owners.rows)} />
  );
}
