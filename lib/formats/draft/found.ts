import type { DraftArtefact, DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { Found } from "../found";
import { cut, type Drafted, hubPurl } from "./shape";

export interface FoundFile {
  readonly fileName: string;
  /** Of the file's own bytes, where they were all read; a browser sends the head alone. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** The name when the file says none: of the folder, or what a person typed. */
  readonly name: string | null;
}

const WEIGHTS = { safetensors: "safetensors", gguf: "gguf" } as const;

/** What the header of weights, a configuration or a Modelfile says, as a draft of its model. */
export function draftFound(found: Found, file: FoundFile): Drafted {
  const isNamed = found.format === "gguf" || found.format === "safetensors";
  // A folder has one name; what its files call themselves is often a template of their writer.
  const name = file.name ?? (isNamed ? found.name : null) ?? found.name;
  const warnings = found.warnings.map(({ at, message }) => ({
    at: cut(at, 300),
    message: cut(message, 1000),
  }));
  const unnamed = { at: "", message: "The file names no model; give it a name." };
  const draft: DraftGiven = {
    kind: "model",
    name: cut(name, 200) || "Unnamed model",
    columns: columnsOf(found, file),
    facts: factsOf(found),
    artefacts: artefactsOf(found, file),
    digests: weightDigests(found),
    relations: found.baseModels.slice(0, 40).map((base) => relationOf(base, found)),
    warnings: name ? [...warnings, ...undigested(found, file)] : [unnamed, ...warnings],
  };
  return { format: found.format, drafts: [draft], warnings: [] };
}

function columnsOf(found: Found, file: FoundFile): DraftGiven["columns"] {
  const licence = cut(found.licence, 100);
  const isWeights = found.format in WEIGHTS;
  return {
    ...(licence && { licence }),
    ...(isWeights && file.sha256 && { digest: `sha256:${file.sha256}` }),
  };
}

function factsOf(found: Found): NonNullable<DraftGiven["facts"]> {
  const texts = {
    family: found.family,
    architecture: found.format === "adapter-config" ? null : found.architecture,
    quantisation: found.quantisation,
    format: found.format in WEIGHTS ? found.format : null,
  };
  const said = Object.entries(texts).flatMap(([key, value]) => {
    const text = cut(value, 500);
    return text ? [[key, text] as const] : [];
  });
  const tokenizer = digestOf(found, "tokenizer");
  const chatTemplate = digestOf(found, "chat template");
  const isCode = found.warnings.some(({ at }) => at.endsWith("/auto_map"));
  return {
    ...Object.fromEntries(said),
    ...(found.parameters !== null && { parameters: found.parameters }),
    ...(found.contextLength !== null && { contextLength: found.contextLength }),
    ...(tokenizer && { tokenizer }),
    ...(chatTemplate && { chatTemplate }),
    ...(isCode && { remoteCode: true }),
  };
}

const digestOf = ({ digests }: Found, of: string) => {
  const found = digests.find((one) => one.of === of);
  return found ? `sha256:${found.sha256}` : null;
};

/** A Modelfile names the files of its program by their digests. */
const weightDigests = ({ digests }: Found) =>
  digests.filter((one) => one.of === "weights").map((one) => `sha256:${one.sha256}`);

function artefactsOf(found: Found, file: FoundFile): DraftGiven["artefacts"] {
  const format = artefactFormat(found);
  if (!format || !file.sha256) return [];
  return [
    {
      digest: `sha256:${file.sha256}`,
      fileName: cut(file.fileName, 300),
      format,
      quantisation: cut(found.quantisation, 100),
      bytes: file.bytes,
      parameters: found.parameters,
      tokenizer: digestOf(found, "tokenizer"),
      chatTemplate: digestOf(found, "chat template"),
    },
  ];
}

const artefactFormat = (found: Found): DraftArtefact["format"] | null =>
  found.format === "gguf" || found.format === "safetensors" ? found.format : null;

const undigested = (found: Found, { sha256 }: FoundFile) =>
  artefactFormat(found) && !sha256
    ? [
        {
          at: "",
          message:
            "Only the header was read, so the digest of the weights is not known. “annex import” on the machine that has the file computes it.",
        },
      ]
    : [];

function relationOf(base: string, { format }: Found): NonNullable<DraftGiven["relations"]>[number] {
  const purl = hubPurl(base);
  const derivation =
    format === "adapter-config" ? "adapter" : format === "gguf" ? "quantisation" : null;
  return {
    type: "derived_from",
    derivation,
    to: {
      kind: "model",
      name: cut(base, 200),
      subtype: "base model",
      ...(purl && { purl }),
    },
  };
}
