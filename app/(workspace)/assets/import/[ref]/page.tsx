import type { Metadata } from "next";
import { BroughtAssets } from "@/components/imports/brought";
import { UndoImport } from "@/components/imports/undo";
import { ProposalList } from "@/components/proposals/proposal-list";
import { Page } from "@/components/shell/page";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { Moment } from "@/components/ui/time";
import { assets } from "@/components/words/assets";
import { imports as words } from "@/components/words/imports";
import { read } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import { getImport } from "@/lib/domain/risks/imports/queries";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { ON_RECORD } from "@/lib/domain/risks/proposals/schema";

export const metadata: Metadata = { title: words.done };

interface ImportedPageProps {
  params: Promise<{ ref: string }>;
}

/** So many assets are decided on here; the others have pages of their own. */
const HERE = 10;
const CRUMBS = [
  { href: "/assets", label: assets.title },
  { href: "/assets/import", label: words.title },
];

/** What one import brought, the proposed risks to decide on, and the way back. */
export default async function ImportedPage({ params }: ImportedPageProps) {
  const ref = decodeURIComponent((await params).ref);
  if (!/^B-\d+$/.test(ref)) return <AssetProposals reference={ref} />;
  const record = await read(getImport, { id: ref });
  const { created, updated, withProposals, undoneAt } = record;
  return (
    <Page
      title={words.resultTitle(record.reference, record.assets[0]?.name ?? record.title)}
      lead={(undoneAt ? words.undoneLead : words.resultLead)(created, updated)}
      breadcrumbs={CRUMBS}
      aside={<UndoImport record={record} />}
    >
      <Rows>
        <Section title={words.brought}>
          <Facts
            facts={[
              { term: words.by, value: record.by },
              { term: words.at, value: <Moment value={record.at} /> },
              { term: words.source, value: record.title },
            ]}
          />
          <BroughtAssets record={record} />
        </Section>
        {withProposals.slice(0, HERE).map((asset) => (
          <Decisions key={asset} reference={asset} />
        ))}
      </Rows>
    </Page>
  );
}

/** The proposals for one asset, wherever they came from. */
async function AssetProposals({ reference }: { reference: string }) {
  const asset = await read(getAsset, { id: reference });
  return (
    <Page title={words.decideFor(asset.name)} breadcrumbs={CRUMBS}>
      <Decisions reference={asset.reference} />
    </Page>
  );
}

async function Decisions({ reference }: { reference: string }) {
  const asset = await read(getAsset, { id: reference });
  const proposals = await read(listProposals, {
    ...{ asset: asset.reference, state: ON_RECORD, sort: "created", size: 100 },
  });
  return (
    <Section title={words.decideFor(asset.name)}>
      <ProposalList proposals={proposals.rows} />
    </Section>
  );
}
