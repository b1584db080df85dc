import { createHash, type Hash } from "node:crypto";
import { type FormatError, sha256 } from "../found";
import type { Cursor } from "./cursor";

// The key-values of a header. Short values are kept; of templates and vocabularies only a digest.

const MOST_KEYS = 20_000;
const LONGEST_KEY = 65_535;
const LONGEST_STRING = 16_000_000;
const MOST_VALUES = 8_000_000;
const MOST_NESTED = 10_000;
const DEEPEST = 4;
/** Longer strings are nobody's name. */
const LONGEST_KEPT = 1_000;
const STRING = 8;
const ARRAY = 9;

type Scalar = string | number | boolean;

export interface Metadata {
  readonly values: ReadonlyMap<string, { readonly value: Scalar; readonly at: string }>;
  /** SHA-256 of chat templates and of the tokens, by key. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Texts that may say what a company would not: a digest is all that leaves this file. */
export const isTemplate = (key: string): boolean => /^tokenizer\.chat_template(\.|$)/.test(key);
export const TOKENS = "tokenizer.ggml.tokens";

type Read = (view: DataView, isLittle: boolean) => Scalar;
/** Reader and size of each type of number. */
const NUMBERS: ReadonlyMap<number, { readonly size: number; readonly read: Read }> = new Map([
  [0, { size: 1, read: (view) => view.getUint8(0) }],
  [1, { size: 1, read: (view) => view.getInt8(0) }],
  [2, { size: 2, read: (view, isLittle) => view.getUint16(0, isLittle) }],
  [3, { size: 2, read: (view, isLittle) => view.getInt16(0, isLittle) }],
  [4, { size: 4, read: (view, isLittle) => view.getUint32(0, isLittle) }],
  [5, { size: 4, read: (view, isLittle) => view.getInt32(0, isLittle) }],
  [6, { size: 4, read: (view, isLittle) => view.getFloat32(0, isLittle) }],
  [7, { size: 1, read: (view) => view.getUint8(0) !== 0 }],
  [10, { size: 8, read: (view, isLittle) => Number(view.getBigUint64(0, isLittle)) }],
  [11, { size: 8, read: (view, isLittle) => Number(view.getBigInt64(0, isLittle)) }],
  [12, { size: 8, read: (view, isLittle) => view.getFloat64(0, isLittle) }],
]);

/** Reads as many key-values as the header announced. */
export async function readMetadata(cursor: Cursor, count: number): Promise<Metadata> {
  if (count > MOST_KEYS) throw cursor.fail(`${count} key-values are more than ${MOST_KEYS}.`);
  const values = new Map<string, { value: Scalar; at: string }>();
  const digests = new Map<string, string>();
  const seen = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const { offset } = cursor;
    const key = await cursor.string(`key ${index + 1} of ${count}`, LONGEST_KEY);
    const what = `the value of “${key.slice(0, 80)}”`;
    if (seen.has(key))
      throw cursor.fail(`the key “${key.slice(0, 80)}” stands there twice.`, offset);
    seen.add(key);
    const type = await cursor.u32(`the type of “${key.slice(0, 80)}”`);
    if (type === ARRAY) {
      const hash = key === TOKENS ? createHash("sha256") : null;
      await skipArray(cursor, what, hash, 1);
      if (hash) digests.set(key, hash.digest("hex"));
    } else if (type === STRING && isTemplate(key)) {
      const text = await cursor.string(what, LONGEST_STRING);
      digests.set(key, sha256(text));
    } else {
      const value = await readScalar(cursor, type, what);
      const isKept = typeof value !== "string" || value.length <= LONGEST_KEPT;
      if (isKept) values.set(key, { value, at: `byte ${offset}` });
    }
  }
  return { values, digests };
}

async function readScalar(cursor: Cursor, type: number, what: string): Promise<Scalar> {
  if (type === STRING) return cursor.string(what, LONGEST_STRING);
  const number = NUMBERS.get(type);
  if (!number) throw unknownType(cursor, type, what);
  await cursor.fetch(number.size, what);
  return number.read(cursor.take(number.size), cursor.isLittle);
}

/** Goes over an array, which is as long as it says or the file is refused. */
async function skipArray(
  cursor: Cursor,
  what: string,
  hash: Hash | null,
  depth: number,
): Promise<void> {
  if (depth > DEEPEST) throw cursor.fail(`${what} nests arrays more than ${DEEPEST} deep.`);
  const type = await cursor.u32(`the type of ${what}`);
  const most = type === ARRAY ? MOST_NESTED : MOST_VALUES;
  const count = await cursor.count(`the array of ${what}`, most);
  const number = NUMBERS.get(type);
  if (number) return cursor.skip(number.size * count, what);
  if (type !== STRING && type !== ARRAY) throw unknownType(cursor, type, what);
  for (let index = 0; index < count; index += 1) {
    if (type === ARRAY) {
      await skipArray(cursor, what, hash, depth + 1);
      continue;
    }
    // Most strings lie in the piece that was fetched, and waiting for each would take seconds.
    if (!cursor.holds(8)) await cursor.fetch(8, what);
    const length = cursor.takeCount(`a string of ${what}`, LONGEST_STRING);
    if (hash) add(hash, await cursor.bytes(length, what));
    else cursor.skip(length, what);
  }
}

/** The length goes in too: the tokens “a”, “b” are not the token “ab”. */
function add(hash: Hash, token: Uint8Array): void {
  hash.update(`${token.length}:`).update(token);
}

function unknownType(cursor: Cursor, type: number, what: string): FormatError {
  return cursor.fail(`${what} has type ${type}, which the format does not know.`);
}
