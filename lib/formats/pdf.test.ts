import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPdf } from "@/lib/testing/pdf";
import { type Document, writePdf } from "./pdf";
import { unpackWoff } from "./pdf/woff";

const files = join(
  dirname(createRequire(import.meta.url).resolve("@fontsource/dejavu-sans/package.json")),
  "files",
);
const font = (weight: number) =>
  unpackWoff(readFileSync(join(files, `dejavu-sans-latin-${weight}-normal.woff`)));
const fonts = { regular: font(400), bold: font(700) };

const document: Document = {
  title: "Scope of the management system",
  subtitle: "Fernleaf Summaries B.V., edition 1.2",
  language: "en",
  author: "Fernleaf Summaries B.V.",
  createdAt: new Date("2026-11-23T12:00:00Z"),
  blocks: [
    { kind: "heading", text: "Statement" },
    { kind: "text", text: "Zażółć gęślą jaźń. Ξεσκεπάζω την ψυχοφθόρα. Ångström." },
    { kind: "list", items: ["Summary API", "Łódź"] },
    { kind: "facts", facts: [["Approved by", "Saskia Vermeer"]] },
    {
      kind: "table",
      head: ["With", "What"],
      widths: [1, 2],
      rows: [["NordGPU", "Nodes, network"]],
    },
  ],
  footer: "SHA-256 1234",
  pageOf: (page, pages) => `${page} of ${pages}`,
};

describe("a packed font", () => {
  it("is refused with a sentence when it is none, or lies about its tables", () => {
    expect(() => unpackWoff(new Uint8Array(10))).toThrow("not a WOFF");
    const lie = Buffer.alloc(64);
    lie.write("wOFF", 0, "latin1");
    lie.writeUInt16BE(1, 12);
    lie.writeUInt32BE(0xffff_ffff, 44 + 12);
    expect(() => unpackWoff(lie)).toThrow("cannot be");
  });
});

describe("a PDF", () => {
  it("holds every letter of its text, Polish and Greek too", async () => {
    const { text } = readPdf(await writePdf(document, fonts));
    for (const said of [
      "Scope of the management system",
      "Zażółć gęślą jaźń.",
      "Ξεσκεπάζω την ψυχοφθόρα.",
      "Łódź",
      "Saskia Vermeer",
      "Nodes, network",
      "SHA-256 1234",
      "1 of 1",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("is tagged: headings, paragraphs, a list and tables in their order", async () => {
    const { tags, isTagged, language, title } = readPdf(await writePdf(document, fonts));
    expect(isTagged).toBe(true);
    expect({ language, title }).toEqual({ language: "en", title: document.title });
    expect(tags).toEqual([
      ...["Document", "H1", "P", "H2", "P", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"],
      ...["Table", "TR", "TH", "TD", "Table", "TR", "TH", "TH", "TR", "TD", "TD"],
    ]);
  });

  it("repeats the head of a table on each page and numbers them", async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [`Party ${at}`, "What it gives us"]);
    const table = { kind: "table", head: ["With", "What"], widths: [1, 2], rows } as const;
    const { text, pages } = readPdf(await writePdf({ ...document, blocks: [table] }, fonts));
    expect(pages).toBeGreaterThan(3);
    expect(text.match(/With/g)).toHaveLength(pages);
    expect(text).toContain(`${pages} of ${pages}`);
    for (const [party = ""] of rows) expect(text).toContain(party);
  });

  it("cuts a cell that is longer than a page, and takes hostile text for text", async () => {
    const words = Array.from({ length: 4000 }, (_, at) => `w${at}`);
    const hostile = "a\u0000b\u202Ec) Tj (\\ <script> %%EOF endstream 𝕏";
    const rows = [[words.join(" "), hostile]];
    const table = { kind: "table", head: ["A", "B"], widths: [1, 1], rows } as const;
    const { text, pages } = readPdf(await writePdf({ ...document, blocks: [table] }, fonts));
    expect(pages).toBeGreaterThan(5);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(text).toContain("<script> %%EOF endstream");
  });
});
