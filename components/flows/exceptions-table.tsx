"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { flows } from "@/components/words/flows";
import type { ExceptionRow } from "@/lib/domain/flows/exceptions/schema";
import { optionsOf } from "./option";

const words = flows.exception;

export interface ExceptionLabels {
  readonly states: Readonly<Record<ExceptionRow["state"], string>>;
  readonly tones: Readonly<Record<ExceptionRow["state"], Tone>>;
}

type TableProps = ComponentProps<typeof DataTable<ExceptionRow>>;
interface ExceptionsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: ExceptionLabels;
  today: string;
}

/** Exceptions as a list. */
export function ExceptionsTable({ labels, today, ...list }: ExceptionsTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "exceptions" }}
      label={words.title}
      columns={columnsWith(labels, today)}
      filters={[{ name: "state", label: words.columns.state, options: optionsOf(labels.states) }]}
      defaultSort="-requested"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

const columnsWith = ({ states, tones }: ExceptionLabels, today: string): Column<ExceptionRow>[] => [
  {
    id: "about",
    header: words.columns.about,
    text: ({ about }) => about,
    cell: ({ about, reference }) => (
      <Link href={`/assets/flows/exceptions/${reference}`}>{about}</Link>
    ),
  },
  { id: "reference", header: words.columns.reference, text: ({ reference }) => reference },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>,
  },
  {
    id: "requestedBy",
    header: words.columns.requestedBy,
    text: ({ requestedBy }) => requestedBy.name,
  },
  {
    id: "validUntil",
    header: words.columns.validUntil,
    sort: "validUntil",
    text: ({ validUntil }) => validUntil,
    cell: ({ validUntil, state }) => (
      <Due value={validUntil} today={today} done={state === "rejected" || state === "ended"} />
    ),
  },
  { id: "decidedBy", header: words.columns.decidedBy, text: ({ decidedBy }) => decidedBy?.name },
];
