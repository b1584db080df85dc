import * as z from "zod";
import { columnHeader } from "@/components/words/exports";
import type { Cell } from "@/lib/formats/sheet/cell";
import { invalid } from "@/lib/kernel/errors";

/** A column of a written list, derived from what the list's rows are. */
export interface ExportColumn {
  /** Path in the row: `owner.name`. */
  readonly path: readonly string[];
  readonly header: string;
}

/** By which a record that stands in a row is known to people. */
const NAMES = ["name", "title", "label"];
/** Of no use to a reader, but needed by whoever brings the list back: they stand last. */
const LAST = ["id", "version"];

/** What the page shows in one column: beside what a row says itself, what it inherits where that is higher. */
const HIGHER: ReadonlyMap<string, string> = new Map([
  ["classification", "inheritedClass"],
  ["personalData", "inheritedPersonalData"],
]);

/**
 * The columns of a list. A record in a row becomes its name and its reference, any other object a
 * column for each field.
 * @param shown ids of the columns on screen, in their order; what is not among them is left out, but
 *   for reference, id and version. Ids that only the page knows are passed over.
 * @throws invalid where the list knows none of them
 */
export function columnsOf(row: z.ZodType, shown: readonly string[] = []): ExportColumn[] {
  const all = pathsOf(row, []).map((path) => ({ path, header: columnHeader(path) }));
  const isLast = ({ path }: ExportColumn) => path.length === 1 && LAST.includes(path[0] ?? "");
  const first = all.filter((one) => !isLast(one));
  const wantedIds = shown.flatMap((id) => [id, ...[HIGHER.get(id) ?? []].flat()]);
  const chosen = wantedIds.flatMap((id) => first.filter(({ path }) => path[0] === id));
  const names = [...new Set(all.map(({ path }) => path[0] ?? ""))];
  if (shown.length > 0 && !shown.some((id) => names.includes(id))) {
    throw invalid({
      columns: [
        `No column is called ${shown.slice(0, 5).join(" or ")}. There are: ${names.join(", ")}.`,
      ],
    });
  }
  const reference = first.filter(({ path }) => path.join() === "reference");
  const wanted = shown.length > 0 ? [...chosen, ...reference] : first;
  return [...new Set([...wanted, ...all.filter(isLast)])];
}

function pathsOf(type: z.ZodType, path: readonly string[]): string[][] {
  const inner = bare(type);
  if (!(inner instanceof z.ZodObject)) return [[...path]];
  const fields: Record<string, z.ZodType> = inner.shape;
  const name = NAMES.find((one) => one in fields);
  const isRecord = path.length > 0 && (name || "reference" in fields);
  const keys = isRecord
    ? [name, "reference"].filter((one) => one && one in fields)
    : Object.keys(fields);
  return keys.flatMap((key) => {
    const field = key === undefined ? undefined : fields[key];
    return key !== undefined && field ? pathsOf(field, [...path, key]) : [];
  });
}

/** What stands within “may be missing”, “is this unless said” and the like. */
function bare(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodNullable || type instanceof z.ZodOptional) return bare(inner(type));
  if (type instanceof z.ZodDefault || type instanceof z.ZodReadonly) return bare(inner(type));
  if (type instanceof z.ZodPipe)
    return bare(type.out instanceof z.ZodType ? type.out : z.unknown());
  return type;
}
const inner = (type: { unwrap: () => unknown }): z.ZodType => {
  const found = type.unwrap();
  return found instanceof z.ZodType ? found : z.unknown();
};

/** The row's cells: values as the interface has them, lists in one cell. */
export const cellsOf = (row: unknown, columns: readonly ExportColumn[]): Cell[] =>
  columns.map(({ path }) => cell(path.reduce(step, row)));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const step = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : null;

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(words).join("; ");
  return words(value);
}

/** An object by its name, or its fields one after the other. */
function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (!isObject(value)) return value === null || value === undefined ? "" : String(value);
  const name = [...NAMES, "reference"].map((key) => value[key]).find(Boolean);
  if (typeof name === "string") return name;
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${words(one)}`)
    .join(", ");
}
