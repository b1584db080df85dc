import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";

/** More than this many pixels stall whoever opens the picture. */
const MOST_PIXELS = 50_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** @returns what is wrong with a picture, to follow its name; null when nothing is. */
export async function imageFault(path: string, kind: "png" | "jpeg"): Promise<string | null> {
  const handle = await open(path);
  try {
    const size = await (kind === "png" ? pngSize(handle) : jpegSize(handle));
    if (!size || size.width === 0 || size.height === 0) {
      return "is no whole picture. Save it again, and send that.";
    }
    const pixels = size.width * size.height;
    if (pixels <= MOST_PIXELS) return null;
    return `has ${size.width} by ${size.height} pixels. Make it smaller: 50 million at most.`;
  } finally {
    await handle.close();
  }
}

const END_OF_PNG = Buffer.from("0000000049454e44ae426082", "hex");

/** A PNG begins with its header and ends with its end: nothing else hides behind it. */
async function pngSize(handle: FileHandle): Promise<Size | null> {
  const head = await bytesAt(handle, 8, 25);
  if (head.length < 25 || head.readUInt32BE(0) !== 13) return null;
  if (head.toString("latin1", 4, 8) !== "IHDR") return null;
  if (crc32(head.subarray(4, 21)) !== head.readUInt32BE(21)) return null;
  const { size } = await handle.stat();
  const tail = await bytesAt(handle, size - END_OF_PNG.length, END_OF_PNG.length);
  if (!tail.equals(END_OF_PNG)) return null;
  return { width: head.readUInt32BE(8), height: head.readUInt32BE(12) };
}

/** The frame header comes after tables and comments, each of which says how long it is. */
async function jpegSize(handle: FileHandle): Promise<Size | null> {
  let at = 2;
  for (let segments = 0; segments < 500; segments += 1) {
    const head = await bytesAt(handle, at, 9);
    if (head.length < 4 || head[0] !== 0xff) return null;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      return head.length < 9 ? null : { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    }
    // The picture's data, or the end, before anybody said how large it is.
    if (marker === 0xda || marker === 0xd9 || head.readUInt16BE(2) < 2) return null;
    at += 2 + head.readUInt16BE(2);
  }
  return null;
}

/** SOF0 to SOF15 without the three that are tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  if (at < 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
