import { type Findings, type Found, shown } from "../found";
import type { Fields } from "./fields";

// The files that stand beside `config.json`: how a model answers, its tokenizer, its adapter.

/** Tokenizers without a limit say 10^30. */
const NO_LIMIT = 1e9;
const MOST_TEMPLATES = 50;

export const GENERATION_FIELDS = [
  "_from_model_config",
  "max_new_tokens",
  "do_sample",
  "temperature",
  "top_p",
  "top_k",
  "eos_token_id",
  "bos_token_id",
  "pad_token_id",
];

/** Reads a `generation_config.json`. */
export function generation(fields: Fields): Partial<Found> {
  fields.note("do_sample", "temperature", "top_p", "top_k", "min_p", "repetition_penalty");
  fields.note("max_new_tokens", "max_length", "num_beams", "transformers_version");
  const temperature = fields.number("temperature");
  if (temperature !== null && temperature < 0) fields.warn("temperature", "It is below 0.");
  if (fields.raw("do_sample") === false && temperature !== null && temperature !== 1) {
    fields.warn("temperature", "It has no effect: do_sample is false.");
  }
  const share = fields.number("top_p");
  if (share !== null && (share <= 0 || share > 1))
    fields.warn("top_p", "It is not between 0 and 1.");
  const [least, most] = [fields.number("min_length"), fields.number("max_length")];
  if (least !== null && most !== null && least > most) {
    fields.warn("min_length", `It is more than max_length, ${most}.`);
  }
  return {};
}

export const TOKENIZER_FIELDS = [
  "tokenizer_class",
  "added_tokens_decoder",
  "chat_template",
  "model_max_length",
];

/** Reads a `tokenizer_config.json`; of chat templates only the digest is kept. */
export function tokenizer(fields: Fields, findings: Findings): Partial<Found> {
  fields.note("tokenizer_class", "add_bos_token", "add_eos_token", "legacy");
  templates(fields, findings);
  if (fields.has("auto_map")) {
    fields.warn("auto_map", "The tokenizer brings code of its own, which runs where it is loaded.");
  }
  const length = fields.number("model_max_length");
  return { contextLength: length !== null && isLength(length) ? length : null };
}

const isLength = (value: number) => Number.isSafeInteger(value) && value > 0 && value < NO_LIMIT;

/** One text, or a list of named ones. */
function templates(fields: Fields, findings: Findings): void {
  const given = fields.raw("chat_template");
  if (given === null) return;
  const list: readonly unknown[] = Array.isArray(given) ? given.slice(0, MOST_TEMPLATES) : [given];
  for (const one of list) {
    const { name, template } = named(one);
    if (template === null) fields.warn("chat_template", "One is no template and was left out.");
    else findings.digest(name === "default" ? "chat template" : `chat template ${name}`, template);
  }
}

function named(one: unknown): { name: string; template: string | null } {
  if (typeof one === "string") return { name: "default", template: one };
  const values = new Map<string, unknown>(Object.entries(Object(one)));
  const [name, template] = [values.get("name"), values.get("template")];
  return {
    name: typeof name === "string" ? shown(name) : "default",
    template: typeof template === "string" ? template : null,
  };
}

export const ADAPTER_FIELDS = ["peft_type", "base_model_name_or_path"];

/** Reads an `adapter_config.json`. */
export function adapter(fields: Fields, findings: Findings): Partial<Found> {
  fields.note("peft_type", "task_type", "r", "lora_alpha", "lora_dropout", "use_dora", "revision");
  if (Array.isArray(fields.raw("target_modules"))) {
    const modules = fields.texts("target_modules").join(", ");
    findings.note("target_modules", modules, fields.at("target_modules"));
  } else fields.note("target_modules");
  const type = fields.text("peft_type");
  if (type === null) fields.warn("peft_type", "The type of adapter is missing.");
  const rank = fields.count("r");
  if (type === "LORA" && rank === null && !fields.has("r"))
    fields.warn("r", "The rank is missing.");
  return { architecture: type, baseModels: base(fields) };
}

/** A path says whose computer it was, not which model. */
function base(fields: Fields): string[] {
  const key = "base_model_name_or_path";
  const given = fields.text(key);
  if (given === null) {
    fields.warn(key, "The model it adapts is missing.");
    return [];
  }
  if (!/^([./~\\]|[a-z]:[\\/])/i.test(given) && given.split("/").length <= 2) return [given];
  fields.warn(key, "It is a path on somebody's computer; name the model it adapts.");
  return [];
}
