import type { Metadata } from "next";
import { batchActs } from "@/components/risks/register/batch-acts";
import { RiskBatchesTable } from "@/components/risks/register/batches-table";
import { Page } from "@/components/shell/page";
import { register } from "@/components/words/register";
import { risks } from "@/components/words/risks";
import { readList, signedIn } from "@/lib/adapters/page";
import { BATCH_KIND_LABELS } from "@/lib/domain/assets/bulk/schema";
import { listRiskBatches } from "@/lib/domain/risks/bulk/queries";

const { changes: words } = register;
export const metadata: Metadata = { title: words.title };

export default async function RiskChangesPage({ searchParams }: PageProps<"/risks/changes">) {
  const [found, actor] = await Promise.all([readList(listRiskBatches, searchParams), signedIn()]);
  const rows = found.rows.map((row) => ({
    ...row,
    kindName: BATCH_KIND_LABELS[row.kind],
    ...batchActs(row, actor),
  }));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/risks", label: risks.title }]}
    >
      <RiskBatchesTable {...found} rows={rows} />
    </Page>
  );
}
