import { choices } from "@/components/risks/risk-labels";
import { read } from "@/lib/adapters/page";
import type { FlowEnd } from "@/lib/domain/flows/schema";
import type { ProposedRisk } from "@/lib/domain/flows/separation/schema";
import { getProposal } from "@/lib/domain/risks/proposals/queries";
import { AddRiskAct } from "./add-risk";
import { assetOptions } from "./option";

interface AddRiskForProps {
  /** What was proposed because of it. */
  proposed: ProposedRisk | null;
  name: string;
  why: string;
  threat: string;
  /** Where the asset stands that would bear it. */
  end: FlowEnd;
  opened?: boolean;
}

/** The button that turns a finding of the rules into a risk, while it is none yet. */
export async function AddRiskFor(props: AddRiskForProps) {
  const { proposed, name, why, threat, end, opened = false } = props;
  const known = assetOptions(end);
  if (proposed && proposed.state !== "proposed") return null;
  const proposal = proposed && (await read(getProposal, { id: proposed.id }));
  return (
    <AddRiskAct
      proposal={proposal && { id: proposal.id, version: proposal.version, draft: proposal.draft }}
      draft={{ title: name, cause: why, threat, assets: known.map(({ value }) => value) }}
      known={known}
      properties={choices.properties}
      opened={opened}
    />
  );
}
