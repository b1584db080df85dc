import { type ByteSource, readExactly, refusePointer } from "./byte-source";
import { Findings, FormatError, type Found, sha256, shown } from "./found";
import { HeaderText } from "./safetensors/header-text";
import { checkLayout, isKnownType, readTensor, type Tensor } from "./safetensors/tensors";

// Safetensors: 8 bytes of length, a JSON header, the tensors. Only the first two are read.

/** The limit that the format sets for its header. */
const LONGEST_HEADER = 100_000_000;
const LENGTH_BYTES = 8;
const MOST_TENSORS = 500_000;
const LONGEST_METADATA = 200;

/**
 * Reads the header of a safetensors file.
 * @throws FormatError when the file is no safetensors file, is cut off or lies about itself
 */
export async function readSafetensors(source: ByteSource): Promise<Found> {
  const { text, dataStart } = await readHeader(source);
  const findings = new Findings();
  const metadata = new Map<string, string>();
  const tensors: Tensor[] = [];
  text.object("the header", (name) => {
    if (name === "__metadata__") readMetadata(text, metadata, findings);
    else if (tensors.length < MOST_TENSORS) tensors.push(readTensor(text, name));
    else throw text.fail(`the header names more than ${MOST_TENSORS} tensors.`);
  });
  text.end();
  checkLayout(tensors, { start: dataStart, end: source.size }, text);
  if (tensors.length === 0) findings.warn(`byte ${LENGTH_BYTES}`, "The file holds no tensors.");
  findings.note("tensors", tensors.length, `byte ${LENGTH_BYTES}`);
  return findings.found("safetensors", {
    name: said(metadata, "modelspec.title"),
    architecture: said(metadata, "modelspec.architecture"),
    licence: said(metadata, "modelspec.license"),
    ...count(tensors, findings),
  });
}

async function readHeader(source: ByteSource): Promise<{ text: HeaderText; dataStart: number }> {
  await refusePointer(source);
  const start = await readExactly(source, 0, LENGTH_BYTES, "the length of the header");
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  if (length > BigInt(LONGEST_HEADER)) {
    throw new FormatError(
      "byte 0",
      `the header claims ${length} bytes; the format allows ${LONGEST_HEADER}. This is no safetensors file.`,
    );
  }
  const bytes = await readExactly(source, LENGTH_BYTES, Number(length), "the header");
  const dataStart = LENGTH_BYTES + bytes.length;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: new HeaderText(text), dataStart };
  } catch {
    throw new FormatError(`byte ${LENGTH_BYTES}`, "the header is not UTF-8.");
  }
}

function readMetadata(text: HeaderText, metadata: Map<string, string>, findings: Findings): void {
  text.object("__metadata__", (key) => {
    const value = text.string("a value of __metadata__");
    metadata.set(key, value);
    const isLong = value.length > LONGEST_METADATA;
    const kept = isLong ? `${value.length} characters, SHA-256 ${sha256(value)}` : value;
    findings.note(`metadata ${key}`, kept, "__metadata__");
  });
}

const said = (metadata: ReadonlyMap<string, string>, key: string): string | null =>
  shown(metadata.get(key) ?? "") || null;

/** Whole numbers in which several weights are packed, so their count says nothing. */
const PACKED = new Set(["I32", "U32", "U8", "I64"]);

function count(tensors: readonly Tensor[], findings: Findings): Partial<Found> {
  const at = `byte ${LENGTH_BYTES}`;
  const values = new Map<string, number>();
  for (const { dtype, values: more } of tensors) values.set(dtype, (values.get(dtype) ?? 0) + more);
  const types = [...values].toSorted((a, b) => b[1] - a[1]);
  for (const [dtype, sum] of types) {
    findings.note(`values of type ${dtype}`, sum, at);
    if (!isKnownType(dtype)) {
      findings.warn(at, `The type “${shown(dtype)}” is not known, so its sizes were not checked.`);
    }
  }
  const most = types[0]?.[0];
  if (most === undefined) return {};
  const parameters = types.reduce((sum, [, more]) => sum + more, 0);
  if (!PACKED.has(most)) return { parameters, quantisation: shown(most) };
  findings.warn(
    at,
    `Most of the ${parameters} values are of type ${most}: the weights are packed, so the parameters cannot be counted.`,
  );
  return {};
}
