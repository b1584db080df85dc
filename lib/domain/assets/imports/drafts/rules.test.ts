import { describe, expect, it } from "vitest";
import { gathered, isNameless, withNames } from "./rules";
import type { DraftGiven } from "./schema";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const piece = (file: string, format: string, over: Partial<DraftGiven> = {}, folder = "m") => ({
  folder,
  file,
  format,
  drafts: [{ kind: "model" as const, name: "from the folder", ...over }],
});

describe("files of one folder", () => {
  it("are one model, whatever order they come in", () => {
    const card = piece("README.md", "card", { name: "Tiny", columns: { licence: "mit" } });
    const config = piece("config.json", "config", { facts: { family: "llama" } });
    const merged = gathered([config, card]);
    expect(merged).toMatchObject([
      { name: "Tiny", columns: { licence: "mit" }, facts: { family: "llama" } },
    ]);
    expect(gathered([card, config])[0]?.name).toBe("Tiny");
  });

  it("count parameters over the parts of one model, not over its editions", () => {
    const shard = (at: number) =>
      piece(`model-0000${at}-of-00002.safetensors`, "safetensors", {
        facts: { parameters: 10 },
        artefacts: [
          {
            digest: digest(`${at}`),
            format: "safetensors",
            fileName: `model-0000${at}-of-00002.safetensors`,
            parameters: 10,
          },
        ],
      });
    const [model] = gathered([shard(1), shard(2)]);
    expect(model?.facts).toEqual({ parameters: 20 });
    expect(model?.columns).toEqual({});
    expect(model?.artefacts).toHaveLength(2);
  });

  it("stay apart when they come without a folder or from two", () => {
    const weights = (name: string, folder: string) => piece(name, "gguf", { name }, folder);
    expect(gathered([weights("a.gguf", ""), weights("b.gguf", "")])).toHaveLength(2);
    expect(gathered([weights("a.gguf", "a"), weights("b.gguf", "b")])).toHaveLength(2);
    expect(gathered([weights("a.gguf", "a"), weights("b.gguf", "a")])).toHaveLength(1);
  });

  it("are called as the one that has a name, and as a person says where none has", () => {
    const nameless = { name: "Unnamed model" };
    const [merged] = gathered([
      piece("config.json", "config", nameless),
      piece("a.gguf", "gguf", { name: "Pebble" }),
      piece("tokenizer_config.json", "tokenizer-config", nameless),
    ]);
    expect(merged?.name).toBe("Pebble");
    const warnings = [{ at: "", message: "The file names no model; give it a name." }];
    const all = gathered([piece("config.json", "config", { ...nameless, warnings })]);
    expect(withNames(all, new Map([[0, " "]])).some(isNameless)).toBe(true);
    expect(withNames(all, new Map([[0, "Tiny"]]))).toMatchObject([{ name: "Tiny", warnings: [] }]);
  });

  it("that speak of other things are left alone, each with its place", () => {
    const api = piece("openapi.json", "openapi", { kind: "endpoint", name: "API" });
    const all = gathered([piece("config.json", "config"), piece("a.gguf", "gguf"), api]);
    expect(all.map((one) => [one.kind, one.source])).toEqual([
      ["model", "a.gguf, config.json"],
      ["endpoint", "openapi.json"],
    ]);
  });
});
