import { inflateSync } from "node:zlib";

const HEAD = 44;
const ENTRY = 20;
const SIGNATURE = 0x774f_4646;
/** More than any table of a font that we ship. */
const MOST = 8 * 1024 * 1024;

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly bytes: Buffer;
}

/**
 * A font as the PDF writer reads it fast: WOFF packs each table, and unpacking them here once takes
 * milliseconds where its own unpacker takes seconds for every document.
 */
export function unpackWoff(file: Uint8Array): Uint8Array {
  const woff = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (woff.length < HEAD || woff.readUInt32BE(0) !== SIGNATURE) {
    throw new Error("This font is not a WOFF file.");
  }
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, HEAD + at * ENTRY));
  return written(woff.readUInt32BE(4), tables);
}

function tableAt(woff: Buffer, at: number): Table {
  const [offset, packed, whole] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
  if (offset === undefined || packed === undefined || whole === undefined || whole > MOST) {
    throw new Error("This font holds a table that cannot be.");
  }
  const raw = woff.subarray(offset, offset + packed);
  const bytes = packed < whole ? inflateSync(raw, { maxOutputLength: whole }) : raw;
  return { tag: woff.readUInt32BE(at), checksum: woff.readUInt32BE(at + 16), bytes };
}

/** The tables behind each other, as in an OpenType file. */
function written(flavour: number, tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((tables.length - 2 ** power) * 16, 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, bytes }, at) => {
    const entry = 12 + at * 16;
    [tag, checksum, offset, bytes.length].forEach((value, field) => {
      head.writeUInt32BE(value, entry + field * 4);
    });
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
