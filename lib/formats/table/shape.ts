/** One row as text, and the line it stands on. */
export interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What begins so runs in a spreadsheet; `-5` and `@name` do not. */
export const isFormula = (cell: string): boolean =>
  /^=./.test(cell) || /^[+\-@]\s*[A-Za-z_.]*\(/.test(cell);
