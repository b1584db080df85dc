"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type ComponentProps, useMemo, useRef } from "react";
import { DataTable } from "@/components/ui/data-table/data-table";
import { listInputFrom } from "@/components/ui/data-table/params";
import { risks as words } from "@/components/words/risks";
import type { RegisterRow } from "@/lib/domain/risks/schema";
import { optionsOf } from "./option";
import { BulkActs } from "./register/bulk-acts";
import { registerColumns } from "./register/columns";
import { registerFilters } from "./register/filters";
import { UnsavedNote } from "./register/unsaved-note";
import { useHeldRows } from "./register/use-held-rows";
import { useLineEdit } from "./register/use-line-edit";
import type { RegisterLabels } from "./risk-labels";

type TableProps = ComponentProps<typeof DataTable<RegisterRow>>;
interface RisksTableProps
  extends Pick<TableProps, "rows" | "next" | "total" | "totalIsCapped" | "empty"> {
  labels: RegisterLabels;
  today: string;
  can: RegisterRights;
}

/** What the reader may do in the register; the commands judge again. */
export interface RegisterRights {
  /** Change several risks at once. */
  readonly change: boolean;
  /** Edit any line, or those of which one is the owner; null: none. */
  readonly edit: "any" | { readonly owner: string } | null;
}

/** More than one act changes. */
const MOST = 500;

/** The register as a list. */
export function RisksTable({ labels, today, can, rows, ...list }: RisksTableProps) {
  const address = `${usePathname()}?${useSearchParams()}`;
  const held = useHeldRows(rows, address);
  const line = useLineEdit(held, labels.owners);
  const versions = useVersions(held.rows);
  const filters = useMemo(() => registerFilters(labels), [labels]);
  const columns = useMemo(() => {
    const may = ({ owner, state }: RegisterRow) =>
      state !== "closed" && (can.edit === "any" || can.edit?.owner === owner.id);
    return registerColumns(labels, today, may);
  }, [labels, today, can.edit]);
  const all = useAll(
    filters.map(({ name }) => name),
    list,
  );
  const bulk: TableProps["bulk"] = (ids, clear) => (
    <BulkActs
      risks={ids.map(versions)}
      all={list.total > ids.length ? all : null}
      options={optionsOf(labels.options)}
      clear={clear}
    />
  );
  return (
    <>
      {line.unsaved && (
        <UnsavedNote unsaved={line.unsaved} onLatest={line.latest} onDismiss={line.dismiss} />
      )}
      <DataTable
        name={words.name}
        source={{ collection: "risks" }}
        label={words.title}
        columns={columns}
        filters={filters}
        defaultSort="-score"
        rows={held.rows}
        {...(can.change && { bulk })}
        {...(can.edit && { onEdit: line.onEdit })}
        {...list}
      />
    </>
  );
}

/** The version that was last seen of each row; a selection reaches over pages. */
function useVersions(rows: readonly RegisterRow[]) {
  const seen = useRef(new Map<string, number>()).current;
  for (const { id, version } of rows) seen.set(id, version);
  return (id: string) => ({ id, version: seen.get(id) ?? 1 });
}

/** All that the list's filter finds. */
function useAll(names: readonly string[], list: Pick<RisksTableProps, "total" | "totalIsCapped">) {
  const {
    size: _,
    cursor: __,
    ...filter
  } = listInputFrom(Object.fromEntries(useSearchParams()), names);
  const isTooMany = list.totalIsCapped || list.total > MOST;
  return { count: list.total.toLocaleString("en"), filter, isTooMany };
}
