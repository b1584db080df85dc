import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import type { ByteSource } from "./byte-source";
import { FormatError } from "./found";
import { readGguf } from "./gguf";

const source = (bytes: Uint8Array, size = bytes.length): ByteSource => ({
  size,
  read: async (offset, length) => bytes.slice(offset, offset + length),
});

/** Writes numbers of either byte order. */
function writer(isLittle: boolean) {
  const number = (size: number, write: (view: DataView) => void) => {
    const bytes = Buffer.alloc(size);
    write(new DataView(bytes.buffer, bytes.byteOffset, size));
    return bytes;
  };
  const u32 = (value: number) => number(4, (view) => view.setUint32(0, value, isLittle));
  const u64 = (value: number | bigint) =>
    number(8, (view) => view.setBigUint64(0, BigInt(value), isLittle));
  const f64 = (value: number) => number(8, (view) => view.setFloat64(0, value, isLittle));
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    return Buffer.concat([u64(bytes.length), bytes]);
  };
  return { u32, u64, f64, text };
}

const { u32, u64, f64, text } = writer(true);
const pair = (key: string, type: number, value: Uint8Array) =>
  Buffer.concat([text(key), u32(type), value]);
const texts = (key: string, values: readonly string[]) =>
  pair(key, 9, Buffer.concat([u32(8), u64(values.length), ...values.map(text)]));
const tensor = (name: string, shape: number[], type: number, offset: number) =>
  Buffer.concat([text(name), u32(shape.length), ...shape.map(u64), u32(type), u64(offset)]);

interface Parts {
  readonly version?: number;
  readonly pairs?: readonly Uint8Array[];
  readonly tensors?: readonly Uint8Array[];
  readonly data?: number;
}

function file({ version = 3, pairs = [], tensors = [], data = 0 }: Parts): Buffer {
  const counts = [u32(version), u64(tensors.length), u64(pairs.length)];
  const header = Buffer.concat([Buffer.from("GGUF"), ...counts, ...pairs, ...tensors]);
  const padding = Buffer.alloc(data ? (32 - (header.length % 32)) % 32 : 0);
  return Buffer.concat([header, padding, Buffer.alloc(data)]);
}

const TEMPLATE = "{% for message in messages %}SECRET{% endfor %}";
const NAMED = [
  pair("general.architecture", 8, text("llama")),
  pair("general.name", 8, text("Digest 3B\u202e")),
  pair("general.license", 8, text("apache-2.0")),
  pair("general.file_type", 4, u32(15)),
  pair("general.base_model.0.repo_url", 8, text("https://huggingface.co/acme/base-3b")),
  pair("llama.context_length", 4, u32(8192)),
  pair("tokenizer.ggml.model", 8, text("gpt2")),
  pair("tokenizer.chat_template", 8, text(TEMPLATE)),
  texts("tokenizer.ggml.tokens", ["a", "b", ""]),
];
const WEIGHTS = [tensor("a", [256, 2], 12, 0), tensor("b", [8], 0, 288)];

describe("a GGUF file", () => {
  it.each([2, 3])("of version %i says what it is", async (version) => {
    const found = await readGguf(
      source(file({ version, pairs: NAMED, tensors: WEIGHTS, data: 320 })),
    );
    expect(found).toMatchObject({
      format: "gguf",
      name: "Digest 3B",
      architecture: "llama",
      parameters: 520,
      quantisation: "Q4_K_M",
      contextLength: 8192,
      licence: "apache-2.0",
      baseModels: ["acme/base-3b"],
      warnings: [],
    });
    const template = createHash("sha256").update(TEMPLATE).digest("hex");
    expect(found.digests).toContainEqual({ of: "chat template", sha256: template });
    expect(found.digests.map((one) => one.of)).toEqual(["chat template", "tokenizer"]);
    expect(found.facts.map((one) => one.key)).toContain("tokenizer.ggml.model");
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });

  it("may hold every type of value", async () => {
    const sizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
    const plain = sizes.flatMap((size, type) =>
      size ? [pair(`x.${type}`, type, Buffer.alloc(size, 1))] : [],
    );
    const lists = sizes.flatMap((size, type) =>
      size
        ? [pair(`y.${type}`, 9, Buffer.concat([u32(type), u64(3), Buffer.alloc(size * 3)]))]
        : [],
    );
    const nested = pair(
      "z",
      9,
      Buffer.concat([u32(9), u64(2), u32(4), u64(1), u32(7), u32(8), u64(1), text("a")]),
    );
    const last = pair("general.architecture", 8, text("bert"));
    const pairs = [...plain, ...lists, nested, pair("f", 12, f64(0.5)), last];
    expect(await readGguf(source(file({ pairs })))).toMatchObject({
      architecture: "bert",
      parameters: null,
    });
  });

  it("may have been written on a big-endian machine", async () => {
    const big = writer(false);
    const bytes = Buffer.concat([
      Buffer.from("GGUF"),
      big.u32(3),
      big.u64(0),
      big.u64(1),
      big.text("general.architecture"),
      big.u32(8),
      big.text("llama"),
    ]);
    expect((await readGguf(source(bytes))).architecture).toBe("llama");
  });

  it("is told what it contradicts or leaves out", async () => {
    const found = await readGguf(
      source(
        file({
          pairs: [
            pair("general.file_type", 4, u32(1)),
            pair("split.count", 2, Buffer.from([3, 0])),
          ],
          tensors: WEIGHTS,
          data: 320,
        }),
      ),
    );
    expect(found.parameters).toBeNull();
    expect(found.warnings.map((one) => one.message).join(" ")).toMatch(
      /architecture is missing.*one of 3 files.*calls itself F16, but most of its weights are Q4_K/,
    );
    const newer = await readGguf(
      source(
        file({
          pairs: [pair("general.file_type", 4, u32(999))],
          tensors: [tensor("a", [3], 77, 0)],
          data: 1,
        }),
      ),
    );
    expect(newer.warnings.map((one) => one.message).join(" ")).toMatch(
      /Tensor type 77 is not known.*File type 999 is not known/,
    );
  });

  it("gives one digest for one vocabulary, another for another", async () => {
    const of = async (values: string[]) =>
      (await readGguf(source(file({ pairs: [texts("tokenizer.ggml.tokens", values)] })))).digests;
    expect(await of(["a", "b"])).toEqual(await of(["a", "b"]));
    expect(await of(["a", "b"])).not.toEqual(await of(["ab"]));
  });

  it("with a large vocabulary is read quickly, across pieces", async () => {
    const values = Array.from({ length: 20_000 }, (_, at) => `token ${at}`.padEnd(60));
    const pairs = [
      texts("other", values),
      texts("tokenizer.ggml.tokens", values),
      ...NAMED.slice(0, 1),
    ];
    const start = process.threadCpuUsage();
    const found = await readGguf(source(file({ pairs })));
    expect(found.architecture).toBe("llama");
    expect(process.threadCpuUsage(start).user / 1e6).toBeLessThan(4);
  });
});

describe("a lying GGUF file", () => {
  const header = (tensors: bigint | number, pairs: bigint | number, rest: Uint8Array[] = []) =>
    Buffer.concat([Buffer.from("GGUF"), u32(3), u64(tensors), u64(pairs), ...rest]);
  const array = (type: number, count: bigint | number) =>
    pair("x", 9, Buffer.concat([u32(type), u64(count)]));
  const LIES: Record<string, [Uint8Array, string]> = {
    empty: [Buffer.alloc(0), "byte 0"],
    "something else": [Buffer.from("PK\x03\x04 and more"), "does not begin with “GGUF”"],
    "a pointer": [Buffer.from("version https://git-lfs.github.com/spec/v1"), "git lfs pull"],
    "cut in its version": [Buffer.from("GGUF\x03"), "byte 4: the version needs 4 bytes"],
    "version 1": [file({ version: 1 }), "byte 4: version 1 is not read"],
    "cut in its counts": [file({}).subarray(0, 12), "byte 8"],
    "2^60 tensors": [
      header(2n ** 60n, 0),
      "byte 8: the number of tensors claims 1152921504606846976",
    ],
    "2^60 key-values": [header(0, 2n ** 60n), "byte 16: the number of key-values"],
    "a million tensors": [header(1_000_000, 0), "1000000 tensors are more"],
    "a million key-values": [header(0, 1_000_000), "1000000 key-values are more"],
    "a key of 2^60 letters": [header(0, 1, [u64(2n ** 60n)]), "byte 24: the length of key 1 of 1"],
    "a string of 2^60 letters": [
      header(0, 1, [pair("x", 8, u64(2n ** 60n))]),
      "byte 37: the length of the value of “x”",
    ],
    "a string beyond the end": [header(0, 1, [pair("x", 8, u64(100))]), "the file ends at byte 45"],
    "an array of 2^60": [header(0, 1, [array(4, 2n ** 60n)]), "byte 41: the array of the value"],
    "an array beyond the end": [header(0, 1, [array(4, 1_000_000)]), "needs 4000000 bytes"],
    "strings beyond the end": [header(0, 1, [array(8, 1_000_000)]), "the file ends at byte 49"],
    "nested too deep": [
      header(0, 1, [pair("x", 9, Buffer.concat(Array(9).fill(Buffer.concat([u32(9), u64(1)]))))]),
      "nests arrays more than 4 deep",
    ],
    "an unknown type": [header(0, 1, [pair("x", 13, u64(0))]), "has type 13"],
    "an unknown type in an array": [header(0, 1, [array(13, 1)]), "has type 13"],
    "a key twice": [
      file({ pairs: [...NAMED, ...NAMED] }),
      "“general.architecture” stands there twice",
    ],
    "a crooked alignment": [
      file({ pairs: [pair("general.alignment", 4, u32(7))] }),
      "multiple of 8",
    ],
    "a tensor twice": [
      file({ tensors: [...WEIGHTS, ...WEIGHTS], data: 640 }),
      "“a” stands there twice",
    ],
    "many dimensions": [file({ tensors: [tensor("a", Array(9).fill(1), 0, 0)] }), "9 dimensions"],
    "values beyond counting": [
      file({ tensors: [tensor("a", [2 ** 52, 2 ** 52], 0, 0)] }),
      "more values than can be counted",
    ],
    "half a block": [
      file({ tensors: [tensor("a", [100], 12, 0)] }),
      "no whole blocks of type Q4_K",
    ],
    unaligned: [file({ tensors: [tensor("a", [8], 0, 8)], data: 64 }), "no multiple of 32"],
    "cut weights": [file({ tensors: WEIGHTS, data: 319 }), "“b” ends at byte"],
    overlap: [
      file({ tensors: [tensor("a", [16], 0, 0), tensor("b", [8], 0, 32)], data: 64 }),
      "“b” overlaps",
    ],
  };

  it.each(Object.entries(LIES))("is refused, and told where: %s", async (_, [bytes, words]) => {
    await expect(readGguf(source(bytes))).rejects.toThrow(FormatError);
    await expect(readGguf(source(bytes))).rejects.toThrow(words);
  });

  it("that shrinks while it is read, or has a header without end, is refused", async () => {
    const bytes = file({ pairs: NAMED });
    await expect(readGguf(source(bytes.subarray(0, 60), bytes.length))).rejects.toThrow("byte 60");
    const endless = header(0, 20, Array(20).fill(array(12, 8_000_000)));
    await expect(readGguf(source(endless, 2 ** 40))).rejects.toThrow(FormatError);
  });

  it("cut anywhere is refused", async () => {
    const bytes = file({ pairs: NAMED, tensors: WEIGHTS, data: 320 });
    for (let end = 0; end < bytes.length; end += 1) {
      const attempt = readGguf(source(bytes.subarray(0, end)));
      await expect(attempt, `${end}`).rejects.toThrow(/^At byte \d+: /);
    }
  });

  it("with any byte changed is read, or refused with a FormatError", async () => {
    const bytes = file({ pairs: NAMED, tensors: WEIGHTS, data: 320 });
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        try {
          expect((await readGguf(source(changed))).format).toBe("gguf");
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
