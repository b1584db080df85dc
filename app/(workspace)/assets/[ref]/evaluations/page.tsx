import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AssetPage } from "@/components/assets/asset-page";
import { materialRights } from "@/components/assets/material-rights";
import { optionsOf } from "@/components/assets/options";
import { PushAct } from "@/components/evaluations/acts";
import { EvaluationsTable } from "@/components/evaluations/evaluations-table";
import { FairnessSection } from "@/components/evaluations/fairness-section";
import { evaluationLabels, shownRow } from "@/components/evaluations/labels";
import { Rows, Section } from "@/components/ui/section";
import { evaluations as words } from "@/components/words/evaluations";
import { read, readList, signedIn } from "@/lib/adapters/page";
import { listArtefacts } from "@/lib/domain/assets/artefacts/queries";
import { listEvaluations } from "@/lib/domain/assets/evaluations/queries";
import { getAsset } from "@/lib/domain/assets/queries";
import type { AssetRecord } from "@/lib/domain/assets/schema";

type EvaluationsProps = PageProps<"/assets/[ref]/evaluations">;

export async function generateMetadata({ params }: EvaluationsProps): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).ref)} · ${words.title}` };
}

export default async function EvaluationsPage({ params, searchParams }: EvaluationsProps) {
  const { ref } = await params;
  const asset = await read(getAsset, { id: decodeURIComponent(ref) });
  if (asset.kind !== "model") notFound();
  const can = materialRights(await signedIn(), asset);
  const list = await readList(listEvaluations, searchParams, { asset: asset.id });
  return (
    <AssetPage asset={asset} current="/evaluations">
      <Rows>
        <Section title={words.title} aside={can.evaluate && <Push asset={asset} />} plain>
          <EvaluationsTable
            {...list}
            asset={asset.reference}
            rows={list.rows.map(shownRow)}
            labels={evaluationLabels}
          />
        </Section>
        <FairnessSection asset={asset} can={can} />
      </Rows>
    </AssetPage>
  );
}

async function Push({ asset }: { asset: AssetRecord }) {
  const { rows } = await read(listArtefacts, { id: asset.id });
  const digests = rows.map(({ digest, fileName, release }) => ({
    value: digest,
    label: [fileName, release].filter(Boolean).join(" "),
  }));
  return (
    <PushAct asset={asset.reference} kinds={optionsOf(evaluationLabels.kinds)} digests={digests} />
  );
}
