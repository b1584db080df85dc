import { describe, expect, it } from "vitest";
import { ui } from "@/components/words/ui";
import {
  addressOf,
  answerOf,
  failedFor,
  offerOf,
  readNamed,
  readTitled,
  type SearchSource,
} from "./search";

const source: SearchSource = { url: "/api/app/assets/find?kind=model", read: readNamed };
const { search, nothingFound } = ui.form;
const rows = [
  { reference: "A-1", name: "Digest" },
  { reference: "A-2", name: "Digest" },
];
const answer = answerOf({ rows, more: false }, source, "dig");

describe("a search", () => {
  it("asks for what was typed, and for the first ones when nothing was", () => {
    expect(addressOf(source, " a&b=% ")).toBe("/api/app/assets/find?kind=model&q=a%26b%3D%25");
    expect(addressOf({ ...source, url: "/x" }, "a b")).toBe("/x?q=a%20b");
    expect(addressOf(source, "  ")).toBe(source.url);
  });

  it("reads records by name or by title, and whether there are others", () => {
    expect(answer.rows[0]).toEqual({ value: "A-1", label: "Digest", hint: "A-1" });
    const risks = { rows: [{ reference: "R-1", title: "Leak" }, null, "x"], next: "mark" };
    expect(answerOf(risks, { ...source, read: readTitled }, "")).toEqual({
      q: "",
      rows: [{ value: "R-1", label: "R-1 Leak" }],
      more: true,
      failed: false,
    });
    expect(answerOf({ rows: [], next: null }, source, "").more).toBe(false);
    for (const wrong of [null, "x", {}, { rows: 7 }]) {
      expect(() => answerOf(wrong, source, "")).toThrow("without rows");
    }
  });
});

describe("what a field offers", () => {
  it("is what was found for the words that are written now", () => {
    expect(offerOf("dig", answer)).toEqual({
      ...{ rows: answer.rows, isOld: false, more: false },
      ...{ empty: nothingFound, said: search.found(2) },
    });
    expect(offerOf("dig", { ...answer, more: true })).toMatchObject({
      ...{ more: true, said: search.first(2) },
    });
    expect(offerOf("dig", answer, ["A-1"]).rows).toMatchObject([{ value: "A-2" }]);
  });

  it("cannot be chosen while an answer to other words is awaited", () => {
    expect(offerOf("digest", answer)).toMatchObject({ isOld: true, said: search.searching });
    expect(offerOf("", null)).toMatchObject({ rows: [], empty: search.searching });
  });

  it("says that nothing was found, or that there was no answer", () => {
    expect(offerOf("x", answerOf({ rows: [] }, source, "x")).said).toBe(nothingFound);
    expect(offerOf("dig", answer, ["A-1", "A-2"]).said).toBe(nothingFound);
    expect(offerOf("x", failedFor("x"))).toMatchObject({
      empty: search.failed,
      said: search.failed,
    });
  });
});
