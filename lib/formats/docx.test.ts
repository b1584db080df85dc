import { describe, expect, it } from "vitest";
import { readDocx } from "@/lib/testing/docx";
import { fc } from "@/lib/testing/property";
import { type TextDocument, writeDocx } from "./docx";

const document: TextDocument = {
  title: "Risk treatment plan",
  subtitle: "Fernleaf Summaries B.V.",
  language: "en-GB",
  author: "Fernleaf Summaries B.V.",
  createdAt: new Date("2026-11-23T12:00:00Z"),
  blocks: [
    { kind: "heading", text: "R-05 Injection" },
    { kind: "text", text: "Zażółć gęślą jaźń.\nΞεσκεπάζω." },
    { kind: "list", items: ["Extend the suite", "Łódź"] },
    { kind: "facts", facts: [["Approved by", "Saskia Vermeer"]] },
    {
      kind: "table",
      head: ["Action", "Cost"],
      widths: [3, 1],
      rows: [["Extend the suite", "1,200 EUR"]],
    },
  ],
  footer: "Method 1.0",
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
};

describe("a text document", () => {
  it("holds its text in order, with titles by style", async () => {
    const read = readDocx(await writeDocx(document));
    expect(read.paragraphs.filter(Boolean)).toEqual([
      "Risk treatment plan",
      "Fernleaf Summaries B.V.",
      "R-05 Injection",
      "Zażółć gęślą jaźń.",
      "Ξεσκεπάζω.",
      "Extend the suite",
      "Łódź",
      "Approved by",
      "Saskia Vermeer",
      "Action",
      "Cost",
      "Extend the suite",
      "1,200 EUR",
    ]);
    expect(read.styles.slice(0, 2)).toEqual(["Title", "Heading1"]);
    expect(read.tables).toEqual([
      [["Approved by", "Saskia Vermeer"]],
      [
        ["Action", "Cost"],
        ["Extend the suite", "1,200 EUR"],
      ],
    ]);
  });

  it("says its title and language, and numbers its pages by fields", async () => {
    const read = readDocx(await writeDocx(document));
    expect(read).toMatchObject({
      title: "Risk treatment plan",
      language: "en-GB",
      header: "Fernleaf Summaries B.V. · Risk treatment plan",
      repeated: 1,
      isLandscape: false,
    });
    expect(read.footer).toBe("Method 1.0Page  of ");
    expect(read.fields).toEqual(["PAGE", "NUMPAGES"]);
    const wide = readDocx(await writeDocx({ ...document, landscape: true }));
    expect(wide.isLandscape).toBe(true);
  });

  it("takes text for text, whatever stands in it", async () => {
    const hostile =
      "</w:t></w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText> &amp; <!-- ]]> \"'=1+1 \u0000\u0008\uFFFF\uD800 {page}";
    const plain = "</w:t></w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText> &amp; <!-- ]]> \"'=1+1 ";
    const rows = [[hostile, hostile]];
    const read = readDocx(
      await writeDocx({
        ...document,
        title: hostile,
        author: hostile,
        footer: hostile,
        blocks: [
          { kind: "heading", text: hostile },
          { kind: "table", head: [hostile, "B"], widths: [1, 1], rows },
        ],
      }),
    );
    expect(read.title).toContain(plain);
    expect(read.tables[0]?.[1]?.[0]).toContain(plain);
    expect(read.fields).toEqual(["PAGE", "NUMPAGES"]);
    expect(read.parts.filter((one) => /vba|embed|external/i.test(one))).toEqual([]);
  });

  it("stays well-formed for any letters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (text) => {
        const blocks = [{ kind: "table", head: [text], widths: [1], rows: [[text]] }] as const;
        const read = readDocx(await writeDocx({ ...document, title: text, blocks }));
        expect(read.tables).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
