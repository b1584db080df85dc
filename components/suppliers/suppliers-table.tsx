"use client";

import type { ComponentProps } from "react";
import { type Column, columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { suppliers as words } from "@/components/words/suppliers";
import type { SupplierRow } from "@/lib/domain/suppliers/schema";
import { SUPPLIER_TONES } from "./tones";

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface SupplierLabels {
  readonly states: Readonly<Record<SupplierRow["state"], string>>;
  readonly criticalities: Readonly<Record<SupplierRow["criticality"], string>>;
  readonly classes: Readonly<Record<SupplierRow["dataReached"][number], string>>;
  readonly due: Readonly<Record<string, string>>;
}

type TableProps = ComponentProps<typeof DataTable<SupplierRow>>;
interface SuppliersTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: SupplierLabels;
  today: string;
  empty: NonNullable<TableProps["empty"]>;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Suppliers as a list. */
export function SuppliersTable({ labels, today, ...list }: SuppliersTableProps) {
  const { filters } = words;
  return (
    <DataTable
      name={words.name}
      source={{ collection: "suppliers" }}
      label={words.title}
      columns={columnsFor([...aboutColumns(labels), ...timeColumns(today)])}
      filters={[
        { name: "state", label: filters.state, options: optionsOf(labels.states) },
        {
          name: "criticality",
          label: filters.criticality,
          options: optionsOf(labels.criticalities),
        },
        { name: "due", label: filters.due, options: optionsOf(labels.due) },
        { name: "dataClass", label: filters.dataClass, options: optionsOf(labels.classes) },
      ]}
      defaultSort="name"
      {...list}
    />
  );
}

const aboutColumns = (labels: SupplierLabels): Column<SupplierRow>[] => [
  {
    id: "name",
    header: words.columns.name,
    sort: "name",
    text: ({ name }) => name,
    cell: ({ name, reference }) => <Link href={`/assets/suppliers/${reference}`}>{name}</Link>,
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  { id: "service", header: words.columns.service, text: ({ service }) => service },
  {
    id: "criticality",
    header: words.columns.criticality,
    text: ({ criticality }) => labels.criticalities[criticality],
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => labels.states[state],
    cell: ({ state }) => (
      <StatusBadge tone={SUPPLIER_TONES[state]}>{labels.states[state]}</StatusBadge>
    ),
  },
  { id: "owner", header: words.columns.owner, text: ({ owner }) => owner.name },
  {
    id: "data",
    header: words.columns.data,
    hidden: true,
    text: ({ dataReached }) => dataReached.map((one) => labels.classes[one]).join(", "),
  },
];

const isOver = ({ state }: SupplierRow) => state === "ended" || state === "rejected";

const timeColumns = (today: string): Column<SupplierRow>[] => [
  {
    id: "assurance",
    header: words.columns.assurance,
    text: ({ assuranceUntil }) => assuranceUntil,
    cell: (one) => <Due value={one.assuranceUntil} today={today} done={isOver(one)} />,
  },
  {
    id: "agreement",
    header: words.columns.agreement,
    hidden: true,
    text: ({ agreementUntil }) => agreementUntil,
    cell: (one) => <Due value={one.agreementUntil} today={today} done={isOver(one)} />,
  },
  {
    id: "next",
    header: words.columns.next,
    sort: "nextReview",
    text: ({ nextReview }) => nextReview,
    cell: (one) => <Due value={one.nextReview} today={today} done={isOver(one)} />,
  },
];
