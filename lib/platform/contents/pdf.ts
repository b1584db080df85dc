import { open } from "node:fs/promises";

/** Where viewers look for the end. */
const TAIL = 2048;

/** @returns what is wrong with a PDF, to follow its name; null when nothing is. */
export async function pdfFault(path: string): Promise<string | null> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    if (buffer.includes("%%EOF")) return null;
    return "is no whole PDF: its end is missing, or something else follows it. Export it again.";
  } finally {
    await handle.close();
  }
}
