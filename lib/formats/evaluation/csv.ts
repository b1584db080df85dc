import { CsvError, parse } from "csv-parse/sync";
import { cleaned } from "../card/text";
import { FormatError, normalised } from "../document";
import { Problems } from "../document/problems";
import type { Evaluation, Metric } from "./shape";

// Results as a table: one row a result, with columns named by the sender.

export const EVALUATION_CSV_LIMIT = 10_000_000;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

const FIELDS = ["task", "metric", "value", "group", "higherIsBetter", "samples"] as const;
type Field = (typeof FIELDS)[number];

/** Which column says what: a field, or `metric:NAME` where the column holds that metric's numbers. */
export type CsvMapping = Readonly<Record<string, string>>;

interface Columns {
  readonly fields: ReadonlyMap<Field, number>;
  /** Columns that are a metric each, by its name. */
  readonly metrics: readonly (readonly [name: string, at: number])[];
}
interface Line {
  readonly record: readonly string[];
  readonly number: number;
}

/**
 * Reads a table of results; columns that are called like fields need no mapping.
 * @throws FormatError with the line or the column of what is wrong
 */
export function parseEvaluationCsv(text: string, mapping: CsvMapping = {}): Evaluation {
  const unified = normalised(text, { noun: "table of results", limit: EVALUATION_CSV_LIMIT });
  const [head, ...lines] = linesOf(unified);
  const problems = new Problems();
  const columns = columnsOf(head?.record ?? [], mapping, problems);
  if (lines.length === 0) throw new FormatError("The table has a head and no rows.");
  const kept = lines.slice(0, MOST_ROWS);
  if (lines.length > MOST_ROWS) problems.add(`Only the first ${MOST_ROWS} rows were read.`);
  return {
    form: "csv",
    harness: "",
    harnessVersion: null,
    suite: "unnamed",
    measuredAt: null,
    runs: [
      {
        model: null,
        artefactDigest: null,
        dataDigests: [],
        seed: null,
        metrics: kept.flatMap((line) => metricsOf(line, columns)).slice(0, MOST_ROWS),
        passed: null,
        failed: null,
        errors: null,
      },
    ],
    warnings: problems.list(),
  };
}

function linesOf(text: string): Line[] {
  try {
    const found: unknown = parse(text, {
      info: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      to: MOST_ROWS + 2,
    });
    return Array.isArray(found) ? found.map(lineOf) : [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FormatError(`The table cannot be read: ${cleaned(error.message, 300)}`);
  }
}

const lineOf = ({ record, info }: { record: string[]; info: { lines: number } }): Line => ({
  record,
  number: info.lines,
});

const isField = (name: string): name is Field => FIELDS.some((one) => one === name);
const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");

function columnsOf(head: readonly string[], mapping: CsvMapping, problems: Problems): Columns {
  const names = head.map((one) => one.trim());
  if (names.length > MOST_COLUMNS) throw new FormatError(`More than ${MOST_COLUMNS} columns.`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new FormatError(`Line 1: two columns are called “${cleaned(twice, 60)}”.`);
  const fields = new Map<Field, number>();
  const metrics: [string, number][] = [];
  for (const [at, name] of names.entries()) {
    const target = Object.hasOwn(mapping, name) ? mapping[name] : fieldCalled(name);
    if (target === undefined) problems.add(`The column “${cleaned(name, 60)}” was left out.`);
    else if (target.startsWith("metric:")) metrics.push([target.slice("metric:".length), at]);
    else if (!isField(target)) throw new FormatError(noField(target));
    else if (fields.has(target)) throw new FormatError(`Two columns say “${target}”.`);
    else fields.set(target, at);
  }
  const absent = Object.keys(mapping).find((name) => !names.includes(name));
  if (absent !== undefined) {
    throw new FormatError(
      `There is no column “${cleaned(absent, 60)}”; there are: ${cleaned(names.join(", "), 300)}.`,
    );
  }
  if (metrics.length === 0 && !(fields.has("metric") && fields.has("value"))) {
    throw new FormatError(
      "Say which columns hold the metric and the value, or map a column of numbers to metric:NAME.",
    );
  }
  return { fields, metrics };
}

const fieldCalled = (name: string) => FIELDS.find((field) => plain(field) === plain(name));
const noField = (target: string) =>
  `“${cleaned(target, 60)}” is nothing that a column can say; these are: ${FIELDS.join(", ")}, metric:NAME.`;

function metricsOf({ record, number }: Line, { fields, metrics }: Columns): Metric[] {
  const cell = (field: Field) => {
    const at = fields.get(field);
    return at === undefined ? "" : (record[at] ?? "").trim();
  };
  const group = cleaned(cell("group"), 100);
  const base = {
    task: cleaned(cell("task"), 200) || null,
    higherIsBetter: directionOf(cell("higherIsBetter"), number),
    standardError: null,
    samples: cell("samples") === "" ? null : wholeOf(cell("samples"), number),
    ...(group && { group }),
  };
  const said = cell("metric");
  const long = fields.has("value")
    ? [{ ...base, name: nameOf(said, number), value: numberOf(cell("value"), number) }]
    : [];
  const wide = metrics.flatMap(([name, at]) => {
    const written = (record[at] ?? "").trim();
    return written === "" ? [] : [{ ...base, name, value: numberOf(written, number) }];
  });
  return [...long, ...wide];
}

function nameOf(written: string, line: number): string {
  const name = cleaned(written, 200);
  if (!name) throw new FormatError(`Line ${line}: the metric has no name.`);
  return name;
}

function numberOf(written: string, line: number): number {
  const isPercent = written.endsWith("%");
  const digits = isPercent ? written.slice(0, -1).trim() : written;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(digits) || !Number.isFinite(Number(digits))) {
    throw new FormatError(`Line ${line}: “${cleaned(written, 60)}” is no number.`);
  }
  return isPercent ? Number(digits) / 100 : Number(digits);
}

function wholeOf(written: string, line: number): number {
  if (/^\d{1,15}$/.test(written)) return Number(written);
  throw new FormatError(`Line ${line}: “${cleaned(written, 60)}” is no count of samples.`);
}

function directionOf(written: string, line: number): boolean | null {
  if (written === "") return null;
  if (/^(yes|true|1)$/i.test(written)) return true;
  if (/^(no|false|0)$/i.test(written)) return false;
  throw new FormatError(`Line ${line}: “${cleaned(written, 60)}” is neither yes nor no.`);
}
