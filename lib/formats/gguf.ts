import { type ByteSource, refusePointer } from "./byte-source";
import { Findings, FormatError, type Found, shown } from "./found";
import { Cursor } from "./gguf/cursor";
import { type Metadata, readMetadata, TOKENS } from "./gguf/metadata";
import { checkLayout, readTensors, valuesByType } from "./gguf/tensors";
import { FULL_PRECISION, fileType, TENSOR_TYPES } from "./gguf/types";

// GGUF, versions 2 and 3: a header of key-values and tensor entries, then the weights, never read.

/** Vocabularies of 256,000 tokens with their merges take 10 MB; no honest header needs more than this. */
const LONGEST_HEADER = 128_000_000;
const MOST = 1_000_000_000;
const MAGIC = "GGUF";
const DEFAULT_ALIGNMENT = 32;
/** Facts about the model that its writer filled in. */
const NOTED =
  /^general\.(basename|finetune|size_label|quantized_by|organization|version|url|repo_url|license\.(name|link)|quantization_version|dataset\.\d+\.name)$|^tokenizer\.ggml\.(model|pre)$|^split\.(no|count)$|^adapter\./;

/**
 * Reads the header of a GGUF file.
 * @throws FormatError when the file is no GGUF file, is cut off or lies about itself
 */
export async function readGguf(source: ByteSource): Promise<Found> {
  await refusePointer(source);
  const cursor = new Cursor(source, LONGEST_HEADER);
  const version = await readVersion(cursor);
  const tensorCount = await cursor.count("the number of tensors", MOST);
  const metadata = await readMetadata(cursor, await cursor.count("the number of key-values", MOST));
  const tensors = await readTensors(cursor, tensorCount);
  const alignment = alignmentOf(metadata, cursor);
  checkLayout(tensors, cursor, { alignment, size: source.size });

  const findings = new Findings();
  findings.note("version", version, "byte 4");
  findings.note("tensors", tensorCount, "byte 8");
  for (const [key, { value, at }] of metadata.values) {
    if (NOTED.test(key)) findings.note(key, value, at);
  }
  for (const [key, sha256] of metadata.digests) {
    findings.digests.push({ of: digestName(key), sha256 });
  }
  return summary(metadata, valuesByType(tensors), findings);
}

async function readVersion(cursor: Cursor): Promise<number> {
  const magic = new TextDecoder("latin1").decode(await cursor.bytes(4, "the magic"));
  if (magic !== MAGIC) throw new FormatError("byte 0", "the file does not begin with “GGUF”.");
  await cursor.fetch(4, "the version");
  const bytes = cursor.take(4);
  const little = bytes.getUint32(0, true);
  // Big-endian machines write their numbers the other way round; then so does the version.
  cursor.isLittle = (little & 0xffff) !== 0;
  const version = cursor.isLittle ? little : bytes.getUint32(0, false);
  if (version !== 2 && version !== 3) {
    throw new FormatError(
      "byte 4",
      `version ${version} is not read; convert the file to version 3.`,
    );
  }
  return version;
}

function alignmentOf({ values }: Metadata, cursor: Cursor): number {
  const given = values.get("general.alignment");
  if (!given) return DEFAULT_ALIGNMENT;
  const alignment = Number(given.value);
  if (!Number.isInteger(alignment) || alignment < 8 || alignment % 8 !== 0) {
    throw new FormatError(given.at, "general.alignment must be a multiple of 8.");
  }
  if (alignment > LONGEST_HEADER) throw cursor.fail(`an alignment of ${alignment} is not read.`);
  return alignment;
}

/** “chat template”, “chat template tool_use” or “tokenizer”. */
const digestName = (key: string): string =>
  key === TOKENS
    ? "tokenizer"
    : key.replace("tokenizer.chat_template", "chat template").replace(".", " ");

function summary(
  { values }: Metadata,
  types: [type: number, values: number][],
  findings: Findings,
): Found {
  const said = (key: string) => shown(String(values.get(key)?.value ?? "")) || null;
  const number = (key: string) => {
    const value = values.get(key)?.value;
    return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
  };
  const architecture = said("general.architecture");
  if (!architecture) findings.warn("byte 24", "general.architecture is missing.");
  const parts = number("split.count") ?? 1;
  const counted = types.reduce((sum, [, more]) => sum + more, 0);
  if (parts > 1) {
    findings.warn("split.count", `This is one of ${parts} files; its weights are only a part.`);
  }
  return findings.found("gguf", {
    name: said("general.name"),
    family: said("general.basename"),
    architecture,
    parameters: parts > 1 || counted === 0 ? null : counted,
    quantisation: quantisation(values.get("general.file_type")?.value, types, findings),
    contextLength: number(`${architecture}.context_length`),
    licence: said("general.license"),
    baseModels: baseModels(said),
  });
}

function quantisation(
  given: string | number | boolean | undefined,
  types: readonly [type: number, values: number][],
  findings: Findings,
): string | null {
  const at = "general.file_type";
  for (const [type, values] of types) {
    const known = TENSOR_TYPES.get(type)?.name ?? `${type}`;
    findings.note(`values of type ${known}`, values, "tensors");
    if (!TENSOR_TYPES.has(type)) {
      findings.warn("tensors", `Tensor type ${type} is not known, so its sizes were not checked.`);
    }
  }
  const [first] = types;
  const most = first ? (TENSOR_TYPES.get(first[0])?.name ?? null) : null;
  if (typeof given !== "number") return most;
  const name = fileType(given);
  if (name === null) {
    findings.warn(at, `File type ${given} is not known; the type of most weights was taken.`);
    return most;
  }
  if (most && FULL_PRECISION.has(most) !== FULL_PRECISION.has(name)) {
    findings.warn(at, `The file calls itself ${name}, but most of its weights are ${most}.`);
  }
  return name;
}

function baseModels(said: (key: string) => string | null): string[] {
  const named = Array.from({ length: 20 }, (_, index) => {
    const key = `general.base_model.${index}`;
    const address = said(`${key}.repo_url`)?.replace(/^https:\/\/huggingface\.co\//, "");
    const name = [said(`${key}.organization`), said(`${key}.name`)].filter(Boolean).join("/");
    return address ?? name;
  });
  return named.filter(Boolean);
}
