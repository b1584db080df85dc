"use client";

import { IconArrowDown, IconArrowsSort, IconArrowUp, IconPencil } from "@tabler/icons-react";
import { type RefObject, useMemo } from "react";
import { ui } from "@/components/words/ui";
import { CellField } from "./cell-field";
import type { Column, Identified } from "./columns";
import { nextSort } from "./params";
import styles from "./table.module.css";
import type { Editing } from "./use-editing";
import type { Grid } from "./use-grid";
import type { RowKeys } from "./use-row-keys";

interface TableGridProps<Row extends Identified> {
  label: string;
  columns: readonly Column<Row>[];
  grid: Grid<Row>;
  sort: string;
  onSort: (sort: string) => void;
  selectable: boolean;
  body: RefObject<HTMLTableSectionElement | null>;
  keys: RowKeys;
  editing: Editing<Row> | undefined;
}

/** A plain table: links and boxes keep their meaning, and rows can be walked with the keyboard. */
export function TableGrid<Row extends Identified>(props: TableGridProps<Row>) {
  const { label, columns, grid, sort, onSort, selectable, body, keys, editing } = props;
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const { table } = grid;
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={ui.table.scroll(label)} tabIndex={0}>
      <table className={styles.table} data-grid>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {selectable && <SelectAll grid={grid} />}
            {shown.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onFocus={keys.onFocus}>
          {table.getRowModel().rows.map((row, index) => (
            <tr
              key={row.id}
              tabIndex={index === keys.active ? 0 : -1}
              data-selected={row.getIsSelected() || undefined}
            >
              {selectable && <SelectRow grid={grid} row={row} columns={columns} />}
              {shown.map((column) => (
                <td
                  key={column.id}
                  data-column={column.id}
                  data-numeric={column.numeric || undefined}
                  data-length={lengthOf(column.text(row.original), column.wraps)}
                >
                  <Cell
                    column={column}
                    row={row.original}
                    name={nameOf(columns, row)}
                    editing={editing}
                    isEntered={index === keys.entered}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SelectAll<Row extends Identified>({ grid: { table } }: { grid: Grid<Row> }) {
  const some = table.getIsSomePageRowsSelected();
  return (
    <th scope="col" className={styles.select}>
      <label>
        <input
          type="checkbox"
          aria-label={ui.table.selectAll}
          checked={table.getIsAllPageRowsSelected()}
          ref={(box) => {
            if (box) box.indeterminate = some && !table.getIsAllPageRowsSelected();
          }}
          onChange={(event) => table.toggleAllPageRowsSelected(event.currentTarget.checked)}
        />
      </label>
    </th>
  );
}

type GridRow<Row extends Identified> = ReturnType<
  Grid<Row>["table"]["getRowModel"]
>["rows"][number];

const nameOf = <Row extends Identified>(columns: readonly Column<Row>[], row: GridRow<Row>) =>
  String(columns[0]?.text(row.original) ?? row.id);

interface CellProps<Row extends Identified> {
  column: Column<Row>;
  row: Row;
  name: string;
  editing: Editing<Row> | undefined;
  /** Its row was gone to: the button to edit it is in the tab order. */
  isEntered: boolean;
}

/** What stands in a cell: its value, or the field in which it is changed. */
function Cell<Row extends Identified>(props: CellProps<Row>) {
  const { column, row, name, editing, isEntered } = props;
  const { cell, text, edit, header } = column;
  const value = cell?.(row) ?? text(row);
  if (!editing || !edit?.may(row)) return value;
  if (editing.isAt(row, column)) {
    return (
      <CellField
        edit={edit}
        value={edit.value(row)}
        shown={String(text(row) ?? "")}
        label={ui.table.editing(header, name)}
        onSave={(next) => editing.save(row, column, next)}
        onCancel={editing.close}
        onMove={(next, step) => editing.move(row, column, next, step)}
      />
    );
  }
  return (
    <span className={styles.editable}>
      {value}
      <button
        type="button"
        className={styles.edit}
        tabIndex={isEntered ? 0 : -1}
        aria-keyshortcuts="e"
        aria-label={ui.table.edit(header, name)}
        onClick={() => editing.open(row, column)}
      >
        <IconPencil size={14} stroke={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}

interface SelectRowProps<Row extends Identified> {
  grid: Grid<Row>;
  row: GridRow<Row>;
  columns: readonly Column<Row>[];
}

function SelectRow<Row extends Identified>({ row, columns }: SelectRowProps<Row>) {
  const name = nameOf(columns, row);
  return (
    <td className={styles.select}>
      <label>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={ui.table.selectRow(name)}
          checked={row.getIsSelected()}
          onChange={row.getToggleSelectedHandler()}
        />
      </label>
    </td>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  sort: string;
  onSort: (sort: string) => void;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const { header, numeric, sort: key } = column;
  const numericMark = numeric || undefined;
  if (!key) {
    return (
      <th scope="col" data-numeric={numericMark}>
        {header}
      </th>
    );
  }
  const direction = sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined;
  const Icon = ARROWS[direction ?? "none"];
  return (
    <th scope="col" data-numeric={numericMark} aria-sort={direction}>
      <button type="button" className={styles.sort} onClick={() => onSort(nextSort(sort, key))}>
        {header}
        <Icon size={14} stroke={1.8} aria-hidden="true" data-idle={!direction || undefined} />
      </button>
    </th>
  );
}

const ARROWS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

/** References, states and names stay on one line; only prose wraps, and not word by word. */
function lengthOf(text: string | number | null | undefined, wraps = false) {
  const { length } = String(text ?? "");
  if (wraps) return length <= 40 ? "wraps" : "medium";
  if (length <= 16) return;
  return length <= 40 ? "medium" : "long";
}
