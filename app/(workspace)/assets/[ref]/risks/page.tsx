import type { Metadata } from "next";
import { AssetPage } from "@/components/assets/asset-page";
import { ProtectionSections } from "@/components/assets/map-sections";
import { Risks } from "@/components/assets/records";
import { assetRights } from "@/components/assets/rights";
import { ProposalList } from "@/components/proposals/proposal-list";
import { Rows, Section } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import { read, signedIn } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { ON_RECORD } from "@/lib/domain/risks/proposals/schema";
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
        {can.readsRisks && <RisksOf asset={asset} />}
        {can.readsControls && <ProtectionSections asset={asset} />}
      </Rows>
    </AssetPage>
  );
}

async function RisksOf({ asset }: { asset: AssetRecord }) {
  const [risks, proposals] = await Promise.all([
    read(listRisks, { asset: asset.reference, size: 100 }),
    read(listProposals, { asset: asset.reference, state: ON_RECORD, sort: "created", size: 100 }),
  ]);
  return (
    <>
      {proposals.rows.length > 0 && (
        <Section title={words.sections.proposals}>
          <ProposalList proposals={proposals.rows} />
        </Section>
      )}
      <Section title={words.sections.risks}>
        <Risks risks={risks.rows} />
      </Section>
    </>
  );
}
