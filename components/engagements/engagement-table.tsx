"use client";

import type { ReactNode } from "react";
import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { engagements } from "@/components/words/engagements";
import type { EngagementRow } from "@/lib/domain/engagements/schema";
import type { EngagementState } from "@/prisma/generated/enums";
import { ENGAGEMENT_TONES } from "./tones";

const { columns: words } = engagements;
type States = Readonly<Record<EngagementState, string>>;

const columnsIn = (states: States) =>
  columnsFor<EngagementRow>([
    {
      id: "reference",
      header: words.reference,
      text: ({ reference }) => reference,
      cell: ({ reference }) => <Link href={`/audits/engagements/${reference}`}>{reference}</Link>,
    },
    { id: "person", header: words.person, text: ({ person }) => person.name },
    { id: "body", header: words.body, text: ({ body }) => body },
    {
      id: "state",
      header: words.state,
      text: ({ state }) => states[state],
      cell: ({ state }) => (
        <StatusBadge tone={ENGAGEMENT_TONES[state]}>{states[state]}</StatusBadge>
      ),
    },
    {
      id: "from",
      header: words.from,
      text: ({ from }) => from,
      cell: ({ from }) => <Day value={from} />,
    },
    {
      id: "until",
      header: words.until,
      text: ({ until }) => until,
      cell: ({ until }) => <Day value={until} />,
      sort: "until",
    },
    { id: "modules", header: words.modules, text: ({ modules }) => modules, numeric: true },
  ]);

interface EngagementTableProps {
  rows: readonly EngagementRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  /** From the server, which has the schemas. */
  states: States;
  act?: ReactNode;
}

export function EngagementTable({ states, act, ...page }: EngagementTableProps) {
  const options = Object.entries(states).map(([value, label]) => ({ value, label }));
  return (
    <DataTable
      name="engagements"
      source={{ collection: "engagements" }}
      label={engagements.title}
      columns={columnsIn(states)}
      filters={[{ name: "state", label: engagements.filters.state, options }]}
      defaultSort="-until"
      empty={{ title: engagements.empty, body: engagements.emptyBody, act }}
      {...page}
    />
  );
}
