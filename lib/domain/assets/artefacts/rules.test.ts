import { describe, expect, it } from "vitest";
import { artefactWarnings } from "./rules";

describe("a file of weights", () => {
  it.each([
    ["pickle", "", /malicious-model-file/],
    ["pickle", "model.safetensors", /malicious-model-file/],
    ["other", "pytorch_model.bin", /may be a pickle/],
    ["safetensors", "weights.PT", /another format/],
  ] as const)("in the format %s called “%s” is warned of", (format, fileName, words) => {
    expect(artefactWarnings({ format, fileName })).toEqual([expect.stringMatching(words)]);
  });

  it.each([
    ["safetensors", "model.safetensors"],
    ["gguf", "model.Q4_K_M.gguf"],
    ["onnx", "model.onnx"],
    ["other", ""],
  ] as const)("in the format %s called “%s” is not", (format, fileName) => {
    expect(artefactWarnings({ format, fileName })).toEqual([]);
  });
});
