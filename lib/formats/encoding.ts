import { FormatError } from "./document";

/**
 * Bytes as text, which must be UTF-8.
 * @throws FormatError with line and column of the first byte that is not
 */
export function utf8(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new FormatError("line 1, column 1: the file is saved as UTF-16; save it as UTF-8.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(`${placeOfFault(bytes)}: the file is not UTF-8; save it as UTF-8.`);
  }
}

const LINE_FEED = 0x0a;
const FAULT = "\ufffd";

function placeOfFault(bytes: Uint8Array): string {
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const text = new TextDecoder().decode(bytes.subarray(start, end));
    const at = text.indexOf(FAULT);
    if (at !== -1) return `line ${line}, column ${at + 1}`;
    start = end + 1;
  }
  return "line 1";
}
