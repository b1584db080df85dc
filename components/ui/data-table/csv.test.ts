import { describe, expect, it } from "vitest";
import { csvCell, csvFile } from "./csv";

describe("csv", () => {
  it.each([
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
    "  =cmd|' /C calc'!A0",
  ])("disarms %j", (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  });

  it("leaves ordinary text and numbers alone", () => {
    expect(csvCell("R-05 = accepted")).toBe('"R-05 = accepted"');
    expect(csvCell(-4)).toBe('"-4"');
    expect(csvCell(null)).toBe('""');
    expect(csvCell('say "no", twice')).toBe('"say ""no"", twice"');
  });

  it("writes a file that spreadsheets read as UTF-8", () => {
    const file = csvFile(
      ["Risk", "Score"],
      [
        ["Weights – stolen", 12],
        ["=x", null],
      ],
    );
    expect(file).toBe('\uFEFF"Risk","Score"\r\n"Weights – stolen","12"\r\n"\'=x",""\r\n');
  });
});
