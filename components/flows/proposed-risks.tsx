import { ProposalList } from "@/components/proposals/proposal-list";
import { flows as words } from "@/components/words/flows";
import { read } from "@/lib/adapters/page";
import type { ProposedRisk } from "@/lib/domain/flows/separation/schema";
import { getProposal } from "@/lib/domain/risks/proposals/queries";

/** The risks that the rules proposed, with what became of each. */
export async function ProposedRisks({ proposed }: { proposed: readonly ProposedRisk[] }) {
  if (proposed.length === 0) return <p>{words.noRisks}</p>;
  const proposals = await Promise.all(proposed.map(({ id }) => read(getProposal, { id })));
  return <ProposalList proposals={proposals} />;
}
