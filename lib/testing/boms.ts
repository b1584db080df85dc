import type { Bom, BomArtefact, BomAsset, BomEvaluation } from "@/lib/domain/assets/boms/schema";
import { fc } from "./property";

/** Maps of assets as a database could hold them: every column, every fact, every relation. */
const word = fc.string({ maxLength: 40, unit: "grapheme" }).map((text) => text.trim());
const filled = word.filter((text) => text !== "");
const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `sha256:${Buffer.from(bytes).toString("hex")}`);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const several = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 4 });
const one = (value: fc.Arbitrary<string>) => value.map((text) => [text]);
const degree = one(fc.integer({ min: 1, max: 5 }).map(String));
const named = fc
  .record({ reference: fc.stringMatching(/^[a-z]{1,8}$/), name: filled })
  .map((party) => [JSON.stringify(party)]);

const columns = {
  subtype: one(filled),
  inScope: one(fc.constantFrom("true", "false")),
  scopeReason: one(filled),
  classification: one(fc.constantFrom("public", "internal", "confidential", "restricted")),
  personalData: one(fc.constantFrom("yes", "no")),
  confidentiality: degree,
  integrity: degree,
  availability: degree,
  location: one(filled),
  provenance: one(filled),
  languages: several(filled),
  legalBasis: one(filled),
  exposure: one(fc.constantFrom("public", "partner", "internal")),
  authentication: one(fc.oneof(filled, fc.constantFrom("none", "token"))),
  nextReview: one(fc.constantFrom("2027-05-31", "2028-02-29")),
  owner: named,
  custodian: named,
  zone: named,
};
const facts = {
  family: one(filled),
  architecture: one(filled),
  modality: one(
    fc.oneof(
      filled,
      fc.constant("text, image to text"),
      filled.map((a) => `${a} to x`),
    ),
  ),
  intendedUse: one(filled),
  outOfScopeUse: one(filled),
  limitations: one(filled),
  card: one(fc.oneof(filled, fc.webUrl())),
  affectsPeople: one(fc.constantFrom("true", "false")),
  personalCategories: several(filled),
  specialCategories: several(filled),
  role: one(fc.constantFrom("store", "device", "agent", "team")),
};
const MODEL_ONLY = ["family", "architecture", "modality", "intendedUse", "limitations"];

const artefact: fc.Arbitrary<BomArtefact> = fc.record({
  digest,
  fileName: word,
  release: word,
  fields: fc.record(
    { format: fc.constantFrom("gguf", "safetensors"), quantisation: filled, bytes: filled },
    { requiredKeys: ["format"] },
  ),
});
const result = fc.record(
  {
    task: word,
    metric: filled,
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    group: filled,
    higherIsBetter: fc.boolean(),
    samples: fc.nat(),
  },
  { requiredKeys: ["task", "metric", "value"] },
);
const evaluation: fc.Arbitrary<BomEvaluation> = fc.record({
  kind: fc.constantFrom("quality", "safety", "bias"),
  suite: filled,
  harness: word,
  harnessVersion: word,
  digest: maybe(digest),
  data: maybe(digest),
  seed: word,
  ranAt: fc.constantFrom("2026-05-01T10:00:00.000Z", "2026-06-01T10:00:00.000Z"),
  passed: maybe(fc.boolean()),
  source: digest,
  results: fc.array(result, { maxLength: 4 }),
});
const flow = fc.record({
  direction: fc.constantFrom("inbound" as const, "outbound" as const),
  name: filled,
  data: word,
  classification: fc.constantFrom("public", "restricted"),
  asset: fc.constant(null),
  party: maybe(filled),
});

const asset: fc.Arbitrary<Omit<BomAsset, "reference">> = fc
  .record({
    kind: fc.constantFrom(...(["model", "dataset", "index", "endpoint", "supporting"] as const)),
    name: filled,
    description: word,
    release: word,
    supplier: word,
    digest: maybe(digest),
    licence: maybe(fc.oneof(filled, fc.constantFrom("apache-2.0", "MIT", "CC-BY-4.0"))),
    purl: maybe(filled),
    url: maybe(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), filled)),
    fields: fc.record({ ...columns, ...facts }, { requiredKeys: [] }),
    artefacts: fc.uniqueArray(artefact, { maxLength: 3, selector: (made) => made.digest }),
    evaluations: fc.array(evaluation, { maxLength: 3 }),
    flows: fc.array(flow, { maxLength: 3 }),
  })
  .map(ofItsKind);

/** What no asset of this kind has is not made up. */
function ofItsKind(made: Omit<BomAsset, "reference">): Omit<BomAsset, "reference"> {
  const isData = made.kind === "dataset" || made.kind === "index";
  const fields = Object.entries(made.fields).filter(
    ([key]) =>
      (made.kind === "model" || !MODEL_ONLY.includes(key)) &&
      (made.kind === "supporting" || key !== "role") &&
      (isData || !["personalCategories", "specialCategories"].includes(key)) &&
      (made.kind === "model" || key !== "card"),
  );
  return {
    ...made,
    fields: Object.fromEntries(fields),
    artefacts: made.kind === "endpoint" ? [] : made.artefacts,
    evaluations: made.kind === "model" ? made.evaluations : [],
    flows: made.kind === "endpoint" ? made.flows : [],
  };
}

const TYPES = ["derived_from", "trained_on", "serves", "uses", "stored_in"] as const;

/** A whole map; relations join what is there. */
export const generatedBom: fc.Arbitrary<Bom> = fc
  .record({
    made: fc.array(asset, { maxLength: 8 }),
    edges: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        type: fc.constantFrom(...TYPES),
        derivation: maybe(fc.constantFrom("fine_tune", "merge")),
        recipe: word,
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ made, edges }) => {
    const assets = made.map((one, at) => ({ ...one, reference: `A-${at + 1}` }));
    const relations = edges.flatMap(({ from, to, ...edge }) => {
      const [one, other] = [from, to].map((at) => assets[at % assets.length]?.reference);
      return one && other && one !== other ? [{ ...edge, from: one, to: other }] : [];
    });
    const unique = new Map(relations.map((edge) => [`${edge.from} ${edge.type} ${edge.to}`, edge]));
    return { assets, relations: [...unique.values()] };
  });
