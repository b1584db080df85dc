import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jpeg as drawnJpeg, png as drawnPng, office, PDF, zip } from "@/lib/testing/archives";
import { ALLOWED_ENDINGS, fileKind } from "./file-kind";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kind-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function verdict(name: string, bytes: Uint8Array | string) {
  const path = join(folder, "x");
  await writeFile(path, bytes);
  return fileKind(path, name);
}
const kindOf = async (name: string, bytes: Uint8Array | string) => {
  const found = await verdict(name, bytes);
  return found.ok ? found.kind : "refused";
};
const messageOf = async (name: string, bytes: Uint8Array | string) => {
  const found = await verdict(name, bytes);
  return found.ok ? "" : found.message;
};

const png = drawnPng(1, 1);
const jpeg = drawnJpeg(1, 1);
const pdf = PDF;

describe("the kind of a file", () => {
  it.each([
    ["report.pdf", pdf, "pdf"],
    ["Screen.PNG", png, "png"],
    ["photo.jpg", jpeg, "jpeg"],
    ["photo.jpeg", jpeg, "jpeg"],
    ["people.csv", "name,role\nMei,engineer\n", "csv"],
    ["note.txt", "Restore drill of 3 October: done.\n", "text"],
    ["note.md", "# Restore drill\n", "markdown"],
    ["facts.json", '{"tls":"1.3"}', "json"],
    ["facts.yml", "tls: '1.3'\n", "yaml"],
    ["run.log", "\u001b[32mok\u001b[0m 214 tests\r\n", "log"],
    ["pack.zip", zip({ "a.txt": "a" }), "zip"],
    ["plan.docx", office("wordprocessingml.document"), "docx"],
    ["list.xlsx", office("spreadsheetml.sheet"), "xlsx"],
    ["talk.pptx", office("presentationml.presentation"), "pptx"],
  ])("%s", async (name, bytes, kind) => {
    expect(await kindOf(name, bytes)).toBe(kind);
  });

  it.each([
    ["page.html", "<!doctype html><script>1</script>"],
    ["image.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["run.js", "alert(1)"],
    ["run.exe", Buffer.from("MZ\x90\0")],
    ["archive.tar.gz", Buffer.from("1f8b0800", "hex")],
    ["noending", "text"],
  ])("is not allowed for %s, and the message says what is", async (name, bytes) => {
    expect(await messageOf(name, bytes)).toMatch(/allowed are PDF, PNG, .* and PowerPoint files/);
  });

  it.each([
    ["png called pdf", "a.pdf", png],
    ["executable called pdf", "a.pdf", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
    ["page called png", "a.png", "<html><script>1</script></html>"],
    ["gif that is also script", "a.jpg", "GIF89a/*<svg onload=alert(1)>*/=1;"],
    ["zip called docx", "a.docx", zip({ "a.txt": "a" })],
    ["Java archive called zip", "a.zip", zip({ "META-INF/MANIFEST.MF": "Manifest-Version: 1.0" })],
    ["macro document called docx", "a.docx", office("ms-word.document.macroEnabled")],
    ["pdf behind a page", "a.pdf", Buffer.concat([Buffer.from("<html>"), pdf])],
    ["empty pdf", "a.pdf", ""],
    ["page called text", "a.txt", "\uFEFF\n <HTML><script>1</script>"],
    ["drawing called text", "a.md", "<svg onload=alert(1)>"],
    ["pdf called text", "a.txt", pdf],
    ["png called csv", "a.csv", png],
    ["program called log", "a.log", Buffer.from("7f454c4602010100", "hex")],
    ["text with NUL", "a.txt", "fine\0not"],
    ["broken UTF-8", "a.csv", Buffer.from("name\nJos\xe9\n", "latin1")],
    ["cut UTF-8", "a.csv", Buffer.from("é").subarray(0, 1)],
    ["UTF-16", "a.txt", Buffer.from("\uFEFFhello", "utf16le")],
  ])("refuses %s", async (_, name, bytes) => {
    expect(await kindOf(name, bytes)).toBe("refused");
  });

  it("says what to do", async () => {
    expect(await messageOf("a.pdf", png)).toContain("PNG content");
    expect(await messageOf("a.csv", Buffer.from([0xe9]))).toContain("encoding UTF-8");
  });

  it("lets a sentence begin like a signature", async () => {
    expect(await kindOf("a.txt", "MZ was checked.")).toBe("text");
    expect(await kindOf("a.log", "BM 12 started")).toBe("log");
    expect(await kindOf("a.txt", `${"x".repeat(65535)}é${"x".repeat(65535)}é`)).toBe("text");
  });

  it("lists its endings for an upload field", () => {
    expect(ALLOWED_ENDINGS).toContain(".pdf,.png,.jpg,.jpeg,.csv");
  });
});
