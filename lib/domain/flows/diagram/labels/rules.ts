// Words beside a line of a drawing, broken so that room can be kept for them. Runs anywhere.

/** Characters of a line, and lines of a label. */
const WIDEST = 22;
const MOST = 2;
/** Pixels of a character and of a line at the size that labels are drawn in. */
const CHARACTER = 6.2;
export const LINE_HEIGHT = 14;

/** A text in at most two lines, broken between words; what is left over is cut with an ellipsis. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || longer.length > WIDEST) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const shown = lines.slice(0, MOST).map(cut);
  if (lines.length > MOST) shown[MOST - 1] = cut(`${lines[MOST - 1]} ${lines[MOST]}`);
  return shown;
}

const cut = (line: string) => (line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line);

/** @returns pixels that the lines take. */
export const sizeOf = (lines: readonly string[]) => ({
  width: Math.max(0, ...lines.map(({ length }) => length)) * CHARACTER + 8,
  height: lines.length * LINE_HEIGHT + 4,
});
