import type { FileChild } from "docx";
import type { Block } from "../pdf";
import { printable } from "../pdf/paper";

/** The library, loaded by whoever writes. */
export type Office = typeof import("docx");

/** What may stand in XML: what moves text about is left out, and half letters are replaced. */
export const writable = (text: string): string =>
  printable(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, "")
    .toWellFormed();

/** One part of a document, in the order of its reading. */
export function writeBlock(office: Office, block: Block): FileChild[] {
  const { HeadingLevel, Paragraph } = office;
  if (block.kind === "heading") {
    return [new Paragraph({ text: writable(block.text), heading: HeadingLevel.HEADING_1 })];
  }
  if (block.kind === "text") return paragraphs(office, block.text);
  if (block.kind === "list") {
    return block.items.map(
      (text) => new Paragraph({ text: inOneLine(text), bullet: { level: 0 } }),
    );
  }
  if (block.kind === "facts") {
    const rows = block.facts.map(([term, value]) => [term, value]);
    return [tableOf(office, { rows, widths: [1, 3], firstHeads: true })];
  }
  return [tableOf(office, { ...block, firstHeads: false })];
}

const inOneLine = (text: string) => writable(text).replaceAll("\n", " ");

const linesOf = (text: string) => {
  const lines = writable(text).split("\n").filter(Boolean);
  return lines.length > 0 ? lines : [""];
};

const paragraphs = ({ Paragraph }: Office, text: string) =>
  linesOf(text).map((line) => new Paragraph({ text: line, spacing: { after: 80 } }));

interface Rows {
  readonly head?: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** The first cell of a row says what the others are. */
  readonly firstHeads: boolean;
}

/** A table whose head stands again on every page; rows are kept whole, long ones are cut by the program. */
function tableOf(office: Office, { head, widths, rows, firstHeads }: Rows) {
  const { Table, TableRow, WidthType } = office;
  const all = widths.reduce((sum, share) => sum + share, 0);
  const shares = widths.map((share) => Math.round((share / all) * 100));
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: isHead || cells.every((cell) => cell.length < LONG),
      children: cells.map((cell, at) =>
        cellOf(office, cell, { share: shares[at] ?? 0, bold: isHead || (firstHeads && at === 0) }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [...(head ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  });
}
const LONG = 1500;

function cellOf(office: Office, text: string, { share, bold }: { share: number; bold: boolean }) {
  const { Paragraph, TableCell, TextRun, WidthType } = office;
  return new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: linesOf(text).map(
      (line) => new Paragraph({ children: [new TextRun({ text: line, bold })] }),
    ),
  });
}
