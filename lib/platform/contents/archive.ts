import { open, rm, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { endingOf } from "../file-name";

// What an archive would become when somebody unpacks it, found by unpacking it: headers may say anything.

const MOST_PARTS = 2000;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_RATIO = 100;
/** Little is harmless however well it was packed. */
const FREE = 1024 * 1024;
/** A workbook within a document within an archive. */
const DEEPEST = 2;
const DOCUMENTS = new Set(["docx", "xlsx", "pptx"]);

/** @returns what is wrong with a ZIP file or office document, to follow its name; null when nothing is. */
export async function archiveFault(path: string): Promise<string | null> {
  try {
    await look(path, 0, new Budget((await stat(path)).size));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    if (isOurs(error)) throw error;
    if (error instanceof Error && LEADS_OUT.test(error.message)) {
      return "holds a file whose name leads out of its folder. Make it again without.";
    }
    return "is damaged: it cannot be unpacked. Make it again.";
  }
}

const LEADS_OUT = /^(invalid relative path|absolute path|invalid characters in fileName)/;

class Refusal extends Error {}

/** One for the whole, however deep its parts lie. */
class Budget {
  private parts = 0;
  private bytes = 0;
  private readonly packed: number;

  constructor(packed: number) {
    this.packed = packed;
  }

  part(count = 1): void {
    this.parts += count;
    if (this.parts > MOST_PARTS) {
      throw new Refusal(`holds more than ${MOST_PARTS} files. Send the ones that prove something.`);
    }
  }

  add(size: number): void {
    this.bytes += size;
    if (this.bytes > MOST_BYTES) throw new Refusal("unpacks to more than 512 MB. Split it.");
    if (this.bytes > FREE && this.bytes > this.packed * MOST_RATIO) {
      throw new Refusal(
        `unpacks to more than ${MOST_RATIO} times its size, as bombs do. Send its files by themselves.`,
      );
    }
  }
}

async function look(path: string, depth: number, budget: Budget): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, validateEntrySizes: true });
  try {
    if (zip.entryCount > MOST_PARTS) budget.part(zip.entryCount);
    for await (const entry of zip.eachEntry()) {
      budget.part();
      if (!entry.fileName.endsWith("/")) await lookAtPart({ zip, entry, path, depth, budget });
    }
  } finally {
    zip.close();
  }
}

interface Part {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly path: string;
  readonly depth: number;
  readonly budget: Budget;
}

async function lookAtPart({ zip, entry, path, depth, budget }: Part): Promise<void> {
  if (entry.isEncrypted()) {
    throw new Refusal("is protected by a password, so nobody can check it. Send it without.");
  }
  const inner = `${path}.${depth + 1}`;
  const mayHold = depth < DEEPEST && DOCUMENTS.has(endingOf(entry.fileName));
  const stream = await zip.openReadStreamPromise(entry);
  try {
    const head = await drain(stream, budget, mayHold ? inner : null);
    if (!isArchive(head)) return;
    if (!mayHold || !isZip(head)) {
      throw new Refusal(
        "holds another archive. Unpack that one and send its files, or send it alone.",
      );
    }
    await look(inner, depth + 1, budget);
  } finally {
    stream.destroy();
    if (mayHold) await rm(inner, { force: true });
  }
}

const HEAD = 512;

/** Counts all of a part, and writes it where it can be opened. @returns its first bytes */
async function drain(stream: Readable, budget: Budget, to: string | null): Promise<Buffer> {
  const file = to ? await open(to, "wx", 0o600) : null;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      const bytes: Buffer = chunk;
      budget.add(bytes.length);
      if (head.length < HEAD) head = Buffer.concat([head, bytes.subarray(0, HEAD - head.length)]);
      await file?.writeFile(bytes);
    }
  } finally {
    await file?.close();
  }
  return head;
}

const startsWith = (bytes: Buffer, ...signatures: string[]) =>
  signatures.some((one) => bytes.subarray(0, one.length / 2).equals(Buffer.from(one, "hex")));
const isZip = (head: Buffer) => startsWith(head, "504b0304", "504b0506");
/** By the bytes: a name is only what somebody says. */
const isArchive = (head: Buffer) =>
  isZip(head) ||
  // gzip, bzip2, xz, 7-Zip, RAR, Zstandard, LZ4, LZIP, CAB
  startsWith(head, "1f8b08", "fd377a585a00", "377abcaf271c", "526172211a07") ||
  startsWith(head, "28b52ffd", "04224d18", "4c5a4950", "4d534346") ||
  /^BZh[1-9]1AY&SY/.test(head.subarray(0, 10).toString("latin1")) ||
  head.subarray(257, 262).toString("latin1") === "ustar";

/** A fault of this machine rather than of the file: those of the packing begin with Z. */
const isOurs = (error: unknown) =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  /^E[A-Z]+$/.test(error.code);
