import type { Found } from "../found";
import type { Fields } from "./fields";

// `config.json`: what a model is built like.

/** One thing, many names; the first that is there counts. */
const CONTEXT = [
  "max_position_embeddings",
  "n_positions",
  "n_ctx",
  "max_sequence_length",
  "max_seq_len",
  "seq_length",
];
const NUMBER_TYPES: Readonly<Record<string, string>> = {
  float32: "F32",
  float16: "F16",
  bfloat16: "BF16",
  float8_e4m3fn: "F8_E4M3",
  float8_e5m2: "F8_E5M2",
};

export const CONFIG_FIELDS = [
  "model_type",
  "architectures",
  "num_hidden_layers",
  "n_layer",
  "hidden_size",
  "n_embd",
];

/** Reads a `config.json`. */
export function architecture(fields: Fields): Partial<Found> {
  // A model that sees and hears keeps what it reads under a name of its own.
  const words = fields.inner("text_config") ?? fields.inner("llm_config") ?? fields;
  words.note("num_hidden_layers", "hidden_size", "num_attention_heads", "num_key_value_heads");
  words.note("vocab_size", "sliding_window", "num_local_experts", "num_experts");
  fields.note("transformers_version");
  checkHeads(words);
  checkCode(fields);
  return {
    name: fields.text("name"),
    family: fields.text("model_type") ?? words.text("model_type"),
    architecture: fields.texts("architectures")[0] ?? null,
    quantisation: quantisation(fields) ?? numberType(fields) ?? numberType(words),
    contextLength: contextLength(words),
  };
}

function contextLength(fields: Fields): number | null {
  const given = CONTEXT.filter((key) => fields.raw(key) !== null);
  const lengths = given.map((key) => fields.count(key)).filter((one) => one !== null);
  const [first] = lengths;
  if (first === undefined) return null;
  if (lengths.some((one) => one !== first)) {
    fields.warn(given[0] ?? "", `It contradicts ${given.slice(1).join(", ")}; it was taken.`);
  }
  const scaling = fields.inner("rope_scaling");
  scaling?.note("type", "rope_type", "factor", "original_max_position_embeddings");
  const original = scaling?.count("original_max_position_embeddings") ?? null;
  if (scaling && original !== null && original > first) {
    scaling.warn("original_max_position_embeddings", `It is more than the ${first} after scaling.`);
  }
  return first;
}

/** By its quantisation, or by the type of its numbers where it has none. */
function quantisation(fields: Fields): string | null {
  const given = fields.inner("quantization_config") ?? fields.inner("compression_config");
  if (!given) return null;
  given.note("group_size", "desc_act", "sym", "bnb_4bit_quant_type", "format");
  const is4 = given.yes("load_in_4bit");
  const is8 = given.yes("load_in_8bit");
  if (is4 && is8) given.warn("load_in_4bit", "It contradicts load_in_8bit.");
  const bits = given.count("bits") ?? (is4 ? 4 : is8 ? 8 : null);
  if (bits !== null && bits > 16) given.warn("bits", `${bits} bits are no quantisation.`);
  const method = given.text("quant_method") ?? (is4 || is8 ? "bitsandbytes" : null);
  if (!method) given.warn("quant_method", "The method of quantisation is missing.");
  return [method, bits === null ? null : `${bits}-bit`].filter(Boolean).join(" ") || null;
}

function numberType(fields: Fields): string | null {
  const newer = fields.text("dtype");
  const older = fields.text("torch_dtype");
  if (newer && older && newer !== older) fields.warn("dtype", "It contradicts torch_dtype.");
  const given = (newer ?? older)?.replace(/^torch\./, "");
  return given ? (NUMBER_TYPES[given] ?? given) : null;
}

function checkHeads(fields: Fields): void {
  const heads = fields.count("num_attention_heads");
  const size = fields.count("hidden_size");
  const shared = fields.count("num_key_value_heads");
  if (heads === null) return;
  if (size !== null && !fields.has("head_dim") && size % heads !== 0) {
    fields.warn("num_attention_heads", `It does not divide hidden_size, ${size}.`);
  }
  if (shared !== null && heads % shared !== 0) {
    fields.warn("num_key_value_heads", `It does not divide num_attention_heads, ${heads}.`);
  }
}

/** Code of strangers that runs where the model is loaded with “trust_remote_code”. */
function checkCode(fields: Fields): void {
  if (fields.has("auto_map")) {
    fields.warn("auto_map", "The model brings code of its own, which runs where it is loaded.");
  }
}
