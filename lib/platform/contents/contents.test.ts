import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jpeg, office, PDF, png, zip, zipOf } from "@/lib/testing/archives";
import { archiveFault } from "./archive";
import { imageFault } from "./image";
import { pdfFault } from "./pdf";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contents-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function onDisk<T>(bytes: Uint8Array, look: (path: string) => Promise<T>): Promise<T> {
  const path = join(folder, "x");
  await writeFile(path, bytes);
  const found = await look(path);
  expect(await readdir(folder)).toEqual(["x"]);
  return found;
}
const faultOf = (bytes: Uint8Array) => onDisk(bytes, archiveFault);
const sheet = (more = {}) => office("spreadsheetml.sheet", more);

const MEGABYTE = Buffer.alloc(1024 * 1024);
const packedMegabyte = deflateRawSync(MEGABYTE, { level: 9 });
/** Each of these says that it unpacks to a megabyte, and does. */
const zeroes = (name: string) => ({ name, bytes: MEGABYTE, packed: packedMegabyte });
/** Noise, so that the ratio alone is in order. */
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, bytes: `line ${at}` }));

describe("an archive", () => {
  it("may hold files, folders and documents that hold others", async () => {
    expect(await faultOf(zip({ "a.txt": "a", "b/": "", "b/c.csv": "x,y\n" }))).toBeNull();
    const report = office("wordprocessingml.document", { "word/embeddings/1.xlsx": sheet() });
    expect(await faultOf(zip({ "list.xlsx": sheet(), "report.docx": report }))).toBeNull();
    expect(await faultOf(zipOf(many(2000)))).toBeNull();
    // A small file of much of the same is no bomb.
    expect(await faultOf(zip({ "a.log": "a".repeat(900_000) }))).toBeNull();
  });

  it.each([
    ["a flat bomb", zipOf([zeroes("0"), zeroes("1")]), "100 times its size"],
    [
      "a bomb whose header says nothing",
      zipOf([{ ...zeroes("0"), says: 0 }, zeroes("1")]),
      "damaged",
    ],
    ["more than it says", zipOf([{ name: "a", bytes: "aaaa", says: 2 }]), "damaged"],
    ["less than it says", zipOf([{ name: "a", bytes: "aaaa", says: 9 }]), "damaged"],
    [
      "parts that share their bytes",
      zipOf(Array.from({ length: 300 }, (_, at) => ({ ...zeroes(`${at}`), at: 0 }))),
      "",
    ],
    ["too many parts", zipOf(many(2001)), "more than 2000 files"],
    ["an archive within", zip({ "in.zip": zip({ "a.txt": "a" }) }), "another archive"],
    ["one under another name", zip({ "in.txt": zip({ "a.txt": "a" }) }), "another archive"],
    ["a packed file within", zip({ "in.log": gzipSync("a") }), "another archive"],
    [
      "an archive that is called a document",
      zip({ "in.xlsx": zip({ "deeper.zip": zip({ "a.txt": "a" }) }) }),
      "another archive",
    ],
    [
      "a bomb in a document in an archive",
      zip({ "in.docx": zipOf([zeroes("0"), zeroes("1"), zeroes("2")]) }),
      "100 times its size",
    ],
    [
      "documents without an end",
      zip({ "1.docx": zip({ "2.docx": zip({ "3.docx": zip({ "4.txt": "a" }) }) }) }),
      "another archive",
    ],
    ["a password", zipOf([{ name: "a", bytes: "a", isEncrypted: true }]), "password"],
    ["a name that leads out", zip({ "../../etc/cron.d/x": "a" }), "leads out"],
    ["a name from the root", zip({ "/etc/cron.d/x": "a" }), "leads out"],
    ["half of it", zip({ "a.txt": "a".repeat(500) }).subarray(0, 60), "damaged"],
    ["no directory", Buffer.from("PK\x03\x04 and nothing else"), "damaged"],
  ])("is refused for %s", async (_, bytes, fault) => {
    expect(await faultOf(bytes)).toContain(fault);
    expect(await faultOf(bytes)).not.toBeNull();
  });

  it("is counted while it is unpacked, not after", async () => {
    const parts = Array.from({ length: 600 }, (_, at) => zeroes(`${at}`));
    // As much noise as makes the ratio fit: only the total is too much.
    const noise = Buffer.alloc(6 * 1024 * 1024);
    for (let at = 0; at < noise.length; at += 4)
      noise.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
    const bytes = zipOf([
      { name: "noise", bytes: noise, packed: deflateRawSync(noise, { level: 0 }) },
      ...parts,
    ]);
    const before = process.memoryUsage().rss;
    expect(await faultOf(bytes)).toContain("more than 512 MB");
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe("a picture", () => {
  const look = (bytes: Uint8Array, kind: "png" | "jpeg") =>
    onDisk(bytes, (path) => imageFault(path, kind));

  it.each([
    ["png", 7000, 7000],
    ["png", 1, 1],
    ["jpeg", 7000, 7000],
    ["jpeg", 1, 1],
  ] as const)("%s of %i by %i may be kept", async (kind, width, height) => {
    expect(await look(kind === "png" ? png(width, height) : jpeg(width, height), kind)).toBeNull();
  });

  it.each([
    ["png of 100 million pixels", "png", png(10_000, 10_000), "50 million"],
    ["png of all pixels", "png", png(0xffffffff, 0xffffffff), "50 million"],
    ["jpeg of all pixels", "jpeg", jpeg(65_535, 65_535), "50 million"],
    ["png without width", "png", png(0, 10), "no whole picture"],
    ["jpeg without height", "jpeg", jpeg(10, 0), "no whole picture"],
    ["png that was cut", "png", png(9, 9).subarray(0, 40), "no whole picture"],
    ["png of its first bytes", "png", png(9, 9).subarray(0, 9), "no whole picture"],
    ["jpeg that was cut", "jpeg", jpeg(9, 9).subarray(0, 30), "no whole picture"],
    ["jpeg without a frame", "jpeg", Buffer.from("ffd8ffd9", "hex"), "no whole picture"],
    ["jpeg with a segment of nothing", "jpeg", Buffer.from("ffd8ffe00000", "hex"), "no whole"],
    [
      "png with an archive behind it",
      "png",
      Buffer.concat([png(9, 9), zip({ "a.txt": "a" })]),
      "no whole picture",
    ],
    [
      "png whose header was changed",
      "png",
      Buffer.from(png(9, 9)).fill(1, 16, 17),
      "no whole picture",
    ],
  ] as const)("is refused: %s", async (_, kind, bytes, fault) => {
    expect(await look(bytes, kind)).toContain(fault);
  });
});

describe("a PDF", () => {
  it("must have its end, and little after it", async () => {
    expect(await onDisk(PDF, pdfFault)).toBeNull();
    expect(await onDisk(PDF.subarray(0, -6), pdfFault)).toContain("no whole PDF");
    const page = Buffer.from(`<script>1</script>${" ".repeat(3000)}`);
    expect(await onDisk(Buffer.concat([PDF, page]), pdfFault)).toContain("no whole PDF");
  });
});
