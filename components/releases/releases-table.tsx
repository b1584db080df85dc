"use client";

import type { ComponentProps } from "react";
import { Digest } from "@/components/assets/digest";
import { type Column, columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { releases as words } from "@/components/words/releases";
import type { ReleaseRow } from "@/lib/domain/releases/schema";
import { RELEASE_TONES } from "./tones";

type TableProps = ComponentProps<typeof DataTable<ReleaseRow>>;
interface ReleasesTableProps extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  /** From the server, which has the schemas. */
  states: Readonly<Record<ReleaseRow["state"], string>>;
  /** The only model whose releases are listed. */
  asset?: string;
  empty: NonNullable<TableProps["empty"]>;
}

/** Releases as a list. */
export function ReleasesTable({ states, asset, ...list }: ReleasesTableProps) {
  const options = Object.entries(states).map(([value, label]) => ({ value, label }));
  return (
    <DataTable
      name={words.name}
      source={{ collection: "releases", ...(asset && { fixed: { asset } }) }}
      label={words.title}
      columns={columnsFor([...aboutColumns(states), ...timeColumns])}
      filters={[{ name: "state", label: words.filters.state, options }]}
      defaultSort="-created"
      {...list}
    />
  );
}

const { columns } = words;
const aboutColumns = (states: ReleasesTableProps["states"]): Column<ReleaseRow>[] => [
  {
    id: "reference",
    header: columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
    cell: ({ reference }) => <Link href={`/assets/releases/${reference}`}>{reference}</Link>,
  },
  { id: "model", header: columns.model, text: ({ asset }) => asset.name },
  { id: "release", header: columns.release, text: ({ release }) => release },
  {
    id: "state",
    header: columns.state,
    text: ({ state }) => states[state],
    cell: ({ state }) => <StatusBadge tone={RELEASE_TONES[state]}>{states[state]}</StatusBadge>,
  },
  {
    id: "digest",
    header: columns.digest,
    text: ({ digest }) => digest,
    cell: ({ digest }) => <Digest value={digest} short />,
  },
  {
    id: "environment",
    header: columns.environment,
    text: ({ environment }) => environment?.name,
  },
];

const timeColumns: Column<ReleaseRow>[] = [
  {
    id: "created",
    header: columns.created,
    sort: "created",
    text: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Day value={createdAt} />,
  },
  {
    id: "approved",
    header: columns.approved,
    hidden: true,
    text: ({ approvedAt }) => approvedAt,
    cell: ({ approvedAt }) => <Day value={approvedAt} />,
  },
  {
    id: "deployed",
    header: columns.deployed,
    text: ({ deployedAt }) => deployedAt,
    cell: ({ deployedAt }) => <Day value={deployedAt} />,
  },
  { id: "refusals", header: columns.refusals, numeric: true, text: ({ refusals }) => refusals },
];
