"use client";

import type { ComponentProps } from "react";
import { BandBadge } from "@/components/ui/band";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { escalatedTo, plan as words } from "@/components/words/plan";
import type { TreatmentRow } from "@/lib/domain/risks/treatments/schema";
import { type Option, optionsOf } from "./option";
import type { TreatmentLabels } from "./risk-labels";

type TableProps = ComponentProps<typeof DataTable<TreatmentRow>>;
interface TreatmentsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: TreatmentLabels;
  /** People and controls that the plan names. */
  people: readonly Option[];
  controls: readonly Option[];
  today: string;
}

/** The treatment plan as a list. */
export function TreatmentsTable({
  labels,
  people,
  controls,
  today,
  ...list
}: TreatmentsTableProps) {
  const { filters } = words;
  return (
    <DataTable
      name={words.name}
      source={{ collection: "treatments", more: DOCUMENTS }}
      label={words.title}
      columns={[...aboutColumns(labels), ...workColumns(labels, today)]}
      filters={[
        { name: "state", label: filters.state, options: optionsOf(labels.states) },
        {
          name: "responsible",
          label: filters.responsible,
          options: [{ value: "me", label: words.me }, ...people],
        },
        {
          name: "overdue",
          label: filters.overdue,
          options: [{ value: "yes", label: words.overdue }],
        },
        { name: "option", label: filters.option, options: optionsOf(labels.options) },
        { name: "control", label: filters.control, options: [...controls] },
        { name: "band", label: filters.band, options: optionsOf(labels.bands) },
      ]}
      defaultSort="due"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}
const DOCUMENTS = [
  { format: "pdf", label: words.documents.pdf },
  { format: "docx", label: words.documents.docx },
] as const;

const aboutColumns = ({ options, bands }: TreatmentLabels): Column<TreatmentRow>[] => [
  {
    id: "action",
    header: words.columns.action,
    text: ({ action }) => action,
    wraps: true,
    cell: ({ action, reference, risk }) => (
      <Link href={`/risks/${risk.reference}#${reference}`}>{action}</Link>
    ),
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "risk",
    header: words.columns.risk,
    text: ({ risk }) => `${risk.reference} ${risk.title}`,
    wraps: true,
  },
  {
    id: "band",
    header: words.columns.band,
    text: ({ band }) => band && bands[band],
    cell: ({ band }) => band && <BandBadge band={band} />,
    hidden: true,
  },
  { id: "option", header: words.columns.option, text: ({ option }) => options[option] },
  {
    id: "controls",
    header: words.columns.controls,
    text: ({ controls }) => controls.join(", "),
    wraps: true,
  },
  {
    id: "responsible",
    header: words.columns.responsible,
    text: ({ responsible }) => responsible.name,
    wraps: true,
  },
  {
    id: "verifier",
    header: words.columns.verifier,
    text: ({ verifier }) => verifier,
    hidden: true,
  },
];

/** The day shows how late it is; who wants it as a number takes the column. */
const workColumns = ({ states, tones }: TreatmentLabels, today: string): Column<TreatmentRow>[] => [
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
    id: "daysLate",
    header: words.columns.daysLate,
    numeric: true,
    text: ({ daysLate }) => daysLate || "",
    hidden: true,
  },
  {
    id: "escalation",
    header: words.columns.escalation,
    text: ({ escalation }) => (escalation > 0 ? escalatedTo(escalation) : ""),
    hidden: true,
  },
  {
    id: "cost",
    header: words.columns.cost,
    sort: "cost",
    numeric: true,
    text: ({ cost }) => cost,
    cell: ({ cost }) => (cost === null ? "" : words.money(cost)),
  },
  {
    id: "resources",
    header: words.columns.resources,
    text: ({ resources }) => resources,
    hidden: true,
  },
  {
    id: "progress",
    header: words.columns.progress,
    sort: "progress",
    numeric: true,
    text: ({ progress }) => progress,
    cell: ({ progress }) => words.percent(progress),
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>,
  },
];
