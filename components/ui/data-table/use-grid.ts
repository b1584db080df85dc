"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { Column, Identified } from "./columns";
import { isFiltered, type ListState } from "./params";

/** Sorting, filtering and paging are the server's; the table holds selection and visibility. */
const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

interface GridOptions<Row extends Identified> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  state: ListState;
}

/** The table's model: visible columns, rows, selection. Cells are drawn from our columns directly. */
export function useGrid<Row extends Identified>({ columns, rows, state }: GridOptions<Row>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column, index) =>
      helper.display({ id: column.id, header: column.header, enableHiding: index > 0 }),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const hidden = hiddenColumns(columns, state);
  const columnVisibility = Object.fromEntries(hidden.map((id) => [id, false]));
  const [rowSelection, setRowSelection] = useSelection(state);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    state: { rowSelection, columnVisibility },
    onRowSelectionChange: setRowSelection,
  });
  return { table, hidden, selected: Object.keys(rowSelection), clear: () => setRowSelection({}) };
}

export type Grid<Row extends Identified> = ReturnType<typeof useGrid<Row>>;

function hiddenColumns<Row>(columns: readonly Column<Row>[], state: ListState): readonly string[] {
  return state.hidden ?? columns.filter(({ hidden }) => hidden).map(({ id }) => id);
}

/** Kept over pages, and gone with another search or filter: nobody acts on rows out of sight. */
function useSelection(state: ListState) {
  const [selection, setSelection] = useState<RowSelectionState>({});
  const listed = isFiltered(state) ? JSON.stringify([state.q, state.filters]) : "";
  const [former, setFormer] = useState(listed);
  if (former !== listed) {
    setFormer(listed);
    setSelection({});
  }
  return [selection, setSelection] as const;
}
