"use client";

import type { ComponentProps } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { flows as words } from "@/components/words/flows";
import type { FlowRow } from "@/lib/domain/flows/schema";
import styles from "./flows.module.css";
import { optionsOf } from "./option";

export interface FlowLabels {
  readonly states: Readonly<Record<FlowRow["state"], string>>;
  readonly classes: Readonly<Record<FlowRow["classification"], string>>;
  readonly personalData: Readonly<Record<FlowRow["personalData"], string>>;
  readonly crossings: Readonly<Record<FlowRow["crosses"], string>>;
  readonly protections: Readonly<Record<FlowRow["protection"], string>>;
  readonly tones: Readonly<Record<FlowRow["protection"], Tone>>;
  readonly scopes: Readonly<Record<"inside" | "outside", string>>;
  readonly environments: Readonly<Record<string, string>>;
}

type TableProps = ComponentProps<typeof DataTable<FlowRow>>;
interface FlowsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped" | "empty"> {
  labels: FlowLabels;
  /** The reader may take what is unprotected into the register. */
  mayAddRisk: boolean;
}

/** Data flows as a list: the primary form, of which the diagram is a view. */
export function FlowsTable({ labels, mayAddRisk, ...list }: FlowsTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "flows" }}
      label={words.title}
      columns={columnsWith(labels, mayAddRisk)}
      filters={filtersWith(labels)}
      defaultSort="name"
      {...list}
    />
  );
}

const filtersWith = (labels: FlowLabels) => [
  { name: "protection", label: words.filters.protection, options: optionsOf(labels.protections) },
  { name: "crossing", label: words.filters.crossing, options: optionsOf(labels.crossings) },
  {
    name: "classification",
    label: words.filters.classification,
    options: optionsOf(labels.classes),
  },
  {
    name: "environment",
    label: words.filters.environment,
    options: optionsOf(labels.environments),
  },
  { name: "scope", label: words.filters.scope, options: optionsOf(labels.scopes) },
  { name: "state", label: words.filters.state, options: optionsOf(labels.states) },
];

const whereOf = ({ zone, environment, name }: FlowRow["from"]) =>
  zone?.name ?? environment?.name ?? name;
const crossedBy = (flow: FlowRow, { crossings }: FlowLabels) =>
  flow.crosses === "none"
    ? crossings.none
    : words.crossed(crossings[flow.crosses], whereOf(flow.from), whereOf(flow.to));
const protectionOf = ({ encryption, controls }: FlowRow) =>
  words.protectedBy(encryption, controls.map(({ reference }) => reference).join(", "));

const columnsWith = (labels: FlowLabels, mayAddRisk: boolean): Column<FlowRow>[] => [
  {
    id: "flow",
    header: words.columns.flow,
    sort: "name",
    text: ({ name }) => name,
    cell: ({ name, reference }) => <Link href={`/assets/flows/${reference}`}>{name}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
    hidden: true,
  },
  { id: "from", header: words.columns.from, text: ({ from }) => from.name },
  { id: "to", header: words.columns.to, text: ({ to }) => to.name },
  { id: "data", header: words.columns.data, text: ({ data }) => data },
  {
    id: "classification",
    header: words.columns.classification,
    text: ({ classification }) => labels.classes[classification],
  },
  {
    id: "personalData",
    header: words.columns.personalData,
    text: ({ personalData }) => labels.personalData[personalData],
    hidden: true,
  },
  { id: "crosses", header: words.columns.crosses, text: (flow) => crossedBy(flow, labels) },
  {
    id: "protection",
    header: words.columns.protection,
    text: (flow) =>
      flow.protection === "protected" ? protectionOf(flow) : labels.protections[flow.protection],
    cell: (flow) => <Protection flow={flow} labels={labels} mayAddRisk={mayAddRisk} />,
  },
  {
    id: "inScope",
    header: words.columns.scope,
    text: ({ inScope }) => labels.scopes[inScope ? "inside" : "outside"],
    hidden: true,
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => labels.states[state],
    hidden: true,
  },
];

interface ProtectionProps {
  flow: FlowRow;
  labels: FlowLabels;
  mayAddRisk: boolean;
}

function Protection({ flow, labels, mayAddRisk }: ProtectionProps) {
  if (flow.protection === "protected") return protectionOf(flow);
  if (flow.protection === "not_needed") return labels.protections.not_needed;
  return (
    <span className={styles.unprotected}>
      <StatusBadge tone={labels.tones.unprotected}>{labels.protections.unprotected}</StatusBadge>
      {mayAddRisk && flow.state === "active" && (
        <Link href={`/assets/flows/${flow.reference}?add=risk`}>{words.addRisk}</Link>
      )}
    </span>
  );
}
