"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { riskLists } from "@/components/words/risk-lists";
import type { TreatmentRow } from "@/lib/domain/risks/treatments/schema";
import { optionsOf } from "./option";
import type { TreatmentLabels } from "./risk-labels";

const words = riskLists.plans;
type TableProps = ComponentProps<typeof DataTable<TreatmentRow>>;
interface TreatmentsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: TreatmentLabels;
  today: string;
}

/** The treatment plan as a list. */
export function TreatmentsTable({ labels, today, ...list }: TreatmentsTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "treatments" }}
      label={words.title}
      columns={columnsWith(labels, today)}
      filters={[
        { name: "state", label: words.filters.state, options: optionsOf(labels.states) },
        {
          name: "overdue",
          label: words.filters.overdue,
          options: [{ value: "yes", label: words.overdue }],
        },
      ]}
      defaultSort="due"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

const columnsWith = ({ states, tones }: TreatmentLabels, today: string): Column<TreatmentRow>[] => [
  {
    id: "action",
    header: words.columns.action,
    text: ({ action }) => action,
    cell: ({ action, risk }) => <Link href={`/risks/${risk.reference}`}>{action}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  { id: "risk", header: words.columns.risk, text: ({ risk }) => `${risk.reference} ${risk.title}` },
  { id: "control", header: words.columns.control, text: ({ control }) => control?.reference },
  {
    id: "responsible",
    header: words.columns.responsible,
    text: ({ responsible }) => responsible.name,
  },
  {
    id: "verifier",
    header: words.columns.verifier,
    text: ({ verifier }) => verifier,
    hidden: true,
  },
  {
    id: "due",
    header: words.columns.due,
    sort: "due",
    text: ({ due }) => due,
    cell: ({ due, state }) => (
      <Due
        value={due}
        today={today}
        done={state === "done" || state === "verified" || state === "cancelled"}
      />
    ),
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>,
  },
];
