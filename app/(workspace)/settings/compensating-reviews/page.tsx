import type { Metadata } from "next";
import { ReviewsTable } from "@/components/people/reviews-table";
import { Page } from "@/components/shell/page";
import { PlainTable } from "@/components/ui/plain-table";
import { Rows, Section } from "@/components/ui/section";
import { segregation as words } from "@/components/words/segregation";
import { read, readList } from "@/lib/adapters/page";
import { countReviews, listReviews } from "@/lib/domain/people/segregation/queries";
import type { ReviewCount } from "@/lib/domain/people/segregation/schema";

export const metadata: Metadata = { title: words.title };

export default async function CompensatingReviewsPage({
  searchParams,
}: PageProps<"/settings/compensating-reviews">) {
  const page = await readList(listReviews, searchParams);
  const counts = await read(countReviews);
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <ReviewsTable {...page} />
        <Section title={words.counts}>
          {counts.rows.length === 0 ? <p>{words.noCounts}</p> : <Counts rows={counts.rows} />}
        </Section>
      </Rows>
    </Page>
  );
}

const { countColumns: columns } = words;
const number = (label: string) => ({ label, numeric: true }) as const;

const Counts = ({ rows }: { rows: readonly ReviewCount[] }) => (
  <PlainTable
    label={words.counts}
    head={[
      columns.quarter,
      columns.rule,
      number(columns.requested),
      number(columns.recorded),
      number(columns.refused),
    ]}
    rows={rows.map((row) => ({
      id: `${row.quarter} ${row.rule}`,
      cells: [row.quarter, row.rule, row.requested, row.recorded, row.refused],
    }))}
  />
);
