import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { FormatError } from "./found";
import { readModelConfig } from "./model-config";

const read = (value: unknown, fileName?: string) =>
  readModelConfig(JSON.stringify(value), fileName);
const warnings = (value: object) => read(value).warnings.map((one) => `${one.at}: ${one.message}`);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("config.json", () => {
  const CONFIG = {
    model_type: "llama",
    architectures: ["LlamaForCausalLM"],
    hidden_size: 3072,
    num_attention_heads: 24,
    num_key_value_heads: 8,
    max_position_embeddings: 131072,
    torch_dtype: "bfloat16",
    rope_scaling: { rope_type: "llama3", factor: 32, original_max_position_embeddings: 8192 },
  };

  it("says what a model is built like", () => {
    const found = read(CONFIG, "models/digest/config.json");
    expect(found).toMatchObject({
      format: "config",
      family: "llama",
      architecture: "LlamaForCausalLM",
      quantisation: "BF16",
      contextLength: 131072,
      parameters: null,
      warnings: [],
    });
    expect(found.facts).toContainEqual({ key: "factor", value: "32", at: "/rope_scaling/factor" });
  });

  it.each([
    [{ quant_method: "gptq", bits: 4 }, "gptq 4-bit"],
    [{ quant_method: "bitsandbytes", load_in_8bit: true }, "bitsandbytes 8-bit"],
    [{ load_in_4bit: true }, "bitsandbytes 4-bit"],
    [{ quant_method: "fp8" }, "fp8"],
  ])("names the quantisation of %j", (quantization_config, quantisation) => {
    expect(read({ ...CONFIG, quantization_config })).toMatchObject({ quantisation, warnings: [] });
  });

  it("may be old, or of a model that sees", () => {
    expect(read({ model_type: "gpt2", n_positions: 1024, n_ctx: 1024 })).toMatchObject({
      contextLength: 1024,
      quantisation: null,
      architecture: null,
      warnings: [],
    });
    const seeing = {
      model_type: "gemma3",
      dtype: "float16",
      text_config: CONFIG,
      vision_config: {},
    };
    expect(read(seeing)).toMatchObject({ family: "gemma3", contextLength: 131072 });
    expect(read({ model_type: "xlm", tokenizer_class: "X", eos_token_id: 1 }).format).toBe(
      "config",
    );
  });

  it.each([
    [{ n_positions: 512 }, "/max_position_embeddings: It contradicts n_positions; it was taken."],
    [{ num_attention_heads: 7 }, "/num_attention_heads: It does not divide hidden_size, 3072."],
    [
      { num_key_value_heads: 5 },
      "/num_key_value_heads: It does not divide num_attention_heads, 24.",
    ],
    [{ dtype: "float16" }, "/dtype: It contradicts torch_dtype."],
    [
      { max_position_embeddings: "long" },
      "/max_position_embeddings: It should be a whole number above 0 and was left out.",
    ],
    [{ architectures: "Llama" }, "/architectures: It should be a list of texts and was left out."],
    [
      { auto_map: {} },
      "/auto_map: The model brings code of its own, which runs where it is loaded.",
    ],
    [
      { quantization_config: { quant_method: "x", load_in_4bit: true, load_in_8bit: true } },
      "/quantization_config/load_in_4bit: It contradicts load_in_8bit.",
    ],
    [
      { quantization_config: { bits: 4 } },
      "/quantization_config/quant_method: The method of quantisation is missing.",
    ],
    [
      { rope_scaling: { original_max_position_embeddings: 999_999 } },
      "/rope_scaling/original_max_position_embeddings: It is more than the 131072 after scaling.",
    ],
  ])("is told its contradictions: %j", (change, warning) => {
    expect(warnings({ ...CONFIG, ...change })).toContain(warning);
    expect(warnings({ ...CONFIG, ...change }).length).toBeLessThanOrEqual(2);
  });
});

describe("generation_config.json", () => {
  it("says how a model answers", () => {
    const found = read({ do_sample: true, temperature: 0.6, top_p: 0.9, eos_token_id: [1, 2] });
    expect(found).toMatchObject({ format: "generation-config", warnings: [] });
    expect(found.facts).toContainEqual({ key: "temperature", value: "0.6", at: "/temperature" });
  });

  it.each([
    [{ do_sample: false, temperature: 0.6 }, "/temperature: It has no effect: do_sample is false."],
    [{ temperature: -1 }, "/temperature: It is below 0."],
    [{ top_p: 1.5 }, "/top_p: It is not between 0 and 1."],
    [{ top_k: 1, min_length: 9, max_length: 3 }, "/min_length: It is more than max_length, 3."],
  ])("is told its contradictions: %j", (value, warning) => {
    expect(warnings(value)).toEqual([warning]);
  });
});

describe("tokenizer_config.json", () => {
  it("keeps the digest of its chat templates, never a word of them", () => {
    const one = read({
      tokenizer_class: "X",
      chat_template: "{{ SECRET }}",
      model_max_length: 8192,
    });
    expect(one).toMatchObject({
      format: "tokenizer-config",
      contextLength: 8192,
      digests: [{ of: "chat template", sha256: sha256("{{ SECRET }}") }],
    });
    const two = read({
      chat_template: [
        { name: "default", template: "SECRET a" },
        { name: "tool_use", template: "SECRET b" },
        { name: "rag" },
        null,
      ],
    });
    expect(two.digests).toEqual([
      { of: "chat template", sha256: sha256("SECRET a") },
      { of: "chat template tool_use", sha256: sha256("SECRET b") },
    ]);
    expect(two.warnings).toHaveLength(2);
    expect(JSON.stringify([one, two])).not.toContain("SECRET");
  });

  it("without a limit has no context length", () => {
    expect(read({ tokenizer_class: "X", model_max_length: 1e30 })).toMatchObject({
      contextLength: null,
      warnings: [],
    });
  });
});

describe("adapter_config.json", () => {
  it("says what it adapts and how", () => {
    const found = read({
      peft_type: "LORA",
      base_model_name_or_path: "acme/base-3b",
      r: 16,
      target_modules: ["q_proj", "v_proj"],
    });
    expect(found).toMatchObject({
      format: "adapter-config",
      architecture: "LORA",
      baseModels: ["acme/base-3b"],
      warnings: [],
    });
    expect(found.facts).toContainEqual({ key: "r", value: "16", at: "/r" });
    expect(found.facts.map((one) => one.value)).toContain("q_proj, v_proj");
  });

  it.each([
    [{ peft_type: "LORA", base_model_name_or_path: "a/b" }, "/r: The rank is missing."],
    [
      { peft_type: "LORA", r: 0, base_model_name_or_path: "a/b" },
      "/r: It should be a whole number above 0 and was left out.",
    ],
    [{ base_model_name_or_path: "a/b" }, "/peft_type: The type of adapter is missing."],
    [{ peft_type: "IA3" }, "/base_model_name_or_path: The model it adapts is missing."],
    [
      { peft_type: "IA3", base_model_name_or_path: "/home/eva/base" },
      "/base_model_name_or_path: It is a path on somebody's computer; name the model it adapts.",
    ],
  ])("is told what is missing: %j", (value, warning) => {
    expect(warnings(value)).toEqual([warning]);
    expect(JSON.stringify(read(value))).not.toContain("eva");
  });
});

describe("any JSON", () => {
  it("is told by what it holds; its name is only compared", () => {
    const found = read({ model_type: "llama" }, "adapter_config.json");
    expect(found.format).toBe("config");
    expect(found.warnings[0]?.message).toContain("called adapter_config.json, but holds a config");
  });

  it.each([
    ["", "line 1: the JSON ends too early"],
    ['{\n"a": [1,\n', "line 3: the JSON ends too early"],
    ['{\n"a": 1,\n"b": x,\n"c": 2}', "line 3: this is no JSON"],
    ['{\n"a": "\n"}', "line 2: this is no JSON"],
    [
      `{\n${'"a": 1,\n'.repeat(20)}"b": tru\n${'"a": 1,\n'.repeat(20)}"c": 2}`,
      "line 22: this is no JSON",
    ],
    ["<html>\n</html>", "line 1: this is no JSON"],
    ["{}\n}", "line 2: this is no JSON"],
    ["[1]", "no JSON object"],
    ["null", "no JSON object"],
    ["{}", "no field of it is known"],
    ['{"model_type": "\uD83D"}', "no UTF-8 text"],
    [`{"model_type":"${"x".repeat(32_000_000)}"}`, "longer than 32 MB"],
    ["[".repeat(1_000_000), "ends too early"],
  ])("that is none of these is refused with a line", (text, words) => {
    expect(() => readModelConfig(text)).toThrow(FormatError);
    expect(() => readModelConfig(text)).toThrow(words);
  });

  it("cannot touch prototypes", () => {
    const found = readModelConfig('{"__proto__": {"x": 1}, "constructor": 1, "model_type": "a"}');
    expect(found.family).toBe("a");
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it("is read, or refused with a FormatError, whatever stands in it", () => {
    const key = fc.constantFrom(
      "model_type",
      "architectures",
      "text_config",
      "quantization_config",
      "rope_scaling",
      "bits",
      "peft_type",
      "r",
      "chat_template",
      "model_max_length",
      "temperature",
      "tokenizer_class",
      "dtype",
      "n_ctx",
      "target_modules",
      "base_model_name_or_path",
      "max_position_embeddings",
      "hidden_size",
      "num_attention_heads",
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(key, fc.jsonValue(), { maxKeys: 4 }),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.dictionary(key, value), (fields) => {
        try {
          const found = read(fields);
          expect(read(fields)).toEqual(found);
          expect(JSON.stringify(found).length).toBeLessThan(60_000);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
