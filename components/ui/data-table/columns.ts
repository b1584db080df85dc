import type { ReactNode } from "react";
import type { SearchSource } from "../form/search";

/** A row has an id, by which it is selected. */
export interface Identified {
  id: string;
}

export interface Column<Row> {
  id: string;
  header: string;
  /** The value in words: shown, unless `cell` draws it, and written to CSV. */
  text: (row: Row) => string | number | null | undefined;
  /** Plain elements. The first column holds the row's link. */
  cell?: (row: Row) => ReactNode;
  /** The list's sort key, when it can be sorted by this. */
  sort?: string;
  numeric?: boolean;
  /** Takes little room: names and lists of references what their longest word needs, prose a bit more. */
  wraps?: boolean;
  /** Not shown until somebody asks for it. */
  hidden?: boolean;
  /** Its value can be changed where it stands. */
  edit?: CellEdit<Row>;
}

/** How a cell is edited in its place. */
export interface CellEdit<Row> {
  /** What stands in the field when it opens. */
  value: (row: Row) => string;
  may: (row: Row) => boolean;
  kind: "text" | "number" | "choice";
  /** What a choice is among. */
  options?: readonly { value: string; label: string }[];
  maxLength?: number;
}

/** Columns of one noun's rows; the first can not be hidden. */
export const columnsFor = <Row extends Identified>(columns: readonly Column<Row>[]) => columns;

export interface Filter {
  /** The list's filter, which takes `a,b`. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** Where there are too many to list: they are searched on the server. */
  source?: SearchSource;
}
