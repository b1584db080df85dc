"use client";

import { type ReactNode, useRef } from "react";
import { ui } from "@/components/words/ui";
import { Empty } from "../empty";
import { BulkBar } from "./bulk-bar";
import type { Column, Filter, Identified } from "./columns";
import styles from "./data-table.module.css";
import type { Source } from "./export-menu";
import { Pages } from "./pages";
import { isFiltered, unfiltered } from "./params";
import { TableGrid } from "./table-grid";
import { Toolbar } from "./toolbar";
import { type OnEdit, useEditing } from "./use-editing";
import { useGrid } from "./use-grid";
import { useList } from "./use-list";
import { useRowKeys } from "./use-row-keys";

export interface DataTableProps<Row extends Identified> {
  /** Names the CSV file. */
  name: string;
  /** What is listed; the table's accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  /** The answer of the list operation. */
  rows: readonly Row[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
  filters?: readonly Filter[];
  /** The order without a choice, for the arrow in the head: `-score`. */
  defaultSort?: string;
  searchable?: boolean;
  /** Where the whole list can be had as a file; without it only what is on screen. */
  source?: Source;
  /** Acts on selected rows; without it rows cannot be selected. */
  bulk?: (ids: readonly string[], clear: () => void) => ReactNode;
  /** Takes a value that was written into a cell; without it nothing can be edited. */
  onEdit?: OnEdit<Row>;
  /** Shown when there is nothing at all, not when nothing matches. */
  empty?: { title: string; body?: ReactNode; act?: ReactNode };
}

const NO_FILTERS: readonly Filter[] = [];

/** The one list. Its state is the address; the server sorts, filters and pages. */
export function DataTable<Row extends Identified>(props: DataTableProps<Row>) {
  const { label, columns, rows, filters = NO_FILTERS, defaultSort = "", bulk, empty } = props;
  const list = useList(filters.map(({ name }) => name));
  const grid = useGrid({ columns, rows, state: list.state });
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = columns.filter(({ id }) => !grid.hidden.includes(id));
  const editing = useEditing(shown, props.onEdit);
  const selectable = bulk !== undefined;
  const keys = useRowKeys({ grid, body, search, selectable, edit: editing?.openByKey });
  const filtered = isFiltered(list.state);
  const bare = rows.length === 0;
  // Before the first record there is nothing to search, narrow, write out or page.
  if (props.total === 0 && !filtered) {
    return (
      <section className={styles.list} aria-label={label} aria-busy={list.pending}>
        <Empty {...(empty ?? { title: ui.table.empty })} />
      </section>
    );
  }

  return (
    <section className={styles.list} aria-label={label} aria-busy={list.pending}>
      <Toolbar {...props} filters={filters} list={list} grid={grid} search={search} />
      {bare && filtered && (
        <Empty
          title={ui.table.emptyFiltered}
          body={ui.table.emptyFilteredBody}
          act={<ClearButton onClear={() => list.change(unfiltered(list.state))} />}
        />
      )}
      {bare && !filtered && <Empty {...(empty ?? { title: ui.table.empty })} />}
      {!bare && (
        <TableGrid
          label={label}
          columns={columns}
          grid={grid}
          sort={list.state.sort || defaultSort}
          onSort={(sort) => list.change({ sort })}
          selectable={selectable}
          body={body}
          keys={keys}
          editing={editing}
        />
      )}
      <Pages {...props} list={list} shown={rows.length} />
      {bulk && grid.selected.length > 0 && (
        <BulkBar count={grid.selected.length} onClear={grid.clear}>
          {bulk(grid.selected, grid.clear)}
        </BulkBar>
      )}
    </section>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button type="button" className={styles.text} onClick={onClear}>
      {ui.table.clear}
    </button>
  );
}
