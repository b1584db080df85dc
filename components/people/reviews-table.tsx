"use client";

import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { Day, Missing } from "@/components/ui/time";
import { segregation as words } from "@/components/words/segregation";
import { RULE_IDS, RULES } from "@/lib/domain/people/segregation/rules";
import { actLabel, REVIEW_STATE_LABELS, type Review } from "@/lib/domain/people/segregation/schema";
import { ReviewState } from "./review-state";

const columns = columnsFor<Review>([
  {
    id: "reference",
    header: words.columns.reference,
    text: (row) => row.reference,
    cell: (row) => (
      <Link href={`/settings/compensating-reviews/${row.reference}`}>{row.reference}</Link>
    ),
  },
  { id: "rule", header: words.columns.rule, text: (row) => row.rule, sort: "rule" },
  { id: "record", header: words.columns.record, text: (row) => row.recordLabel },
  { id: "act", header: words.columns.act, text: (row) => actLabel(row.act) },
  {
    id: "state",
    header: words.columns.state,
    text: (row) => REVIEW_STATE_LABELS[row.state],
    cell: (row) => <ReviewState state={row.state} />,
  },
  { id: "requestedBy", header: words.columns.requestedBy, text: (row) => row.requestedBy.name },
  {
    id: "requestedAt",
    header: words.columns.requestedAt,
    text: (row) => row.requestedAt.slice(0, 10),
    cell: (row) => <Day value={row.requestedAt} />,
    sort: "requested",
  },
  {
    id: "secondPerson",
    header: words.columns.secondPerson,
    text: (row) => row.secondPerson?.name,
    cell: (row) => row.secondPerson?.name ?? <Missing>{words.nobodyYet}</Missing>,
  },
]);

const filters = [
  {
    name: "state",
    label: words.filters.state,
    options: Object.entries(REVIEW_STATE_LABELS).map(([value, label]) => ({ value, label })),
  },
  {
    name: "rule",
    label: words.filters.rule,
    options: RULE_IDS.map((id) => ({ value: id, label: `${id}: ${RULES[id].text}` })),
  },
];

interface ReviewsTableProps {
  rows: readonly Review[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
}

export function ReviewsTable(page: ReviewsTableProps) {
  return (
    <DataTable
      name="compensating-reviews"
      source={{ collection: "compensating-reviews" }}
      label={words.list}
      columns={columns}
      filters={filters}
      defaultSort="-requested"
      searchable
      empty={{ title: words.empty, body: words.emptyBody }}
      {...page}
    />
  );
}
