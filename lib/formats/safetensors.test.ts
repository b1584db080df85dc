import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import type { ByteSource } from "./byte-source";
import { FormatError } from "./found";
import { readSafetensors } from "./safetensors";

/** A file in memory that may claim to be longer than it is. */
function source(bytes: Uint8Array, size = bytes.length): ByteSource & { most: number } {
  const file = {
    size,
    most: 0,
    read: async (offset: number, length: number) => {
      file.most = Math.max(file.most, offset + length);
      return bytes.slice(offset, offset + length);
    },
  };
  return file;
}

function file(header: string, data = 0, length = Buffer.byteLength(header)): Uint8Array {
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(BigInt(length));
  return Buffer.concat([start, Buffer.from(header), Buffer.alloc(data)]);
}

const tensor = (dtype: string, shape: number[], from: number, to: number) => ({
  dtype,
  shape,
  data_offsets: [from, to],
});
const read = (header: object | string, data = 0) =>
  readSafetensors(source(file(typeof header === "string" ? header : JSON.stringify(header), data)));
const T = JSON.stringify(tensor("U8", [2], 0, 2));

describe("a safetensors file", () => {
  const header = JSON.stringify({
    __metadata__: { format: "pt", "modelspec.title": "Digest 3B", notes: "x".repeat(300) },
    "b.weight": tensor("BF16", [4, 8], 4, 68),
    "a.bias": tensor("F32", [], 0, 4),
  });

  it("says what it holds, without a look at the tensors", async () => {
    const bytes = source(file(`${header}   `, 68));
    const found = await readSafetensors(bytes);
    expect(found).toMatchObject({
      format: "safetensors",
      name: "Digest 3B",
      parameters: 33,
      quantisation: "BF16",
      family: null,
      warnings: [],
    });
    expect(found.facts).toContainEqual({ key: "tensors", value: "2", at: "byte 8" });
    expect(found.facts).toContainEqual({ key: "metadata format", value: "pt", at: "__metadata__" });
    expect(JSON.stringify(found)).not.toContain("xxxx");
    expect(bytes.most).toBe(8 + header.length + 3);
  });

  it("is not counted where several weights are packed in one number", async () => {
    const found = await read({ qweight: tensor("I32", [8], 0, 32) }, 32);
    expect(found).toMatchObject({ parameters: null, quantisation: null });
    expect(found.warnings[0]?.message).toContain("packed");
  });

  it("may use a type of tomorrow, or hold nothing", async () => {
    const found = await read({ a: tensor("F2_NEW", [8], 0, 2) }, 2);
    expect(found).toMatchObject({ parameters: 8, quantisation: "F2_NEW" });
    expect(found.warnings[0]?.message).toContain("“F2_NEW” is not known");
    expect((await read("{}")).warnings[0]?.message).toContain("no tensors");
    expect(await read({ a: tensor("F4", [3, 2], 0, 3) }, 3)).toMatchObject({ parameters: 6 });
  });
});

describe("a lying safetensors file", () => {
  const LIES: Record<string, [Uint8Array, string]> = {
    empty: [Buffer.alloc(0), "byte 0"],
    "cut in its length": [Buffer.alloc(5), "byte 0"],
    "2^60 bytes of header": [
      file("{}", 0, 2 ** 60),
      "byte 0: the header claims 1152921504606846976",
    ],
    "more than the format allows": [file("{}", 0, 100_000_001), "allows 100000000"],
    "cut in its header": [file(`{"a":${T}}`, 0, 5_000), "byte 8: the header needs 5000 bytes"],
    "a pointer": [Buffer.from("version https://git-lfs.github.com/spec/v1"), "git lfs pull"],
    "no UTF-8": [Buffer.concat([file("", 0, 2), Buffer.from([0xc3, 0x28])]), "not UTF-8"],
    list: [file("[]"), "byte 8: the header must be a JSON object"],
    "a text": [file('"x"'), "must be a JSON object"],
    "nested for ever": [file('{"a":'.repeat(100_000)), "a field that the format does not know"],
    brackets: [file(`{"a":${"[".repeat(100_000)}`), "must be a JSON object"],
    "one name twice": [file(`{"a":${T},"a":${T}}`, 2), "names “a” twice"],
    "one name twice, disguised": [file(`{"a":${T},"\\u0061":${T}}`, 2), "names “a” twice"],
    "a field twice": [file('{"a":{"dtype":"U8","dtype":"U8"}}'), "names “dtype” twice"],
    "no end": [file(`{"a":${T}`, 2), "does not end"],
    "string without end": [file('{"a'), "a string without an end"],
    "only backslashes": [file(`{"${"\\".repeat(100_001)}"`), "a string without an end"],
    "an object behind": [file("{}{}"), "byte 10: something follows"],
    "missing fields": [file('{"a":{"dtype":"U8"}}'), "byte 13: tensor “a” lacks"],
    "negative offset": [file('{"a":{"data_offsets":[-1,2]}}'), "whole numbers"],
    fraction: [file('{"a":{"shape":[1.5]}}'), "whole numbers"],
    "too large a number": [file('{"a":{"shape":[9007199254740993]}}'), "whole numbers"],
    "three offsets": [file('{"a":{"data_offsets":[0,1,2]}}'), "more than 2 numbers"],
    "end before begin": [
      file(JSON.stringify({ a: tensor("U8", [1], 2, 1) }), 2),
      "before it begins",
    ],
    "shape that does not fit": [
      file(JSON.stringify({ a: tensor("F32", [3], 0, 8) }), 8),
      "3 values",
    ],
    "shape beyond counting": [
      file(JSON.stringify({ a: tensor("F32", Array(32).fill(2 ** 52), 0, 8) }), 8),
      "more values than can be counted",
    ],
    "many dimensions": [
      file(JSON.stringify({ a: tensor("F32", Array(33).fill(1), 0, 4) }), 4),
      "more than 32 numbers",
    ],
    "unknown type beyond counting": [
      file(JSON.stringify({ a: tensor("NEW", [2 ** 50, 2 ** 50], 0, 4) }), 4),
      "more values than can be counted",
    ],
    overlap: [
      file(JSON.stringify({ a: tensor("U8", [4], 0, 4), b: tensor("U8", [4], 2, 6) }), 6),
      "“b” overlaps",
    ],
    gap: [
      file(JSON.stringify({ a: tensor("U8", [4], 0, 4), b: tensor("U8", [4], 6, 10) }), 10),
      "“b” leaves a gap",
    ],
    "beyond the end": [
      file(JSON.stringify({ a: tensor("U8", [4], 0, 4) }), 3),
      "but the file at byte",
    ],
    "more than it says": [
      file(JSON.stringify({ a: tensor("U8", [4], 0, 4) }), 9),
      "5 bytes belong",
    ],
    "metadata of another kind": [file('{"__metadata__":{"a":1}}'), "must be a JSON string"],
  };

  it.each(Object.entries(LIES))("is refused, and told where: %s", async (_, [bytes, words]) => {
    const attempt = readSafetensors(source(bytes));
    await expect(attempt).rejects.toThrow(FormatError);
    await expect(readSafetensors(source(bytes))).rejects.toThrow(words);
  });

  it("that shrinks while it is read is refused", async () => {
    const bytes = file(`{"a":${T}}`, 2);
    await expect(readSafetensors(source(bytes.slice(0, 20), bytes.length))).rejects.toThrow(
      "ends at byte 20",
    );
  });

  it("of 20,000 entries is read in seconds", async () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, at) => `"é${at}":{"dtype":"I8","shape":[1],"data_offsets":[${at},${at + 1}]}`,
    );
    const start = process.threadCpuUsage();
    const found = await read(`{${entries.join(",")}}${" ".repeat(1_000_000)}`, 20_000);
    expect(found.parameters).toBe(20_000);
    const { user } = process.threadCpuUsage(start);
    expect(user / 1e6).toBeLessThan(3);
  });
});

describe("whatever bytes are sent", () => {
  it("are read, or refused with a FormatError that names a byte", async () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"dtype"',
      '"U8"',
      '"shape"',
      '"data_offsets"',
      "0",
      "1",
      " ",
      T,
      "é",
      "\\",
    );
    const header = fc.array(piece, { maxLength: 30 }).map((parts) => file(parts.join(""), 2));
    await fc.assert(
      fc.asyncProperty(fc.oneof(header, fc.uint8Array({ maxLength: 60 })), async (bytes) => {
        try {
          expect((await readSafetensors(source(bytes))).format).toBe("safetensors");
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect(String(error)).toMatch(/At byte \d+: /);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("say the same again after they were written", async () => {
    const sizes = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sizes, async (counts) => {
        let at = 0;
        const entries = counts.map((size, index): [string, object] => {
          at += size * 2;
          return [`t${index}`, tensor("F16", [size], at - size * 2, at)];
        });
        const found = await read(Object.fromEntries(entries.toReversed()), at);
        expect(found.parameters).toBe(at / 2);
      }),
    );
  });
});
