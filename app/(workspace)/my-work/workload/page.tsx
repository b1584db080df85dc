import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows, Section } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { workload as words } from "@/components/words/reminders";
import { LoadChart } from "@/components/work/load-chart";
import { LoadTable } from "@/components/work/load-table";
import { WorkTabs } from "@/components/work/work-tabs";
import { readList } from "@/lib/adapters/page";
import { readLoad } from "@/lib/domain/work/load/queries";
import { STEP_LABELS } from "@/lib/domain/work/load/schema";

export const metadata: Metadata = { title: words.title };

const hrefOf = (by: string) => `/my-work/workload?by=${by}`;
const STEPS = Object.entries(STEP_LABELS).map(([by, label]) => ({ href: hrefOf(by), label }));

export default async function WorkloadPage({ searchParams }: PageProps<"/my-work/workload">) {
  const load = await readList(readLoad, searchParams);
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <WorkTabs current="/my-work/workload" />
        <TabsNav label={words.steps} tabs={STEPS} current={hrefOf(load.by)} />
        {load.persons.length === 0 ? (
          <Empty title={words.nothing} />
        ) : (
          <>
            <Section title={words.chart}>
              <LoadChart load={load} />
            </Section>
            <Section title={words.table}>
              <LoadTable load={load} />
            </Section>
          </>
        )}
      </Rows>
    </Page>
  );
}
