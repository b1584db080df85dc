// One row of a table: what its cells say, and what is wrong with them. Runs anywhere.
import type { Read } from "../reading/rules";
import {
  FIELD_LABELS,
  type LoadField,
  type LoadProblem,
  type Mapping,
  type Sheet,
  type UnknownValue,
  type Values,
} from "../schema";

/** What is found while a table is read. */
export class Findings {
  readonly problems: LoadProblem[] = [];
  private readonly unknown = new Map<string, UnknownValue>();

  /** A word that somebody has to explain. */
  ask(field: LoadField, value: string) {
    const key = `${field} ${value}`;
    const count = (this.unknown.get(key)?.count ?? 0) + 1;
    this.unknown.set(key, { field, value, count });
  }
  get asked(): UnknownValue[] {
    return [...this.unknown.values()];
  }
}

const HELP: Partial<Record<LoadField, string>> = {
  owner:
    "No risk owner is called so. Say who is meant, or write a reference, an address or a name.",
  assets: "No asset is called so. Say which is meant, or write a reference or a name.",
  threat: "The library has no such threat. Say which is meant, or leave the cell empty.",
  option: "Write Modify, Avoid, Share or Retain.",
  state: "Write Identified or Assessed.",
};
const LEVEL_HELP = "Write 1 to 5, or a name of the method's scale.";

interface Context {
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly values: Values;
  readonly findings: Findings;
}

/** The cells of one row by field; empty ones say nothing. */
export class Cells {
  readonly line: number;
  private readonly said = new Map<LoadField, { text: string; column: string }>();
  private readonly context: Context;
  private readonly before: number;

  constructor(row: Sheet["rows"][number], context: Context) {
    this.line = row.line;
    this.context = context;
    this.before = context.findings.problems.length;
    context.headers.forEach((column, at) => {
      const field = context.mapping[column];
      const text = row.cells[at]?.replaceAll("\r\n", "\n").trim() ?? "";
      if (field && text) this.said.set(field, { text, column });
    });
  }

  /** Nothing is wrong with this row so far. */
  get isGood() {
    return this.context.findings.problems.length === this.before;
  }

  text(field: LoadField): string | undefined {
    return this.said.get(field)?.text;
  }

  /** What a word was said to mean; undefined: nothing is said in its place. */
  meaning(field: LoadField, text: string): string | undefined {
    const meant = this.context.values[field]?.[text];
    return meant === undefined ? text : meant || undefined;
  }

  /** The value of a field; undefined where the cell is empty or wrong, which is noted. */
  read<Value>(field: LoadField, read: (text: string) => Read<Value>): Value | undefined {
    const text = this.text(field);
    const meant = text === undefined ? undefined : this.meaning(field, text);
    return meant === undefined ? undefined : this.take(field, read(meant));
  }

  /** Asks what the word in a cell means here. */
  ask(field: LoadField) {
    const text = this.text(field);
    if (text !== undefined) this.context.findings.ask(field, text);
  }

  take<Value>(field: LoadField, found: Read<Value>): Value | undefined {
    if ("value" in found) return found.value;
    if ("problem" in found) return this.wrong(field, found.problem);
    this.context.findings.ask(field, found.unknown);
    return this.wrong(field, HELP[field] ?? LEVEL_HELP, found.unknown);
  }

  wrong(field: LoadField | null, message: string, value?: string): undefined {
    const cell = field ? this.said.get(field) : undefined;
    const column = cell?.column ?? (field ? this.columnOf(field) : "");
    this.context.findings.problems.push({
      ...{ line: this.line, column, message },
      value: (value ?? cell?.text ?? "").slice(0, 200),
    });
    return undefined;
  }

  private columnOf(field: LoadField) {
    const column = this.context.headers.find((one) => this.context.mapping[one] === field);
    return column ?? `${FIELD_LABELS[field]} (no column)`;
  }
}
