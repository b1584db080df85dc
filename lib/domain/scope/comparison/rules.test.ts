import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import type { EditionText } from "../schema";
import { compareEditions, compareItems, compareWords } from "./rules";
import type { Part } from "./schema";

const side = (parts: readonly Part[], gone: Part["op"]) =>
  parts
    .filter((part) => part.op !== gone)
    .map((part) => part.text)
    .join("");
const sentence = fc
  .array(fc.constantFrom("the", "service", "covers", "models", ",", "\n", "  ", "Utrecht"), {
    maxLength: 30,
  })
  .map((words) => words.join(" "));

describe("words", () => {
  it("give both texts back, and nothing that is the same twice", () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const parts = compareWords(before, after);
        expect(side(parts, "added")).toBe(before);
        expect(side(parts, "removed")).toBe(after);
        expect(parts.every((part) => part.text !== "")).toBe(true);
        expect(parts.every((part, at) => part.op !== parts[at + 1]?.op)).toBe(true);
      }),
    );
  });

  it("are all the same in one text, and mirrored the other way round", () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(compareWords(one, one).every((part) => part.op === "same")).toBe(true);
        const there = compareWords(one, other);
        const back = compareWords(other, one);
        expect(side(there, "added")).toBe(side(back, "removed"));
      }),
    );
  });

  it("read as a person would mark them", () => {
    expect(compareWords("all staff in Utrecht", "all staff in Utrecht and Ghent")).toEqual([
      { op: "same", text: "all staff in Utrecht" },
      { op: "added", text: " and Ghent" },
    ]);
    expect(compareWords("one two three", "four five three")).toEqual([
      { op: "removed", text: "one two" },
      { op: "added", text: "four five" },
      { op: "same", text: " three" },
    ]);
  });

  it("of the longest texts that a field takes are compared at once", () => {
    const long = "a ".repeat(2000);
    const other = "b ".repeat(2000);
    expect(side(compareWords(long, other), "added")).toBe(long);
  });
});

describe("items", () => {
  it("are found again by what they are called, also when two are called the same", () => {
    const before = [
      { key: "NordGPU", cells: ["NordGPU", "nodes"] },
      { key: "NordGPU", cells: ["NordGPU", "network"] },
      { key: "LogHaven", cells: ["LogHaven", "logs"] },
    ];
    const after = [
      { key: "NordGPU", cells: ["NordGPU", "nodes"] },
      { key: "NordGPU", cells: ["NordGPU", "network and store"] },
      { key: "IdenCo", cells: ["IdenCo", "identity"] },
    ];
    expect(compareItems(before, after).map((one) => one.op)).toEqual([
      "same",
      "changed",
      "added",
      "removed",
    ]);
  });

  it("are as many as both sides have together, less those they share", () => {
    const list = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    const items = (keys: readonly string[]) => keys.map((key) => ({ key, cells: [key] }));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const found = compareItems(items(before), items(after));
        const shared = found.filter((one) => one.op === "same").length;
        expect(found).toHaveLength(before.length + after.length - shared);
      }),
    );
  });
});

it("an edition differs from another in the fields that differ, and in no others", () => {
  const edition: EditionText = {
    statement: "The system covers the summary service.",
    units: "All staff.",
    services: "Summaries.",
    requirements: "Contracts.",
    considered: [],
    sites: ["Utrecht"],
    included: ["Summary API"],
    interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Power", control: "A.5.23" }],
    exclusions: [],
    kindReasons: { index: "None yet." },
    reviewIntervalMonths: 12,
  };
  const next = {
    ...edition,
    sites: ["Utrecht", "Ghent"],
    reviewIntervalMonths: 6,
    kindReasons: {},
  };
  const { texts, lists } = compareEditions(edition, next);
  const changed = [...texts, ...lists].filter((one) => one.isChanged).map((one) => one.field);
  expect(changed).toEqual(["reviewIntervalMonths", "sites", "kindReasons"]);
});
