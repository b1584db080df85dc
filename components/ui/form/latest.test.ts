import { expect, it } from "vitest";
import { mergedOf } from "./latest";

const opened = { service: "Hosting", note: "", tags: ["a"], facts: { size: 3 } };
const names = ["service", "note", "tags", "facts.size"];

it("takes over what was not touched, and tells what both changed", () => {
  const now = { service: "Hosting and GPU", note: "", tags: ["a", "b"], facts: { size: 4 } };
  const typed = { ...opened, service: "Hosting in NL", note: "mine" };
  expect(mergedOf({ opened, now, typed }, names)).toEqual({
    taken: [
      { name: "tags", value: ["a", "b"] },
      { name: "facts.size", value: 4 },
    ],
    clashes: [{ name: "service", theirs: "Hosting and GPU", yours: "Hosting in NL" }],
  });
});

it("says nothing where both wrote the same, or nothing was said before and is now", () => {
  const both = { ...opened, service: "GPU" };
  expect(mergedOf({ opened, now: both, typed: both }, names)).toEqual({ taken: [], clashes: [] });
  const emptied = { ...opened, note: null };
  expect(mergedOf({ opened, now: emptied, typed: opened }, names).taken).toEqual([]);
  expect(
    mergedOf({ opened, now: { ...opened, service: undefined }, typed: opened }, names).taken,
  ).toEqual([{ name: "service", value: "" }]);
});
