"use client";

import type { Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { type Cell, type RoomColumn, type RoomRow, textOf } from "./cells";

interface RoomTableProps {
  /** The list's collection. */
  name: string;
  label: string;
  columns: readonly RoomColumn[];
  rows: readonly RoomRow[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  filters?: readonly Filter[];
  defaultSort?: string;
  empty: string;
}

/** One table for every list of the room; its rows come worded from the server. */
export function RoomTable({ columns, empty, ...list }: RoomTableProps) {
  const shown = columns.map(({ id, ...column }, index) => ({
    id,
    ...column,
    text: ({ cells }: RoomRow) => textOf(cells[id]),
    cell: (row: RoomRow) => <Shown row={row} cell={row.cells[id]} isFirst={index === 0} />,
  }));
  return (
    <DataTable
      columns={shown}
      source={{ collection: list.name }}
      empty={{ title: empty }}
      {...list}
    />
  );
}

function Shown({ row, cell, isFirst }: { row: RoomRow; cell: Cell; isFirst: boolean }) {
  if (isFirst && row.href) return <Link href={row.href}>{textOf(cell)}</Link>;
  if (typeof cell === "object" && cell)
    return <StatusBadge tone={cell.tone}>{cell.text}</StatusBadge>;
  return cell;
}
