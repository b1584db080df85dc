/** What a cell of a written table can hold. */
export type Cell = string | number | null;

/** What a spreadsheet would take for a formula, in full-width forms and behind what cannot be seen too. */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;
const NUL = "\u0000";

/** The text with a mark before it that keeps a spreadsheet from running it. */
export const harmless = (text: string): string =>
  FORMULA.test(text) || text.startsWith(NUL) ? `'${text}` : text;
