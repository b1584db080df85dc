import type { Metadata } from "next";
import { Board } from "@/components/risks/plan/board";
import { filterOf, PlanTabs } from "@/components/risks/plan/plan-tabs";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { plan as words } from "@/components/words/plan";
import { readList, today } from "@/lib/adapters/page";
import { boardTreatments, sumTreatments } from "@/lib/domain/risks/treatments/views/queries";

export const metadata: Metadata = { title: words.board };

export default async function BoardPage({ searchParams }: PageProps<"/risks/plan/board">) {
  const { columns } = await readList(boardTreatments, searchParams);
  const sums = await readList(sumTreatments, searchParams);
  const given = await searchParams;
  const filter = filterOf(given);
  return (
    <Page title={words.title} lead={words.lead}>
      <RegisterTabs current="/risks/plan" />
      <PlanTabs current="/risks/plan/board" filter={filter} />
      {sums.actions > 0 && <p>{words.sums(sums)}</p>}
      {filter && (
        <p>
          {words.filtered} <Link href="/risks/plan/board">{words.unfiltered}</Link>
        </p>
      )}
      {sums.actions === 0 && !filter ? (
        <Empty title={words.empty} body={words.emptyBody} />
      ) : (
        <Board
          columns={columns}
          today={today()}
          filter={filterOf({ ...given, state: undefined })}
        />
      )}
    </Page>
  );
}
