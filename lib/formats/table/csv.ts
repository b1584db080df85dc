import { CsvError, parse } from "csv-parse/sync";
import { FormatError, normalised } from "../document";
import type { Cells } from "./shape";

const LIMIT = 30_000_000;

/**
 * Reads comma, semicolon or tab separated text.
 * @throws FormatError with the line of what is wrong
 */
export function readCsv(text: string): Cells[] {
  const unified = normalised(text, { noun: "table", limit: LIMIT });
  try {
    const found: unknown = parse(unified, {
      bom: true,
      delimiter: delimiterOf(unified),
      info: true,
      relax_column_count: true,
      max_record_size: 1_000_000,
    });
    return Array.isArray(found) ? cellsOf(found) : [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FormatError(`line ${Number(error.lines) || 1}: ${reasonOf(error.code)}`);
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A cell may hold line breaks: a row begins after the last line of the one before. */
function cellsOf(records: readonly CsvRecord[]): Cells[] {
  let line = 1;
  return records.map(({ record, info }) => {
    const at = line;
    line = info.lines + 1;
    return { line: at, cells: record };
  });
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is opened and never closed.",
  INVALID_OPENING_QUOTE: "a quotation mark stands inside a cell that does not begin with one.",
  CSV_INVALID_CLOSING_QUOTE: "something follows a closing quotation mark.",
  CSV_MAX_RECORD_SIZE: "the row is longer than anybody writes; is a quotation mark missing?",
};
const reasonOf = (code: string) => REASONS[code] ?? "the row cannot be read as comma separated.";

/** Of the three, what the head has most of. */
function delimiterOf(text: string): string {
  const [head = ""] = text.split("\n", 1);
  const counts = [",", ";", "\t"].map((one) => [one, head.split(one).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
}
