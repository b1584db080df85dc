import { Section } from "@/components/ui/section";
import { lineage as words } from "@/components/words/lineage";
import { read } from "@/lib/adapters/page";
import { findGaps } from "@/lib/domain/assets/gaps/queries";
import { getLineage } from "@/lib/domain/assets/lineage/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { protectionOf } from "@/lib/domain/controls/protections/queries";
import { Gaps } from "./gaps";
import { LineageView, ServingEndpoints, TrainingData } from "./lineage";
import { Needs } from "./needs";
import { EvidenceAbout, Protections } from "./protections";

interface GapSectionProps {
  asset: AssetRecord;
  can: { raise: boolean; addRisk: boolean };
}

/** What the map finds wrong with the asset. */
export async function GapSection({ asset, can }: GapSectionProps) {
  const { gaps } = await read(findGaps, { id: asset.id });
  return (
    <Section title={words.gaps}>
      <Gaps asset={asset} gaps={gaps} can={can} />
    </Section>
  );
}

/** What counts of the asset, what it was made from, and where it comes out. */
export async function MapSections({ asset }: { asset: AssetRecord }) {
  const lineage = await read(getLineage, { id: asset.id });
  return (
    <>
      <Section title={words.needs}>
        <Needs asset={asset} />
      </Section>
      {asset.kind === "model" && (
        <>
          <Section title={words.training}>
            <TrainingData lineage={lineage} />
          </Section>
          <Section title={words.endpoints}>
            <ServingEndpoints lineage={lineage} />
          </Section>
        </>
      )}
      <Section title={words.title}>
        <LineageView lineage={lineage} />
      </Section>
    </>
  );
}

/** The controls that must hold for the asset, and the evidence about it. */
export async function ProtectionSections({ asset }: { asset: AssetRecord }) {
  const { controls, evidence } = await read(protectionOf, { id: asset.id });
  return (
    <>
      <Section title={words.controls}>
        <Protections controls={controls} />
      </Section>
      <Section title={words.evidence}>
        <EvidenceAbout evidence={evidence} />
      </Section>
    </>
  );
}
