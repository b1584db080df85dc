import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { CompareChoice } from "@/components/soa/compare-choice";
import { Difference } from "@/components/soa/difference";
import { SoaTabs } from "@/components/soa/soa-tabs";
import { Rows } from "@/components/ui/section";
import { soa as words } from "@/components/words/soa";
import { read } from "@/lib/adapters/page";
import { compareSoa } from "@/lib/domain/controls/soa/comparison/queries";
import { LIVE } from "@/lib/domain/controls/soa/comparison/schema";
import { listSoaEditions } from "@/lib/domain/controls/soa/editions/queries";

const { compare: said } = words;
export const metadata: Metadata = { title: said.title };

export default async function CompareSoaPage({ searchParams }: PageProps<"/soa/compare">) {
  const asked = await searchParams;
  const { rows } = await read(listSoaEditions, { size: 500 });
  const newest = rows.find(({ state }) => state === "approved") ?? rows[0];
  if (!newest) {
    return (
      <Page title={said.title}>
        <SoaTabs current="/soa/compare" />
        <p>{said.only}</p>
      </Page>
    );
  }
  const from = one(asked.from) ?? newest.edition;
  const to = one(asked.to) ?? LIVE;
  const comparison = await read(compareSoa, { id: to, from });
  return (
    <Page
      title={said.title}
      lead={said.lead(named(comparison.from.edition), named(comparison.to.edition))}
    >
      <SoaTabs current="/soa/compare" />
      <Rows>
        <CompareChoice
          key={`${from} ${to}`}
          editions={[LIVE, ...rows.map(({ edition }) => edition)]}
          from={comparison.from.edition}
          to={comparison.to.edition}
        />
        <Difference comparison={comparison} />
      </Rows>
    </Page>
  );
}

const one = (value: string | string[] | undefined) => [value].flat()[0];
const named = (edition: string) => (edition === LIVE ? said.now : said.edition(edition));
