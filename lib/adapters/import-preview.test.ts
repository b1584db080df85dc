import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { readImport } from "./import-preview";
import { readApart } from "./reading/apart";

const actor: Actor = { kind: "person", id: "p", name: "Priya", roles: ["compliance"] };
const door = readImport({ prefix: "/api/app", channel: "ui", authenticate: async () => actor });

function send(content: BlobPart, name: string, data: object = {}) {
  const body = new FormData();
  body.set("data", JSON.stringify(data));
  body.set("file", new File([content], name));
  return door(new Request("http://x/api/app/import", { method: "POST", body }));
}

describe("an uploaded file", () => {
  it("goes back as drafts, with its format", async () => {
    const answer = await send("# Tiny\n\nA model for tests.\n", "README.md", {
      path: "a/README.md",
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ format: "card", drafts: [{ name: "Tiny" }] });
  });

  it("that is a table goes back with its columns first, then with its rows", async () => {
    const table = "Name,Colour\nStore,red\n";
    const first = await (await send(table, "t.csv")).json();
    expect(first).toMatchObject({
      drafts: [],
      columns: { headers: ["Name", "Colour"], mapping: { Name: "name", Colour: "" }, rows: 1 },
    });
    const mapping = { Name: "name", Colour: "location" };
    const done = await send(table, "t.csv", { mapping, kind: "supporting" });
    expect((await done.json()).drafts).toMatchObject([
      { kind: "supporting", name: "Store", columns: { location: "red" } },
    ]);
    const bad = await send(table, "t.csv", { mapping });
    expect(bad.status).toBe(422);
    expect((await bad.json()).fields.file.join()).toContain("no column is mapped to kind");
  });

  it("of a folder is passed over when it is none of ours, and refused when it is broken", async () => {
    const tokens = JSON.stringify({ version: "1.0", model: { vocab: ["a".repeat(200_000)] } });
    const over = await send(tokens, "tokenizer.json", { path: "m/tokenizer.json", inFolder: true });
    expect(await over.json()).toMatchObject({
      ...{ format: "passed-over", drafts: [] },
      warnings: [expect.stringContaining("Passed over")],
    });
    expect((await send(tokens, "tokenizer.json", {})).status).toBe(422);
    const cut = `{"bomFormat": "CycloneDX", "components": [`;
    expect((await send(cut, "bom.json", { path: "m/bom.json", inFolder: true })).status).toBe(422);
    const good = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: [] });
    const bom = await send(good, "bom.json", { path: "m/bom.json", inFolder: true });
    expect(await bom.json()).toMatchObject({ format: "cyclonedx" });
  });

  it("of 100 MB is refused with 413, also when it does not say how large it is", async () => {
    const announced = await door(
      new Request("http://x/", {
        method: "POST",
        headers: {
          "content-type": "multipart/form-data; boundary=x",
          "content-length": "104857600",
        },
        body: "--x--",
      }),
    );
    expect(announced.status).toBe(413);
    const silent = await send(new Uint8Array(33 * 1024 * 1024 + 600_000), "weights.bin");
    expect(silent.status).toBe(413);
    expect((await silent.json()).code).toBe("too_large");
  });

  it("that cannot be read says why, and fields that are none are named", async () => {
    const empty = await send("", "a.md");
    expect(empty.status).toBe(422);
    const odd = await send("# a", "a.md", { kind: "boat" });
    expect(await odd.json()).toMatchObject({ status: 422, fields: { kind: ["Choose a kind."] } });
  });
});

describe("a large file", () => {
  const description = (paths: number) => ({
    openapi: "3.0.0",
    info: { title: "Long", version: "1" },
    paths: Object.fromEntries(
      Array.from({ length: paths }, (_, at) => [
        `/p${at}`,
        { get: { description: "x".repeat(500), responses: { 200: { description: "ok" } } } },
      ]),
    ),
  });

  it("is read by a process of its own, so that others need not wait", async () => {
    const bytes = Buffer.from(JSON.stringify(description(5000)));
    const reading = readApart(bytes, { name: "openapi.json" });
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const read = JSON.parse(Buffer.from(await reading).toString());
    clearInterval(pulse);
    expect(read).toMatchObject({ format: "openapi", drafts: [{ facts: { operations: 5000 } }] });
    // Reading it here would stop the pulse for as long as it takes.
    expect(longest).toBeLessThan(1000);
  }, 60_000);

  it("that is broken is refused in the same words", async () => {
    const bytes = Buffer.from(`{"openapi": "3.0.0", "pad": "${"x".repeat(70_000)}"`);
    await expect(readApart(bytes, { name: "openapi.json" })).rejects.toMatchObject({
      code: "invalid",
      fields: { file: [expect.stringContaining("no JSON")] },
    });
  }, 60_000);
});
