import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TASKS } from "./schema";

const tests = readdirSync(import.meta.dirname, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".db.test.ts"))
  .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
  .join("\n");
const untested = (kinds: readonly string[]) =>
  kinds.filter((kind) => !tests.includes(JSON.stringify(kind)));

describe("the kinds of tasks", () => {
  it("are each named by a test of this folder", () => {
    expect(untested(Object.keys(TASKS))).toEqual([]);
  });

  it("a planted kind without a test is found", () => {
    expect(untested(["attest", "water_plants"])).toEqual(["water_plants"]);
  });
});
