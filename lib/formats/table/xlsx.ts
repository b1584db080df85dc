import { readSheet } from "read-excel-file/node";
import { FormatError } from "../document";
import type { Cells } from "./shape";
import { directory, unpacked } from "./zip";

/**
 * Reads the first sheet of a workbook. Formulas are refused: what a cell shows is then only what
 * somebody's program once computed.
 * @throws FormatError with the cell of what is wrong
 */
export async function readXlsx(bytes: Uint8Array): Promise<Cells[]> {
  const entries = directory(bytes);
  if (!entries.some((one) => one.name === "xl/workbook.xml")) {
    throw new FormatError("This is no XLSX workbook.");
  }
  for (const entry of entries) {
    // Every part is unpacked within its own claim, so the reader after us meets no surprise.
    const content = unpacked(bytes, entry);
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(entry.name)) continue;
    const cell = formulaIn(new TextDecoder().decode(content));
    if (cell) {
      throw new FormatError(`cell ${cell}: it holds a formula; paste it as a value.`);
    }
  }
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row, at) => ({ line: at + 1, cells: row.map(textOf) }));
  } catch {
    throw new FormatError("The workbook is damaged or no XLSX file.");
  }
}

/** The place of the first cell with a formula. */
function formulaIn(xml: string): string | null {
  const at = xml.search(/<f[\s>/]/);
  if (at === -1) return null;
  const cell = xml.slice(0, at).lastIndexOf("<c ");
  return /\br="([A-Z]+\d+)"/.exec(xml.slice(cell, at))?.[1] ?? "of the sheet";
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
  }
  return String(value);
}
