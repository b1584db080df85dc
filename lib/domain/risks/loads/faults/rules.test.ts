import { expect, it } from "vitest";
import { gathered } from "./rules";

const fault = (line: number, over: object = {}) => ({
  ...{ line, column: "Cause (no column)", value: "", message: "Fill it in.", ...over },
});

it("tells the same fault of many rows once, at the first of them", () => {
  const many = Array.from({ length: 600 }, (_, at) => fault(at + 2));
  const other = fault(601, { column: "Owner", value: "Nobody", message: "Nobody is called so." });
  expect(gathered([...many, other])).toEqual([
    { ...fault(2), rows: 600 },
    { ...other, rows: 1 },
  ]);
});

it("keeps apart what stands in another column, says something else or asks for something else", () => {
  const all = [fault(2), fault(3, { column: "Event" }), fault(4, { value: "x" })];
  expect(gathered([...all, fault(5, { message: "Shorten it." })])).toHaveLength(4);
  expect(gathered([])).toEqual([]);
});
