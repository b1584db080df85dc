import { describe, expect, it } from "vitest";
import { z } from "zod";
import { clauseOf, clauses } from "./catalogue";
import file from "./clauses.json" with { type: "json" };

const text = z.string().min(1);
const shape = z.strictObject({
  source: z.record(z.string(), z.union([text, z.array(text)])),
  clauses: z.array(
    z.strictObject({
      id: z.string().regex(/^([4-9]|10)(\.\d){0,2}$/),
      title: text,
      parentId: text.nullable(),
      level: z.int().min(1).max(3),
      auditable: z.boolean(),
      summary: text,
      mandatoryDocumentedInformation: z.array(text),
      auditQuestions: z.array(text).min(2).max(3),
      amendment2024: text.optional(),
    }),
  ),
});

describe("the clauses", () => {
  it("have the shape their type promises, and unique numbers", () => {
    shape.parse(file);
    expect(new Set(clauses.map((clause) => clause.id)).size).toBe(41);
  });

  it("hang together as a tree", () => {
    for (const { id, parentId, level } of clauses) {
      expect(level).toBe(id.split(".").length);
      expect(parentId).toBe(level === 1 ? null : id.slice(0, id.lastIndexOf(".")));
      if (parentId) expect(clauseOf(parentId)).toBeDefined();
    }
  });

  it("know what the 2024 amendment touched", () => {
    expect(clauses.filter((one) => one.amendment2024).map((one) => one.id)).toEqual(["4.1", "4.2"]);
    expect(clauseOf("11")).toBeUndefined();
  });
});
