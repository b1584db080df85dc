import { openBreaches } from "@/components/flows/open-breaches";
import { Section } from "@/components/ui/section";
import { lineage as words } from "@/components/words/lineage";
import { may, read, signedIn } from "@/lib/adapters/page";
import { findGaps } from "@/lib/domain/assets/gaps/queries";
import { getLineage } from "@/lib/domain/assets/lineage/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { protectionOf } from "@/lib/domain/controls/protections/queries";
import { listBreaches } from "@/lib/domain/flows/separation/queries";
import { BreachNotes } from "./breach-notes";
import { Gaps } from "./gaps";
import { LineageView, ServingEndpoints, TrainingData } from "./lineage";
import { Needs } from "./needs";
import { EvidenceAbout, Protections } from "./protections";

interface GapSectionProps {
  asset: AssetRecord;
  can: { raise: boolean; addRisk: boolean };
}

/** What the map finds wrong with the asset, and what it carries into a lower tier. */
export async function GapSection({ asset, can }: GapSectionProps) {
  const mayAsk = may(await signedIn(), listBreaches);
  const [{ gaps }, breaches] = await Promise.all([
    read(findGaps, { id: asset.id }),
    mayAsk ? breachesOf(asset) : null,
  ]);
  const isFine = gaps.length === 0 && !breaches?.told.length;
  return (
    <Section title={words.gaps}>
      {isFine && <p>{words.noGaps}</p>}
      {breaches && <BreachNotes asset={asset.reference} {...breaches} />}
      <Gaps asset={asset} gaps={gaps} can={can} />
    </Section>
  );
}

const breachesOf = ({ id }: AssetRecord) =>
  openBreaches((after) => read(listBreaches, { asset: id, ...(after && { after }) }));

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
