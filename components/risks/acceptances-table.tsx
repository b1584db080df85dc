"use client";

import type { ComponentProps } from "react";
import { BandBadge } from "@/components/ui/band";
import type { Column } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { riskLists } from "@/components/words/risk-lists";
import type { AcceptanceRow } from "@/lib/domain/risks/acceptances/schema";
import { optionsOf } from "./option";

const words = riskLists.acceptances;
type TableProps = ComponentProps<typeof DataTable<AcceptanceRow>>;
interface Labels {
  readonly states: Readonly<Record<AcceptanceRow["state"], string>>;
  /** What became of it, where its state says less. */
  readonly outcomes: Readonly<Record<AcceptanceRow["outcome"], string>>;
  readonly tones: Readonly<Record<AcceptanceRow["outcome"], Tone>>;
  readonly bands: Readonly<Record<AcceptanceRow["band"], string>>;
}
interface AcceptancesTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped"> {
  labels: Labels;
  today: string;
}

/** Acceptances as a list, the first to end on top. */
export function AcceptancesTable({ labels, today, ...list }: AcceptancesTableProps) {
  return (
    <DataTable
      name={words.name}
      source={{ collection: "acceptances" }}
      label={words.title}
      columns={columnsWith(labels, today)}
      filters={[
        { name: "state", label: words.filters.state, options: optionsOf(labels.states) },
        { name: "band", label: words.filters.band, options: optionsOf(labels.bands) },
      ]}
      defaultSort="validUntil"
      empty={{ title: words.empty, body: words.emptyBody }}
      {...list}
    />
  );
}

const columnsWith = ({ outcomes, tones }: Labels, today: string): Column<AcceptanceRow>[] => [
  {
    id: "risk",
    header: words.columns.risk,
    text: ({ risk }) => `${risk.reference} ${risk.title}`,
    cell: ({ risk }) => (
      <Link href={`/risks/${risk.reference}`}>
        {risk.reference} {risk.title}
      </Link>
    ),
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "level",
    header: words.columns.level,
    numeric: true,
    text: ({ score }) => score,
    cell: ({ score, band }) => <BandBadge score={score} band={band} />,
  },
  { id: "owner", header: words.columns.owner, text: ({ owner }) => owner.name },
  { id: "requestedBy", header: words.columns.requestedBy, text: (row) => row.requestedBy },
  { id: "decidedBy", header: words.columns.decidedBy, text: (row) => row.decidedBy },
  {
    id: "validUntil",
    header: words.columns.validUntil,
    sort: "validUntil",
    text: ({ validUntil }) => validUntil,
    cell: ({ validUntil, state }) => (
      <Due value={validUntil} today={today} done={state !== "accepted"} />
    ),
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ outcome }) => outcomes[outcome],
    cell: ({ outcome, atRisk }) => (
      <StatusBadge tone={atRisk ? "warn" : tones[outcome]}>{outcomes[outcome]}</StatusBadge>
    ),
  },
];
