// A workbook written while its rows arrive, so that a long list needs no more memory than a short one.
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { type Cell, harmless } from "./cell";

export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** @returns the bytes of the file; what goes wrong with the rows ends the stream with that error. */
export function xlsxFile(sheets: readonly Sheet[], at: Date): Readable {
  const zip = new ZipFile();
  const out = Readable.from(zip.outputStream);
  const add = (path: string, text: string) =>
    zip.addBuffer(Buffer.from(XML + text), path, { mtime: at });
  add("[Content_Types].xml", contentTypes(sheets.length));
  add("_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]]));
  add("xl/workbook.xml", workbook(sheets));
  const parts = sheets.map((_, at): [string, string] => [
    "worksheet",
    `worksheets/sheet${at + 1}.xml`,
  ]);
  add("xl/_rels/workbook.xml.rels", relationships([...parts, ["styles", "styles.xml"]]));
  add("xl/styles.xml", STYLES);
  for (const [index, sheet] of sheets.entries()) {
    const lines = Readable.from(sheetXml(sheet));
    lines.on("error", (error) => out.destroy(error));
    zip.addReadStream(lines, `xl/worksheets/sheet${index + 1}.xml`, { mtime: at });
  }
  zip.end();
  return out;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes = (sheets: number) =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  ).join("")}</Types>`;

const relationships = (targets: readonly [type: string, target: string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const workbook = (sheets: readonly Sheet[]) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(
      ({ name }, at) =>
        `<sheet name="${escaped(sayable(sheetName(name)))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

/** What a name of a sheet may not hold, and how long it may be. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);

/** Style 1 is the head: bold. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

const OPEN = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
const CLOSE = "</sheetData></worksheet>";

/** Rows are handed on by the hundred: a piece for each would cost more than the rows. */
const TOGETHER = 100;

async function* sheetXml({ header, rows }: Sheet): AsyncGenerator<string> {
  let number = 1;
  let piece = OPEN + rowXml(header, number, ' s="1"');
  let waiting = 0;
  for await (const row of rows) {
    number += 1;
    piece += rowXml(row, number);
    waiting += 1;
    if (waiting < TOGETHER) continue;
    yield piece;
    piece = "";
    waiting = 0;
  }
  yield piece + CLOSE;
}

/** Readers may rely on the address of each cell. */
const rowXml = (cells: readonly Cell[], number: number, style = "") =>
  `<row r="${number}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${number}`, style)).join("")}</row>`;

/** 0 is A, 25 is Z, 26 is AA. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

function cellXml(cell: Cell, address: string, style: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${address}"${style}><v>${cell}</v></c>`;
  const text = escaped(cut(harmless(sayable(cell))));
  return `<c r="${address}" t="inlineStr"${style}><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** As much as a cell holds. */
const LONGEST = 32_767;
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to say these
const UNSAYABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const sayable = (text: string) => text.toWellFormed().replace(UNSAYABLE, "");
const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
