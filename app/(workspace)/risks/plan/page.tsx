import type { Metadata } from "next";
import { filterOf, PlanTabs } from "@/components/risks/plan/plan-tabs";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { treatmentLabels } from "@/components/risks/risk-labels";
import { TreatmentsTable } from "@/components/risks/treatments-table";
import { Page } from "@/components/shell/page";
import { plan as words } from "@/components/words/plan";
import { read, readList, today } from "@/lib/adapters/page";
import { listTreatments } from "@/lib/domain/risks/treatments/queries";
import { sumTreatments, treatmentsChoices } from "@/lib/domain/risks/treatments/views/queries";

export const metadata: Metadata = { title: words.title };

export default async function PlanPage({ searchParams }: PageProps<"/risks/plan">) {
  const list = await readList(listTreatments, searchParams);
  const sums = await readList(sumTreatments, searchParams);
  const { people, controls } = await read(treatmentsChoices);
  const options = (all: typeof people) =>
    all.map(({ reference, name }) => ({ value: reference, label: name }));
  return (
    <Page title={words.title} lead={words.lead}>
      <RegisterTabs current="/risks/plan" />
      <PlanTabs current="/risks/plan" filter={filterOf(await searchParams)} />
      {sums.actions > 0 && <p>{words.sums(sums)}</p>}
      <TreatmentsTable
        {...list}
        labels={treatmentLabels}
        people={options(people)}
        controls={options(controls)}
        today={today()}
      />
    </Page>
  );
}
