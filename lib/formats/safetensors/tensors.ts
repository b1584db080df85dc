import { FormatError } from "../found";
import type { HeaderText } from "./header-text";

/** What a header says of one tensor. */
export interface Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly values: number;
  /** From the start of the data, not of the file. */
  readonly begin: number;
  readonly end: number;
  /** Where the entry stands in the header. */
  readonly mark: number;
}

/** Bits of a value; a type that is not listed is counted, but its size cannot be checked. */
const BITS: ReadonlyMap<string, number> = new Map([
  ...["F64", "I64", "U64", "C64"].map((one) => [one, 64] as const),
  ...["F32", "I32", "U32"].map((one) => [one, 32] as const),
  ...["F16", "BF16", "I16", "U16"].map((one) => [one, 16] as const),
  ...["I8", "U8", "BOOL", "F8_E5M2", "F8_E4M3", "F8_E8M0"].map((one) => [one, 8] as const),
  ...["F8_E4M3FNUZ", "F8_E5M2FNUZ"].map((one) => [one, 8] as const),
  ...["F6_E2M3", "F6_E3M2"].map((one) => [one, 6] as const),
  ["F4", 4],
]);
const MOST_DIMENSIONS = 32;

export const isKnownType = (dtype: string): boolean => BITS.has(dtype);

/** Reads one entry: its type, its shape and the bytes it takes, which must agree with one another. */
export function readTensor(text: HeaderText, name: string): Tensor {
  const { mark } = text;
  const what = `tensor “${name.slice(0, 80)}”`;
  let dtype: string | undefined;
  let shape: readonly number[] | undefined;
  let offsets: readonly number[] | undefined;
  text.object(what, (field) => {
    if (field === "dtype") dtype = text.string(`the dtype of ${what}`);
    else if (field === "shape") shape = text.numbers(`the shape of ${what}`, MOST_DIMENSIONS);
    else if (field === "data_offsets") offsets = text.numbers(`data_offsets of ${what}`, 2);
    else throw text.fail(`${what} has a field that the format does not know.`);
  });
  const [begin, end] = offsets ?? [];
  if (dtype === undefined || shape === undefined || begin === undefined || end === undefined) {
    throw text.fail(`${what} lacks its dtype, its shape or its two data_offsets.`, mark);
  }
  if (end < begin) throw text.fail(`${what} ends (${end}) before it begins (${begin}).`, mark);
  const values = shape.reduce((product, one) => product * BigInt(one), 1n);
  if (values > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw text.fail(`${what} claims more values than can be counted.`, mark);
  }
  const bits = BITS.get(dtype);
  if (bits !== undefined && values * BigInt(bits) !== BigInt(end - begin) * 8n) {
    throw text.fail(
      `${what} has ${values} values of type ${dtype}, which do not fit its ${end - begin} bytes exactly.`,
      mark,
    );
  }
  return { name, dtype, values: Number(values), begin, end, mark };
}

/** The tensors must fill the data: none over another, none beyond the end, nothing in between. */
export function checkLayout(
  tensors: readonly Tensor[],
  data: { readonly start: number; readonly end: number },
  text: HeaderText,
): void {
  let filled = 0;
  for (const one of tensors.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    const what = `tensor “${one.name.slice(0, 80)}”`;
    if (one.begin !== filled) {
      const how = one.begin < filled ? "overlaps the tensor before it" : "leaves a gap before it";
      throw text.fail(`${what} ${how} at byte ${data.start + one.begin}.`, one.mark);
    }
    if (data.start + one.end > data.end) {
      const end = data.start + one.end;
      throw text.fail(`${what} ends at byte ${end}, but the file at byte ${data.end}.`, one.mark);
    }
    filled = one.end;
  }
  const rest = data.end - data.start - filled;
  if (rest !== 0) {
    throw new FormatError(`byte ${data.start + filled}`, `${rest} bytes belong to no tensor.`);
  }
}
