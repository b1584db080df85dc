import { describe, expect, it } from "vitest";
import { parseCard } from "@/lib/formats/card";
import { fc } from "@/lib/testing/property";
import { realInputs } from "@/lib/testing/real-inputs";
import { threatOf } from "../catalogue";
import { type CardAssetKind, type CardFacts, proposeFor } from "./rules";

const bare: CardFacts = {
  name: "Quiet",
  licence: "mit",
  licenceKnown: true,
  languages: ["en", "nl", "de", "fr"],
  baseModels: [],
  datasets: [],
  tasks: [],
  pipelineTag: null,
  weightsFormat: "safetensors",
  personalData: "no",
  personalDataSentence: null,
  biasSection: "present",
  limitations: "present",
  evaluation: "present",
  sources: [],
  annotations: ["expert-generated"],
  gated: false,
  derivation: null,
  training: null,
  facts: [
    { key: "name", value: "Quiet", from: "card" },
    { key: "licence", value: "mit", from: "field “license”" },
  ],
};
const reasonFor = (threatId: string, kind: CardAssetKind, card: Partial<CardFacts>) =>
  proposeFor({ ...bare, ...card }, kind).find((one) => one.threatId === threatId)?.reason;
const threatsFor = (kind: CardAssetKind, card: Partial<CardFacts>) =>
  proposeFor({ ...bare, ...card }, kind).map((one) => one.threatId);

describe("what a model card points to", () => {
  it("is a missing, empty or narrow licence", () => {
    const about = (card: Partial<CardFacts>) => reasonFor("unlawful-training-data", "model", card);
    expect(about({ licence: null, licenceKnown: false })).toContain("names no licence");
    expect(about({ licence: "other", licenceKnown: false })).toContain("“other”");
    expect(about({ licence: "cc-by-nc-4.0" })).toContain("excludes commercial use");
    expect(about({ gated: true })).toContain("gated");
    expect(about({ licence: "apache-2.0" })).toBeUndefined();
    expect(about({ licence: "incognito" })).toBeUndefined();
  });

  it("is what it was built on", () => {
    const about = (card: Partial<CardFacts>) => reasonFor("backdoored-base-model", "model", card);
    expect(about({ baseModels: ["acme/base"] })).toContain("acme/base");
    expect(about({ derivation: "It is finetuned on BERT." })).toContain(
      "“It is finetuned on BERT.”",
    );
  });

  it("is what it may have learnt by heart", () => {
    const about = (card: Partial<CardFacts>) => reasonFor("memorisation-leak", "model", card);
    expect(about({ personalData: "no" })).toBeUndefined();
    expect(about({ personalData: "unknown", datasets: ["a", "b"] })).toContain("on a and b");
    expect(about({ personalData: "unknown" })).toContain("does not say what");
    const told = { personalData: "yes", personalDataSentence: "Names can be found." } as const;
    expect(about(told)).toContain("“Names can be found.”");
    expect(threatsFor("model", told)).toContain("membership-inference");
  });

  it("is bias, weights that may run code, text it writes and missing tests", () => {
    expect(
      reasonFor("model-bias-ethics-breach", "model", { biasSection: "absent", languages: ["en"] }),
    ).toBe("The card has no section on bias, and it covers only en.");
    expect(threatsFor("model", { weightsFormat: null })).toContain("malicious-model-file");
    expect(threatsFor("model", { pipelineTag: "summarization" })).toContain("hallucination-harm");
    expect(threatsFor("model", { pipelineTag: "text-generation" })).toContain(
      "direct-prompt-injection",
    );
    expect(threatsFor("model", { pipelineTag: "fill-mask" })).not.toContain("hallucination-harm");
    expect(threatsFor("model", { evaluation: "absent" })).toContain("unexplained-output");
  });
});

describe("what a data set card points to", () => {
  it("is personal data, said or not", () => {
    const about = (card: Partial<CardFacts>) => reasonFor("pii-exposure", "dataset", card);
    expect(about({ personalData: "unknown" })).toContain("unknown is not none");
    expect(about({ personalData: "unknown", personalDataSentence: "It may." })).toContain(
      "“It may.”",
    );
    expect(about({ personalData: "no" })).toBeUndefined();
    expect(
      threatsFor("dataset", { personalData: "yes", personalDataSentence: "It does." }),
    ).toContain("erasure-not-honoured");
  });

  it("is where records and labels come from", () => {
    expect(
      reasonFor("dataset-supply-compromise", "dataset", { sources: ["extended|reuters"] }),
    ).toContain("reuters");
    expect(
      reasonFor("training-data-poisoning", "dataset", { annotations: ["crowdsourced"] }),
    ).toContain("crowdsourced");
    expect(reasonFor("training-data-poisoning", "dataset", { annotations: [] })).toContain(
      "does not say who",
    );
  });
});

describe("proposals", () => {
  const text = fc.string({ maxLength: 20 });
  const presence = fc.constantFrom("present" as const, "absent" as const);
  const anyCard: fc.Arbitrary<CardFacts> = fc.record({
    name: text,
    licence: fc.option(text),
    licenceKnown: fc.boolean(),
    languages: fc.array(text, { maxLength: 6 }),
    baseModels: fc.array(text, { maxLength: 2 }),
    datasets: fc.array(text, { maxLength: 2 }),
    tasks: fc.array(fc.constantFrom("text-generation", "fill-mask"), { maxLength: 2 }),
    pipelineTag: fc.option(fc.constantFrom("summarization", "fill-mask", "text-generation")),
    weightsFormat: fc.option(fc.constant("gguf")),
    personalData: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
    personalDataSentence: fc.option(text),
    biasSection: presence,
    limitations: presence,
    evaluation: presence,
    sources: fc.array(fc.constantFrom("original", "extended|x"), { maxLength: 2 }),
    annotations: fc.array(fc.constantFrom("crowdsourced", "found", "expert"), { maxLength: 2 }),
    gated: fc.boolean(),
    derivation: fc.option(text),
    training: fc.option(text),
    facts: fc.constant([]),
  });

  it("are at least three, each threat once, of the catalogue and of this kind of asset", () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom("model" as const, "dataset" as const), (card, kind) => {
        const found = proposeFor(card, kind);
        expect(found.length).toBeGreaterThanOrEqual(3);
        expect(new Set(found.map((one) => one.threatId)).size).toBe(found.length);
        for (const { threatId, reason } of found) {
          expect(threatOf(threatId)?.assetKinds, threatId).toContain(kind);
          expect(reason).toMatch(/^.{10,}[.”]$/s);
          expect(reason).not.toContain("undefined");
        }
      }),
    );
  });

  it("rest on facts of the card", () => {
    const card = parseCard("# Dataset Card for glass\n\nPanes.", { kind: "dataset" });
    for (const { facts, threatId } of proposeFor(card, "dataset")) {
      expect(facts.length, threatId).toBeGreaterThan(0);
    }
  });
});

const real = [...realInputs("model-cards"), ...realInputs("dataset-cards")];
if (real.length > 0) {
  describe("cards of the hub", () => {
    it.each(real)("$name gives at least three reasons", ({ name, text }) => {
      const card = parseCard(text, { fileName: name });
      const found = proposeFor(card, card.kind);
      expect(found.length).toBeGreaterThanOrEqual(3);
      for (const { facts, threatId } of found) expect(facts.length, threatId).toBeGreaterThan(0);
    });
  });
}
