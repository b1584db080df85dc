"use client";

import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { health as words } from "@/components/words/health";
import type { HealthRow } from "@/lib/domain/risks/health/schema";

interface HealthTableProps {
  label: string;
  /** What to do about a row. */
  mend: string;
  rows: readonly HealthRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
}

/** What one rule found, each row with the way to the act that mends it. */
export function HealthTable({ label, mend, ...list }: HealthTableProps) {
  return (
    <DataTable
      name={words.name}
      label={label}
      columns={columnsWith(mend)}
      searchable={false}
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

const columnsWith = (mend: string): Column<HealthRow>[] => [
  {
    id: "record",
    header: words.columns.record,
    text: ({ reference, title }) => `${reference} ${title}`,
  },
  { id: "note", header: words.columns.note, text: ({ note }) => note },
  {
    id: "mend",
    header: words.columns.mend,
    text: () => mend,
    cell: ({ href, reference }) => (
      <Link href={href} aria-label={`${mend}: ${reference}`}>
        {mend}
      </Link>
    ),
  },
];
