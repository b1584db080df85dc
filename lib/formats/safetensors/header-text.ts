import { FormatError } from "../found";

// The JSON of a header is read step by step: `JSON.parse` would hide a name that stands there twice,
// tell no offsets, and build whatever a stranger nested into 100 MB.

/** The 8 bytes of the length stand before the text. */
const TEXT_STARTS = 8;
const NUMBER = /(?:0|[1-9]\d{0,16})(?![\d.eE])/y;
const SPACES = " \t\r\n";

/** A place in the text of a header, moved on by what is read there. */
export class HeaderText {
  private readonly text: string;
  private index = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Where we are, for `placeOf`. */
  get mark(): number {
    return this.index;
  }

  /** Which byte of the file a mark is. Costs time: ask only for what is shown. */
  placeOf(mark: number): string {
    return `byte ${TEXT_STARTS + Buffer.byteLength(this.text.slice(0, mark), "utf8")}`;
  }

  fail(message: string, mark = this.index): FormatError {
    return new FormatError(this.placeOf(mark), message);
  }

  /** Reads `{ name: … }`; `read` takes the value of each name and must leave us behind it. */
  object(what: string, read: (name: string) => void): void {
    this.take("{", `${what} must be a JSON object.`);
    if (this.skips("}")) return;
    const seen = new Set<string>();
    do {
      const name = this.string(`a name in ${what}`);
      if (seen.has(name)) throw this.fail(`${what} names “${name.slice(0, 80)}” twice.`);
      seen.add(name);
      this.take(":", `a colon must follow a name in ${what}.`);
      read(name);
    } while (this.skips(","));
    this.take("}", `${what} does not end with “}”.`);
  }

  /** Reads `[ 1, 2 ]` of whole numbers. */
  numbers(what: string, most: number): number[] {
    const values: number[] = [];
    this.take("[", `${what} must be a list of whole numbers.`);
    if (this.skips("]")) return values;
    do {
      if (values.length === most) throw this.fail(`${what} has more than ${most} numbers.`);
      values.push(this.whole(what));
    } while (this.skips(","));
    this.take("]", `${what} does not end with “]”.`);
    return values;
  }

  string(what: string): string {
    const start = this.index;
    if (this.text[start] !== '"') throw this.fail(`${what} must be a JSON string.`);
    let close = this.text.indexOf('"', start + 1);
    while (close >= 0 && this.isEscaped(close)) close = this.text.indexOf('"', close + 1);
    if (close < 0) throw this.fail(`${what} is a string without an end.`);
    this.index = close + 1;
    try {
      return String(JSON.parse(this.text.slice(start, close + 1)));
    } catch {
      throw this.fail(`${what} is no JSON string.`, start);
    }
  }

  /** After the object only spaces may fill up the header. */
  end(): void {
    this.skipSpaces();
    if (this.index < this.text.length) throw this.fail("something follows the JSON of the header.");
  }

  private isEscaped(quote: number): boolean {
    let first = quote;
    while (this.text[first - 1] === "\\") first -= 1;
    return (quote - first) % 2 === 1;
  }

  private whole(what: string): number {
    NUMBER.lastIndex = this.index;
    const found = NUMBER.exec(this.text)?.[0] ?? "";
    const value = Number(found || Number.NaN);
    if (!Number.isSafeInteger(value)) {
      throw this.fail(`${what} must hold whole numbers from 0 to 2^53 − 1.`);
    }
    this.index += found.length;
    return value;
  }

  private take(sign: string, message: string): void {
    if (!this.skips(sign)) throw this.fail(message);
  }

  private skips(sign: string): boolean {
    this.skipSpaces();
    if (this.text[this.index] !== sign) return false;
    this.index += 1;
    this.skipSpaces();
    return true;
  }

  private skipSpaces(): void {
    for (;;) {
      const sign = this.text[this.index];
      if (sign === undefined || !SPACES.includes(sign)) return;
      this.index += 1;
    }
  }
}
