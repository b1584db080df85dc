import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Records are archived, not deleted: nothing in the schema deletes in silence. */
const folder = join(import.meta.dirname, "../../../prisma/schema");
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

const relations = (text: string) =>
  text.split("\n").filter((line) => /@relation\(.*fields:/.test(line));
const cascading = (text: string) =>
  relations(text).filter((line) => !line.includes("onDelete: Restrict"));
/** Models that do not say why they exist. */
const silent = (text: string) =>
  [...text.matchAll(/(^|\n)(.*)\nmodel (\w+) \{/g)]
    .filter(([, , before, name]) => !before?.startsWith("///") && !LINKS.has(name ?? ""))
    .map(([, , , name]) => name);

describe("the schema", () => {
  it("restricts deletion on every relation", () => {
    expect(files.flatMap(relations).length).toBeGreaterThan(30);
    expect(files.flatMap(cascading)).toEqual([]);
  });

  it("a planted cascade is found", () => {
    const planted = 'a A @relation("x", fields: [aId], references: [id], onDelete: Cascade)';
    expect(cascading(planted)).toEqual([planted]);
  });

  it("says of every model why it exists", () => {
    expect(files.flatMap(silent)).toEqual([]);
  });

  it("a planted model without a word is found", () => {
    expect(silent("enum A {\n}\n\nmodel Mute {\n}\n/// Why.\nmodel Told {\n}\n")).toEqual(["Mute"]);
  });
});

/** Links between two records say what they are by their names. */
const LINKS = new Set([
  "RiskAsset",
  "TreatmentEvidence",
  "AttestationEvidence",
  "EvidenceControl",
  "EvidenceAsset",
  "FindingEvidence",
]);
