import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { operations } from "@/lib/domain/registry";

/** The architecture's table of fifteen commands is held against the registry. */
const text = readFileSync(join(import.meta.dirname, "../../../ARCHITECTURE.md"), "utf8");
const rows = text
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => ["Scope", "Asset", "Risk", "Control", "Finding"].includes(cells[1] ?? ""));

describe("assess, treat, review", () => {
  it.each(rows.map((cells) => [cells[1], cells.slice(2, 5)] as const))(
    "%s has its three commands",
    (_noun, cells) => {
      const named = cells.map((cell) => cell.replaceAll("`", ""));
      const commands = operations.filter((one) => one.kind === "command").map((one) => one.name);
      expect(named.filter((name) => !commands.some((known) => known === name))).toEqual([]);
      expect(new Set(named).size).toBe(3);
    },
  );

  it("speaks of five nouns", () => {
    expect(rows.length).toBe(5);
  });
});
