import { type Cell, harmless } from "./cell";

/** So that every spreadsheet reads the file as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One line by RFC 4180: every cell quoted, none a formula, numbers as they are. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(quoted).join(",")}\r\n`;

function quoted(cell: Cell): string {
  if (cell === null) return '""';
  if (typeof cell === "number") return `"${cell}"`;
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}
