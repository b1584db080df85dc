"use client";

import { type ComponentProps, useMemo } from "react";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Missing } from "@/components/ui/time";
import { frameworks as words } from "@/components/words/frameworks";
import type { RequirementRow } from "@/lib/domain/controls/frameworks/requirements/schema";
import type { RequirementLabels } from "./labels";
import { requirementPath } from "./paths";

type TableProps = ComponentProps<typeof DataTable<RequirementRow>>;
interface RequirementsTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  framework: string;
  labels: RequirementLabels;
}

/** The requirements of one edition, in its own order. */
export function RequirementsTable({ framework, labels, ...list }: RequirementsTableProps) {
  const columns = useMemo(() => columnsWith(labels), [labels]);
  const standings = Object.entries(labels.standings);
  return (
    <DataTable
      name={`${words.requirementsName}-${framework}`}
      source={{ collection: "requirements", fixed: { framework } }}
      label={words.requirements}
      columns={columns}
      filters={[
        {
          name: "standing",
          label: words.columns.standing,
          options: standings.map(([value, label]) => ({ value, label })),
        },
      ]}
      defaultSort="position"
      empty={{ title: words.empty }}
      {...list}
    />
  );
}

const ownersOf = ({ controls }: RequirementRow) =>
  [...new Set(controls.flatMap(({ owner }) => owner?.name ?? []))].join(", ");

const newest = ({ controls }: RequirementRow) =>
  controls
    .flatMap(({ evidence }) => evidence ?? [])
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))[0];

const columnsWith = (labels: RequirementLabels): Column<RequirementRow>[] => [
  {
    id: "requirement",
    header: words.columns.requirement,
    sort: "position",
    text: ({ ref, title }) => `${ref} ${title}`,
    cell: ({ framework, ref, title }) => (
      <Link href={requirementPath(framework.reference, ref)}>
        {ref} {title}
      </Link>
    ),
  },
  {
    id: "standing",
    header: words.columns.standing,
    sort: "standing",
    text: ({ standing }) => labels.standings[standing],
    cell: ({ standing }) => (
      <StatusBadge tone={labels.tones[standing]}>{labels.standings[standing]}</StatusBadge>
    ),
  },
  { id: "why", header: words.columns.why, text: ({ why }) => why, wraps: true },
  {
    id: "controls",
    header: words.columns.controls,
    wraps: true,
    text: ({ controls }) => controls.map(({ reference }) => reference).join(", "),
    cell: ({ controls }) =>
      controls.map(({ reference, title }, at) => (
        <span key={reference}>
          {at > 0 && ", "}
          <Link href={`/controls/${reference}`} title={title}>
            {reference}
          </Link>
        </span>
      )),
  },
  {
    id: "owner",
    header: words.columns.owner,
    wraps: true,
    text: ownersOf,
    cell: (row) => (row.controls.length === 0 ? "" : ownersOf(row) || <Missing />),
  },
  {
    id: "evidence",
    header: words.columns.evidence,
    hidden: true,
    text: (row) => newest(row)?.on,
    cell: (row) => {
      const found = newest(row);
      return found ? words.evidence(formatDay(found.on), found.reference) : "";
    },
  },
  { id: "parent", header: words.columns.parent, hidden: true, text: ({ parent }) => parent },
];
