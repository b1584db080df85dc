// What a file of weights gives reason to look at. Runs anywhere.
import type { ArtefactFormat } from "@/prisma/generated/enums";

interface File {
  readonly format: ArtefactFormat;
  readonly fileName: string;
}

/** Endings under which Python's pickles travel. */
const PICKLES = /\.(?:pkl|pickle|pt|pth|ckpt|bin|joblib|npy|mar)$/i;
const SAFE: readonly ArtefactFormat[] = ["safetensors", "gguf", "onnx"];

/** Sentences for the reader; empty when nothing stands out. */
export function artefactWarnings({ format, fileName }: File): string[] {
  if (format === "pickle") {
    return [
      "Loading a pickle runs code that comes with it (threat malicious-model-file). Convert it to safetensors.",
    ];
  }
  if (!PICKLES.test(fileName)) return [];
  return SAFE.includes(format)
    ? ["The name of the file is that of a pickle, but another format is said."]
    : ["A file with this name may be a pickle, which runs code when it is loaded."];
}
