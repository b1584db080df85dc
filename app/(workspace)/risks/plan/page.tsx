import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { treatmentLabels } from "@/components/risks/risk-labels";
import { TreatmentsTable } from "@/components/risks/treatments-table";
import { Page } from "@/components/shell/page";
import { riskLists } from "@/components/words/risk-lists";
import { readList } from "@/lib/adapters/page";
import { listTreatments } from "@/lib/domain/risks/treatments/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

const words = riskLists.plans;
export const metadata: Metadata = { title: words.title };

export default async function PlanPage({ searchParams }: PageProps<"/risks/plan">) {
  const list = await readList(listTreatments, searchParams);
  return (
    <Page title={words.title} lead={words.lead}>
      <RegisterTabs current="/risks/plan" />
      <TreatmentsTable {...list} labels={treatmentLabels} today={dayOf(clock.now())} />
    </Page>
  );
}
