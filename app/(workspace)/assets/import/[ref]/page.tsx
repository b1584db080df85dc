import type { Metadata } from "next";
import { AssetState } from "@/components/assets/badges";
import { namedOptions } from "@/components/assets/options";
import { assetRights } from "@/components/assets/rights";
import { ProposalList } from "@/components/proposals/proposal-list";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { LinkList } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import { read, signedIn } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

export const metadata: Metadata = { title: words.import.done };

interface ImportedPageProps {
  params: Promise<{ ref: string }>;
}

/** What an import brought, with the proposed risks to decide on one by one. */
export default async function ImportedPage({ params }: ImportedPageProps) {
  const asset = await read(getAsset, { id: decodeURIComponent((await params).ref) });
  const can = assetRights(await signedIn(), asset);
  const [proposals, owners] = await Promise.all([
    read(listProposals, { asset: asset.reference, sort: "created", size: 100 }),
    can.decide ? read(listPersonNames, { role: ["risk_owner"] }) : { rows: [] },
  ]);
  return (
    <Page
      title={words.import.resultTitle(asset.name)}
      lead={words.import.resultLead}
      status={<AssetState state={asset.state} />}
      breadcrumbs={[
        { href: "/assets", label: words.title },
        { href: "/assets/import", label: words.import.title },
      ]}
      aside={<LinkButton href={`/assets/${asset.reference}`}>{words.import.toAsset}</LinkButton>}
    >
      <Rows>
        <Section title={words.sections.proposals}>
          <ProposalList
            proposals={proposals.rows}
            mayDecide={can.decide}
            owners={namedOptions(owners.rows)}
          />
        </Section>
        <Section title={words.import.brought}>
          <LinkList items={[asset, ...asset.from.map((one) => one.asset)].map(linkTo)} />
        </Section>
      </Rows>
    </Page>
  );
}

const linkTo = ({ reference, name, kind }: Pick<AssetRecord, "reference" | "name" | "kind">) => ({
  href: `/assets/${reference}`,
  label: name,
  reference,
  note: ASSET_KIND_LABELS[kind],
});
