import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { optionsOf } from "@/components/assets/options";
import { ImportFlow } from "@/components/imports/import-flow";
import { importLabels } from "@/components/imports/labels";
import { Page } from "@/components/shell/page";
import { assets } from "@/components/words/assets";
import { imports as words } from "@/components/words/imports";
import { allowed } from "@/lib/adapters/page";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

export const metadata: Metadata = { title: words.title };

export default async function ImportPage() {
  const can = await allowed({ import: importAssets });
  if (!can.import) forbidden();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/assets", label: assets.title }]}
    >
      <ImportFlow kinds={optionsOf(ASSET_KIND_LABELS)} labels={importLabels()} />
    </Page>
  );
}
