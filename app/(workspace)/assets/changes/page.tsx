import type { Metadata } from "next";
import { batchActs } from "@/components/assets/bulk/batch-acts";
import { BatchesTable } from "@/components/assets/bulk/batches-table";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { inventory } from "@/components/words/inventory";
import { readList, signedIn } from "@/lib/adapters/page";
import { listBatches } from "@/lib/domain/assets/bulk/queries";
import { BATCH_KIND_LABELS } from "@/lib/domain/assets/bulk/schema";

const { batches: words } = inventory;
export const metadata: Metadata = { title: words.title };

export default async function ChangesPage({ searchParams }: PageProps<"/assets/changes">) {
  const [found, actor] = await Promise.all([readList(listBatches, searchParams), signedIn()]);
  const rows = found.rows.map((row) => ({
    ...row,
    kindName: BATCH_KIND_LABELS[row.kind],
    ...batchActs(row, actor),
  }));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      aside={<LinkButton href="/assets">{words.back}</LinkButton>}
    >
      <BatchesTable {...found} rows={rows} />
    </Page>
  );
}
