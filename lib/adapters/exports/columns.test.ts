import { describe, expect, it } from "vitest";
import * as z from "zod";
import { cellsOf, columnsOf } from "./columns";

const person = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
const row = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  owner: person.nullable(),
  level: z.object({ likelihood: z.int(), impact: z.int() }).nullable(),
  controls: z.array(z.object({ reference: z.string(), title: z.string() })),
  tags: z.array(z.string()).default([]),
  inScope: z.boolean().optional(),
  facts: z.record(z.string(), z.unknown()),
  version: z.int(),
});
const heads = (shown?: string[]) => columnsOf(row, shown).map(({ header }) => header);
const one = {
  id: "i",
  reference: "R-1",
  title: "Weights",
  owner: { id: "p", reference: "U-1", name: "Anton" },
  level: null,
  controls: [
    { reference: "A.5.9", title: "Inventory" },
    { reference: "A.5.7", title: "" },
  ],
  tags: ["a", "b"],
  inScope: false,
  facts: { role: "store", sizes: [1, 2] },
  version: 3,
};

describe("columns of a list", () => {
  it("are its fields in words, records by name and reference, id and version last", () => {
    expect(heads()).toEqual([
      "Reference",
      "Title",
      "Owner",
      "Owner reference",
      "Level likelihood",
      "Level impact",
      "Controls",
      "Tags",
      "In scope",
      "Facts",
      "Id",
      "Version",
    ]);
  });

  it("are those on screen, in their order, where some are named", () => {
    expect(heads(["owner", "title", "only-here"])).toEqual([
      "Owner",
      "Owner reference",
      "Title",
      "Reference",
      "Id",
      "Version",
    ]);
    expect(() => heads(["constructor", "__proto__"])).toThrow();
  });

  it("say beside what a row says itself what it inherits, as the page does", () => {
    const asset = z.object({ classification: z.string(), inheritedClass: z.string().nullable() });
    const shown = columnsOf(asset, ["classification"]).map(({ header }) => header);
    expect(shown).toEqual(["Classification", "Inherited class"]);
  });

  it("hold one cell for each value", () => {
    expect(cellsOf(one, columnsOf(row))).toEqual([
      "R-1",
      "Weights",
      "Anton",
      "U-1",
      null,
      null,
      "Inventory; A.5.7",
      "a; b",
      "false",
      "role: store, sizes: 1, 2",
      "i",
      3,
    ]);
    expect(cellsOf({}, columnsOf(row)).every((cell) => cell === null)).toBe(true);
  });
});

it("refuses columns of which it knows none, and names those there are", () => {
  expect(heads(["nope", "title"])).toContain("Title");
  expect(heads(["version"])).toEqual(["Reference", "Id", "Version"]);
  expect(() => heads(["nope"])).toThrow(
    expect.objectContaining({
      code: "invalid",
      fields: {
        columns: [expect.stringMatching(/^No column is called nope\. There are: .*title/)],
      },
    }),
  );
});
