"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { evaluations as words } from "@/components/words/evaluations";
import type { EvaluationLabels, ShownEvaluation } from "./labels";

type TableProps = ComponentProps<typeof DataTable<ShownEvaluation>>;
interface EvaluationsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: EvaluationLabels;
  /** Whose results they are; those of all models otherwise. */
  asset?: string;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Results of one model or of all, the newest run on top. */
export function EvaluationsTable({ labels, asset, ...list }: EvaluationsTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "evaluations", fixed: asset ? { asset } : {} }}
      label={words.title}
      columns={columnsWith(labels).filter(({ id }) => !asset || id !== "model")}
      filters={[
        { name: "kind", label: words.filters.kind, options: optionsOf(labels.kinds) },
        { name: "counts", label: words.filters.counts, options: optionsOf(labels.counts) },
      ]}
      defaultSort="-ranAt"
      empty={{ title: words.empty, body: asset ? words.emptyBody : words.emptyAll }}
      {...list}
    />
  );
}

const columnsWith = ({ kinds, counts }: EvaluationLabels): Column<ShownEvaluation>[] => [
  {
    id: "suite",
    header: words.columns.suite,
    text: ({ suite }) => suite,
    cell: ({ reference, suite }) => <Link href={`/assets/evaluations/${reference}`}>{suite}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "model",
    header: words.columns.model,
    text: ({ asset }) => asset.name,
    cell: ({ asset }) => <Link href={`/assets/${asset.reference}`}>{asset.name}</Link>,
  },
  { id: "kind", header: words.columns.kind, text: ({ kind }) => kinds[kind] },
  {
    id: "ranAt",
    header: words.columns.ranAt,
    sort: "ranAt",
    text: ({ ranAt }) => ranAt.slice(0, 10),
    cell: ({ ranAt }) => <Day value={ranAt} />,
  },
  {
    id: "passed",
    header: words.columns.passed,
    text: ({ outcome }) => outcome.label,
    cell: ({ outcome }) => <StatusBadge tone={outcome.tone}>{outcome.label}</StatusBadge>,
  },
  {
    id: "counts",
    header: words.columns.counts,
    text: (row) => counts[row.counts ? "yes" : "no"],
    cell: (row) => (
      <StatusBadge tone={row.counts ? "ok" : "warn"}>
        {counts[row.counts ? "yes" : "no"]}
      </StatusBadge>
    ),
  },
  {
    id: "harness",
    header: words.columns.harness,
    text: ({ harness, harnessVersion }) => `${harness} ${harnessVersion}`.trim(),
  },
  { id: "size", header: words.columns.size, numeric: true, text: ({ size }) => size },
  {
    id: "digest",
    header: words.columns.digest,
    hidden: true,
    text: ({ digest }) => digest ?? words.noDigest,
  },
  {
    id: "addedBy",
    header: words.columns.addedBy,
    hidden: true,
    text: ({ addedBy }) => addedBy.name,
  },
];
