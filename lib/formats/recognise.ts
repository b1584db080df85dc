import { FormatError } from "./document";
import type { Format } from "./draft/shape";

/** What a file can be told to be before it is read; results of evaluations are of their own kind. */
export type Recognised = Format | "evaluation" | "model-config";

const CONFIGS = /(^|\/)(config|generation_config|tokenizer_config|adapter_config)\.json$/i;
const text = new TextDecoder();

/**
 * Which format a file has, by its first bytes and its name.
 * @throws FormatError that says what can be read
 */
export function recognise(name: string, bytes: Uint8Array): Recognised {
  const head = text.decode(bytes.subarray(0, 4096)).replace(/^\uFEFF/, "");
  if (head.startsWith("GGUF") || /\.gguf$/i.test(name)) return "gguf";
  if (/\.safetensors$/i.test(name)) return "safetensors";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return "table";
  if (/\.(csv|tsv|xlsx)$/i.test(name)) return "table";
  if (/(^|\/)modelfile(\.\w+)?$|\.modelfile$/i.test(name)) return "modelfile";
  if (CONFIGS.test(name)) return "model-config";
  if (/\.(md|markdown)$/i.test(name)) return "card";
  if (/(^|\/)MLmodel$/.test(name)) return "mlflow";
  if (/^\s*[[{]/.test(head)) return ofJson(bytes, name);
  if (/^\s*<(!doctype|html)/i.test(head)) {
    throw new FormatError(
      "This is a web page: the address may need signing in, or be another one.",
    );
  }
  return ofText(head, bytes, name);
}

function ofText(head: string, bytes: Uint8Array, name: string): Recognised {
  if (/^---\s*$/m.test(head.split("\n", 1)[0] ?? "")) return "card";
  if (/^(openapi|swagger)\s*:/m.test(text.decode(bytes.subarray(0, 65_536)))) return "openapi";
  if (/^flavors\s*:/m.test(head)) return "mlflow";
  if (/^\s*FROM\s+\S/im.test(head) && !/\.ya?ml$/i.test(name)) return "modelfile";
  if (!text.decode(bytes).trim()) throw new FormatError("The file is empty.");
  throw unknown();
}

/** Names at the top of a document, which tell what it is. */
function ofJson(bytes: Uint8Array, name: string): Recognised {
  const all = text.decode(bytes);
  if (/^[^\n]*"entry_type"/.test(all.trimStart())) return "evaluation";
  const keys = topKeys(all);
  const has = (...names: string[]) => names.some((one) => keys.has(one));
  if (has("bomFormat")) return "cyclonedx";
  if (has("openapi", "swagger")) return "openapi";
  if (has("mlflow", "registered_model", "registered_models", "model_versions", "flavors")) {
    return "mlflow";
  }
  if (has("results", "metrics")) return "evaluation";
  if (/config[^/]*\.json$/i.test(name) || has("model_type", "architectures", "peft_type")) {
    return "model-config";
  }
  if (has("tokenizer_class", "chat_template", "do_sample", "temperature", "eos_token_id")) {
    return "model-config";
  }
  throw unknown();
}

function topKeys(all: string): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(all.replace(/^\uFEFF/, ""));
    return new Set(Object.keys(Object(value)));
  } catch {
    // Its own reader says better what is wrong with it; the first names tell which.
    return new Set([...all.slice(0, 4096).matchAll(/"(\w+)"\s*:/g)].map((one) => one[1] ?? ""));
  }
}

const unknown = () =>
  new FormatError(
    "This is none of the files that can be read: model and dataset cards, config.json and the files beside it, Modelfile, safetensors, GGUF, MLflow, OpenAPI, CycloneDX, results of evaluations, CSV and XLSX.",
  );
