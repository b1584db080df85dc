import { expect, it } from "vitest";
import { twinKey } from "./rules";

const told = {
  ...{ title: "Keys are shared", cause: "Because keys are shared,", event: "x", consequence: "y" },
  assets: ["2", "1"],
};

it("sees through case, spaces, marks and the order of assets", () => {
  const other = { ...told, title: " KEYS  are-shared", cause: "because keys are shared" };
  expect(twinKey({ ...other, assets: ["1", "2"] })).toBe(twinKey(told));
});

it.each([
  { title: "Keys are not shared" },
  { cause: "" },
  { event: "z" },
  { consequence: "z" },
  { assets: ["1"] },
  // What stands in one part does not make up for another.
  { event: "", consequence: "x y" },
])("tells %j apart", (over) => {
  expect(twinKey({ ...told, ...over })).not.toBe(twinKey(told));
});
