import type { Metadata } from "next";
import { inventoryTabs } from "@/components/assets/tabs";
import { EvaluationsTable } from "@/components/evaluations/evaluations-table";
import { evaluationLabels, shownRow } from "@/components/evaluations/labels";
import { Page } from "@/components/shell/page";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets } from "@/components/words/assets";
import { evaluations as words } from "@/components/words/evaluations";
import { readList } from "@/lib/adapters/page";
import { listEvaluations } from "@/lib/domain/assets/evaluations/queries";

export const metadata: Metadata = { title: words.title };

export default async function EvaluationsPage({ searchParams }: PageProps<"/assets/evaluations">) {
  const { rows, ...list } = await readList(listEvaluations, searchParams);
  const { tabs } = inventoryTabs({});
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <TabsNav label={assets.kinds} tabs={tabs} current="/assets/evaluations" />
        <EvaluationsTable {...list} rows={rows.map(shownRow)} labels={evaluationLabels} />
      </Rows>
    </Page>
  );
}
