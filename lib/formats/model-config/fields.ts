import { type Findings, FormatError, shown } from "../found";

// JSON as strangers write it: what has another type than it should is left out, with its path.

const LONGEST_FILE = 32_000_000;

/** An object of a file, and where it stands in it. */
export class Fields {
  readonly path: string;
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly findings: Findings;

  constructor(values: object, path: string, findings: Findings) {
    this.values = new Map(Object.entries(values));
    this.path = path;
    this.findings = findings;
  }

  at(key: string): string {
    return `${this.path}/${key}`;
  }

  has(...keys: readonly string[]): boolean {
    return keys.some((key) => this.values.has(key));
  }

  raw(key: string): unknown {
    return this.values.get(key) ?? null;
  }

  warn(key: string, message: string): void {
    this.findings.warn(this.at(key), message);
  }

  /** Notes what stands under these keys where it is a text, a number or yes or no. */
  note(...keys: readonly string[]): void {
    for (const key of keys) {
      const value = this.raw(key);
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
        this.findings.note(key, value, this.at(key));
      }
    }
  }

  text(key: string): string | null {
    return this.typed(key, "a text", (value) =>
      typeof value === "string" ? shown(value) || null : undefined,
    );
  }

  number(key: string): number | null {
    return this.typed(key, "a number", (value) =>
      typeof value === "number" && Number.isFinite(value) ? value : undefined,
    );
  }

  /** A number of things: whole and above 0. */
  count(key: string): number | null {
    return this.typed(key, "a whole number above 0", (value) =>
      typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined,
    );
  }

  yes(key: string): boolean {
    return this.raw(key) === true;
  }

  texts(key: string): string[] {
    const list = this.typed(key, "a list of texts", (value) =>
      Array.isArray(value) ? value.slice(0, 50) : undefined,
    );
    return (list ?? []).flatMap((one) => (typeof one === "string" ? [shown(one)] : []));
  }

  inner(key: string): Fields | null {
    return this.typed(key, "an object", (value) =>
      isObject(value) ? new Fields(value, this.at(key), this.findings) : undefined,
    );
  }

  private typed<T>(key: string, what: string, read: (value: unknown) => T | undefined): T | null {
    const value = this.raw(key);
    if (value === null) return null;
    const found = read(value);
    if (found === undefined) this.warn(key, `It should be ${what} and was left out.`);
    return found ?? null;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads the text of a JSON file that holds one object.
 * @throws FormatError with the line where the text is no JSON
 */
export function readFields(text: string, findings: Findings): Fields {
  if (text.length > LONGEST_FILE) throw new FormatError("line 1", "the file is longer than 32 MB.");
  const json = text.replace(/^\uFEFF/, "");
  if (!json.isWellFormed()) throw new FormatError("line 1", "the file is no UTF-8 text.");
  const value = parsed(json);
  if (!isObject(value)) throw new FormatError("line 1", "the file holds no JSON object.");
  return new Fields(value, "", findings);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    const { line, message } = firstProblem(json.split("\n"));
    throw new FormatError(`line ${line}`, message);
  }
}

/** The parser tells no line, but the text up to the wrong line fails in another way than the text before. */
function firstProblem(lines: readonly string[]): { line: number; message: string } {
  if (!isWrong(lines)) return { line: lines.length, message: "the JSON ends too early." };
  let [right, wrong] = [0, lines.length];
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isWrong(lines.slice(0, middle))) wrong = middle;
    else right = middle;
  }
  return { line: wrong, message: "this is no JSON." };
}

/** True where no further text would make it JSON. */
function isWrong(lines: readonly string[]): boolean {
  // No string and no word goes on after its line, so a line feed shows one that is cut.
  const text = `${lines.join("\n")}\n`;
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    const isAtEnd = position !== undefined && Number(position) >= text.length;
    return !isAtEnd && !/end of JSON input|Unterminated/.test(message);
  }
}
