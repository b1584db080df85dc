import { type Office, writable, writeBlock } from "./docx/blocks";
import type { Block, Document } from "./pdf";

/** The document of `writePdf`, for those who go on writing: page numbers are fields of the program. */
export interface TextDocument extends Omit<Document, "pageOf"> {
  readonly pageOf: (page: string, pages: string) => string;
}

const PAGE = "{page}";
const PAGES = "{pages}";

/**
 * A document as DOCX. Titles, lists, tables and their heads are what they are by style, not by looks, and
 * heads stand again on every page. The library is loaded when the first document is asked for.
 */
export async function writeDocx(document: TextDocument): Promise<Uint8Array<ArrayBuffer>> {
  const office = await import("docx");
  const file = new office.Document({
    title: writable(document.title),
    creator: writable(document.author),
    lastModifiedBy: writable(document.author),
    description: writable(document.subtitle),
    styles: stylesOf(document.language),
    sections: [
      {
        properties: { page: pageOf(office, document) },
        headers: { default: headOf(office, document) },
        footers: { default: footOf(office, document) },
        children: bodyOf(office, document),
      },
    ],
  });
  return Uint8Array.from(await office.Packer.toBuffer(file));
}

/** Half points. */
const stylesOf = (language: string) => ({
  default: {
    document: { run: { font: "Calibri", size: 20, language: { value: language } } },
    title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 60 } } },
    heading1: {
      run: { size: 24, bold: true },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
  },
});

/** A4 in twentieths of a point; the library turns it by itself. */
const pageOf = ({ PageOrientation }: Office, { landscape = false }: TextDocument) => ({
  size: {
    width: 11_906,
    height: 16_838,
    orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
  },
  margin: { top: 1120, bottom: 1120, left: 1120, right: 1120 },
});

function bodyOf(office: Office, { title, subtitle, blocks }: TextDocument) {
  const { Paragraph, HeadingLevel } = office;
  return [
    new Paragraph({ text: writable(title), heading: HeadingLevel.TITLE }),
    new Paragraph({ text: writable(subtitle) }),
    ...blocks.flatMap((block: Block) => writeBlock(office, block)),
    // A file that ends with a table is mended by the program that opens it.
    new Paragraph({}),
  ];
}

const headOf = ({ Header, Paragraph }: Office, { title, author }: TextDocument) =>
  new Header({ children: [new Paragraph({ text: writable(`${author} · ${title}`) })] });

function footOf(office: Office, document: TextDocument) {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = office;
  const fields: Record<string, string> = {
    [PAGE]: PageNumber.CURRENT,
    [PAGES]: PageNumber.TOTAL_PAGES,
  };
  const parts = document.pageOf(PAGE, PAGES).split(/(\{pages?\})/);
  const runs = parts.map((part) => new TextRun({ children: [fields[part] ?? writable(part)] }));
  return new Footer({
    children: [
      new Paragraph({ text: writable(document.footer) }),
      new Paragraph({ alignment: AlignmentType.RIGHT, children: runs }),
    ],
  });
}
