"use client";

import type { ReactNode } from "react";
import { columnsFor, type Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day, Due } from "@/components/ui/time";
import { findings } from "@/components/words/audits";
import type { FindingRow } from "@/lib/domain/audits/findings/schema";
import type { FindingLabels } from "./labels";
import { FINDING_TONES, GRADE_TONES } from "./tones";

const { columns: words } = findings;

interface Shown {
  labels: FindingLabels;
  base: string;
  today: string;
}

const columnsIn = ({ labels, base, today }: Shown) =>
  columnsFor<FindingRow>([
    {
      id: "reference",
      header: words.reference,
      text: ({ reference }) => reference,
      cell: ({ reference }) => <Link href={`${base}/findings/${reference}`}>{reference}</Link>,
    },
    { id: "title", header: words.title, text: ({ title }) => title, sort: "title" },
    {
      id: "grade",
      header: words.grade,
      text: ({ grade }) => (grade ? labels.grades[grade] : findings.notGraded),
      cell: ({ grade }) => (
        <StatusBadge tone={grade ? GRADE_TONES[grade] : "neutral"}>
          {grade ? labels.grades[grade] : findings.notGraded}
        </StatusBadge>
      ),
    },
    {
      id: "state",
      header: words.state,
      text: ({ state }) => labels.states[state],
      cell: ({ state }) => (
        <StatusBadge tone={FINDING_TONES[state]}>{labels.states[state]}</StatusBadge>
      ),
    },
    { id: "ref", header: words.ref, text: ({ ref }) => ref },
    { id: "owner", header: words.owner, text: ({ owner }) => owner?.name },
    { id: "responsible", header: words.responsible, text: (row) => row.responsible?.name },
    {
      id: "due",
      header: words.due,
      text: ({ due }) => due,
      cell: ({ due, state }) =>
        due ? <Due value={due} today={today} done={state === "verifying"} /> : null,
      sort: "due",
    },
    {
      id: "raised",
      header: words.raised,
      text: ({ raisedAt }) => raisedAt.slice(0, 10),
      cell: ({ raisedAt }) => <Day value={raisedAt} />,
      sort: "raised",
      hidden: true,
    },
    {
      id: "source",
      header: words.source,
      text: ({ source }) => labels.sources[source],
      hidden: true,
    },
    { id: "audit", header: words.audit, text: ({ audit }) => audit?.reference, hidden: true },
  ]);

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const filtersOf = ({ states, grades, sources }: FindingLabels): readonly Filter[] => [
  { name: "state", label: findings.filters.state, options: options(states) },
  { name: "grade", label: findings.filters.grade, options: options(grades) },
  { name: "source", label: findings.filters.source, options: options(sources) },
];

interface FindingTableProps {
  rows: readonly FindingRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  labels: FindingLabels;
  today: string;
  /** Where links begin: empty in the workspace, the room's address in an assessor's room. */
  base?: string;
  act?: ReactNode;
}

export function FindingTable({ labels, today, base = "", act, ...page }: FindingTableProps) {
  return (
    <DataTable
      name="findings"
      source={{ collection: "findings" }}
      label={findings.title}
      columns={columnsIn({ labels, base, today })}
      filters={filtersOf(labels)}
      defaultSort="-raised"
      empty={{ title: findings.empty, body: findings.emptyBody, act }}
      {...page}
    />
  );
}
