import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { mappingProblems, planTable, proposed } from "./rules";
import type { RequirementField } from "./schema";

const HEADERS = ["Ref", "Title", "Text", "Parent", "Controls"];
const MAPPING: Record<string, RequirementField> = {
  ...{ Ref: "ref", Title: "title", Text: "text", Parent: "parent", Controls: "controls" },
};
const CONTROLS = new Map([
  ["a.5.1", "A.5.1"],
  ["a.8.13", "A.8.13"],
]);
const sheet = (...rows: string[][]) => ({
  headers: HEADERS,
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
});
const plan = (...rows: string[][]) => planTable(sheet(...rows), MAPPING, CONTROLS);

describe("the columns of a table of requirements", () => {
  it("are known by many names, each field once", () => {
    expect(proposed(["ID", "Requirement", "Description", "Section", "Maps to", "Colour"])).toEqual({
      ...{ ID: "ref", Requirement: "title", Description: "text", Section: "parent" },
      ...{ "Maps to": "controls", Colour: "" },
    });
    expect(proposed(["Ref", "Reference"])).toEqual({ Ref: "ref", Reference: "" });
  });

  it("must name reference and title, and no field twice", () => {
    expect(mappingProblems(["A", "B"], { A: "text", B: "text", C: "ref" })).toEqual([
      "The table has no column “C”.",
      "Say which column is “Title”.",
      "Two columns are “Text”; leave one out.",
    ]);
    expect(mappingProblems(HEADERS, MAPPING)).toEqual([]);
  });
});

describe("the rows of a table of requirements", () => {
  it("are read with their parents and controls; what only holds others is a heading", () => {
    const { rows, problems } = plan(
      ["CC6", "Logical access", "", "", ""],
      ["CC6.1", "Access is limited", "Own words", "cc6", "a.5.1; A.8.13, A.5.1"],
      ["", "", "", "", ""],
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, ref: "CC6", isHeading: true, controls: [] },
      { line: 3, ref: "CC6.1", parent: "CC6", isHeading: false, controls: ["A.5.1", "A.8.13"] },
    ]);
  });

  it.each([
    [
      ["", "No number", "", "", ""],
      "Ref",
      "Give the number or name by which the framework calls it.",
    ],
    [["2", "", "", "", ""], "Title", "Give a title."],
    [["1", "Again", "", "", ""], "Ref", "Row 2 has this reference already."],
    [["2", "Lost", "", "9", ""], "Parent", "No row has this reference."],
    [["2", "Own child", "", "2", ""], "Parent", "It stands under itself."],
    [["2", "Unknown control", "", "", "A.9.9"], "Controls", "There is no control A.9.9."],
    [["2", "x".repeat(301), "", "", ""], "Title", "Use at most 300 characters."],
    [
      ["2", "Turned \u202e round", "", "", ""],
      "Title",
      "Remove invisible characters that turn text.",
    ],
  ])("are refused by row and column: %j", (row, column, message) => {
    const { problems } = plan(["1", "First", "", "", ""], row);
    expect(problems).toContainEqual(expect.objectContaining({ line: 3, column, message }));
    expect(problems).toHaveLength(1);
  });

  it("are refused where they stand under one another in a circle", () => {
    const { problems } = plan(["1", "One", "", "2", ""], ["2", "Two", "", "1", ""]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("are all read or complained of, whatever stands in them", () => {
    const cell = fc.oneof(fc.constantFrom("", "1", "2", "A.5.1", "a.8.13;A.5.1"), fc.string());
    const row = fc.tuple(cell, cell, cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const found = plan(...rows);
        const lines = new Set(found.rows.map(({ line }) => line));
        for (const { line, message } of found.problems) {
          expect(lines).toContain(line);
          expect(message).toMatch(/\.$/);
        }
        if (found.problems.length > 0) return;
        const refs = found.rows.map(({ ref }) => ref);
        expect(new Set(refs).size).toBe(refs.length);
        for (const one of found.rows) if (one.parent) expect(refs).toContain(one.parent);
      }),
    );
  });
});
