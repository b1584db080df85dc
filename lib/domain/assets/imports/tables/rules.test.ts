import { describe, expect, it } from "vitest";
import { draftTable, fieldOf, passedOver, proposed, TABLE_FIELDS } from "./rules";

const rows = (...cells: string[][]) => cells.map((one, at) => ({ line: at + 2, cells: one }));

describe("columns of a table", () => {
  it("are known by name, by label and by other usual words", () => {
    expect(proposed(["Asset name", "Type", "PII", "Version", "Context length", "Mood"])).toEqual({
      "Asset name": "name",
      Type: "kind",
      PII: "personalData",
      Version: "release",
      "Context length": "facts.contextLength",
      Mood: "",
    });
    expect(fieldOf("Next review")).toBe("nextReview");
    expect(fieldOf("facts.family")).toBe("facts.family");
    for (const field of TABLE_FIELDS) expect(fieldOf(field)).not.toBeNull();
  });

  it("of our own export are known, and those that nobody can set are passed over", () => {
    const ours = ["Name", "State", "Owner", "Owner reference", "Reference", "Id", "Version"];
    expect(passedOver(ours)).toEqual(["State", "Owner reference", "Id", "Version"]);
    expect(proposed(ours)).toMatchObject({ Owner: "owner", Reference: "reference", Version: "" });
    expect(passedOver(["Name", "State", "Version"])).toEqual([]);
    expect(proposed(["Name", "Version"])).toEqual({ Name: "name", Version: "release" });
  });

  it("are given once each", () => {
    expect(proposed(["Name", "Title"])).toEqual({ Name: "name", Title: "" });
    const { problems } = draftTable(
      { headers: ["A", "B"], rows: rows(["x", "y"]) },
      { A: "name", B: "name" },
      { kind: "model", source: "t.csv" },
    );
    expect(problems).toEqual(["line 1, column 2: “B” and “A” are both mapped to name."]);
  });
});

describe("rows of a table", () => {
  it("become drafts with typed values", () => {
    const headers = [
      "name",
      "kind",
      "inScope",
      "languages",
      "parameters",
      "synthetic",
      "integrity",
    ];
    const { drafts, problems } = draftTable(
      {
        headers,
        rows: rows(
          ["Tiny", "Model", "yes", "en, nl", "3,000", "", "4"],
          ["", "", "", "", "", "", ""],
          ["Pairs", "dataset", "no", "", "", "true", ""],
        ),
      },
      { ...proposed(headers) },
      { source: "t.csv" },
    );
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      {
        kind: "model",
        columns: { inScope: true, languages: ["en", "nl"], integrity: 4 },
        facts: { parameters: 3000 },
      },
      {
        kind: "dataset",
        columns: { inScope: false },
        facts: { synthetic: true },
        source: "t.csv, line 4",
      },
    ]);
  });

  it("are all refused with what is wrong in each, and never a thousand times", () => {
    const headers = ["name", "kind", "parameters"];
    const bad = Array.from({ length: 1000 }, () => ["x", "dataset", "3"]);
    const { drafts, problems } = draftTable(
      { headers, rows: rows(["x", "model", "many"], ["", "model", ""], ...bad) },
      proposed(headers),
      { source: "t.csv" },
    );
    expect(problems[0]).toBe("line 2, column 3 (parameters): Give a whole number.");
    expect(problems[1]).toBe("line 3: the name is missing.");
    expect(problems[2]).toContain("a dataset has no such fact");
    expect(problems.length).toBeLessThan(25);
    expect(drafts.length).toBeLessThan(25);
  });
});
