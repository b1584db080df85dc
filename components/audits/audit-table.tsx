"use client";

import type { ReactNode } from "react";
import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { audits } from "@/components/words/audits";
import type { AuditRow } from "@/lib/domain/audits/schema";
import type { AuditState } from "@/prisma/generated/enums";
import { AUDIT_TONES } from "./tones";

const { columns: words } = audits;

interface AuditTableProps {
  rows: readonly AuditRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  /** From the server, which has the schemas. */
  states: Readonly<Record<AuditState, string>>;
  base?: string;
  act?: ReactNode;
}

const columnsIn = ({ states, base = "" }: Pick<AuditTableProps, "states" | "base">) =>
  columnsFor<AuditRow>([
    {
      id: "reference",
      header: words.reference,
      text: ({ reference }) => reference,
      cell: ({ reference }) => <Link href={`${base}/audits/${reference}`}>{reference}</Link>,
    },
    { id: "title", header: words.title, text: ({ title }) => title },
    {
      id: "state",
      header: words.state,
      text: ({ state }) => states[state],
      cell: ({ state }) => <StatusBadge tone={AUDIT_TONES[state]}>{states[state]}</StatusBadge>,
    },
    { id: "lead", header: words.lead, text: ({ lead }) => lead.name },
    {
      id: "from",
      header: words.from,
      text: ({ from }) => from,
      cell: ({ from }) => <Day value={from} />,
      sort: "starts",
    },
    { id: "to", header: words.to, text: ({ to }) => to, cell: ({ to }) => <Day value={to} /> },
    {
      id: "tested",
      header: words.tested,
      text: ({ tested, items }) => audits.checkedOf(tested, items),
      numeric: true,
    },
    { id: "findings", header: words.findings, text: (row) => row.findings, numeric: true },
  ]);

export function AuditTable({ states, base, act, ...page }: AuditTableProps) {
  const options = Object.entries(states).map(([value, label]) => ({ value, label }));
  return (
    <DataTable
      name="audits"
      source={{ collection: "audits" }}
      label={audits.title}
      columns={columnsIn({ states, ...(base && { base }) })}
      filters={[{ name: "state", label: audits.filters.state, options }]}
      defaultSort="-starts"
      empty={{ title: audits.empty, body: audits.emptyBody, act }}
      {...page}
    />
  );
}
