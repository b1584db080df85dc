import { AppError } from "@/lib/kernel/errors";
import type { Span } from "@/lib/platform/storage/store";

/** What was asked for lies outside the file: 416, with how long it is. */
export class OutOfRange extends AppError {
  readonly size: number;

  constructor(size: number) {
    super("invalid", `The file has no such part: it has ${size} bytes.`, { status: 416 });
    this.size = size;
  }
}

/** A strong tag: the hash of the bytes, so a part fits the parts that somebody already has. */
export const tagOf = (sha256: string) => `"${sha256}"`;

const RANGE = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/;

/**
 * The part a request asks for (RFC 9110, 14). What is no single part of bytes is answered with the whole,
 * and so is a part of a file that is another one by now.
 * @throws OutOfRange when nothing of it is there
 */
export function spanOf(headers: Headers, tag: string, size: number): Span | null {
  const match = RANGE.exec(headers.get("range") ?? "");
  const expected = headers.get("if-range");
  if (!match || (expected !== null && expected.trim() !== tag)) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  if (first === "") {
    // The last so many bytes.
    if (Number(last) === 0 || size === 0) throw new OutOfRange(size);
    return { from: Math.max(0, size - Number(last)), to: size - 1 };
  }
  const from = Number(first);
  if (last !== "" && Number(last) < from) return null;
  if (from >= size) throw new OutOfRange(size);
  return { from, to: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
