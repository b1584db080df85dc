"use client";

import { useState } from "react";
import type { Column, Identified } from "./columns";

/** What was written into a cell. */
export interface Edited<Row> {
  row: Row;
  column: string;
  value: string;
}
export type OnEdit<Row> = (edited: Edited<Row>) => void;

/** Which cell of a list is being edited; one at a time. */
export function useEditing<Row extends Identified>(
  columns: readonly Column<Row>[],
  onEdit: OnEdit<Row> | undefined,
) {
  const [at, setAt] = useState<{ row: string; column: string }>();
  if (!onEdit) return undefined;
  const open = (row: Row, column: Pick<Column<Row>, "id">) =>
    setAt({ row: row.id, column: column.id });
  return {
    open,
    close: () => setAt(undefined),
    isAt: (row: Row, column: Pick<Column<Row>, "id">) =>
      at?.row === row.id && at.column === column.id,
    save: (row: Row, column: Column<Row>, value: string) => {
      setAt(undefined);
      if (value !== column.edit?.value(row)) onEdit({ row, column: column.id, value });
    },
    /** Takes what was written and goes on to the next field of the row. @returns false at its end */
    move: (row: Row, from: Column<Row>, value: string, step: 1 | -1): boolean => {
      const can = columns.filter(({ edit }) => edit?.may(row));
      const next = can[can.indexOf(from) + step];
      setAt(undefined);
      if (value !== from.edit?.value(row)) onEdit({ row, column: from.id, value });
      if (next) open(row, next);
      return next !== undefined;
    },
    /** The field in which the focus is; of a row the first that can be edited. */
    openByKey: (row: Row, field: string | undefined): boolean => {
      const can = columns.filter(({ edit }) => edit?.may(row));
      const column = can.find(({ id }) => id === field) ?? can[0];
      if (!column) return false;
      open(row, column);
      return true;
    },
  };
}
export type Editing<Row extends Identified> = NonNullable<ReturnType<typeof useEditing<Row>>>;
