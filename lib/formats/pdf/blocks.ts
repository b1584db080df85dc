import { type Element, makeRoom, type Paper, printable, SIZES, within } from "./paper";

const GAP = 6;
const PAD = 4;

export function writeHeading(paper: Paper, text: string, level: "H1" | "H2") {
  const { pdf, root } = paper;
  const { left, width } = within(pdf);
  if (level === "H2") {
    pdf.y += GAP;
    // A heading does not stand alone at the foot of a page.
    makeRoom(paper, 48);
  }
  root.add(
    pdf.struct(level, {}, () => {
      pdf.font("bold").fontSize(level === "H1" ? SIZES.title : SIZES.heading);
      pdf.text(printable(text), left, pdf.y, { width });
    }),
  );
  pdf.y += GAP / 2;
}

export function writeText({ pdf, root }: Paper, text: string) {
  const { left, width } = within(pdf);
  for (const paragraph of printable(text).split("\n").filter(Boolean)) {
    root.add(
      pdf.struct("P", {}, () => {
        pdf.font("regular").fontSize(SIZES.body);
        pdf.text(paragraph, left, pdf.y, { width, lineGap: 2 });
      }),
    );
    pdf.y += GAP / 2;
  }
}

export function writeList(paper: Paper, items: readonly string[]) {
  const { pdf, root } = paper;
  const { left, width } = within(pdf);
  const list = pdf.struct("L");
  root.add(list);
  for (const text of items) {
    const item = pdf.struct("LI");
    list.add(item);
    makeRoom(paper, SIZES.body * 2);
    pdf.font("regular").fontSize(SIZES.body);
    item.add(
      pdf.struct("Lbl", {}, () => {
        const { y } = pdf;
        pdf.text("•", left, y, { lineBreak: false });
        pdf.y = y;
      }),
    );
    item.add(
      pdf.struct("LBody", {}, () => {
        pdf.text(printable(text), left + 12, pdf.y, { width: width - 12, lineGap: 2 });
      }),
    );
    item.end();
    pdf.y += 2;
  }
  list.end();
  pdf.y += GAP / 2;
}

/** Terms with their values: a table of two columns whose first heads its row. */
export function writeFacts(paper: Paper, facts: readonly (readonly [string, string])[]) {
  const table = paper.pdf.struct("Table");
  paper.root.add(table);
  const columns = columnsOf(paper, [1, 3]);
  for (const fact of facts) writeRow(paper, { table, columns, cells: fact, heads: "first" });
  table.end();
  paper.pdf.y += GAP;
}

interface Table {
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows with their head, which stands again on every page that the table reaches. */
export function writeTable(paper: Paper, { head, widths, rows }: Table) {
  const table = paper.pdf.struct("Table");
  paper.root.add(table);
  const columns = columnsOf(paper, widths);
  makeRoom(paper, 48);
  writeRow(paper, { table, columns, cells: head, heads: "all" });
  for (const cells of rows) {
    const again = () => writeRow(paper, { table: null, columns, cells: head, heads: "all" });
    writeRow(paper, { table, columns, cells, heads: "none", again });
  }
  table.end();
  paper.pdf.y += GAP;
}

interface Column {
  readonly x: number;
  readonly width: number;
}

function columnsOf({ pdf }: Paper, shares: readonly number[]): Column[] {
  const { left, width } = within(pdf);
  const all = shares.reduce((sum, share) => sum + share, 0);
  let x = left;
  return shares.map((share) => {
    const column = { x, width: (width * share) / all };
    x += column.width;
    return column;
  });
}

interface Row {
  /** Null: a head that is repeated for the eye alone. */
  readonly table: Element | null;
  readonly columns: readonly Column[];
  readonly cells: readonly string[];
  readonly heads: "all" | "first" | "none";
  /** Writes the head again on a new page. */
  readonly again?: () => void;
}

/** One row; cells that are longer than a page are cut into rows of their own. */
function writeRow(paper: Paper, row: Row) {
  const { pdf } = paper;
  const { foot, top } = within(pdf);
  const cut = row.cells.map((cell, at) => pieces(paper, printable(cell), row, at));
  const count = Math.max(...cut.map((one) => one.length));
  for (let piece = 0; piece < count; piece++) {
    const cells = cut.map((one) => one[piece] ?? "");
    const height = Math.max(...cells.map((cell, at) => heightOf(paper, cell, row, at))) + PAD * 2;
    if (pdf.y + height > foot && pdf.y > top) {
      pdf.addPage();
      row.again?.();
    }
    drawRow(paper, { ...row, cells }, height);
  }
}

const isHead = ({ heads }: Row, at: number) => heads === "all" || (heads === "first" && at === 0);

function face({ pdf }: Paper, row: Row, at: number) {
  return pdf.font(isHead(row, at) ? "bold" : "regular").fontSize(SIZES.body);
}

const widthOf = (row: Row, at: number) => (row.columns[at]?.width ?? 0) - PAD * 2;

const heightOf = (paper: Paper, text: string, row: Row, at: number) =>
  face(paper, row, at).heightOfString(text || " ", { width: widthOf(row, at) });

/** At most half a page each, cut between words. */
function pieces(paper: Paper, text: string, row: Row, at: number): string[] {
  const { foot, top } = within(paper.pdf);
  const most = (foot - top) / 2;
  if (heightOf(paper, text, row, at) <= most) return [text];
  const found: string[] = [];
  let piece = "";
  for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
    if (piece && heightOf(paper, piece + word, row, at) > most) {
      found.push(piece.trimEnd());
      piece = "";
    }
    piece += word;
  }
  return [...found, piece];
}

function drawRow(paper: Paper, row: Row, height: number) {
  const { pdf } = paper;
  const y = pdf.y;
  const line = row.table ? pdf.struct("TR") : null;
  if (line) row.table?.add(line);
  row.cells.forEach((cell, at) => {
    const column = row.columns[at];
    if (!column) return;
    const draw = () => {
      face(paper, row, at);
      pdf.text(cell || " ", column.x + PAD, y + PAD, { width: widthOf(row, at) });
    };
    if (line) line.add(pdf.struct(isHead(row, at) ? "TH" : "TD", {}, draw));
    else artefact(paper, draw);
  });
  line?.end();
  const { left, width } = within(pdf);
  artefact(paper, () => {
    pdf
      .moveTo(left, y + height)
      .lineTo(left + width, y + height)
      .lineWidth(0.5)
      .strokeColor("#9aa3b2")
      .stroke();
  });
  pdf.y = y + height;
}

/** Drawn for the eye, not told. */
function artefact({ pdf }: Paper, draw: () => void) {
  pdf.markContent("Artifact", { type: "Layout" });
  draw();
  pdf.endMarkedContent();
}
