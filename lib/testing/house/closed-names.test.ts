import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The vocabulary of a noun's folder is closed: what does not fit asks for a sub-noun. */
const NAMES = new Set([
  "schema",
  "rules",
  "visible",
  "events",
  "commands",
  "steps",
  "queries",
  "jobs",
  "catalogue",
]);
const root = join(import.meta.dirname, "../../domain");

const strangers = (files: readonly string[]) =>
  files
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => !file.endsWith("registry.ts") && !/(^|\/)matrix(\.test)?\.ts$/.test(file))
    .filter((file) => {
      const base = file.split("/").at(-1) ?? "";
      return !NAMES.has(base.replace(/(\.db)?(\.test)?\.ts$/, ""));
    });

describe("file names of the domain", () => {
  it("are the closed list", () => {
    const files = readdirSync(root, { recursive: true }).map(String);
    expect(files.length).toBeGreaterThan(20);
    expect(strangers(files)).toEqual([]);
  });

  it("a planted helper is found", () => {
    expect(strangers(["risks/helpers.ts", "risks/rules.ts"])).toEqual(["risks/helpers.ts"]);
  });
});
