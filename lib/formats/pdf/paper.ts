import type PDFDocument from "pdfkit";

/** The bytes of the two faces, in any format that fontkit reads (TrueType, WOFF). */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

type Pdf = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Pdf["struct"]>;

/** Where a document is written: its pages, and the tree of what they hold. */
export interface Paper {
  readonly pdf: Pdf;
  readonly root: Element;
}

export const SIZES = { title: 18, heading: 12, body: 9.5, small: 7.5 } as const;

/** The room between the margins. */
export function within(pdf: Pdf) {
  const { margins, width, height } = pdf.page;
  return {
    left: margins.left,
    width: width - margins.left - margins.right,
    top: margins.top,
    foot: height - FOOT,
  };
}
const FOOT = 64;

/** Letters that no font has, and that move text about: nothing to show on paper. */
export const printable = (text: string) =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", "    ")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the letters meant
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "");

/** Begins a page unless so much room is left on this one. */
export function makeRoom({ pdf }: Paper, height: number) {
  const { foot, top } = within(pdf);
  if (pdf.y + height > foot && pdf.y > top) pdf.addPage();
}
