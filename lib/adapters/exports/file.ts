import { Readable } from "node:stream";
import { exported } from "@/components/words/exports";
import type { Cell } from "@/lib/formats/sheet/cell";
import { BYTE_ORDER_MARK, csvLine } from "@/lib/formats/sheet/csv";
import { xlsxFile } from "@/lib/formats/sheet/xlsx";
import manifest from "@/package.json" with { type: "json" };
import { cellsOf, type ExportColumn } from "./columns";
import type { Walk } from "./walk";

/** Who exported what, when: it goes with every file. */
export interface Provenance {
  readonly collection: string;
  /** As it stands in an address; empty for the whole list. */
  readonly filter: string;
  readonly at: Date;
  readonly by: string;
}

export const version: string = manifest.version;

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  /** Null where the list does not count. */
  readonly rows: number | null;
  readonly content: Readable;
}

interface Written {
  readonly provenance: Provenance;
  readonly walk: Walk;
  readonly columns: readonly ExportColumn[];
}

/** How many rows of a file are handed on at once. */
const TOGETHER = 100;

/** A table for spreadsheets. What it is stands in its name, since a line of its own would break readers. */
export function csvExport({ provenance, walk, columns }: Written): ExportFile {
  const heads = BYTE_ORDER_MARK + csvLine(columns.map(({ header }) => header));
  const content = Readable.from(together(heads, lines(walk, columns)));
  return file(provenance, "csv", "text/csv; charset=utf-8", walk.total, content);
}

async function* lines({ rows }: Walk, columns: readonly ExportColumn[]) {
  for await (const row of rows) yield csvLine(cellsOf(row, columns));
}

/** A workbook: the list, and on a second sheet what it is. */
export function xlsxExport({ provenance, walk, columns }: Written): ExportFile {
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of walk.rows) yield cellsOf(row, columns);
  }
  const list = {
    name: provenance.collection,
    header: columns.map(({ header }) => header),
    rows: cells(),
  };
  const about = { name: exported.about, header: exported.head, rows: told(provenance, walk) };
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return file(provenance, "xlsx", type, walk.total, xlsxFile([list, about], provenance.at));
}

/** Written after the list, so that the count is of what the file holds. */
function* told({ collection, filter, at, by }: Provenance, walk: Walk): Generator<Cell[]> {
  yield [exported.list, collection];
  yield [exported.filter, filter || exported.everything];
  yield [exported.at, at.toISOString()];
  yield [exported.by, by];
  yield [exported.rows, walk.seen()];
  yield [exported.version, version];
}

/** The rows as the interface gives them, in an envelope that says what they are. */
export function jsonExport({ provenance, walk }: Omit<Written, "columns">): ExportFile {
  const { collection, filter, at, by } = provenance;
  const envelope = { collection, filter, exportedAt: at.toISOString(), by, version };
  const head = JSON.stringify(envelope);
  async function* pieces() {
    let isFirst = true;
    for await (const row of walk.rows) {
      yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(row)}`;
      isFirst = false;
    }
    yield `\n],"count":${walk.seen()}}\n`;
  }
  const content = Readable.from(together(`${head.slice(0, -1)},"rows":[`, pieces()));
  return file(provenance, "json", "application/json", walk.total, content);
}

async function* together(head: string, pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = [head];
  for await (const piece of pieces) {
    waiting.push(piece);
    if (waiting.length < TOGETHER) continue;
    yield Buffer.from(waiting.join(""));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(waiting.join(""));
}

/** A file whose name says list, filter, time, rows, person and version of the product. */
export function file(
  { collection, filter, at, by }: Provenance,
  ending: string,
  type: string,
  rows: number | null,
  content: Readable,
): ExportFile {
  const time = at.toISOString().slice(0, 16).replace(":", "");
  const parts = [
    collection,
    plain(filter),
    `${time}Z`,
    `${rows}-rows`,
    plain(by),
    `annex-${version}`,
  ];
  return { name: `${parts.filter(Boolean).join("_")}.${ending}`, type, rows, content };
}

const LONGEST_PART = 60;
const plain = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, "-")
    .slice(0, LONGEST_PART)
    .replaceAll(/^-+|-+$/g, "");
