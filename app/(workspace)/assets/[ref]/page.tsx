import type { Metadata } from "next";
import { RelateAct } from "@/components/assets/acts";
import { AssetPage } from "@/components/assets/asset-page";
import { assetFacts } from "@/components/assets/facts";
import { GapSection, MapSections } from "@/components/assets/map-sections";
import { nextOf } from "@/components/assets/next";
import { optionsOf } from "@/components/assets/options";
import { Confirmations, Deletions, StillMissing } from "@/components/assets/records";
import { Relations } from "@/components/assets/relations";
import { assetRights } from "@/components/assets/rights";
import { SaidByDocument } from "@/components/imports/said";
import { AssetSuppliers } from "@/components/suppliers/asset-suppliers";
import { History } from "@/components/trail/history";
import { LinkList, RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { assets as words } from "@/components/words/assets";
import { read, signedIn } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import { DERIVATION_LABELS, RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";

interface OverviewProps {
  params: Promise<{ ref: string }>;
}

export async function generateMetadata({ params }: OverviewProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function OverviewPage({ params }: OverviewProps) {
  const { ref } = await params;
  const asset = await read(getAsset, { id: decodeURIComponent(ref) });
  const can = assetRights(await signedIn(), asset);
  return (
    <AssetPage asset={asset} current="">
      <RecordView facts={assetFacts(asset)} next={nextOf(asset)}>
        <StillMissing missing={asset.missing} />
        <GapSection asset={asset} can={can} />
        <About asset={asset} />
        <MapSections asset={asset} />
        <Section title={words.sections.relations} aside={can.relate && <Relate asset={asset} />}>
          <Relations asset={asset} mayChange={can.relate} />
        </Section>
        <SaidByDocument asset={asset.reference} />
        <AssetSuppliers asset={asset.reference} />
        <Section title={words.sections.confirmations}>
          <Confirmations asset={asset} />
        </Section>
        {asset.deletedBy && (
          <Section title={words.sections.disposal}>
            <Deletions asset={asset} />
          </Section>
        )}
        {can.history && <History entity="asset" id={asset.id} />}
      </RecordView>
    </AssetPage>
  );
}

function About({ asset }: { asset: AssetRecord }) {
  const { description, provenance, dependents, retirement } = asset;
  return (
    <>
      <Section title={words.sections.about}>
        <TextBlock>{description || words.noneGiven}</TextBlock>
      </Section>
      {provenance !== "" && (
        <Section title={words.fields.provenance}>
          <TextBlock>{provenance}</TextBlock>
        </Section>
      )}
      {retirement && (
        <Section title={words.acts.retired}>
          <TextBlock>{retirement}</TextBlock>
        </Section>
      )}
      {dependents.length > 0 && (
        <Section title={words.sections.dependents}>
          <LinkList
            items={dependents.map(({ reference, name }) => ({
              href: `/assets/${reference}`,
              label: name,
              reference,
            }))}
          />
        </Section>
      )}
    </>
  );
}

const TYPES = optionsOf(
  Object.fromEntries(Object.entries(RELATION_LABELS).map(([type, { to }]) => [type, to])),
);

function Relate({ asset: { id, version } }: { asset: AssetRecord }) {
  const derivations = optionsOf(DERIVATION_LABELS);
  return <RelateAct {...{ id, version, types: TYPES, derivations }} />;
}
