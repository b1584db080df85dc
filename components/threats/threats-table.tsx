"use client";

import { type ComponentProps, useMemo } from "react";
import type { Column, Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { threats as words } from "@/components/words/threats";
import type { ThreatRow } from "@/lib/domain/risks/threats/schema";
import type { ThreatChoices, ThreatLabels } from "./labels";

type TableProps = ComponentProps<typeof DataTable<ThreatRow>>;
interface ThreatsTableProps extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: ThreatLabels;
  choices: ThreatChoices;
}

/** The library as a list. */
export function ThreatsTable({ labels, choices, ...list }: ThreatsTableProps) {
  const columns = useMemo(() => columnsWith(labels), [labels]);
  return (
    <DataTable
      name={words.name}
      source={{ collection: "threats" }}
      label={words.title}
      columns={columns}
      filters={filtersWith(choices)}
      defaultSort="title"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

const filtersWith = (choices: ThreatChoices): Filter[] => [
  { name: "kind", label: words.filters.kind, options: choices.kinds },
  { name: "category", label: words.filters.category, options: choices.categories },
  { name: "atlas", label: words.filters.atlas, options: choices.atlas },
  { name: "owasp", label: words.filters.owasp, options: choices.owasp },
  { name: "control", label: words.filters.control, options: choices.controls },
  { name: "property", label: words.filters.property, options: choices.properties },
  { name: "origin", label: words.filters.origin, options: choices.origins },
];

const knownAs = ({ references }: ThreatRow) =>
  Object.values(references)
    .flat()
    .map(({ id }) => id)
    .join(", ");

const columnsWith = (labels: ThreatLabels): Column<ThreatRow>[] => [
  {
    id: "title",
    header: words.columns.title,
    sort: "title",
    text: ({ title }) => title,
    cell: ({ id, title }) => <Link href={`/risks/threats/${id}`}>{title}</Link>,
  },
  {
    id: "category",
    header: words.columns.category,
    sort: "category",
    text: ({ category }) => labels.categories[category] ?? category,
  },
  {
    id: "kinds",
    header: words.columns.kinds,
    text: ({ assetKinds }) => assetKinds.map((one) => labels.kinds[one]).join(", "),
  },
  {
    id: "properties",
    header: words.columns.properties,
    text: ({ properties }) => properties.map((one) => labels.properties[one]).join(", "),
  },
  {
    id: "level",
    header: words.columns.level,
    sort: "level",
    numeric: true,
    text: ({ likelihood, impact }) => words.typical(likelihood, impact),
  },
  {
    id: "controls",
    header: words.columns.controls,
    text: ({ controls }) => controls.join(", "),
  },
  { id: "origin", header: words.columns.origin, text: ({ origin }) => labels.origins[origin] },
  { id: "references", header: words.columns.references, hidden: true, text: knownAs },
  { id: "id", header: words.columns.id, hidden: true, text: ({ id }) => id },
];
