"use client";

import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Due, Missing } from "@/components/ui/time";
import { controls as words } from "@/components/words/controls";
import type { ControlRow } from "@/lib/domain/controls/schema";

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface ControlLabels {
  readonly states: Readonly<Record<ControlRow["operatingState"], string>>;
  readonly tones: Readonly<Record<ControlRow["operatingState"], Tone>>;
  readonly implementation: Readonly<Record<ControlRow["implementationStatus"], string>>;
  readonly themes: Readonly<Record<ControlRow["theme"], string>>;
  readonly results: Readonly<Record<NonNullable<ControlRow["lastResult"]>, string>>;
}

interface ControlsTableProps {
  rows: readonly ControlRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  labels: ControlLabels;
  today: string;
  empty: React.ComponentProps<typeof DataTable<ControlRow>>["empty"];
}

/** All controls, with what waits next for each. */
export function ControlsTable({ labels, today, empty, ...list }: ControlsTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "controls" }}
      label={words.title}
      columns={columnsWith(labels, today)}
      filters={filtersWith(labels)}
      defaultSort="position"
      {...(empty ? { empty } : {})}
      {...list}
    />
  );
}

const decision = (necessary: boolean | null) =>
  necessary === null ? words.open : necessary ? words.yes : words.no;

const columnsWith = (labels: ControlLabels, today: string): Column<ControlRow>[] => [
  {
    id: "control",
    header: words.columns.control,
    sort: "position",
    text: ({ reference, title }) => `${reference} ${title}`,
    cell: ({ reference, title }) => (
      <Link href={`/controls/${reference}`}>
        {reference} {title}
      </Link>
    ),
  },
  {
    id: "state",
    header: words.columns.state,
    sort: "state",
    text: ({ operatingState }) => labels.states[operatingState],
    cell: ({ operatingState }) => (
      <StatusBadge tone={labels.tones[operatingState]}>{labels.states[operatingState]}</StatusBadge>
    ),
  },
  {
    id: "necessary",
    header: words.columns.necessary,
    text: ({ necessary }) => decision(necessary),
  },
  {
    id: "owner",
    header: words.columns.owner,
    text: ({ owner }) => owner?.name,
    cell: ({ owner }) => owner?.name ?? <Missing />,
  },
  {
    id: "due",
    header: words.columns.due,
    text: ({ nextDue }) => nextDue,
    cell: ({ nextDue }) => <Due value={nextDue} today={today} />,
  },
  {
    id: "result",
    header: words.columns.result,
    hidden: true,
    text: ({ lastResult }) => lastResult && labels.results[lastResult],
  },
  {
    id: "implementation",
    header: words.columns.implementation,
    hidden: true,
    text: ({ implementationStatus }) => labels.implementation[implementationStatus],
  },
  {
    id: "theme",
    header: words.columns.theme,
    hidden: true,
    text: ({ theme }) => labels.themes[theme],
  },
  {
    id: "reviewer",
    header: words.columns.reviewer,
    hidden: true,
    text: ({ reviewer }) => reviewer?.name,
  },
];

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const filtersWith = (labels: ControlLabels) => [
  { name: "theme", label: words.columns.theme, options: optionsOf(labels.themes) },
  { name: "operatingState", label: words.columns.state, options: optionsOf(labels.states) },
  {
    name: "necessary",
    label: words.columns.necessary,
    options: optionsOf({ yes: words.yes, no: words.no, open: words.open }),
  },
];
