import { describe, expect, it } from "vitest";
import {
  changed,
  exportHref,
  isFiltered,
  listInputFrom,
  nextPage,
  nextSort,
  previousPage,
  readList,
  unfiltered,
  writeList,
} from "./params";

const FILTERS = ["state", "band"];
const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readList((name) => params.get(name) ?? undefined, FILTERS);
};

describe("params", () => {
  it("round-trips a state", () => {
    const query =
      "q=weights&sort=-score&size=25&cursor=abc&at=50&state=open,treated&back=%7Exyz&hide=owner";
    expect(read(`?${writeList(read(query))}`)).toEqual(read(query));
    expect(read(query).back).toEqual(["", "xyz"]);
  });

  it("falls back on nonsense", () => {
    const state = read("size=7&at=-4&cursor=%00&q=a%00b");
    expect(state).toMatchObject({ size: 50, at: 0, cursor: "", q: "ab" });
  });

  it("gives an operation only what it knows", () => {
    const params = {
      q: "x",
      state: "open",
      tab: "matrix",
      size: "25",
      at: "50",
      sort: "evil",
      band: "",
    };
    expect(listInputFrom(params, FILTERS, ["score"])).toEqual({ q: "x", state: "open", size: 25 });
    expect(listInputFrom({ sort: "-score", q: ["a", "b"] }, [], ["score"])).toEqual({
      sort: "-score",
      q: "a",
      size: 50,
    });
  });

  it("walks forth and back", () => {
    const first = read("");
    const second = nextPage(first, "c2", 50);
    const third = nextPage(second, "c3", 50);
    expect(third).toMatchObject({ cursor: "c3", at: 100, back: ["", "c2"] });
    expect(previousPage(third)).toEqual(second);
    expect(previousPage(second)).toEqual(first);
    expect(changed(third, { q: "x" })).toMatchObject({ cursor: "", at: 0, back: [], q: "x" });
  });

  it("keeps the way back short, and reaches the first page all the same", () => {
    let state = read("");
    for (let page = 0; page < 40; page++) state = nextPage(state, `c${page}`, 50);
    expect(state.back).toHaveLength(20);
    for (let page = 0; page < 21; page++) state = previousPage(state);
    expect(state).toMatchObject({ cursor: "", at: 0 });
  });

  it("turns the sort in three steps", () => {
    expect(nextSort("", "score")).toBe("score");
    expect(nextSort("score", "score")).toBe("-score");
    expect(nextSort("-score", "score")).toBe("");
    expect(nextSort("-title", "score")).toBe("score");
  });

  it("takes search and filters out of the address", () => {
    const query = "view=table&q=a&state=open&size=25";
    const state = changed(read(query), unfiltered(read(query)));
    expect(writeList(state, new URLSearchParams(query))).toBe("view=table&size=25");
  });

  it("keeps what is not the list's own, and knows a filter", () => {
    expect(writeList(read("q=a"), new URLSearchParams("view=table"))).toBe("view=table&q=a");
    expect(isFiltered(read("size=25&sort=score"))).toBe(false);
    expect(isFiltered(read("band=high"))).toBe(true);
  });

  it("asks for a file of the list as filtered, from its first row", () => {
    const at = new URLSearchParams(
      "q=a b&state=open,treated&sort=-score&size=25&cursor=x&at=50&hide=owner",
    );
    const risks = { collection: "risks", shown: ["title", "level"] };
    expect(exportHref({ ...risks, format: "csv" }, at)).toBe(
      "/api/app/exports/risks?format=csv&columns=title,level&q=a+b&state=open,treated&sort=-score",
    );
    const fixed = { asset: "m-1" };
    expect(exportHref({ ...risks, fixed, format: "json" }, new URLSearchParams())).toBe(
      "/api/app/exports/risks?format=json&asset=m-1",
    );
  });
});
