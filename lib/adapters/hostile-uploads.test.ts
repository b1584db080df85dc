import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { fileStore } from "@/lib/platform/storage/files";
import type { ObjectStore } from "@/lib/platform/storage/store";
import { jpeg, office, PDF, png, zip, zipOf } from "@/lib/testing/archives";
import { dataPart, END, filePart, request } from "@/lib/testing/form";

vi.mock("@/lib/platform/env", () => ({
  env: { data: join(tmpdir(), "never-used"), s3: null, uploadLimit: 25 * 1024 * 1024 },
}));
const { readUpload } = await import("./upload");
const { contentResponse } = await import("./download");

let folder: string;
let store: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
  store = fileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const formOf = (name: string, bytes: Uint8Array | string) =>
  Buffer.concat([filePart(bytes, name), dataPart({}), END]);
const upload = (name: string, bytes: Uint8Array | string) =>
  readUpload(request(formOf(name, bytes)), { store });

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);
const bomb = zipOf([
  { name: "0", bytes: megabytes(8), packed: deflateRawSync(megabytes(8), { level: 9 }) },
]);
const PAGE = "<!doctype html><script>fetch('/api/app/people')</script>";
const SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

describe("what is refused, and nothing of it kept", () => {
  it.each([
    ["a flat bomb", "pack.zip", bomb],
    ["a nested bomb", "pack.zip", zip({ "in.zip": bomb })],
    ["a bomb in a document", "plan.docx", office("wordprocessingml.document", { b: bomb })],
    ["a document that is a bomb", "pack.zip", zip({ "plan.docx": bomb })],
    ["a picture of 10 gigapixels", "photo.png", png(100_000, 100_000)],
    ["a picture without its end", "photo.jpg", jpeg(100, 100).subarray(0, 20)],
    ["a page", "page.html", PAGE],
    ["a page that is called a text", "page.txt", PAGE],
    ["a page that is called a picture", "page.png", PAGE],
    ["a drawing", "drawing.svg", SVG],
    ["a drawing that is called a text", "drawing.md", SVG],
    ["a drawing behind a declaration", "drawing.json", `<?xml version="1.0"?>${SVG}`],
    ["a picture that is also a script", "photo.png", "GIF89a/*<svg onload=alert(1)>*/=1;"],
    ["a script that begins like a picture", "run.js", "GIF89a=1;alert(1)"],
    ["a picture with an archive behind it", "photo.png", Buffer.concat([png(9, 9), bomb])],
    ["a page in front of a PDF", "report.pdf", Buffer.concat([Buffer.from(PAGE), PDF])],
    ["no bytes", "empty.pdf", ""],
    ["another kind than its name says", "report.pdf", png(9, 9)],
    ["a name of nothing but marks", "\u200B\u200E.txt", "a"],
    ["a program", "tool.pdf", Buffer.from("4d5a90000300000004000000ffff0000", "hex")],
  ])("%s", async (_, name, bytes) => {
    await expect(upload(name, bytes)).rejects.toSatisfy(
      (error) => error instanceof AppError && [415, 422].includes(error.status),
    );
    expect(await Array.fromAsync(store.list())).toEqual([]);
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  });

  it("a body that is shorter than it said", async () => {
    const form = formOf("note.txt", "All of it is here.");
    const short = readUpload(request(form, { length: form.length + 50 }), { store });
    await expect(short).rejects.toMatchObject({ status: 400 });
    const cut = readUpload(request(form.subarray(0, -20), { length: form.length, breaks: true }), {
      store,
    });
    await expect(cut).rejects.toMatchObject({ status: 400 });
    expect(await Array.fromAsync(store.list())).toEqual([]);
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  });
});

const comment = Buffer.from(`\xff\xfe\0\0${PAGE}`, "latin1");
comment.writeUInt16BE(comment.length - 2, 2);
const withComment = Buffer.concat([jpeg(9, 9).subarray(0, 2), comment, jpeg(9, 9).subarray(2)]);

describe("what is kept, and comes back unable to act", () => {
  const LATE = `Notes of the restore drill.\n${PAGE}\n${SVG}`;
  it.each([
    ["a PDF with a page in it", "report.pdf", Buffer.concat([PDF, Buffer.from(PAGE)])],
    ["a picture with a script in its comment", "photo.jpg", withComment],
    ["a text with a script further down", "notes.txt", LATE],
    ["a table with a formula", "table.csv", '=cmd|"/c calc"!A1,2\n'],
    ["a name that leads out", "../../../etc/passwd.txt", "a"],
    ["a name from Windows", "C:\\Windows\\a.txt", "a"],
    ["a name with a line break", "a%0D%0ASet-Cookie: b=1.txt", "a"],
    ["a name that ends its own header", 'a.txt"\r\nContent-Type: text/html\r\n\r\n', "a"],
    ["a name that is read from the right", "a\u202Etxt.exe.txt", "a"],
    ["a name of 300 letters", `${"x".repeat(300)}.txt`, "a"],
    ["a name with quotes and semicolons", "a'; filename=evil.html.txt", "a"],
  ])("%s", async (_, name, bytes) => {
    const { file } = await upload(name, bytes);
    expect(file.name.length).toBeLessThanOrEqual(200);
    expect(file.name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
    for (const view of ["", "?view"]) {
      const answer = await contentResponse({
        content: file,
        request: new Request(`http://annex.example/content${view}`),
        store,
      });
      await answer.arrayBuffer();
      const { headers } = answer;
      const isShown = view !== "" && ["pdf", "jpeg"].includes(file.kind);
      expect(headers.get("content-type")).not.toMatch(/html|svg|xml|script/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-disposition")).toMatch(isShown ? /^inline;/ : /^attachment;/);
      expect(headers.get("content-disposition")).not.toMatch(/[\r\n]/);
      expect(headers.get("set-cookie")).toBeNull();
    }
  });
});
