import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { type World, world } from "@/lib/testing/world";
import { importDoor, importFiles } from "../import";
import { addExport } from "./export";
import { cliVia } from "./session";

const folder = mkdtempSync(join(tmpdir(), "annex-export-"));
let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addAsset, { kind: "model", name: "Summariser" });
  await people.priya.does(addAsset, { kind: "dataset", name: "=Pairs" });
});
afterAll(() => rmSync(folder, { recursive: true }));

const annex = (...words: string[]) => {
  const program = new Command("annex").option("--json").option("--as <email>").exitOverride();
  addExport(program);
  const given = ["--as", "priya.raman@annex.example", "export", ...words];
  return program.parseAsync(given, { from: "user" });
};

describe("annex export", () => {
  it("writes a bill of materials to a file", async () => {
    const out = join(folder, "bom.json");
    await annex("assets", "--format", "cyclonedx", "--out", out);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      bomFormat: "CycloneDX",
      components: [{ name: expect.any(String) }, { name: expect.any(String) }],
    });
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it("narrows the list as its address would, and names the file in a folder itself", async () => {
    await annex("assets", "--format", "csv", "--filter", "kind=dataset", "--out", folder);
    const name = readdirSync(folder).find((one) => one.endsWith(".csv")) ?? "";
    expect(name).toMatch(/^assets_kind-dataset_.*_1-rows_priya-raman_annex-/);
    const table = readFileSync(join(folder, name), "utf8");
    expect(table).toContain(`"'=Pairs"`);
    expect(table).not.toContain("Summariser");
  });

  it.each(["csv", "xlsx"])("writes a %s that comes back as it went", async (format) => {
    const out = join(folder, `back.${format}`);
    await annex("assets", "--format", format, "--out", out);
    const door = importDoor(people.priya.actor, cliVia);
    const report = await importFiles([out], { door });
    expect(report.refused).toEqual([]);
    expect(report.items.flatMap((one) => one.changes)).toEqual([]);
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: [] });
    expect(report.warnings).toEqual([
      expect.stringMatching(/export of Annex; these columns cannot be set.*State.*Criticality/),
    ]);
  });

  it("leaves no file behind when it is refused", async () => {
    const out = join(folder, "none.csv");
    await expect(annex("unicorns", "--format", "csv", "--out", out)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(annex("assets", "--format", "pdf", "--out", out)).rejects.toMatchObject({
      fields: { format: ["Choose a format: csv, xlsx, json, cyclonedx."] },
    });
    await expect(
      annex("assets", "--format", "csv", "--filter", "kind", "--out", out),
    ).rejects.toMatchObject({ fields: { filter: ["Write kind as name=value."] } });
    expect(existsSync(out)).toBe(false);
  });
});
