import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { draft } from "@/lib/domain/assets/imports/drafts/schema";
import { wordsOf } from "./cli/import";
import { type ImportDoor, type ImportGiven, importFiles } from "./import";
import { readFile } from "./reading/read";

const root = mkdtempSync(join(tmpdir(), "annex-import-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folderOf = (name: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
};

const voids = { rows: [], isCut: false };

/** Keeps what would be sent, and sends nothing. */
function listening() {
  const seen: ImportGiven[] = [];
  const written: ImportGiven[] = [];
  const answer = async (input: ImportGiven) => {
    seen.push(input);
    const counts = { created: input.drafts.length, updated: 0, unchanged: 0, relations: 0 };
    return { ...counts, warnings: [], items: [], proposals: [], batch: null, voids };
  };
  const carryOut = (input: ImportGiven) => {
    written.push(input);
    return answer(input);
  };
  const door: ImportDoor = { preview: answer, carryOut };
  return { seen, written, door };
}

const CARD = `---
language: en
license: apache-2.0
datasets: [squad]
---
# Tiny

A model for tests.
`;
const CONFIG = JSON.stringify({
  model_type: "llama",
  architectures: ["LlamaForCausalLM"],
  max_position_embeddings: 4096,
});
const TOKENIZER = JSON.stringify({ tokenizer_class: "X", chat_template: "{{ messages }}" });

function safetensors(): Uint8Array {
  const header = JSON.stringify({ w: { dtype: "F16", shape: [2, 3], data_offsets: [0, 12] } });
  const bytes = Buffer.alloc(8 + header.length + 12);
  bytes.writeBigUInt64LE(BigInt(header.length));
  bytes.write(header, 8);
  return bytes;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (content: Uint8Array | string, name: string, over: object = {}) =>
  readFile(typeof content === "string" ? bytes(content) : content, { name, ...over }).then(
    () => "read",
    (error: Error) => error.message,
  );

describe("importing files", () => {
  it("makes one model of a folder: card, configuration and weights with their digest", async () => {
    const weights = safetensors();
    const folder = folderOf("tiny-model", {
      "README.md": CARD,
      "config.json": CONFIG,
      "tokenizer_config.json": TOKENIZER,
      "model.safetensors": weights,
      "tokenizer.json": "{}",
    });
    const { seen, door } = listening();
    const report = await importFiles([folder], { door });
    const sha256 = `sha256:${createHash("sha256").update(weights).digest("hex")}`;
    expect(seen[0]?.drafts).toHaveLength(1);
    expect(seen[0]?.drafts[0]).toMatchObject({
      kind: "model",
      name: "Tiny",
      columns: { digest: sha256, licence: "apache-2.0" },
      facts: { family: "llama", contextLength: 4096, parameters: 6, format: "safetensors" },
      artefacts: [{ digest: sha256, format: "safetensors", bytes: weights.length }],
    });
    expect(report.warnings).toContainEqual(expect.stringContaining("tokenizer.json: passed over"));
    expect(() => seen[0]?.drafts.map((one) => draft.parse(one))).not.toThrow();
  });

  it("names a model after its folder, and sends nothing when one file is bad", async () => {
    const good = folderOf("nameless", { "config.json": CONFIG });
    const { seen, door } = listening();
    await importFiles([good], { door, apply: true });
    expect(seen[0]?.drafts[0]?.name).toBe("nameless");
    const bad = folderOf("bad", { "a.md": CARD, "b.md": Buffer.from([0x61, 0xff, 0x00]) });
    const report = await importFiles([bad], { door, apply: true });
    expect(report).toMatchObject({
      created: 0,
      refused: [
        { file: join(bad, "b.md"), message: expect.stringMatching(/line 1, column 2.*UTF-8/) },
      ],
    });
    expect(seen).toHaveLength(1);
  });

  it("reads tables by their head, and asks for a mapping of what it does not know", async () => {
    const table = "Name,Type,Owner,Colour\nStore,supporting,grace,red\n";
    const folder = folderOf("tables", { "assets.csv": table });
    const file = join(folder, "assets.csv");
    const { seen, door } = listening();
    const refused = await importFiles([file], { door, apply: true });
    expect(refused.refused[0]?.message).toContain("line 1, column 4: say what “Colour” is");
    await importFiles([file], { door, mapping: { Colour: "" } });
    expect(seen[0]?.drafts).toMatchObject([
      {
        kind: "supporting",
        name: "Store",
        columns: { owner: "grace" },
        source: "assets.csv, line 2",
      },
    ]);
  });
});

describe("a table of our own", () => {
  it("is not asked about what nobody can set", async () => {
    const table = "Name,Kind,State,Reference,Id,Version\nStore,supporting,active,A-0001,x,7\n";
    const { columns } = await readFile(bytes(table), { name: "assets.csv" });
    expect(columns).toMatchObject({
      headers: ["Name", "Kind", "Reference"],
      sample: [["Store", "supporting", "A-0001"]],
    });
    const read = await readFile(bytes(table), { name: "assets.csv", mapping: {} });
    expect(read.drafts).toMatchObject([{ name: "Store", reference: "A-0001", columns: {} }]);
    expect(read.warnings).toEqual([expect.stringContaining("State, Id, Version")]);
  });
});

describe("the command line", () => {
  it("shows first, and writes when it is told to", async () => {
    const folder = folderOf("shown-first", { "config.json": CONFIG });
    const { seen, written, door } = listening();
    const preview = await importFiles([folder], { door });
    expect([seen.length, written.length, preview.applied]).toEqual([1, 0, false]);
    expect(wordsOf(preview)).toMatch(/^1 to create, .*\nNothing is written yet\. Say --apply/s);
    const done = await importFiles([folder], { door, apply: true });
    expect([written.length, done.applied]).toEqual([1, true]);
    expect(wordsOf(done)).toBe("1 created, 0 updated, 0 unchanged, 0 relations added");
  });

  it("says risks by their titles, and how one stands to another", () => {
    const nothing = { created: 1, updated: 0, unchanged: 0, relations: 1, warnings: [] };
    const change = { field: "relation", before: "", after: "Derived from “Pebble”" };
    const said = wordsOf({
      ...{ ...nothing, applied: false, refused: [], batch: null },
      voids: {
        rows: [
          {
            ...{ id: "1", reference: "AC-0007", because: ["assets"], reached: [] },
            risk: { reference: "R-25", title: "Port reachable" },
          },
        ],
        isCut: false,
      },
      items: [
        { action: "create", kind: "model", name: "adapter", reference: null, changes: [change] },
      ],
      proposals: [
        {
          ...{ asset: "adapter", threat: "unlawful-training-data" },
          ...{ title: "Training data without a basis in law", reason: "Nothing is said." },
        },
      ],
    });
    expect(said).toContain("create model adapter\n    relation: Derived from “Pebble”");
    expect(said).toContain("to propose for adapter: Training data without a basis in law (Nothing");
    expect(said).not.toContain("unlawful-training-data");
    expect(said).toContain("voids 1 acceptance\n    AC-0007 of R-25 Port reachable");
  });
});

describe("what is refused says where", () => {
  const table = (text: string, mapping: Record<string, string> = {}) =>
    refusal(text, "t.csv", { mapping });
  it.each([
    ["Name,name\na,b\n", /line 1, column 2: “name” is the name of column 1 too/],
    ["Name,,Kind\na,b,c\n", /line 1, column 2: the column has no name/],
    ["Name,Kind\na,model\n=SUM(A1),model\n", /line 3, column 1 \(Name\): it holds a formula/],
    ["Name,Kind\na,model,x\n", /line 2, column 3: the row has more cells/],
    [
      "Name,Kind\na,spaceship\n",
      /line 2, column 2 \(Kind\): write one of: model.*A device.*is “supporting”/,
    ],
    ["Name,Kind,Class\na,model,mine\n", /line 2, column 3 \(Class\): Write one of: public/],
    ['Name,Kind\n"a,model\n', /line \d+: a quotation mark is opened/],
    ["Name\na\n", /no column is mapped to kind/],
    ["Name,Kind\n", /holds no rows/],
  ])("a table %j", async (text, message) => {
    expect(await table(text)).toMatch(message);
  });

  it("other encodings, web pages, and what nobody knows", async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Name\n", "utf16le")]);
    expect(await refusal(utf16, "t.csv")).toMatch(/line 1, column 1: .*UTF-16/);
    const latin = Buffer.concat([bytes("Name,Kind\nCaf"), Buffer.from([0xe9]), bytes(",model\n")]);
    expect(await refusal(latin, "t.csv")).toMatch(/line 2, column 4: the file is not UTF-8/);
    expect(await refusal("<!doctype html><p>Sign in", "x.txt")).toMatch(/web page/);
    expect(await refusal('{"alerts": []}', "alert.json")).toMatch(/none of the files/);
    for (const name of ["ws.yaml", "ws.txt", "ws.json"]) {
      expect(await refusal(" \n\t\n", name)).toBe("The file is empty.");
    }
    expect(await refusal("", "t.csv")).toBe("The table is empty.");
    expect(await refusal("Name,Kind\n , \n", "t.csv")).toBe("The table holds no rows.");
  });

  it("weights that lie about themselves", async () => {
    const huge = Buffer.alloc(64);
    huge.writeBigUInt64LE(2n ** 60n);
    expect(await refusal(huge, "model.safetensors")).toMatch(
      /byte 0: the header claims 1152921504606846976/,
    );
    expect(await refusal(safetensors().subarray(0, 20), "model.safetensors")).toMatch(/byte 8/);
    expect(await refusal(bytes("GGUF"), "model.gguf")).toMatch(/byte 4/);
    const head = { size: 5_000_000_000 };
    expect(await refusal(safetensors().subarray(0, 30), "m.safetensors", head)).toMatch(
      /Use “annex import” on the machine/,
    );
  });

  it("a bomb of YAML aliases, and a workbook that is none", async () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"]
      .map((one, at) => `${one}: &${one} [${Array(9).fill(`*${"abcdefghij"[at]}`).join(",")}]`)
      .join("\n")}\n---\n# Bomb\n`;
    const start = performance.now();
    await refusal(bomb, "README.md");
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await refusal(bytes("PK\u0003\u0004nothing"), "a.xlsx")).toMatch(/damaged or no XLSX/);
  });
});

describe("a header without its weights", () => {
  it("brings the model and says that the digest is not known", async () => {
    const whole = safetensors();
    const read = await readFile(whole.subarray(0, whole.length - 12), {
      name: "tiny.safetensors",
      size: whole.length,
      asset: "Tiny",
    });
    expect(read.drafts[0]).toMatchObject({ name: "Tiny", artefacts: [], facts: { parameters: 6 } });
    expect(read.drafts[0]?.warnings?.[0]?.message).toContain("digest of the weights is not known");
  });
});
