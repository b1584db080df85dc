// Where a text stops being JSON: engines say it in words of their own, and often not where.

const SPACE = /[ \t\n\r]*/y;
/** In a text, what needs no mark before it. Control characters do, so they are written as numbers. */
const LETTERS = `[^"\\\\${String.fromCharCode(0)}-${String.fromCharCode(31)}]*`;
const TEXT = new RegExp(
  String.raw`"${LETTERS}(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})${LETTERS})*"`,
  "y",
);
const OPEN_TEXT = new RegExp(String.raw`"${LETTERS}(?:\\.${LETTERS})*\\?$`, "y");
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Wanted = "value" | "value or end" | "name" | "name or end" | "colon" | "comma" | "nothing";

/** @returns the place of the first letter that cannot stand there; the length where the text just ends. */
export function jsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let wanted: Wanted = "value";
  let at = after(SPACE, text, 0) ?? 0;
  while (at < text.length) {
    const letter = text[at] ?? "";
    const isEnd = letter === (open.at(-1) === "{" ? "}" : "]");
    const mayEnd = wanted === "comma" || wanted.endsWith("or end");
    let next: number | null = at + 1;
    if (open.length > 0 && isEnd && mayEnd) {
      open.pop();
      wanted = open.length > 0 ? "comma" : "nothing";
    } else if (wanted.startsWith("value") && (letter === "{" || letter === "[")) {
      open.push(letter);
      wanted = letter === "{" ? "name or end" : "value or end";
    } else if (wanted.startsWith("value")) {
      next = after(TEXT, text, at) ?? after(PLAIN, text, at);
      wanted = open.length > 0 ? "comma" : "nothing";
    } else if (wanted.startsWith("name")) {
      next = after(TEXT, text, at);
      wanted = "colon";
    } else if (wanted === "colon" && letter === ":") wanted = "value";
    else if (wanted === "comma" && letter === ",") {
      wanted = open.at(-1) === "{" ? "name" : "value";
    } else next = null;
    if (next === null) return isCutOff(text, at) ? text.length : at;
    at = after(SPACE, text, next) ?? next;
  }
  return text.length;
}

/** A text, word or number that nothing closes before the end. */
function isCutOff(text: string, at: number): boolean {
  const rest = text.slice(at, at + 6);
  if (["true", "false", "null"].some((one) => one.startsWith(rest))) return true;
  return after(OPEN_TEXT, text, at) !== null || after(/[\d.eE+-]+$/y, text, at) !== null;
}

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** The same in words, for the person who sent the text. */
export function jsonFaultIn(text: string): string {
  const at = jsonFault(text);
  const before = text.slice(0, at).split("\n");
  const line = `line ${before.length}`;
  if (at >= text.length) return `${line}: the text ends in the middle; was it cut off?`;
  const letter = [...text.slice(at, at + 2)][0] ?? "";
  const shown = letter < " " ? "a break" : `“${letter}”`;
  return `${line}, column ${(before.at(-1) ?? "").length + 1}: ${shown} cannot stand here.`;
}
