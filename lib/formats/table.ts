import type { Sheet } from "@/lib/domain/assets/imports/tables/schema";
import { FormatError } from "./document";
import { utf8 } from "./encoding";
import { readCsv } from "./table/csv";
import { type Cells, isFormula, unguarded } from "./table/shape";
import { readXlsx } from "./table/xlsx";

// Tables of people: CSV and XLSX. What columns mean is the domain's to say.

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 300;
const LONGEST_CELL = 20_000;

/**
 * Reads a table with its head in the first row.
 * @throws FormatError with line and column of what is wrong
 */
export async function readTable(bytes: Uint8Array): Promise<Sheet> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return sheetOf(isZip ? await readXlsx(bytes) : readCsv(utf8(bytes)));
}

function sheetOf(rows: readonly Cells[]): Sheet {
  const [head, ...body] = rows;
  if (!head || head.cells.every((cell) => !cell.trim())) {
    throw new FormatError("line 1: the head with the names of the columns is missing.");
  }
  const headers = headersOf(head);
  if (body.length > MOST_ROWS) {
    throw new FormatError(
      `line ${MOST_ROWS + 2}: a table may have ${MOST_ROWS.toLocaleString("en")} rows; send it in parts.`,
    );
  }
  return {
    headers,
    rows: body.map(({ line, cells }) => {
      if (cells.length > headers.length && cells.slice(headers.length).some((one) => one.trim())) {
        throw new FormatError(
          `line ${line}, column ${headers.length + 1}: the row has more cells than the head.`,
        );
      }
      cells.forEach((cell, at) => {
        const place = `line ${line}, column ${at + 1} (${headers[at]?.slice(0, 60)})`;
        if (isFormula(cell))
          throw new FormatError(`${place}: it holds a formula; write the value.`);
        if (cell.length > LONGEST_CELL) throw new FormatError(`${place}: the text is too long.`);
      });
      return { line, cells: cells.slice(0, headers.length).map(unguarded) };
    }),
  };
}

function headersOf({ line, cells }: Cells): string[] {
  const last = cells.findLastIndex((cell) => cell.trim());
  const headers = cells.slice(0, last + 1).map((cell) => cell.trim().slice(0, 300));
  if (headers.length > MOST_COLUMNS)
    throw new FormatError(`line ${line}: more than ${MOST_COLUMNS} columns.`);
  headers.forEach((header, at) => {
    const place = `line ${line}, column ${at + 1}`;
    if (!header) throw new FormatError(`${place}: the column has no name.`);
    const first = headers.findIndex((one) => one.toLowerCase() === header.toLowerCase());
    if (first < at) {
      throw new FormatError(`${place}: “${header}” is the name of column ${first + 1} too.`);
    }
  });
  return headers;
}
