/** What a spreadsheet would take for a formula, in full-width forms and behind what cannot be seen too. */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;
const NUL = "\u0000";
const BOM = "\uFEFF";

/** One cell: always quoted, and harmless in a spreadsheet. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '""';
  // A number is itself, minus sign and all.
  if (typeof value === "number") return `"${value}"`;
  const safe = FORMULA.test(value) || value.startsWith(NUL) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a byte-order mark, so that every spreadsheet reads it as UTF-8. */
export function csvFile(
  header: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return BOM + [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
