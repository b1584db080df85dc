import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Piece } from "@/lib/domain/assets/imports/drafts/rules";
import type { Mapping } from "@/lib/domain/assets/imports/tables/schema";
import { FormatError } from "@/lib/formats/document";
import { recognise } from "@/lib/formats/recognise";
import { AppError, invalid, tooLarge } from "@/lib/kernel/errors";
import type { AssetKind } from "@/prisma/generated/enums";
import { type ReadFile, readFile, readWeights } from "./read";

// Files and folders on the machine where they lie. Weights are hashed while they stream by; only what
// their headers say goes on.

const MOST_BYTES = 32_000_000;
const MOST_FILES = 20_000;
const WEIGHTS = /\.(safetensors|gguf)$/i;
/** In a folder; a file that is named is read whatever it is called. */
const LOOKED_AT =
  /\.(md|markdown|safetensors|gguf|json|ya?ml|csv|tsv|xlsx|modelfile)$|(^|\/)(Modelfile|MLmodel)$/i;

interface Options {
  readonly kind?: AssetKind | undefined;
  readonly mapping?: Mapping | undefined;
}

export interface FoundFiles {
  readonly pieces: Piece[];
  readonly warnings: string[];
  readonly refused: { file: string; message: string }[];
}

/** Reads these files and folders. What is none of our formats is passed over in a folder, and said. */
export async function readPaths(paths: readonly string[], options: Options): Promise<FoundFiles> {
  const found: FoundFiles = { pieces: [], warnings: [], refused: [] };
  for (const path of paths) {
    const isFolder = statOf(path).isDirectory();
    for (const file of isFolder ? filesIn(path) : [path]) {
      await readOne(file, { ...options, isFolder, root: isFolder ? path : dirname(path) }, found);
    }
  }
  return found;
}

interface Reading extends Options {
  readonly isFolder: boolean;
  readonly root: string;
}

async function readOne(file: string, reading: Reading, found: FoundFiles) {
  const name = relative(reading.root, file) || basename(file);
  try {
    if (reading.isFolder && !isOurs(file)) {
      found.warnings.push(`${name}: passed over, it is none of the formats that can be read.`);
      return;
    }
    const read = await (WEIGHTS.test(file) ? weightsOf(file) : contentsOf(file, reading));
    for (const warning of read.warnings) found.warnings.push(`${name}: ${warning}`);
    const { format, drafts } = read;
    found.pieces.push({ folder: dirname(resolve(file)), file: name, format, drafts });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    found.refused.push({ file, message: error.message });
  }
}

function isOurs(file: string): boolean {
  if (WEIGHTS.test(file) || statOf(file).size > MOST_BYTES) return true;
  try {
    recognise(file, readFileSync(file));
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** The folder's name is the model's, where its files do not say. */
const folderName = (file: string) => basename(dirname(resolve(file)));

async function contentsOf(file: string, { kind, mapping }: Options): Promise<ReadFile> {
  if (statOf(file).size > MOST_BYTES) {
    throw tooLarge(`The file may have at most ${MOST_BYTES / 1_000_000} MB.`);
  }
  const asset = folderName(file);
  const told = { name: join(asset, basename(file)), asset, kind };
  const read = await readFile(readFileSync(file), told);
  // Nobody sits here to look at the columns: what is not named as a field has to be mapped.
  if (!read.columns) return read;
  const { mapping: likely, headers } = read.columns;
  const sure = headers.filter((one) => likely[one] !== "").map((one) => [one, likely[one] ?? ""]);
  return readFile(readFileSync(file), {
    ...told,
    mapping: { ...Object.fromEntries(sure), ...mapping },
    isStrict: true,
  });
}

async function weightsOf(file: string): Promise<ReadFile> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const source = {
      size,
      read: (offset: number, length: number) => bytesOf(handle, offset, length),
    };
    const told = { name: file, asset: folderName(file) };
    // Whether it is what it says comes first: hashing takes minutes.
    await readWeights(source, told);
    return await readWeights(source, { ...told, sha256: await hashOf(file) });
  } finally {
    await handle.close();
  }
}

async function bytesOf(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter(
      (one) => LOOKED_AT.test(one) && !/(^|\/)(\.|node_modules\/)/.test(relative(folder, one)),
    );
  if (files.length > MOST_FILES) {
    throw invalid({ file: [`${folder} holds more than ${MOST_FILES} files; name one below it.`] });
  }
  return files.sort();
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw invalid({ file: [`${path} cannot be read.`] }, `${path} cannot be read.`);
  }
}
