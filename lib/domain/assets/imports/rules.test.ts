import { describe, expect, it } from "vitest";
import { type KnownAsset, planImport } from "./rules";
import type { CardInput } from "./schema";

const card: CardInput = {
  kind: "model",
  name: "Digest-3B",
  summary: "Writes summaries.",
  licence: "apache-2.0",
  licenceKnown: true,
  languages: ["en"],
  baseModels: ["open/base-3b"],
  datasets: ["squad", "SQuAD", "pairs"],
  metrics: [],
  tags: [],
  tasks: [],
  pipelineTag: "summarization",
  library: null,
  weightsFormat: null,
  sizeCategory: null,
  personalData: "unknown",
  personalDataSentence: null,
  biasSection: "absent",
  limitations: "absent",
  intendedUse: "absent",
  evaluation: "absent",
  sources: [],
  annotations: [],
  gated: false,
  derivation: null,
  training: null,
  warnings: ["Look here."],
  facts: [],
};
const digest = "a".repeat(64);
const known = (over: Partial<KnownAsset>): KnownAsset => ({
  id: "1",
  reference: "A-0001",
  name: "digest-3b",
  kind: "model",
  cardDigest: null,
  subtype: "",
  description: "",
  licence: null,
  languages: [],
  provenance: "",
  personalData: "unknown",
  ...over,
});

describe("planning an import", () => {
  it("brings the model, its datasets once each, and its base", () => {
    const { asset, others, warnings } = planImport({ card, digest }, []);
    expect(asset).toMatchObject({ action: "create", kind: "model", name: "Digest-3B" });
    expect(others.map((one) => [one.action, one.kind, one.name, one.relation])).toEqual([
      ["create", "dataset", "SQuAD", "trained_on"],
      ["create", "dataset", "pairs", "trained_on"],
      ["create", "model", "open/base-3b", "derived_from"],
    ]);
    expect(warnings).toEqual(["Look here."]);
  });

  it("names the training data that the text speaks of", () => {
    const told = { ...card, datasets: [], training: "It was trained on news." };
    const { others } = planImport({ card: told, digest }, []);
    expect(others[0]).toMatchObject({
      name: "Training data of Digest-3B",
      data: { provenance: "It was trained on news." },
    });
  });

  it("changes nothing for the same card, whatever people wrote since", () => {
    const own = known({ name: "Renamed", description: "Ours.", cardDigest: digest });
    const { asset, others } = planImport({ card, digest }, [own]);
    expect(asset).toMatchObject({ action: "unchanged", name: "Renamed", changes: [] });
    expect(others).toEqual([]);
  });

  it("fills what is empty, follows facts, and keeps words of people", () => {
    const own = known({ description: "Ours.", licence: "mit" });
    const { asset } = planImport({ card, digest }, [own]);
    expect(asset.action).toBe("update");
    expect(asset.data).not.toHaveProperty("description");
    expect(asset.changes).toContainEqual({ field: "licence", before: "mit", after: "apache-2.0" });
    expect(asset.changes).toContainEqual({ field: "languages", before: "", after: "en" });
  });

  it("never turns a yes on personal data into a no", () => {
    const no = { ...card, personalData: "no" } as const;
    const plan = (before: KnownAsset["personalData"], said: CardInput) =>
      planImport({ card: said, digest }, [known({ personalData: before })]).asset.data.personalData;
    expect(plan("yes", no)).toBeUndefined();
    expect(plan("unknown", no)).toBe("no");
    expect(plan("no", { ...card, personalData: "yes" })).toBe("yes");
    expect(plan("yes", card)).toBeUndefined();
  });

  it("stops at forty others and says so", () => {
    const many = { ...card, datasets: Array.from({ length: 60 }, (_, at) => `set-${at}`) };
    const { others, warnings } = planImport({ card: many, digest }, []);
    expect(others).toHaveLength(40);
    expect(warnings.at(-1)).toContain("21 more");
  });
});
