import type { Metadata } from "next";
import { Changes } from "@/components/method/changes";
import { CompareChoice } from "@/components/method/compare-choice";
import { Page } from "@/components/shell/page";
import { Rows, Section } from "@/components/ui/section";
import { method as words } from "@/components/words/method";
import { read } from "@/lib/adapters/page";
import { compareMethodEditions, listMethods } from "@/lib/domain/risks/method/editions/queries";

const { compare: said } = words;
export const metadata: Metadata = { title: said.title };

export default async function CompareMethodsPage({
  searchParams,
}: PageProps<"/risks/method/compare">) {
  const asked = await searchParams;
  const { rows } = await read(listMethods, { size: 100 });
  const [newest, before = newest] = rows;
  const from = one(asked.from) ?? before?.edition ?? "";
  const to = one(asked.to) ?? newest?.edition ?? "";
  const comparison = await read(compareMethodEditions, { id: to, from });
  return (
    <Page
      title={said.title}
      lead={said.lead(comparison.from.edition, comparison.to.edition)}
      breadcrumbs={[{ href: "/risks/method", label: words.title }]}
    >
      <Rows>
        <CompareChoice
          key={`${from} ${to}`}
          editions={rows.map((row) => row.edition)}
          from={comparison.from.edition}
          to={comparison.to.edition}
        />
        <Section title={said.changes}>
          <Changes changes={comparison.changes} changesScores={comparison.changesScores} />
        </Section>
      </Rows>
    </Page>
  );
}

const one = (value: string | string[] | undefined) => [value].flat()[0];
