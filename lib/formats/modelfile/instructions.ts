import { FormatError } from "../found";

// The lines of a Modelfile. A value stands on the line of its instruction, or between quotes: `"` or `"""`,
// over as many lines as it takes.

export interface Instruction {
  /** In small letters, however it was written. */
  readonly word: string;
  readonly value: string;
  readonly at: string;
}

const LINE = /^\s*([a-z_]*)(?:[ \t]+(.*))?$/is;
/** What stands before the text of these: `MESSAGE user """…"""`. */
const LEADING = /^(?:message|parameter)$/i;

/**
 * Reads one instruction after the other.
 * @throws FormatError for quotes that are never closed
 */
export function* instructions(text: string): Generator<Instruction> {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? "").trim();
    if (!line || line.startsWith("#")) continue;
    const at = `line ${index + 1}`;
    const [, word = "", rest = ""] = LINE.exec(line) ?? [];
    const [, lead = "", value = ""] = LEADING.test(word)
      ? (/^(\S+[ \t]*)?(.*)$/s.exec(rest) ?? [])
      : ["", "", rest];
    const block = readBlock(value, lines, index, at);
    yield { word: word.toLowerCase(), value: `${lead}${block.value}`, at };
    index = block.last;
  }
}

/** The value that begins here, without its quotes, and the line it ends on. */
function readBlock(
  value: string,
  lines: readonly string[],
  first: number,
  at: string,
): { value: string; last: number } {
  const quote = ['"""', '"'].find((one) => value.startsWith(one));
  if (!quote) return { value: value.trim(), last: first };
  const parts = [value.slice(quote.length)];
  for (let last = first; last < lines.length; last += 1) {
    if (last > first) parts.push(lines[last] ?? "");
    const part = (parts.at(-1) ?? "").trimEnd();
    if (!part.endsWith(quote)) continue;
    parts[parts.length - 1] = part.slice(0, -quote.length);
    return { value: parts.join("\n"), last };
  }
  throw new FormatError(at, `the quotes ${quote} that open here are never closed.`);
}
