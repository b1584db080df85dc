"use client";

import type { ComponentProps } from "react";
import type { Column, Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due, Missing } from "@/components/ui/time";
import { context as words } from "@/components/words/context";
import type { ContextRow } from "@/lib/domain/context/schema";
import type { ContextLabels } from "./labels";
import { optionsOf } from "./option";
import { VIEWS, type View } from "./views";

type TableProps = ComponentProps<typeof DataTable<ContextRow>>;
interface ContextTableProps extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  view: View;
  labels: ContextLabels;
  today: string;
  empty: NonNullable<TableProps["empty"]>;
}

/** One view of the context as a list. */
export function ContextTable({ view, labels, today, ...list }: ContextTableProps) {
  return (
    <DataTable
      name={`context-${view}`}
      label={words.tabs[view]}
      columns={[
        ...entryColumns(labels),
        ...(view === "parties" ? requirementColumns(labels) : []),
        ...careColumns(labels, today),
      ]}
      filters={filtersOf(view, labels)}
      defaultSort="reference"
      source={{ collection: "context", fixed: { kind: VIEWS[view].kinds.join(",") } }}
      {...list}
    />
  );
}

const entryColumns = ({ kinds }: ContextLabels): Column<ContextRow>[] => [
  {
    id: "title",
    header: words.columns.title,
    sort: "title",
    text: ({ title }) => title,
    cell: ({ title, reference }) => <Link href={`/context/${reference}`}>{title}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  { id: "kind", header: words.columns.kind, text: ({ kind }) => kinds[kind] },
];

const requirementColumns = ({ sources }: ContextLabels): Column<ContextRow>[] => [
  { id: "party", header: words.columns.party, text: ({ party }) => party },
  {
    id: "source",
    header: words.columns.source,
    text: ({ source }) => source && sources[source],
  },
  {
    id: "addressed",
    header: words.columns.addressed,
    text: ({ addressed }) => (addressed ? words.yes : words.no),
  },
];

const careColumns = ({ states, tones }: ContextLabels, today: string): Column<ContextRow>[] => [
  {
    id: "hangs",
    header: words.columns.hangs,
    text: ({ risks, controls }) => words.hangs(risks, controls),
  },
  {
    id: "owner",
    header: words.columns.owner,
    text: ({ owner }) => owner?.name,
    cell: ({ owner }) => owner?.name ?? <Missing />,
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state, changedAt }) => (changedAt ? words.changed : states[state]),
    cell: ({ state, changedAt }) =>
      changedAt ? (
        <StatusBadge tone="warn">{words.changed}</StatusBadge>
      ) : (
        <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>
      ),
  },
  {
    id: "due",
    header: words.columns.nextReview,
    sort: "due",
    text: ({ nextReview }) => nextReview,
    cell: ({ nextReview, state }) => (
      <Due value={nextReview} today={today} done={state === "closed"} />
    ),
  },
  {
    id: "climate",
    header: words.columns.climate,
    hidden: true,
    text: ({ isClimate }) => (isClimate ? words.yes : words.no),
  },
];

const YES = [{ value: "yes", label: words.yes }];

const filtersOf = (view: View, { states }: ContextLabels): Filter[] => [
  { name: "state", label: words.columns.state, options: optionsOf(states) },
  { name: "due", label: words.columns.due, options: optionsOf(words.due) },
  ...(view === "issues" ? [] : [{ name: "changed", label: words.columns.changed, options: YES }]),
  ...(view === "parties"
    ? [
        {
          name: "addressed",
          label: words.columns.addressed,
          options: optionsOf({ yes: words.yes, no: words.no }),
        },
      ]
    : []),
  { name: "climate", label: words.columns.climate, options: YES },
];
