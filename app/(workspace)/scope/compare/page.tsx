import type { Metadata } from "next";
import { CompareChoice } from "@/components/scope/compare-choice";
import { Difference } from "@/components/scope/difference";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows } from "@/components/ui/section";
import { scope as words } from "@/components/words/scope";
import { read } from "@/lib/adapters/page";
import { compareScopes } from "@/lib/domain/scope/comparison/queries";
import { listScopes } from "@/lib/domain/scope/queries";

const { compare: said } = words;
export const metadata: Metadata = { title: said.title };
const breadcrumbs = [{ href: "/scope", label: words.title }];

export default async function ComparePage({ searchParams }: PageProps<"/scope/compare">) {
  const asked = await searchParams;
  const { rows } = await read(listScopes, { size: 100 });
  const [newest, before = newest] = rows;
  if (!newest || !before) {
    return (
      <Page title={said.title} breadcrumbs={breadcrumbs}>
        <Empty title={words.empty} body={words.emptyBody} />
      </Page>
    );
  }
  const from = one(asked.from) ?? before.edition;
  const to = one(asked.to) ?? newest.edition;
  const comparison = await read(compareScopes, { id: to, from });
  return (
    <Page
      title={said.title}
      lead={said.lead(comparison.from.edition, comparison.to.edition)}
      breadcrumbs={breadcrumbs}
    >
      <Rows>
        <CompareChoice
          key={`${from} ${to}`}
          editions={rows.map((row) => row.edition)}
          from={comparison.from.edition}
          to={comparison.to.edition}
        />
        {rows.length === 1 && <p>{said.needsTwo}</p>}
        <Difference comparison={comparison} />
      </Rows>
    </Page>
  );
}

const one = (value: string | string[] | undefined) => [value].flat()[0];
