import type { Metadata } from "next";
import { AssetPage } from "@/components/assets/asset-page";
import { ProtectionSections } from "@/components/assets/map-sections";
import { namedOptions } from "@/components/assets/options";
import { Risks } from "@/components/assets/records";
import { assetRights } from "@/components/assets/rights";
import { ProposalList } from "@/components/proposals/proposal-list";
import { Rows, Section } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import { read, signedIn } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { listRisks } from "@/lib/domain/risks/queries";

type RisksProps = PageProps<"/assets/[ref]/risks">;

export async function generateMetadata({ params }: RisksProps): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).ref)} · ${words.tabs.risks}` };
}

export default async function RisksPage({ params }: RisksProps) {
  const { ref } = await params;
  const asset = await read(getAsset, { id: decodeURIComponent(ref) });
  const can = assetRights(await signedIn(), asset);
  return (
    <AssetPage asset={asset} current="/risks">
      <Rows>
        {can.readsRisks && <RisksOf asset={asset} mayDecide={can.decide} />}
        {can.readsControls && <ProtectionSections asset={asset} />}
      </Rows>
    </AssetPage>
  );
}

async function RisksOf({ asset, mayDecide }: { asset: AssetRecord; mayDecide: boolean }) {
  const [risks, proposals, owners] = await Promise.all([
    read(listRisks, { asset: asset.reference, size: 100 }),
    read(listProposals, { asset: asset.reference, sort: "created", size: 100 }),
    mayDecide ? read(listPersonNames, { role: ["risk_owner"] }) : { rows: [] },
  ]);
  return (
    <>
      {proposals.rows.length > 0 && (
        <Section title={words.sections.proposals}>
          <ProposalList
            proposals={proposals.rows}
            mayDecide={mayDecide}
            owners={namedOptions(owners.rows)}
          />
        </Section>
      )}
      <Section title={words.sections.risks}>
        <Risks risks={risks.rows} />
      </Section>
    </>
  );
}
