import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { isWebAddress, mustMask, mustRevise, mustSayWhole } from "./rules";

const fieldsOf = (act: () => void) => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return Object.keys(error.fields ?? {});
    throw error;
  }
  return [];
};

describe("the address a file is a copy of", () => {
  it.each([
    ["https://registry.example/audit?from=1", true],
    ["http://10.0.0.1:8080/x", true],
    ["javascript:alert(1)", false],
    ["file:///etc/passwd", false],
    ["https://me:secret@registry.example/", false],
    ["https://a b.example/", false],
    ["registry.example", false],
    ["", false],
  ])("%s: %s", (address, is) => expect(isWebAddress(address)).toBe(is));
});

describe("what a piece says of the whole", () => {
  it.each<[string, Parameters<typeof mustSayWhole>[0], string[]]>([
    ["a copy without its address", { kind: "link" }, ["linkUrl"]],
    ["a sample of nobody knows what", { kind: "log", sampleCount: 3 }, ["populationCount"]],
    ["more than there is", { kind: "log", sampleCount: 3, populationCount: 2 }, ["sampleCount"]],
    ["a part", { kind: "log", sampleCount: 2, populationCount: 2 }, []],
    ["nothing", { kind: "log" }, []],
  ])("%s", (_, given, wrong) => expect(fieldsOf(() => mustSayWhole(given))).toEqual(wrong));
});

describe("another file for the same", () => {
  const piece = { reference: "EV-1", sha256: "a", personalData: true, replacedBy: null };
  const copy = { sha256: "b", personalData: false };
  it("revises what nothing replaced yet, with other bytes", () => {
    expect(fieldsOf(() => mustRevise(piece, "b"))).toEqual([]);
    expect(fieldsOf(() => mustRevise(piece, "a"))).toEqual(["file"]);
    const replaced = { ...piece, replacedBy: { reference: "EV-2" } };
    expect(fieldsOf(() => mustRevise(replaced, "b"))).toEqual(["revisionOf"]);
  });
  it("masks what holds personal data, and holds none", () => {
    expect(fieldsOf(() => mustMask(piece, copy))).toEqual([]);
    expect(fieldsOf(() => mustMask({ ...piece, personalData: false }, copy))).toEqual(["twinOf"]);
    expect(fieldsOf(() => mustMask(piece, { ...copy, personalData: true }))).toEqual([
      "personalData",
    ]);
    expect(fieldsOf(() => mustMask(piece, { ...copy, sha256: "a" }))).toEqual(["file"]);
  });
});
