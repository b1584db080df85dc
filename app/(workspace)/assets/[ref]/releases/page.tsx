import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AssetPage } from "@/components/assets/asset-page";
import { AddForm } from "@/components/releases/forms";
import { releaseChoices } from "@/components/releases/labels";
import { ReleasesTable } from "@/components/releases/releases-table";
import { ActButton } from "@/components/ui/act-button";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { releases as words } from "@/components/words/releases";
import { allowed, read, readList } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";
import { addRelease } from "@/lib/domain/releases/commands";
import { listReleases } from "@/lib/domain/releases/queries";
import { RELEASE_STATE_LABELS } from "@/lib/domain/releases/schema";

type Props = PageProps<"/assets/[ref]/releases">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).ref)} ${words.title}` };
}

export default async function AssetReleasesPage({ params, searchParams }: Props) {
  const asset = await read(getAsset, { id: decodeURIComponent((await params).ref) });
  if (asset.kind !== "model") notFound();
  const [can, list] = await Promise.all([
    allowed({ add: addRelease }),
    readList(listReleases, searchParams, { asset: asset.reference }),
  ]);
  const add = can.add && (
    <ActButton label={words.add} variant="filled" wide>
      <AddForm choices={releaseChoices} asset={asset.reference} />
    </ActButton>
  );
  const aside = (
    <>
      <LinkButton href="/assets/releases">{words.toList}</LinkButton>
      {add}
    </>
  );
  return (
    <AssetPage asset={asset} current="/releases">
      <Section title={words.ofModel} aside={aside} plain>
        <ReleasesTable
          {...list}
          asset={asset.reference}
          states={RELEASE_STATE_LABELS}
          empty={{ title: words.empty, body: words.emptyBody }}
        />
      </Section>
    </AssetPage>
  );
}
