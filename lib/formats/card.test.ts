import { describe, expect, it } from "vitest";
import { realInputs } from "@/lib/testing/real-inputs";
import { CARD_LIMIT, CardError, cardDigest, parseCard } from "./card";
import type { Card } from "./card/shape";

const card = (head: string, body = "# A card\n\nText.\n") =>
  parseCard(`---\n${head}\n---\n${body}`);
const model = (head: string, body?: string) => card(`pipeline_tag: text-generation\n${head}`, body);
const factOf = (read: Card, key: string) => read.facts.find((fact) => fact.key === key);

const MODEL = `---
language: [en, nl]
license: apache-2.0
base_model: acme/base-3b
datasets:
- acme/pairs
pipeline_tag: summarization
library_name: transformers
tags: [safetensors, summarization]
metrics: [rouge]
---
# Digest-3B

Digest-3B is a model that **summarises** [contracts](https://example.com).

## Intended uses
Summaries of Dutch and English contracts.

## Bias, Risks, and Limitations
Invents clauses in long documents.

## Training Data
It was trained on 40,000 pairs. The pairs contain no personal data.
`;

describe("a model card", () => {
  const read = parseCard(MODEL);

  it("gives all its fields", () => {
    expect(read).toMatchObject({
      kind: "model",
      name: "Digest-3B",
      summary: "Digest-3B is a model that summarises contracts.",
      licence: "apache-2.0",
      licenceKnown: true,
      languages: ["en", "nl"],
      baseModels: ["acme/base-3b"],
      datasets: ["acme/pairs"],
      metrics: ["rouge"],
      pipelineTag: "summarization",
      library: "transformers",
      weightsFormat: "safetensors",
      personalData: "no",
      personalDataSentence: "The pairs contain no personal data.",
      biasSection: "present",
      limitations: "present",
      intendedUse: "present",
      evaluation: "present",
      gated: false,
      training: "It was trained on 40,000 pairs.",
      warnings: [],
    });
  });

  it("says where it read each fact", () => {
    expect(factOf(read, "licence")).toEqual({
      key: "licence",
      value: "apache-2.0",
      from: "field “license”",
    });
    expect(factOf(read, "biasSection")).toEqual({
      key: "biasSection",
      value: "Invents clauses in long documents.",
      from: "section “Bias, Risks, and Limitations”",
    });
    expect(factOf(read, "sizeCategory")).toMatchObject({ value: "not given", from: "absent" });
    expect(new Set(read.facts.map((fact) => fact.key)).size).toBe(read.facts.length);
  });
});

describe("a card that somebody wrote in a hurry", () => {
  it("may lack front matter", () => {
    const read = parseCard("This model detects spam. It is finetuned on a BERT model.", {
      fileName: "models/spam-mini.md",
    });
    expect(read).toMatchObject({
      kind: "model",
      name: "spam-mini",
      licence: null,
      derivation: "It is finetuned on a BERT model.",
    });
    expect(read.warnings[0]).toContain("no front matter");
  });

  it.each([
    ["license: mit", "mit", true],
    ["license:\n- mit\n- apache-2.0", "mit, apache-2.0", true],
    ["licenses:\n  code: [mit]\n  data: [cc0-1.0]", "mit, cc0-1.0", true],
    ["license: unknown", "unknown", false],
    ["license: other", "other", false],
    ["license: [mit, unknown]", "mit, unknown", false],
    ["license: other\nlicense_name: acme-community", "acme-community", true],
    ["license:", null, false],
    ["license: ''", null, false],
  ])("may write its licence as %j", (head, licence, licenceKnown) => {
    expect(model(head)).toMatchObject({ licence, licenceKnown });
  });

  it("may name its licence in the text alone", () => {
    const named = (text: string) => model("", `# X\n\n## Licensing Information\n${text}\n`).licence;
    expect(named("Released under the Apache License, Version 2.0.")).toBe("apache-2.0");
    expect(named("Available as CC BY-NC-SA 4.0.")).toBe("cc-by-nc-sa-4.0");
    expect(named("[More Information Needed]")).toBeNull();
  });

  it.each([
    ["language: en", ["en"]],
    ["language: no", ["no"]],
    ["languages: [en, nl]", ["en", "nl"]],
    ["language:\n  a: [en]\n  b: [nl, en]", ["en", "nl"]],
    ["language:\n- russian", ["russian"]],
  ])("may write its languages as %j", (head, languages) => {
    expect(model(head).languages).toEqual(languages);
  });

  it("is told when a language has no code", () => {
    expect(model("language: russian").warnings.join()).toContain("“russian” is no language code");
  });

  it("may break YAML in one field without losing the others", () => {
    const read = card('pretty_name: Alpha: the sequel\nlicense: "mit\nlanguage: en', "Text.");
    expect(read).toMatchObject({ kind: "dataset", name: "Alpha: the sequel", languages: ["en"] });
    expect(read.warnings.join()).toContain("“pretty_name” could not be read as YAML");
  });

  it("may name a field twice, leave the head open, or head nothing", () => {
    expect(model("license: mit\nlicense: bsd").licence).toBe("bsd");
    expect(model("license: mit\nlicense: bsd").warnings.join()).toContain("twice");
    expect(parseCard("---\nlicense: mit\n# Model").warnings.join()).toContain("no closing line");
    expect(parseCard("---\n- a\n- b\n---\n# Model X").warnings.join()).toContain(
      "not a list of fields",
    );
    expect(parseCard("---\n---\n# Model X").name).toBe("Model X");
  });

  it("may come from Windows", () => {
    const windows = `\uFEFF${MODEL.replaceAll("\n", "\r\n")}\r\n\r\n`;
    expect(parseCard(windows)).toEqual(parseCard(MODEL));
    expect(cardDigest(windows)).toBe(cardDigest(MODEL));
    expect(cardDigest(`${MODEL}x`)).not.toBe(cardDigest(MODEL));
  });
});

describe("a section", () => {
  it("counts a section only when somebody filled it in", () => {
    const bias = (text: string) =>
      model("", `# X\n\n## Bias\n${text}\n\n## End\nText.\n`).biasSection;
    expect(bias("Prefers British spelling.")).toBe("present");
    expect(bias("### Discussion\n\nPrefers British spelling.")).toBe("present");
    for (const empty of [
      "",
      "[More Information Needed](https://example.com)",
      "[Needs More Information]",
      "N/A",
      "<!-- what biases are there? -->\n\n[More Information Needed]",
      "### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.",
    ]) {
      expect(bias(empty), empty).toBe("absent");
    }
    expect(model("", "# X\n\n```\n## Bias\nnot a section\n```\n").biasSection).toBe("absent");
    expect(model("", "# X\n\n```\nnever closed\n\n## Bias\nTall people.\n").biasSection).toBe(
      "present",
    );
  });
});

describe("the kind of a card", () => {
  it.each([
    ["pretty_name: X", "dataset"],
    ["task_categories: [x]\nsize_categories: [n<1K]\nlibrary_name: y", "dataset"],
    ["base_model: x", "model"],
    ["model-index:\n- name: x", "model"],
    ["license: mit", "model"],
  ])("follows from the fields %j", (head, kind) => {
    expect(card(head).kind).toBe(kind);
  });

  it("follows from the heading, then from the text, unless it is told", () => {
    expect(card("license: mit", '# Dataset Card for "glass"\n').kind).toBe("dataset");
    expect(card("license: mit", '# Dataset Card for "glass"\n').name).toBe("glass");
    expect(card("license: mit", "# Glass\n\nThis dataset holds panes.").kind).toBe("dataset");
    expect(parseCard(MODEL, { kind: "dataset" }).kind).toBe("dataset");
    expect(parseCard("Nothing.").warnings.join()).toContain("whether this is a model");
  });
});

describe("personal data", () => {
  const under = (text: string) =>
    card("pretty_name: X", `# X\n\n### Personal and Sensitive Information\n\n${text}\n`)
      .personalData;

  it.each([
    ["The data set contains no personal data.", "no"],
    ["It does not contain any personally identifiable information.", "no"],
    ["All personal details were removed.", "no"],
    ["It is not anonymized, so individuals' names can be found.", "yes"],
    ["The dataset consists of people who have donated their voice online.", "yes"],
    ["Contains personal data. No sensitive data is included.", "yes"],
    ["It may contain personal data.", "unknown"],
    ["We have not checked whether there is personal information.", "unknown"],
    ["The data is anonymized.", "unknown"],
    ["[More Information Needed]", "unknown"],
    ["", "unknown"],
  ])("%j is %s", (text, answer) => {
    expect(under(text)).toBe(answer);
  });

  it("is also read outside its section, but not from a promise about something else", () => {
    const told = (text: string) => card("pretty_name: X", `# X\n\n${text}`).personalData;
    expect(told("Recordings include demographic metadata like age.")).toBe("yes");
    expect(told("Our privacy policy explains requests about personal data.")).toBe("unknown");
    expect(told("- [Personal and Sensitive Information](#personal)")).toBe("unknown");
  });
});

describe("a text that is no card", () => {
  it.each([
    ["empty", " \n\t\n", "empty"],
    ["NUL", "# Model\0", "NUL"],
    ["half a character", "# Model \uD83D", "surrogate"],
    ["too long", "x".repeat(CARD_LIMIT + 1), "1 MB"],
  ])("is refused: %s", (_, text, word) => {
    expect(() => parseCard(text)).toThrow(CardError);
    expect(() => parseCard(text)).toThrow(word);
  });
});

const real = [
  ...realInputs("model-cards").map((one) => ({ ...one, kind: "model" })),
  ...realInputs("dataset-cards").map((one) => ({ ...one, kind: "dataset" })),
];
if (real.length > 0) {
  describe("cards of the hub", () => {
    it.each(real)("$name", ({ name, text, kind }) => {
      const read = parseCard(text, { fileName: name });
      expect(read.kind).toBe(kind);
      expect(read.summary.length).toBeGreaterThan(20);
      expect(read.facts.length).toBeGreaterThan(15);
      expect(parseCard(text, { fileName: name })).toEqual(read);
      expect(read.name).not.toMatch(/unnamed|card/i);
    });
  });
}
