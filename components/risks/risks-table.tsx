"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { risks as words } from "@/components/words/risks";
import type { RiskRow } from "@/lib/domain/risks/schema";
import { Level } from "./level";
import { optionsOf } from "./option";
import type { RiskLabels } from "./risk-labels";

type TableProps = ComponentProps<typeof DataTable<RiskRow>>;
interface RisksTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped" | "empty"> {
  labels: RiskLabels;
  today: string;
  /** Before the address of a risk, in an assessor's room. */
  base?: string;
}

/** The register as a list. */
export function RisksTable({ labels, today, base = "", ...list }: RisksTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "risks" }}
      label={words.title}
      columns={[...aboutColumns(labels, base), ...judgedColumns(labels, today)]}
      filters={[
        { name: "state", label: words.filters.state, options: optionsOf(labels.states) },
        { name: "band", label: words.filters.band, options: optionsOf(labels.bands) },
        { name: "option", label: words.filters.option, options: optionsOf(labels.options) },
      ]}
      defaultSort="-score"
      {...list}
    />
  );
}

const aboutColumns = ({ states, tones }: RiskLabels, base: string): Column<RiskRow>[] => [
  {
    id: "title",
    header: words.columns.title,
    sort: "title",
    text: ({ title }) => title,
    cell: ({ title, reference }) => <Link href={`${base}/risks/${reference}`}>{title}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>,
  },
  { id: "owner", header: words.columns.owner, text: ({ owner }) => owner.name },
];

const judgedColumns = ({ options }: RiskLabels, today: string): Column<RiskRow>[] => [
  {
    id: "inherent",
    header: words.columns.inherent,
    sort: "inherent",
    numeric: true,
    text: ({ inherent }) => inherent?.score,
    cell: ({ inherent }) => <Level level={inherent} />,
  },
  {
    id: "current",
    header: words.columns.current,
    sort: "score",
    numeric: true,
    text: ({ current }) => current?.score,
    cell: ({ current }) => <Level level={current} />,
  },
  {
    id: "residual",
    header: words.columns.residual,
    sort: "residual",
    numeric: true,
    text: ({ residual }) => residual?.score,
    cell: ({ residual }) => <Level level={residual} />,
  },
  {
    id: "option",
    header: words.columns.option,
    text: ({ option }) => option && options[option],
  },
  {
    id: "nextReview",
    header: words.columns.nextReview,
    sort: "nextReview",
    text: ({ nextReview }) => nextReview,
    cell: ({ nextReview, state }) => (
      <Due value={nextReview} today={today} done={state === "closed"} />
    ),
  },
];
