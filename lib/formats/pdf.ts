import PDFDocument from "pdfkit";
import { writeFacts, writeHeading, writeList, writeTable, writeText } from "./pdf/blocks";
import { type Fonts, type Paper, SIZES, within } from "./pdf/paper";

/** What a document is made of, in reading order. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      /** Shares of the width, one for each column. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly author: string;
  readonly createdAt: Date;
  /** On its side, where tables are wide. */
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
  /** Stands at the foot of every page, before its number. */
  readonly footer: string;
  readonly pageOf: (page: number, pages: number) => string;
}

/**
 * A document as a tagged PDF: headings, paragraphs, lists and tables are there for those who listen.
 * The fonts are embedded, so it reads the same everywhere and every letter of the text can be found.
 */
export async function writePdf(document: Document, fonts: Fonts): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    size: "A4",
    layout: document.landscape ? "landscape" : "portrait",
    margins: { top: 56, bottom: 64, left: 56, right: 56 },
    pdfVersion: "1.7",
    tagged: true,
    lang: document.language,
    displayTitle: true,
    bufferPages: true,
    // The standard fonts know Western Europe alone; without this one of them would be loaded.
    font: "",
    info: {
      Title: document.title,
      Author: document.author,
      CreationDate: document.createdAt,
      ModDate: document.createdAt,
    },
  });
  pdf.registerFont("regular", Buffer.from(fonts.regular));
  pdf.registerFont("bold", Buffer.from(fonts.bold));
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const paper: Paper = { pdf, root };
  writeHeading(paper, document.title, "H1");
  writeText(paper, document.subtitle);
  for (const block of document.blocks) write(paper, block);
  root.end();
  number(paper, document);
  pdf.end();
  await ended;
  return Uint8Array.from(Buffer.concat(pieces));
}

function write(paper: Paper, block: Block) {
  if (block.kind === "heading") writeHeading(paper, block.text, "H2");
  else if (block.kind === "text") writeText(paper, block.text);
  else if (block.kind === "list") writeList(paper, block.items);
  else if (block.kind === "facts") writeFacts(paper, block.facts);
  else writeTable(paper, block);
}

/** The foot of each page; an artefact, so that it is not read out between two sentences. */
function number({ pdf }: Paper, { footer, pageOf }: Document) {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(start + page);
    const { left, width, foot } = within(pdf);
    // Below the margin: nothing there may begin another page.
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    pdf.font("regular").fontSize(SIZES.small);
    pdf.text(footer, left, foot + 16, { width: width - 90, lineBreak: true, height: 24 });
    pdf.text(pageOf(page + 1, count), left + width - 80, foot + 16, {
      width: 80,
      align: "right",
      lineBreak: false,
    });
    pdf.endMarkedContent();
  }
}
