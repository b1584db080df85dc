import { Findings, FormatError, type Found, type FoundFormat } from "./found";
import { architecture, CONFIG_FIELDS } from "./model-config/architecture";
import { type Fields, readFields } from "./model-config/fields";
import {
  ADAPTER_FIELDS,
  adapter,
  GENERATION_FIELDS,
  generation,
  TOKENIZER_FIELDS,
  tokenizer,
} from "./model-config/others";

// The JSON files beside the weights on the Hugging Face hub. What a file is follows from what it
// holds; its name is only compared.

interface Kind {
  readonly format: FoundFormat;
  readonly fileName: string;
  /** Any of these makes it this kind. */
  readonly fields: readonly string[];
  readonly read: (fields: Fields, findings: Findings) => Partial<Found>;
}

/** In this order: an old `config.json` may name its tokenizer and how it answers, too. */
const KINDS: readonly Kind[] = [
  {
    format: "adapter-config",
    fileName: "adapter_config.json",
    fields: ADAPTER_FIELDS,
    read: adapter,
  },
  { format: "config", fileName: "config.json", fields: CONFIG_FIELDS, read: architecture },
  {
    format: "tokenizer-config",
    fileName: "tokenizer_config.json",
    fields: TOKENIZER_FIELDS,
    read: tokenizer,
  },
  {
    format: "generation-config",
    fileName: "generation_config.json",
    fields: GENERATION_FIELDS,
    read: generation,
  },
];

/**
 * Reads a `config.json`, `generation_config.json`, `tokenizer_config.json` or `adapter_config.json`.
 * @throws FormatError when the text is no JSON object or none of these
 */
export function readModelConfig(text: string, fileName?: string): Found {
  const findings = new Findings();
  const fields = readFields(text, findings);
  const kind = KINDS.find((one) => fields.has(...one.fields));
  if (!kind) {
    throw new FormatError(
      "line 1",
      "nothing in the file says what it is: no field of it is known.",
    );
  }
  const name = fileName?.split(/[\\/]/).at(-1);
  const byName = KINDS.find((one) => one.fileName === name);
  if (byName && byName !== kind) {
    findings.warn("/", `It is called ${byName.fileName}, but holds a ${kind.fileName}.`);
  }
  return findings.found(kind.format, kind.read(fields, findings));
}
