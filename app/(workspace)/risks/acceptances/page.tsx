import type { Metadata } from "next";
import { AcceptancesTable } from "@/components/risks/acceptances-table";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { riskLists } from "@/components/words/risk-lists";
import { readList } from "@/lib/adapters/page";
import { listAcceptances } from "@/lib/domain/risks/acceptances/queries";
import {
  ACCEPTANCE_STATE_LABELS,
  OUTCOME_LABELS,
  OUTCOME_TONES,
} from "@/lib/domain/risks/acceptances/schema";
import { BAND_LABELS } from "@/lib/domain/risks/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

const words = riskLists.acceptances;
export const metadata: Metadata = { title: words.title };

const labels = {
  states: ACCEPTANCE_STATE_LABELS,
  outcomes: OUTCOME_LABELS,
  tones: OUTCOME_TONES,
  bands: BAND_LABELS,
};

export default async function AcceptancesPage({ searchParams }: PageProps<"/risks/acceptances">) {
  const list = await readList(listAcceptances, searchParams);
  return (
    <Page title={words.title} lead={words.lead}>
      <RegisterTabs current="/risks/acceptances" />
      <AcceptancesTable {...list} labels={labels} today={dayOf(clock.now())} />
    </Page>
  );
}
