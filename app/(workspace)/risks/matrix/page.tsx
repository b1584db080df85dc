import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { AbovePanel } from "@/components/risks/tallies/above-panel";
import { AgeingPanel } from "@/components/risks/tallies/ageing-panel";
import { MatrixPanel } from "@/components/risks/tallies/matrix-panel";
import { sinceOf } from "@/components/risks/tallies/since";
import { TopPanel } from "@/components/risks/tallies/top-panel";
import { Page } from "@/components/shell/page";
import { Columns, Rows, Section } from "@/components/ui/section";
import { risks as words } from "@/components/words/risks";
import { tallies } from "@/components/words/tallies";
import { read, readList, today } from "@/lib/adapters/page";
import { readSummary, riskMatrix, topRisks } from "@/lib/domain/risks/tallies/queries";

export const metadata: Metadata = { title: words.matrix };

/** Where the risks lie, what moved, what is highest, above appetite and old. */
export default async function MatrixPage({ searchParams }: PageProps<"/risks/matrix">) {
  const [matrix, top, summary] = await Promise.all([
    readList(riskMatrix, sinceOf(searchParams, today())),
    read(topRisks),
    read(readSummary),
  ]);
  return (
    <Page title={words.matrix} lead={words.matrixLead(matrix.total, matrix.unassessed)}>
      <RegisterTabs current="/risks/matrix" />
      <Rows>
        <MatrixPanel matrix={matrix} path="/risks/matrix" />
        <Columns>
          <Section title={tallies.above}>
            <AbovePanel summary={summary} />
          </Section>
          <Section title={tallies.ageing}>
            <AgeingPanel summary={summary} />
          </Section>
        </Columns>
        <Section title={tallies.top}>
          <TopPanel rows={top} scale={matrix.scale} />
        </Section>
      </Rows>
    </Page>
  );
}
