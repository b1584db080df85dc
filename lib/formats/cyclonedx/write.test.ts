import { createRequire } from "node:module";
import * as CDX from "@cyclonedx/cyclonedx-library";
import { describe, expect, it } from "vitest";
import type { Bom, BomAsset } from "@/lib/domain/assets/boms/schema";
import { generatedBom } from "@/lib/testing/boms";
import { fc } from "@/lib/testing/property";
import { readBom } from "./read";
import spdx from "./spdx.json";
import { writeBom } from "./write";

const official = new CDX.Validation.JsonStrictValidator(CDX.Spec.Version.v1dot6);
const faults = (document: unknown) => official.validate(JSON.stringify(document));
const making = {
  organisation: "Northwind Language Systems",
  person: "Priya Raman",
  version: "0.1.0",
  at: new Date("2026-11-23T10:00:00Z"),
  filter: "",
};
const bare: Omit<BomAsset, "reference" | "kind" | "name"> = {
  description: "",
  release: "",
  supplier: "",
  digest: null,
  licence: null,
  purl: null,
  url: null,
  fields: {},
  artefacts: [],
  evaluations: [],
  flows: [],
};
const plain = (reference: string, kind: BomAsset["kind"], over: Partial<BomAsset> = {}) => ({
  ...bare,
  reference,
  kind,
  name: reference,
  ...over,
});
const HEX = "ab".repeat(32);

const small: Bom = {
  assets: [
    plain("base", "model", { licence: "apache-2.0", digest: `sha256:${HEX}` }),
    plain("tuned", "model", {
      licence: "Our own terms",
      fields: {
        modality: ["text to text"],
        intendedUse: ["Summaries of letters."],
        contextLength: ["8192"],
      },
      artefacts: [
        { digest: `sha256:${HEX}`, fileName: "a.gguf", release: "2", fields: { format: "gguf" } },
      ],
      evaluations: [
        {
          kind: "quality",
          suite: "summaries",
          harness: "lm-eval",
          harnessVersion: "0.4",
          digest: `sha256:${HEX}`,
          data: null,
          seed: "1",
          ranAt: "2026-05-01T00:00:00.000Z",
          passed: true,
          source: HEX,
          results: [{ task: "news", metric: "rouge", value: 0.4, samples: 100 }],
        },
      ],
    }),
    plain("pairs", "dataset", {
      fields: {
        classification: ["restricted"],
        personalCategories: ["names"],
        owner: [JSON.stringify({ reference: "u-anton", name: "Anton Weiss" })],
      },
    }),
    plain("door", "endpoint", {
      url: "https://api.example.org/v1",
      fields: { authentication: ["token"], exposure: ["partner"] },
      flows: [
        {
          direction: "inbound",
          name: "Letters",
          data: "Letters of customers",
          classification: "confidential",
          asset: null,
          party: "Müller & Söhne",
        },
      ],
    }),
  ],
  relations: [
    { from: "tuned", type: "derived_from", to: "base", derivation: "fine_tune", recipe: "LoRA" },
    { from: "tuned", type: "trained_on", to: "pairs", derivation: null, recipe: "" },
    { from: "door", type: "serves", to: "tuned", derivation: null, recipe: "" },
  ],
};

/** Nothing is lost but the order, which means nothing. */
const inOrder = ({ assets, relations }: Bom) => ({
  assets: assets
    .map((one) => ({
      ...one,
      artefacts: sorted(one.artefacts),
      evaluations: sorted(one.evaluations),
      flows: sorted(one.flows),
    }))
    .sort((one, other) => (one.reference < other.reference ? -1 : 1)),
  relations: sorted(relations),
});
const sorted = (values: readonly object[]) =>
  values.map((one) => JSON.stringify(one, Object.keys(one).concat(NAMES).sort())).sort();
const NAMES = ["format", "quantisation", "bytes", "task", "metric", "value", "group"].concat([
  "higherIsBetter",
  "samples",
]);

describe("a written ML-BOM", () => {
  it("is valid by the official schema, and says what the standard has words for", async () => {
    const document = writeBom(small, making);
    expect(await faults(document)).toBeNull();
    expect(document).toMatchObject({
      specVersion: "1.6",
      metadata: { timestamp: "2026-11-23T10:00:00.000Z", authors: [{ name: "Priya Raman" }] },
      components: [
        { "bom-ref": "base", licenses: [{ license: { id: "Apache-2.0" } }] },
        {
          "bom-ref": "pairs",
          type: "data",
          data: [
            {
              classification: "restricted",
              sensitiveData: ["names"],
              governance: { owners: [{ organization: { contact: [{ name: "Anton Weiss" }] } }] },
            },
          ],
        },
        {
          "bom-ref": "tuned",
          type: "machine-learning-model",
          licenses: [{ license: { name: "Our own terms" } }],
          pedigree: { ancestors: [{ name: "base", hashes: [{ alg: "SHA-256", content: HEX }] }] },
          modelCard: {
            modelParameters: {
              datasets: [{ ref: "pairs" }],
              inputs: [{ format: "text" }],
              outputs: [{ format: "text" }],
            },
            quantitativeAnalysis: {
              performanceMetrics: [{ type: "rouge", value: "0.4", slice: "summaries / news" }],
            },
            considerations: { useCases: ["Summaries of letters."] },
          },
        },
      ],
      services: [
        {
          "bom-ref": "door",
          endpoints: ["https://api.example.org/v1"],
          authenticated: true,
          "x-trust-boundary": true,
          data: [{ flow: "inbound", classification: "confidential" }],
        },
      ],
    });
    const [, , tuned] = document.components as { properties: unknown[] }[];
    expect(tuned?.properties).toContainEqual({ name: "annex:contextLength", value: "8192" });
  });

  it("is the same for the same map, however it is ordered, and another a moment later", () => {
    const turned = { assets: small.assets.toReversed(), relations: small.relations.toReversed() };
    expect(writeBom(turned, making)).toEqual(writeBom(small, making));
    const later = writeBom(small, { ...making, at: new Date("2026-11-23T10:00:01Z") });
    expect(later.serialNumber).not.toBe(writeBom(small, making).serialNumber);
  });

  it("leaves out relations that lead out of it, and says how many", async () => {
    const part = { ...small, assets: small.assets.filter((one) => one.reference !== "base") };
    const document = writeBom(part, { ...making, filter: "kind=model" });
    expect(await faults(document)).toBeNull();
    expect(JSON.stringify(document)).not.toContain("pedigree");
    expect(JSON.stringify(document.metadata)).toContain("relationsLeftOut");
  });

  it("is valid and comes back the same for every map", async () => {
    await fc.assert(
      fc.asyncProperty(generatedBom, async (bom) => {
        const document: unknown = JSON.parse(JSON.stringify(writeBom(bom, making)));
        expect(await faults(document)).toBeNull();
        const { warnings, ...again } = readBom(document);
        expect(warnings).toEqual([]);
        expect(inOrder(again)).toEqual(inOrder(bom));
        expect(JSON.parse(JSON.stringify(writeBom(again, making)))).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  it("a planted fault is found by the official schema", async () => {
    const document = writeBom(small, making);
    expect(await faults({ ...document, services: [{ name: 1 }] })).not.toBeNull();
  });
});

it("knows the licences that the official list has", () => {
  const require = createRequire(import.meta.url);
  const home = require.resolve("@cyclonedx/cyclonedx-library/package.json");
  const list = require(home.replace("package.json", "res/schema/spdx.SNAPSHOT.schema.json"));
  expect(spdx).toEqual(list.enum);
});
