import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ImportFlow } from "@/components/assets/import-flow";
import { optionsOf } from "@/components/assets/options";
import { Page } from "@/components/shell/page";
import { assets as words } from "@/components/words/assets";
import { allowed } from "@/lib/adapters/page";
import { ACTION_LABELS } from "@/lib/domain/assets/imports/schema";
import { RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import { importCard } from "@/lib/domain/risks/imports/commands";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

export const metadata: Metadata = { title: words.import.title };

const LABELS = {
  actions: ACTION_LABELS,
  kinds: ASSET_KIND_LABELS,
  relations: Object.fromEntries(
    Object.entries(RELATION_LABELS).map(([type, { to }]) => [type, to]),
  ),
};
const { model, dataset } = ASSET_KIND_LABELS;

export default async function ImportPage() {
  const can = await allowed({ import: importCard });
  if (!can.import) forbidden();
  return (
    <Page
      title={words.import.title}
      lead={words.import.lead}
      breadcrumbs={[{ href: "/assets", label: words.title }]}
    >
      <ImportFlow kinds={optionsOf({ model, dataset })} labels={LABELS} />
    </Page>
  );
}
