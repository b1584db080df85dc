import { describe, expect, it } from "vitest";
import * as z from "zod";
import { missing, prepared, schemaErrors, valueAt } from "./values";

const rules = new Map([
  ["title", { required: true, keepEmpty: false }],
  ["note", { required: false, keepEmpty: false }],
  ["until", { required: false, keepEmpty: true }],
  ["rating.likelihood", { required: true, keepEmpty: false }],
  ["rating.why", { required: false, keepEmpty: false }],
  ["agreed", { required: false, keepEmpty: false }],
]);

describe("values", () => {
  it("names required fields without a value, nested ones too", () => {
    expect(missing({ title: "  ", rating: {} }, rules)).toEqual(["title", "rating.likelihood"]);
    expect(missing({ title: "x", rating: { likelihood: 0 } }, rules)).toEqual([]);
  });

  it("leaves empty optional fields out, or sends null where emptiness means something", () => {
    const values = {
      id: "R-1",
      title: "",
      note: "",
      until: "",
      rating: { likelihood: 3, why: "" },
    };
    expect(prepared({ ...values, agreed: false }, rules)).toEqual({
      id: "R-1",
      title: "",
      until: null,
      rating: { likelihood: 3 },
      agreed: false,
    });
  });

  it("leaves out what is empty and not on screen", () => {
    expect(prepared({ correctedAt: "", owner: null, kept: "x" }, new Map())).toEqual({ kept: "x" });
  });

  it("keeps files and lists as they are", () => {
    const file = new File(["a"], "a.txt");
    expect(prepared({ file, controls: [] }, rules)).toEqual({ file, controls: [] });
  });

  it("reads by path", () => {
    expect(valueAt({ rating: { likelihood: 3 } }, "rating.likelihood")).toBe(3);
    expect(valueAt({ rating: null }, "rating.likelihood")).toBeUndefined();
  });

  it("takes the first message of each field from a schema, given or loaded", async () => {
    const schema = z.object({
      title: z.string().min(3, "Longer."),
      rating: z.object({ likelihood: z.int("Whole.") }),
    });
    const wrong = { title: "a", rating: { likelihood: 1.5 } };
    const expected = { title: "Longer.", "rating.likelihood": "Whole." };
    expect(await schemaErrors(schema, wrong)).toEqual(expected);
    expect(await schemaErrors(async () => schema, wrong)).toEqual(expected);
    expect(await schemaErrors(schema, { title: "abc", rating: { likelihood: 1 } })).toEqual({});
  });
});
