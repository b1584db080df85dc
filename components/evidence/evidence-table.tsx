"use client";

import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { evidence as words } from "@/components/words/evidence";
import type { EvidenceRow } from "@/lib/domain/controls/evidence/schema";

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface EvidenceLabels {
  readonly states: Readonly<Record<EvidenceRow["state"], string>>;
  readonly tones: Readonly<Record<EvidenceRow["state"], Tone>>;
  readonly kinds: Readonly<Record<EvidenceRow["kind"], string>>;
}

interface EvidenceTableProps {
  rows: readonly EvidenceRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  labels: EvidenceLabels;
  empty: { title: string; body?: React.ReactNode; act?: React.ReactNode };
}

/** The library of evidence. */
export function EvidenceTable({ labels, ...list }: EvidenceTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "evidence" }}
      label={words.title}
      columns={columnsWith(labels)}
      filters={[
        { name: "state", label: words.columns.state, options: optionsOf(labels.states) },
        { name: "kind", label: words.columns.kind, options: optionsOf(labels.kinds) },
      ]}
      defaultSort="-collected"
      {...list}
    />
  );
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const stateOf = ({ state, replacedBy }: EvidenceRow, { states }: EvidenceLabels) =>
  replacedBy ? words.replaced(replacedBy) : states[state];

const columnsWith = (labels: EvidenceLabels): Column<EvidenceRow>[] => [
  {
    id: "title",
    header: words.columns.title,
    sort: "title",
    text: ({ reference, title }) => `${reference} ${title}`,
    cell: ({ reference, title }) => (
      <Link href={`/evidence/${reference}`}>
        {reference} {title}
      </Link>
    ),
  },
  {
    id: "state",
    header: words.columns.state,
    text: (one) => stateOf(one, labels),
    cell: (one) => (
      <StatusBadge tone={one.replacedBy ? "neutral" : labels.tones[one.state]}>
        {stateOf(one, labels)}
      </StatusBadge>
    ),
  },
  { id: "kind", header: words.columns.kind, text: ({ kind }) => labels.kinds[kind] },
  { id: "controls", header: words.columns.controls, text: ({ controls }) => controls.join(", ") },
  {
    id: "period",
    header: words.columns.period,
    text: ({ periodFrom, periodTo }) => words.period(formatDay(periodFrom), formatDay(periodTo)),
  },
  {
    id: "collected",
    header: words.columns.collected,
    sort: "collected",
    text: ({ collectedAt }) => collectedAt,
    cell: ({ collectedAt }) => <Day value={collectedAt} />,
  },
  {
    id: "valid",
    header: words.columns.valid,
    sort: "validUntil",
    text: ({ validUntil }) => validUntil,
    cell: ({ validUntil }) => <Day value={validUntil} />,
  },
  {
    id: "by",
    header: words.columns.by,
    hidden: true,
    text: ({ submittedBy }) => submittedBy.name,
  },
  { id: "hash", header: words.hash, hidden: true, text: ({ sha256 }) => sha256 },
];
