import { invalid } from "@/lib/kernel/errors";
import { apart } from "../apart/process";
import { readFile, type Told } from "./read";

/** What is read in a moment is read here. */
const SMALL = 64_000;
const LONGEST = 30_000;

/**
 * Reads a file away from the requests.
 * @returns a `ReadFile` as JSON, unread
 * @throws AppError as `readFile` does, and when it takes too long
 */
export async function readApart(bytes: Uint8Array, told: Told): Promise<Uint8Array<ArrayBuffer>> {
  const isBinary = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (bytes.length <= SMALL && !isBinary) {
    return Buffer.from(JSON.stringify(await readFile(bytes, told)));
  }
  const said = await apart({
    ...{ script: "scripts/read-file.ts", told, bytes, longest: LONGEST, complaints: "ignore" },
  });
  if (said) return said;
  const why = `Reading the file took longer than ${LONGEST / 1000} seconds or more memory than it may.`;
  throw invalid({ file: [why] }, why);
}
