import { describe, expect, it } from "vitest";
import { addressOf, isSameList, searchOf } from "./rules";

describe("the search of a view", () => {
  it("leaves out where the reader stands", () => {
    expect(searchOf("?kind=model&cursor=abc&back=~x&at=50&sort=-name&view=1")).toBe(
      "kind=model&sort=-name",
    );
    expect(searchOf("")).toBe("");
  });

  it("keeps commas and hidden columns as they are read", () => {
    expect(searchOf("state=active,proposed&hide=owner%2Cscope")).toBe(
      "state=active,proposed&hide=owner,scope",
    );
  });
});

describe("a changed view", () => {
  it("is told from one that lists the same", () => {
    expect(isSameList("a=1&b=2", "b=2&a=1&cursor=x&view=9")).toBe(true);
    expect(isSameList("a=1&b=2", "a=1")).toBe(false);
    expect(isSameList("", "view=9")).toBe(true);
  });
});

it("a view opens by its address", () => {
  const view = { id: "0199", page: "/assets", search: "kind=model" };
  expect(addressOf(view)).toBe("/assets?kind=model&view=0199");
  expect(addressOf({ ...view, search: "" })).toBe("/assets?view=0199");
});
