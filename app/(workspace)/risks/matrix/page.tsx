import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { RiskMatrix } from "@/components/risks/risk-matrix";
import { Page } from "@/components/shell/page";
import { Bars } from "@/components/ui/charts/bars";
import { Section } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { risks as words } from "@/components/words/risks";
import { read, readList } from "@/lib/adapters/page";
import { riskMatrix, topRisks } from "@/lib/domain/risks/queries";
import { VALUE_LABELS, Value } from "@/lib/domain/risks/schema";

export const metadata: Metadata = { title: words.matrix };

const addressOf = (of: Value) => `/risks/matrix?of=${of}`;
const TABS = Object.values(Value).map((of) => ({ href: addressOf(of), label: VALUE_LABELS[of] }));

export default async function MatrixPage({ searchParams }: PageProps<"/risks/matrix">) {
  const { of, counts, total, unassessed, scale } = await readList(riskMatrix, searchParams);
  const top = await read(topRisks);
  return (
    <Page title={words.matrix} lead={words.matrixLead(total, unassessed)}>
      <RegisterTabs current="/risks/matrix" />
      <TabsNav label={words.matrixOf(VALUE_LABELS[of])} tabs={TABS} current={addressOf(of)} />
      <RiskMatrix of={of} counts={counts} scale={scale} />
      <Section title={words.topTitle}>
        <Bars
          caption={words.topCaption(top.length)}
          series={[
            { key: "inherent", label: VALUE_LABELS.inherent },
            { key: "residual", label: VALUE_LABELS.residual },
          ]}
          rows={top.map(({ id, reference, title, inherent, residual }) => ({
            id,
            label: `${reference} ${title}`,
            href: `/risks/${reference}`,
            values: { inherent, residual },
          }))}
          max={25}
          rowLabel={words.columns.title}
        />
      </Section>
    </Page>
  );
}
