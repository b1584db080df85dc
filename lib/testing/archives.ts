import { crc32, deflateRawSync } from "node:zlib";

/** One part of an archive, and what its headers say of it, which need not be true. */
export interface PartOf {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** What the headers say it unpacks to. */
  readonly says?: number;
  readonly isEncrypted?: boolean;
  /** Where the directory says that it lies, in place of where it does. */
  readonly at?: number;
  /** Packed already, so that large ones are packed once. */
  readonly packed?: Uint8Array;
}

/** A ZIP file, byte by byte, as honest as its parts. */
export function zipOf(parts: readonly PartOf[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const bytes = Buffer.from(part.bytes);
    const data = Buffer.from(part.packed ?? deflateRawSync(bytes, { level: 9 }));
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.isEncrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(part.says ?? bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(part.at ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, rest, name]));
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, name, data]);
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from("PK\x05\x06"), end]);
}

/** An honest archive of texts by name. */
export const zip = (entries: Readonly<Record<string, Uint8Array | string>>) =>
  zipOf(Object.entries(entries).map(([name, bytes]) => ({ name, bytes })));

/** An office document as far as its kind is told by. */
export const office = (main: string, more: Readonly<Record<string, Uint8Array | string>> = {}) =>
  zip({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/a.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`,
    "a.xml": "<a/>",
    ...more,
  });

/** A picture's header with these dimensions; its pixels are missing, which nobody counts. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(17);
  header.write("IHDR");
  header.writeUInt32BE(width, 4);
  header.writeUInt32BE(height, 8);
  header.set([8, 2, 0, 0, 0], 12);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(header));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a0000000d", "hex"),
    header,
    check,
    Buffer.from("0000000a49444154789c63000100000500010d0a2db4", "hex"),
    Buffer.from("0000000049454e44ae426082", "hex"),
  ]);
}

/** The same of a JPEG. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from("ffc00011080000000003012200021101031101", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb00040000", "hex"),
    frame,
    Buffer.from("ffda0008010100003f00ffd9", "hex"),
  ]);
}

export const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
