"use client";

import { columnsFor } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Day, Missing } from "@/components/ui/time";
import { people as words } from "@/components/words/people";
import {
  EVERYBODY,
  PERSON_STATE_LABELS,
  type PersonRow,
  ROLE_LABELS,
} from "@/lib/domain/people/schema";

const rolesOf = (row: PersonRow) => row.roles.map((role) => ROLE_LABELS[role]).join(", ");

const columns = columnsFor<PersonRow>([
  {
    id: "name",
    header: words.columns.name,
    text: (row) => row.name,
    cell: (row) => <Link href={`/settings/people/${row.reference}`}>{row.name}</Link>,
    sort: "name",
  },
  { id: "title", header: words.columns.title, text: (row) => row.title },
  { id: "roles", header: words.columns.roles, text: rolesOf },
  { id: "email", header: words.columns.email, text: (row) => row.email },
  {
    id: "state",
    header: words.columns.state,
    text: (row) => PERSON_STATE_LABELS[row.state],
    cell: (row) => <PersonState state={row.state} />,
  },
  {
    id: "accessUntil",
    header: words.columns.accessUntil,
    text: (row) => row.accessUntil,
    cell: (row) =>
      row.accessUntil ? <Day value={row.accessUntil} /> : <Missing>{words.openEnded}</Missing>,
  },
  { id: "reference", header: words.columns.reference, text: (row) => row.reference, hidden: true },
]);

export function PersonState({ state }: { state: PersonRow["state"] }) {
  return (
    <StatusBadge tone={state === "active" ? "ok" : "neutral"}>
      {PERSON_STATE_LABELS[state]}
    </StatusBadge>
  );
}

const filters = [
  {
    name: "role",
    label: words.filters.role,
    options: EVERYBODY.map((role) => ({ value: role, label: ROLE_LABELS[role] })),
  },
  {
    name: "state",
    label: words.filters.state,
    options: (["active", "deactivated"] as const).map((state) => ({
      value: state,
      label: PERSON_STATE_LABELS[state],
    })),
  },
];

interface PeopleTableProps {
  rows: readonly PersonRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
}

export function PeopleTable(page: PeopleTableProps) {
  return (
    <DataTable
      name="people"
      source={{ collection: "people" }}
      label={words.list}
      columns={columns}
      filters={filters}
      defaultSort="name"
      searchable
      empty={{ title: words.empty }}
      {...page}
    />
  );
}
