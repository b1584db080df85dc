import type { Metadata } from "next";
import { AddRiskAct } from "@/components/risks/add-risk";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { riskLabels } from "@/components/risks/risk-labels";
import { RisksTable } from "@/components/risks/risks-table";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { risks as words } from "@/components/words/risks";
import { allowed, readList } from "@/lib/adapters/page";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { listRisks } from "@/lib/domain/risks/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function RisksPage({ searchParams }: PageProps<"/risks">) {
  const list = await readList(listRisks, searchParams);
  const can = await allowed({ add: proposeRisk });
  return (
    <Page title={words.title} lead={words.lead} aside={can.add && <AddRiskAct />}>
      <RegisterTabs current="/risks" />
      <RisksTable
        {...list}
        labels={riskLabels}
        today={dayOf(clock.now())}
        empty={{
          title: words.empty,
          body: words.emptyBody,
          act: can.add && <LinkButton href="/assets/import">{words.importCard}</LinkButton>,
        }}
      />
    </Page>
  );
}
