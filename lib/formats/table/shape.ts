import { harmless } from "../sheet/cell";

/** One row as text, and the line it stands on. */
export interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Tables written by us put a quote before what a spreadsheet would take for a formula: it is text. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && harmless(cell.slice(1)) === cell ? cell.slice(1) : cell;

/** What begins so runs in a spreadsheet; `-5` and `@name` do not. */
export const isFormula = (cell: string): boolean =>
  /^=./.test(cell) || /^[+\-@]\s*[A-Za-z_.]*\(/.test(cell);
