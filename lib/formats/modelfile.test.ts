import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { FormatError } from "./found";
import { readModelfile } from "./modelfile";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const digestOf = (text: string, of: string) =>
  readModelfile(text).digests.find((one) => one.of === of)?.sha256;
const warnings = (text: string) =>
  readModelfile(text).warnings.map((one) => `${one.at}: ${one.message}`);

const FILE = `# summaries of contracts
FROM llama3.2:3b
PARAMETER num_ctx 4096
parameter stop "<|eot_id|>"
PARAMETER temperature 0.2
TEMPLATE """{{ .System }}
{{ .Prompt }}"""
System You are SECRET.
ADAPTER ./adapters/digest-lora.gguf
LICENSE """
Apache License
Version 2.0
"""
MESSAGE user """Is this SECRET?
Really?"""
MESSAGE assistant yes
`;

describe("a Modelfile", () => {
  const found = readModelfile(FILE);

  it("says what the model is made from and how it answers", () => {
    expect(found).toMatchObject({
      format: "modelfile",
      baseModels: ["llama3.2:3b"],
      contextLength: 4096,
      licence: "Apache License",
      warnings: [],
    });
    expect(found.facts).toEqual([
      { key: "parameter num_ctx", value: "4096", at: "line 3" },
      { key: "parameter stop", value: "<|eot_id|>", at: "line 4" },
      { key: "parameter temperature", value: "0.2", at: "line 5" },
      { key: "adapter", value: "digest-lora.gguf", at: "line 9" },
    ]);
  });

  it("keeps digests of template, system prompt and messages, never a word of them", () => {
    expect(digestOf(FILE, "chat template")).toBe(sha256("{{ .System }}\n{{ .Prompt }}"));
    expect(digestOf(FILE, "system prompt")).toBe(sha256("You are SECRET."));
    expect(digestOf(FILE, "messages")).toBe(
      sha256("user: Is this SECRET?\nReally?\nassistant: yes"),
    );
    expect(JSON.stringify(found)).not.toMatch(/SECRET|Prompt|Really/);
  });

  it("means the same from Windows, and with other quotes", () => {
    expect(readModelfile(`\uFEFF${FILE.replaceAll("\n", "\r\n")}`)).toEqual(found);
    for (const system of ['"You are kind."', '"""You are kind."""', "You are kind."]) {
      expect(digestOf(`FROM a\nSYSTEM ${system}`, "system prompt")).toBe(sha256("You are kind."));
    }
    expect(digestOf('FROM a\nSYSTEM "He said "no" twice."', "system prompt")).toBe(
      sha256('He said "no" twice.'),
    );
  });

  it("may name weights by file or by digest; whose computer it was is not kept", () => {
    const digest = "ab".repeat(32);
    const blob = readModelfile(`FROM /home/eva/.ollama/models/blobs/sha256-${digest}`);
    expect(blob).toMatchObject({ baseModels: [], digests: [{ of: "weights", sha256: digest }] });
    const file = readModelfile("from C:\\Users\\eva\\digest.gguf");
    expect(file.facts).toEqual([{ key: "weights", value: "digest.gguf", at: "line 1" }]);
    expect(JSON.stringify([blob, file])).not.toContain("eva");
    expect(readModelfile("FROM hf.co/acme/digest-GGUF:Q4_K_M").baseModels).toEqual([
      "hf.co/acme/digest-GGUF:Q4_K_M",
    ]);
  });
});

describe("a Modelfile that somebody wrote in a hurry", () => {
  it.each([
    ["PARAMETER num_ctx many", "line 2: The parameter num_ctx must be a number; it was left out."],
    ["PARAMETER num_ctx 0", "line 2: num_ctx must be a whole number above 0."],
    ["PARAMETER top_k", "line 2: PARAMETER needs a name and a value."],
    ["PARAMETER", "line 2: PARAMETER needs a name and a value."],
    ["MESSAGE robot hello", "line 2: MESSAGE must be of system, user or assistant."],
    ["LICENSE", "line 2: LICENSE is empty."],
    ["and SECRET words", "line 2: The line begins with no known instruction and was left out."],
    ["{{ .Prompt }}", "line 2: The line begins with no known instruction and was left out."],
    ["SYSTEM a\nSYSTEM b", "line 3: SYSTEM stands there twice; the last one counts."],
    [
      "PARAMETER num_ctx 1\nPARAMETER num_ctx 2",
      "line 3: num_ctx is given twice; the last one counts.",
    ],
  ])("is told: %j", (text, warning) => {
    expect(warnings(`FROM a\n${text}`)).toEqual([warning]);
  });

  it("is not told a thousand times", () => {
    expect(warnings(`FROM a\n${"what\n".repeat(1_000)}`)).toHaveLength(100);
  });
});

describe("a text that is no Modelfile", () => {
  it.each([
    ["", "no FROM line"],
    ["# Digest\n\nA model card.", "no FROM line"],
    ["FROM", "line 1: FROM names no model"],
    ['FROM a\n\nSYSTEM """You are', 'line 3: the quotes """ that open here are never closed'],
    ['FROM a\nSYSTEM "You are', "line 2: the quotes"],
    ["FROM a\0", "no UTF-8 text"],
    ["FROM \uD83D", "no UTF-8 text"],
    ["FROM a\n".repeat(200_000), "longer than 1 MB"],
  ])("is refused: %j", (text, words) => {
    expect(() => readModelfile(text)).toThrow(FormatError);
    expect(() => readModelfile(text)).toThrow(words);
  });

  it.each([
    `FROM a\n${'SYSTEM "x"\n'.repeat(80_000)}`,
    `FROM a\nSYSTEM "${" \n".repeat(450_000)}"`,
    `FROM a\nLICENSE ${" ".repeat(900_000)}x`,
    `FROM a\n${'SYSTEM "\n'.repeat(100_000)}`,
  ])("or is long, and answered quickly", (text) => {
    const start = process.threadCpuUsage();
    expect(readModelfile(text).format).toBe("modelfile");
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1_000);
  });

  it("is read, or refused with a FormatError, whatever was sent", () => {
    const piece = fc.constantFrom(
      "FROM",
      "from a",
      "SYSTEM",
      "\n",
      '"',
      '"""',
      " ",
      "MESSAGE user",
      "PARAMETER x",
      "#",
      "\uD83D",
      "\u2028é",
      "\r",
      "x",
    );
    const text = fc.array(piece, { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        try {
          expect(readModelfile(`FROM a\n${parts.join("")}`).format).toBe("modelfile");
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
