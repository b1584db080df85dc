import type { Metadata } from "next";
import { AssetPage } from "@/components/assets/asset-page";
import { Material } from "@/components/assets/fact-sections";
import { materialRights } from "@/components/assets/material-rights";
import { Rows } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import { read, signedIn } from "@/lib/adapters/page";
import { getAsset } from "@/lib/domain/assets/queries";

type FactsProps = PageProps<"/assets/[ref]/facts">;

export async function generateMetadata({ params }: FactsProps): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).ref)} · ${words.tabs.facts}` };
}

export default async function FactsPage({ params }: FactsProps) {
  const { ref } = await params;
  const asset = await read(getAsset, { id: decodeURIComponent(ref) });
  const can = materialRights(await signedIn(), asset);
  return (
    <AssetPage asset={asset} current="/facts">
      <Rows>
        <Material asset={asset} can={can} />
      </Rows>
    </AssetPage>
  );
}
