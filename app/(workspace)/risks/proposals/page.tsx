import type { Metadata } from "next";
import { ProposalsTable } from "@/components/proposals/proposals-table";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { proposals as words } from "@/components/words/proposals";
import { allowed, readList } from "@/lib/adapters/page";
import { threats } from "@/lib/domain/risks/catalogue";
import { dismissProposals } from "@/lib/domain/risks/proposals/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { PROPOSAL_STATE_LABELS, PROPOSAL_STATE_TONES } from "@/lib/domain/risks/proposals/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

export const metadata: Metadata = { title: words.title };

const labels = {
  states: PROPOSAL_STATE_LABELS,
  tones: PROPOSAL_STATE_TONES,
  kinds: ASSET_KIND_LABELS,
  threats: threats.map(({ id, title }) => ({ value: id, label: title })),
};

export default async function ProposalsPage({ searchParams }: PageProps<"/risks/proposals">) {
  const { state } = await searchParams;
  const [can, list] = await Promise.all([
    allowed({ decide: dismissProposals }),
    // Nobody asked for a state: what waits is what the page is for.
    readList(listProposals, searchParams, state ? {} : { state: "proposed" }),
  ]);
  return (
    <Page title={words.title} lead={state ? words.leadOfStates : words.lead}>
      <RegisterTabs current="/risks/proposals" />
      <ProposalsTable {...list} labels={labels} mayDecide={can.decide} />
    </Page>
  );
}
