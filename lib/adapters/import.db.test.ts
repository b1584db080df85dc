import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listAssets } from "@/lib/domain/assets/queries";
import { newRequestId } from "@/lib/kernel/execute";
import { env } from "@/lib/platform/env";
import { realInputs } from "@/lib/testing/real-inputs";
import { type World, world } from "@/lib/testing/world";
import { addImport } from "./cli/import";
import { importDoor, importFiles } from "./import";

let people: World;
beforeAll(async () => {
  people = await world();
});
const folder = mkdtempSync(join(tmpdir(), "annex-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const door = () =>
  importDoor(people.priya.actor, () => ({ channel: "cli", requestId: newRequestId() }));

const BARE = "# Quiet model\n\nThis model was trained on some news.\n";

describe("a card without front matter", () => {
  it("is imported with a warning, proposes three risks, and changes nothing the second time", async () => {
    const file = join(folder, "quiet.md");
    writeFileSync(file, BARE);
    const first = await importFiles([file], { door: door(), apply: true });
    expect(first.warnings.join()).toContain("no front matter");
    expect(first.created).toBeGreaterThanOrEqual(1);
    expect(first.proposals.length).toBeGreaterThanOrEqual(3);
    expect(first.proposals.every((one) => one.reason.length > 10)).toBe(true);
    writeFileSync(file, BARE.replaceAll("\n", "\r\n"));
    const again = await importFiles([file], { door: door(), apply: true });
    expect(again).toMatchObject({ created: 0, updated: 0, proposals: [], batch: null });
  });

  it("is not imported when something beside it cannot be read", async () => {
    const before = await people.priya.reads(listAssets, {});
    const [good, bad] = [join(folder, "good.md"), join(folder, "bad.json")];
    writeFileSync(good, "# Loud model\n\nThis model was trained on songs.\n");
    writeFileSync(bad, '{"openapi": "3.0.0", "info": {');
    const report = await importFiles([good, bad], { door: door(), apply: true });
    expect(report).toMatchObject({ created: 0, refused: [{ file: bad }], batch: null });
    expect((await people.priya.reads(listAssets, {})).total).toBe(before.total);
  });
});

describe("annex import", () => {
  const annex = async (...words: string[]) => {
    const said = { out: "", err: "" };
    const listen = (to: "out" | "err") => (line: unknown) => {
      said[to] += String(line);
      return true;
    };
    const out = vi.spyOn(process.stdout, "write").mockImplementation(listen("out"));
    const err = vi.spyOn(process.stderr, "write").mockImplementation(listen("err"));
    const program = new Command("annex").option("--json").option("--as <email>").exitOverride();
    addImport(program);
    try {
      const given = ["--as", "priya.raman@annex.example", "import", ...words];
      await program.parseAsync(given, { from: "user" });
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
    const { exitCode } = process;
    process.exitCode = undefined;
    return { ...said, exitCode };
  };

  it("previews, writes with --apply, and says a refusal once and nothing else", async () => {
    const file = join(folder, "shown.md");
    writeFileSync(file, "# Shown model\n\nThis model was trained on letters.\n");
    const first = await annex(file);
    expect(first.out).toMatch(/to create.*Nothing is written yet/s);
    expect((await annex(file)).out).toBe(first.out);
    const done = await annex(file, "--apply");
    expect(done).toMatchObject({ out: expect.stringMatching(/ created, .*can be taken back/s) });
    const bad = join(folder, "cut.json");
    writeFileSync(bad, '{"openapi": "3.0.0",\n "info": {');
    const refused = await annex(bad);
    expect(refused).toMatchObject({ out: "", exitCode: 1 });
    expect(refused.err).toBe(
      `${bad}: The OpenAPI description is no JSON: line 2: the text ends in the middle; was it cut off?\nNothing was imported.\n`,
    );
  });
});

const FOLDERS = ["model-cards", "dataset-cards", "openapi", "other"] as const;
const files = FOLDERS.flatMap((one) => realInputs(one).map(({ name }) => join(one, name)));
const isOfAnother = (name: string) => name.includes("alertmanager");

const real = () => {
  it.each(files.filter((one) => !isOfAnother(one)))("%s is imported, once", async (name) => {
    const path = join(env.fixtures ?? "", "real", name);
    const preview = await importFiles([path], { door: door() });
    const done = await importFiles([path], { door: door(), apply: true });
    expect(done.refused).toEqual([]);
    expect(done.created + done.updated).toBeGreaterThan(0);
    expect(done.created).toBe(preview.created);
    expect(done.warnings).toEqual(preview.warnings);
    if (/cards/.test(name)) expect(done.proposals.length).toBeGreaterThanOrEqual(3);
    const again = await importFiles([path], { door: door(), apply: true });
    expect(again).toMatchObject({ created: 0, updated: 0, proposals: [], batch: null });
  });

  it("an invalid OpenAPI description comes with warnings", async () => {
    const path = join(env.fixtures ?? "", "real", "openapi", "tgi-openapi.json");
    const report = await importFiles([path], { door: door() });
    expect(report.items).toEqual([expect.objectContaining({ kind: "endpoint" })]);
    expect(report.warnings.length).toBeGreaterThan(0);
  });

  it("what is none of ours is refused by itself, and passed over in the folder", async () => {
    const path = join(env.fixtures ?? "", "real");
    const alone = files.find(isOfAnother) ?? "";
    const refused = await importFiles([join(path, alone)], { door: door(), apply: true });
    expect(refused.refused).toHaveLength(1);
    const whole = await importFiles([path], { door: door(), apply: true });
    expect(whole).toMatchObject({ created: 0, updated: 0, refused: [] });
    expect(whole.warnings.join()).toContain("alertmanager-webhook-v4.json: passed over");
  });
};
// Without real inputs nothing is registered; `realInputs` has said so.
if (files.length > 0) describe("real files", () => real());
