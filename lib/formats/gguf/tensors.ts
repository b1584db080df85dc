import type { Cursor } from "./cursor";
import { TENSOR_TYPES } from "./types";

// What a header says of its tensors: names, shapes, types and where each begins.

const MOST_TENSORS = 200_000;
const LONGEST_NAME = 1_000;
const MOST_DIMENSIONS = 8;

interface Tensor {
  readonly name: string;
  readonly type: number;
  readonly values: number;
  readonly begin: number;
  /** Null where the type is not known. */
  readonly bytes: number | null;
  /** Where the entry stands in the header. */
  readonly entry: number;
}

export async function readTensors(cursor: Cursor, count: number): Promise<Tensor[]> {
  if (count > MOST_TENSORS) throw cursor.fail(`${count} tensors are more than ${MOST_TENSORS}.`);
  const tensors: Tensor[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const tensor = await readTensor(cursor, `tensor ${index + 1} of ${count}`);
    if (names.has(tensor.name)) {
      throw cursor.fail(`the tensor “${tensor.name}” stands there twice.`, tensor.entry);
    }
    names.add(tensor.name);
    tensors.push(tensor);
  }
  return tensors;
}

async function readTensor(cursor: Cursor, which: string): Promise<Tensor> {
  const entry = cursor.offset;
  const name = await cursor.string(`the name of ${which}`, LONGEST_NAME);
  const what = `tensor “${name.slice(0, 80)}”`;
  const dimensions = await cursor.u32(`the dimensions of ${what}`);
  if (dimensions > MOST_DIMENSIONS) {
    throw cursor.fail(`${what} claims ${dimensions} dimensions.`, entry);
  }
  let values = 1n;
  let row = 1;
  for (let index = 0; index < dimensions; index += 1) {
    const size = await cursor.count(`a dimension of ${what}`, Number.MAX_SAFE_INTEGER);
    if (index === 0) row = size;
    values *= BigInt(size);
  }
  if (values > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw cursor.fail(`${what} claims more values than can be counted.`, entry);
  }
  const type = await cursor.u32(`the type of ${what}`);
  const begin = await cursor.count(`the offset of ${what}`, Number.MAX_SAFE_INTEGER);
  const known = TENSOR_TYPES.get(type);
  if (known && row % known.block !== 0) {
    throw cursor.fail(`rows of ${what} are no whole blocks of type ${known.name}.`, entry);
  }
  const bytes = known ? (Number(values) / known.block) * known.bytes : null;
  return { name, type, values: Number(values), begin, bytes, entry };
}

/** Every tensor lies in the file, aligned, and none over another. */
export function checkLayout(
  tensors: readonly Tensor[],
  cursor: Cursor,
  file: { readonly alignment: number; readonly size: number },
): void {
  const start = Math.ceil(cursor.offset / file.alignment) * file.alignment;
  let filled = 0;
  for (const one of tensors.toSorted((a, b) => a.begin - b.begin || a.entry - b.entry)) {
    const what = `tensor “${one.name.slice(0, 80)}”`;
    const end = one.begin + (one.bytes ?? 0);
    if (one.begin % file.alignment !== 0) {
      const message = `${what} begins at ${one.begin}, no multiple of ${file.alignment}.`;
      throw cursor.fail(message, one.entry);
    }
    if (start + end > file.size) {
      const message = `${what} ends at byte ${start + end}, but the file at byte ${file.size}.`;
      throw cursor.fail(message, one.entry);
    }
    if (one.begin < filled) {
      throw cursor.fail(
        `${what} overlaps the tensor before it at byte ${start + one.begin}.`,
        one.entry,
      );
    }
    filled = end;
  }
}

/** How many values have each type, most first. */
export function valuesByType(tensors: readonly Tensor[]): [type: number, values: number][] {
  const counted = new Map<number, number>();
  for (const { type, values } of tensors) counted.set(type, (counted.get(type) ?? 0) + values);
  return [...counted].toSorted((a, b) => b[1] - a[1]);
}
