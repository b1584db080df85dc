import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { operations } from "@/lib/domain/registry";
import { root } from "./planted";

/** The architecture's table of fifteen commands is held against the registry. */
const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
const NOUNS = ["Scope", "Asset", "Risk", "Control", "Finding"];
const commands = new Set<string>(
  operations.filter(({ kind }) => kind === "command").map(({ name }) => name),
);

/** What is wrong with the table: a noun without its row, a name that is no command or said twice. */
function faults(paper: string): string[] {
  const rows = paper.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return NOUNS.flatMap((noun) => {
    const [row, ...more] = rows.filter((cells) => cells[1] === noun);
    if (!row || more.length > 0) return [`${noun} has ${row ? "several rows" : "no row"}`];
    const named = row.slice(2, 5).map((cell) => cell.replaceAll("`", ""));
    const unknown = named.filter((name) => !commands.has(name));
    const twice = new Set(named).size < 3 ? [`${noun} names a command twice`] : [];
    return [...unknown.map((name) => `${noun} names ${name}, which is no command`), ...twice];
  });
}

describe("assess, treat, review", () => {
  it("has a row for five nouns, with three commands each", () => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ["Risk names risks.list, which is no command", "`risks.assess`", "`risks.list`"],
    ["Risk names a command twice", "`risks.assess`", "`reviews.confirm`"],
    ["Finding has no row", "| Finding |", "| Findings |"],
    ["Asset has several rows", "| Finding |", "| Asset |"],
  ])("a planted fault is found: %s", (fault, from, to) => {
    expect(text).toContain(from);
    expect(faults(text.replace(from, to))).toContain(fault);
  });
});
