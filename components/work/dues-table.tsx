"use client";

import { useMemo } from "react";
import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { Due } from "@/components/ui/time";
import { dues as words } from "@/components/words/reminders";
import { DUES, type Due as DueRow } from "@/lib/domain/work/dues/schema";

const columnsOf = (today: string) =>
  columnsFor<DueRow>([
    {
      id: "title",
      header: words.columns.title,
      text: (row) => row.title,
      cell: (row) => <Link href={row.path}>{row.title}</Link>,
      wraps: true,
    },
    { id: "kind", header: words.columns.kind, text: (row) => DUES[row.kind] },
    {
      id: "reference",
      header: words.columns.reference,
      text: (row) => row.reference,
      sort: "reference",
    },
    {
      id: "due",
      header: words.columns.due,
      text: (row) => row.due,
      cell: (row) => <Due value={row.due} today={today} />,
      sort: "due",
    },
    {
      id: "person",
      header: words.columns.person,
      text: (row) => row.person?.name ?? words.nobody,
      wraps: true,
    },
    { id: "count", header: words.columns.count, text: (row) => row.count, numeric: true },
  ]);

const filters = [
  {
    name: "kind",
    label: words.kindFilter,
    options: Object.entries(DUES).map(([value, label]) => ({ value, label })),
  },
];

interface DuesTableProps {
  rows: readonly DueRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  today: string;
}

export function DuesTable({ today, ...page }: DuesTableProps) {
  const columns = useMemo(() => columnsOf(today), [today]);
  return (
    <DataTable
      name="due-days"
      source={{ collection: "due-days" }}
      label={words.title}
      columns={columns}
      filters={filters}
      defaultSort="due"
      searchable
      empty={{ title: words.empty, body: words.emptyBody }}
      {...page}
      // A record may be due for several reasons, and on several days.
      rows={page.rows.map((row) => ({ ...row, id: `${row.kind} ${row.id} ${row.due}` }))}
    />
  );
}
