"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Due, Missing } from "@/components/ui/time";
import { assets as words } from "@/components/words/assets";
import type { AssetRow } from "@/lib/domain/assets/schema";

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface AssetLabels {
  readonly kinds: Readonly<Record<AssetRow["kind"], string>>;
  readonly states: Readonly<Record<AssetRow["state"], string>>;
  readonly tones: Readonly<Record<AssetRow["state"], Tone>>;
  readonly classes: Readonly<Record<NonNullable<AssetRow["classification"]>, string>>;
  readonly personalData: Readonly<Record<AssetRow["personalData"], string>>;
  readonly exposures: Readonly<Record<NonNullable<AssetRow["exposure"]>, string>>;
  readonly placements: Readonly<Record<"inside" | "outside" | "unsaid", string>>;
  readonly environments: Readonly<Record<string, string>>;
}

type TableProps = ComponentProps<typeof DataTable<AssetRow>>;
interface AssetsTableProps extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: AssetLabels;
  today: string;
  empty: NonNullable<TableProps["empty"]>;
}

/** The inventory as a list. */
export function AssetsTable({ labels, today, ...list }: AssetsTableProps) {
  return (
    <DataTable
      name={words.name}
      label={words.title}
      columns={[...aboutColumns(labels), ...judgedColumns(labels, today)]}
      filters={filtersWith(labels)}
      defaultSort="name"
      {...list}
    />
  );
}

const placed = ({ inScope }: AssetRow) =>
  inScope === null ? "unsaid" : inScope ? "inside" : "outside";

const aboutColumns = (labels: AssetLabels): Column<AssetRow>[] => [
  {
    id: "name",
    header: words.columns.name,
    sort: "name",
    text: ({ name }) => name,
    cell: ({ name, reference }) => <Link href={`/assets/${reference}`}>{name}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "kind",
    header: words.columns.kind,
    sort: "kind",
    text: ({ kind }) => labels.kinds[kind],
  },
  { id: "subtype", header: words.columns.subtype, hidden: true, text: ({ subtype }) => subtype },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => labels.states[state],
    cell: ({ state }) => (
      <StatusBadge tone={labels.tones[state]}>{labels.states[state]}</StatusBadge>
    ),
  },
  {
    id: "owner",
    header: words.columns.owner,
    text: ({ owner }) => owner?.name,
    cell: ({ owner }) => owner?.name ?? <Missing />,
  },
];

const judgedColumns = (labels: AssetLabels, today: string): Column<AssetRow>[] => [
  {
    id: "classification",
    header: words.columns.classification,
    text: ({ classification }) => classification && labels.classes[classification],
  },
  {
    id: "environment",
    header: words.columns.environment,
    hidden: true,
    text: ({ environment }) => environment?.name,
  },
  {
    id: "personalData",
    header: words.columns.personalData,
    text: ({ personalData }) => labels.personalData[personalData],
    cell: ({ personalData }) =>
      personalData === "unknown" ? (
        <StatusBadge tone="warn">{labels.personalData.unknown}</StatusBadge>
      ) : (
        labels.personalData[personalData]
      ),
  },
  {
    id: "scope",
    header: words.columns.scope,
    hidden: true,
    text: (row) => labels.placements[placed(row)],
  },
  {
    id: "criticality",
    header: words.columns.criticality,
    sort: "criticality",
    numeric: true,
    text: ({ criticality }) => criticality,
  },
  {
    id: "exposure",
    header: words.columns.exposure,
    hidden: true,
    text: ({ exposure }) => exposure && labels.exposures[exposure],
  },
  {
    id: "nextReview",
    header: words.columns.nextReview,
    sort: "nextReview",
    text: ({ nextReview }) => nextReview,
    cell: ({ nextReview, state }) => (
      <Due value={nextReview} today={today} done={state === "retired" || state === "disposed"} />
    ),
  },
];

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const filtersWith = (labels: AssetLabels) => [
  { name: "kind", label: words.columns.kind, options: optionsOf(labels.kinds) },
  { name: "state", label: words.columns.state, options: optionsOf(labels.states) },
  {
    name: "classification",
    label: words.columns.classification,
    options: optionsOf(labels.classes),
  },
  {
    name: "personalData",
    label: words.columns.personalData,
    options: optionsOf(labels.personalData),
  },
  { name: "scope", label: words.columns.scope, options: optionsOf(labels.placements) },
  {
    name: "environment",
    label: words.columns.environment,
    options: optionsOf(labels.environments),
  },
  { name: "exposure", label: words.columns.exposure, options: optionsOf(labels.exposures) },
];
