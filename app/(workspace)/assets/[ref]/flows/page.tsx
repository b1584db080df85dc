import type { Metadata } from "next";
import { AssetPage } from "@/components/assets/asset-page";
import { assetRights } from "@/components/assets/rights";
import { PlaceAct } from "@/components/flows/acts";
import { Breaches } from "@/components/flows/breaches";
import { zoneOptions } from "@/components/flows/option";
import { Exceptions, FlowsOf } from "@/components/flows/records";
import { flowRights } from "@/components/flows/rights";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { flows as words } from "@/components/words/flows";
import { read, signedIn } from "@/lib/adapters/page";
import { readPlace } from "@/lib/domain/assets/places/queries";
import { getAsset } from "@/lib/domain/assets/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listExceptions } from "@/lib/domain/flows/exceptions/queries";
import { listFlows } from "@/lib/domain/flows/queries";
import { listBreaches } from "@/lib/domain/flows/separation/queries";
import { listZones } from "@/lib/domain/scope/zones/queries";

export async function generateMetadata({
  params,
}: PageProps<"/assets/[ref]/flows">): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).ref)}: ${words.title}` };
}

export default async function AssetFlowsPage({ params }: PageProps<"/assets/[ref]/flows">) {
  const asset = await read(getAsset, { id: decodeURIComponent((await params).ref) });
  const actor = await signedIn();
  const can = flowRights(actor);
  const flows = await read(listFlows, { asset: asset.id, state: ["active"], size: 200 });
  return (
    <AssetPage asset={asset} current="/flows">
      <Rows>
        <Place asset={asset} mayPlace={assetRights(actor, asset).relate} />
        {can.readsRisks && <Separation asset={asset} can={can} />}
        <Section title={words.sections.flows}>
          <FlowsOf flows={flows.rows} />
        </Section>
      </Rows>
    </AssetPage>
  );
}

async function Place({ asset, mayPlace }: { asset: AssetRecord; mayPlace: boolean }) {
  const [{ zone }, zones] = await Promise.all([
    read(readPlace, { id: asset.id }),
    mayPlace ? read(listZones, { size: 500 }) : { rows: [] },
  ]);
  const home = asset.environment?.id;
  const fitting = zones.rows.filter(
    ({ environment }) => !environment || !home || environment.id === home,
  );
  return (
    <Section
      title={words.sections.place}
      aside={
        mayPlace && (
          <PlaceAct
            id={asset.id}
            version={asset.version}
            zone={zone?.reference ?? ""}
            zones={zoneOptions(fitting)}
          />
        )
      }
    >
      <Facts
        facts={[
          { term: words.environment, value: asset.environment?.name },
          { term: words.zone, value: zone?.name ?? words.noZone },
        ]}
      />
    </Section>
  );
}

interface SeparationProps {
  asset: AssetRecord;
  can: { ask: boolean; addRisk: boolean };
}

async function Separation({ asset, can }: SeparationProps) {
  const [breaches, exceptions] = await Promise.all([
    read(listBreaches, { asset: asset.id }),
    read(listExceptions, { asset: asset.id, size: 50 }),
  ]);
  return (
    <>
      <Section title={words.sections.separation}>
        <Breaches breaches={breaches.rows} can={can} />
      </Section>
      {exceptions.rows.length > 0 && (
        <Section title={words.sections.exceptions}>
          <Exceptions exceptions={exceptions.rows} />
        </Section>
      )}
    </>
  );
}
