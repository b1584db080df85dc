import * as z from "zod";
import { exported } from "@/components/words/exports";
import { type Actor, holds, type Via } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import { clock } from "@/lib/platform/clock";
import { bomExport } from "./bom";
import { columnsOf } from "./columns";
import { csvExport, type ExportFile, jsonExport, type Provenance, xlsxExport } from "./file";
import { PLAN_FORMATS, planExport } from "./plan";
import { exportableNamed, walk } from "./walk";

const FORMATS = ["csv", "xlsx", "json"] as const;
/** The inventory is a bill of materials too, the treatment plan a document that people sign. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  assets: ["cyclonedx"],
  treatments: PLAN_FORMATS,
};
const formatsOf = (collection: string): readonly string[] =>
  Object.hasOwn(MORE, collection) ? [...FORMATS, ...(MORE[collection] ?? [])] : FORMATS;

/** What an export is asked for beside the list's own filters. */
export const askedOf = (collection: string) => {
  const offered = formatsOf(collection);
  return z.looseObject({
    format: z.enum(offered, exported.formats(offered)),
    /** Ids of the columns on screen, `a,b`; all of them when left out. */
    columns: z.string().max(2000).default(""),
  });
};

/**
 * A list as filtered, as a file. Everything but `format` and `columns` is the list's own filter.
 * @throws AppError
 */
export async function exportList(
  collection: string,
  raw: Readonly<Record<string, unknown>>,
  actor: Actor,
  via: Via,
): Promise<ExportFile> {
  const exportable = exportableNamed(collection);
  // Who may not read the list learns nothing about its files.
  if (!holds(actor, ...exportable.list.may)) await execute(exportable.list, actor, {}, via);
  const asked = askedOf(collection).safeParse(raw);
  if (!asked.success) throw invalid(wrongIn(asked.error));
  const { format, columns, ...filter } = asked.data;
  const provenance: Provenance = {
    collection,
    filter: addressOf(filter),
    at: clock.now(),
    by: actor.name,
  };
  if (format === "cyclonedx") return bomExport(withoutSort(filter), provenance, actor, via);
  const document = PLAN_FORMATS.find((one) => one === format);
  if (document) return planExport(document, withoutSort(filter), { provenance, actor, via });
  const walked = await walk(exportable, filter, actor, via);
  if (format === "json") return jsonExport({ provenance, walk: walked });
  const shown = columns.split(",").filter(Boolean);
  const written = { provenance, walk: walked, columns: columnsOf(exportable.row, shown) };
  return format === "csv" ? csvExport(written) : xlsxExport(written);
}

function wrongIn({ issues }: z.ZodError) {
  const fields = Map.groupBy(issues, ({ path }) => path.join("."));
  return Object.fromEntries(
    [...fields].map(([field, found]) => [field, found.map(({ message }) => message)]),
  );
}

/** A document has its own order. */
const withoutSort = ({ sort: _, ...filter }: Readonly<Record<string, unknown>>) => filter;

const addressOf = (filter: Readonly<Record<string, unknown>>) =>
  Object.entries(filter)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("&");
