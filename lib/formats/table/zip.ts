import { inflateRawSync } from "node:zlib";
import { FormatError } from "../document";

// The directory of a zip, looked at before anything is unpacked: a small file may claim to hold much.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 2000;
const MOST_BYTES = 200_000_000;

export interface Packed {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** @throws FormatError when it is no zip, or would unpack to more than anybody sends. */
export function directory(bytes: Uint8Array): Packed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new FormatError("The workbook holds thousands of parts.");
  const entries: Packed[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw broken();
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.reduce((sum, one) => sum + one.size, 0) > MOST_BYTES) {
    throw new FormatError("The workbook unpacks to more than 200 MB.");
  }
  return entries;
}

/** @throws FormatError when the part is not what the directory says. */
export function unpacked(bytes: Uint8Array, entry: Packed): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.byteLength) throw broken();
  const start =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch {
    throw broken();
  }
}

function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw broken();
}

const broken = () => new FormatError("The workbook is damaged or no XLSX file.");
