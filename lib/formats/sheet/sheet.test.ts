import { buffer } from "node:stream/consumers";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { csvCell } from "@/components/ui/data-table/csv";
import { fc } from "@/lib/testing/property";
import { harmless } from "./cell";
import { csvLine } from "./csv";
import { xlsxFile } from "./xlsx";

const AT = new Date("2026-11-23T10:00:00Z");
/** What a spreadsheet runs, or reads as its own mark. */
const isLive = (text: string) =>
  /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u.test(text) || text.startsWith("\u0000");
const PAYLOADS = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "\u0000=1",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "\u200B=1",
  "\u0001=1",
  "  =cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.org","look")',
];

describe("a cell", () => {
  it.each(PAYLOADS)("disarms %j, as the browser does", (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(csvLine([text])).toBe(`${csvCell(text)}\r\n`);
  });

  it("is never live, whatever stands in it, and is the same in server and browser", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...PAYLOADS)), (text) => {
        expect(isLive(harmless(text))).toBe(false);
        expect(csvLine([text])).toBe(`${csvCell(text)}\r\n`);
      }),
    );
  });

  it("keeps numbers, nothing and quotation marks as they are", () => {
    expect(csvLine([-4, null, 'say "no", twice'])).toBe('"-4","","say ""no"", twice"\r\n');
  });
});

/** A workbook as a spreadsheet reads it. */
const sheetsOf = async (rows: (string | number | null)[][], header = ["Name", "Score"]) => {
  const about = { name: "About: this/export", header: ["What", "Value"], rows: [["Rows", 2]] };
  const file = xlsxFile([{ name: "risks", header, rows }, about], AT);
  return readXlsxFile(await buffer(file), { trim: false });
};

describe("a workbook", () => {
  it("holds texts as texts and numbers as numbers, on sheets with names", async () => {
    const [risks, about] = await sheetsOf([
      ['Weights <stolen> & "gone"', 12],
      [null, -3],
    ]);
    expect(risks).toMatchObject({ sheet: "risks" });
    expect(risks?.data).toEqual([
      ["Name", "Score"],
      ['Weights <stolen> & "gone"', 12],
      [null, -3],
    ]);
    expect(about).toMatchObject({
      sheet: "About  this export",
      data: [
        ["What", "Value"],
        ["Rows", 2],
      ],
    });
  });

  it("comes back as it was for every text that a spreadsheet can hold, and holds no formula", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    const cell = fc.oneof(
      text,
      fc.constantFrom(...PAYLOADS.filter((one) => !/[\p{Cc}]/u.test(one))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, fc.integer()), { minLength: 1 }), async (rows) => {
        const [sheet] = await sheetsOf(rows);
        const written = rows.map(([one, number]) => [harmless(one), number]);
        expect(sheet?.data.slice(1)).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves out what its language cannot say, and cuts what no cell holds", async () => {
    const [sheet] = await sheetsOf([["a\u0001b\uD800c", "x".repeat(40_000)]]);
    expect(sheet?.data[1]?.[0]).toBe("ab\uFFFDc");
    expect(String(sheet?.data[1]?.[1])).toHaveLength(32_767);
  });

  it("ends with the error when its rows fail", async () => {
    async function* failing() {
      yield ["one"];
      throw new Error("the database went away");
    }
    const file = xlsxFile([{ name: "x", header: ["a"], rows: failing() }], AT);
    await expect(buffer(file)).rejects.toThrow("the database went away");
  });

  it("of 100,000 rows is written in little memory", async () => {
    const row = Array.from({ length: 14 }, (_, at) => `Some text of a cell number ${at}`);
    function* many() {
      for (let count = 0; count < 100_000; count += 1) yield row;
    }
    const before = process.memoryUsage().rss;
    let most = 0;
    let size = 0;
    for await (const piece of xlsxFile([{ name: "x", header: row, rows: many() }], AT)) {
      size += piece.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
    expect(size).toBeGreaterThan(100_000);
    expect((most - before) / 1_000_000).toBeLessThan(150);
  });
});
