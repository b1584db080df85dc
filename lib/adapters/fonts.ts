import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fonts } from "@/lib/formats/pdf/paper";
import { unpackWoff } from "@/lib/formats/pdf/woff";

/** Latin with its extensions, Greek and Cyrillic in one file each. */
const FILES = "node_modules/@fontsource/dejavu-sans/files";

async function face(weight: 400 | 700) {
  const name = `dejavu-sans-latin-${weight}-normal.woff`;
  return unpackWoff(await readFile(join(process.cwd(), FILES, name)));
}

let unpacked: Promise<Fonts> | undefined;

/** The faces for documents, read and unpacked once. */
export function fonts(): Promise<Fonts> {
  unpacked ??= Promise.all([face(400), face(700)]).then(([regular, bold]) => ({ regular, bold }));
  // A disk that fails once must not fail every document after it.
  unpacked.catch(() => {
    unpacked = undefined;
  });
  return unpacked;
}
