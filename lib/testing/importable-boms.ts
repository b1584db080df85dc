import type { Bom, BomAsset } from "@/lib/domain/assets/boms/schema";
import { RELATION_ENDS } from "@/lib/domain/assets/relations/schema";
import { fc } from "./property";
import type { World } from "./world";

/** Maps of assets that an import takes as they are: every part of a document, with names from elsewhere. */
const word = fc.constantFrom("Größe & <b>", 'say "no"', "=1+1", "plain words", "模型");
const yes = fc.constantFrom("true", "false").map((one) => [one]);
const words = word.map((one) => [one]);
export const hex = (at: number, of: number) => `sha256:${`${of}${at}`.padStart(64, "0")}`;

const fieldsOf: Record<BomAsset["kind"], Record<string, fc.Arbitrary<string[]>>> = {
  model: { family: words, modality: words, intendedUse: words, remoteCode: yes },
  dataset: { purpose: words, synthetic: yes, personalCategories: fc.constant(["names", "voices"]) },
  index: { chunking: words, corpora: fc.constant(["a; b", "c|d"]), encryptedAtRest: yes },
  endpoint: { engine: words, authentication: words, exposure: fc.constant(["internal"]) },
  supporting: { mayDo: words, role: fc.constantFrom(["store"], ["agent"]) },
};
const common = {
  subtype: words,
  inScope: yes,
  classification: fc.constantFrom(["internal"], ["restricted"]),
  confidentiality: fc.constantFrom(["1"], ["5"]),
  languages: fc.constant(["en", "nl"]),
  nextReview: fc.constant(["2027-05-31"]),
};
const standing = fc.record({
  description: fc.oneof(word, fc.constant("")),
  release: fc.constantFrom("", "2.4.0"),
  supplier: fc.constantFrom("", "Lab"),
  licence: fc.constantFrom(null, "apache-2.0", "MIT", "Our terms"),
  url: fc.constantFrom(null, "https://example.org/a?b=c"),
});

/** A run on the first file of a model. */
const run = (at: number, kind: string): BomAsset["evaluations"][number] => ({
  kind,
  suite: `suite ${at}`,
  harness: "lm-eval",
  harnessVersion: "0.4.9",
  digest: hex(at, 1),
  data: null,
  seed: "7",
  ranAt: "2026-05-01T10:00:00.000Z",
  passed: at % 2 === 0 ? true : null,
  source: hex(at, 8),
  results: [{ task: "news", metric: "rouge", value: at / 7, samples: 100 }],
});

const party = (reference: string, name: string) => [JSON.stringify({ reference, name })];
/** Known everywhere, known only where the map was made, known nowhere, or nobody. */
const somebody = (people: World) =>
  fc.constantFrom(
    party(people.priya.reference, people.priya.name),
    party(people.anton.reference, people.anton.name),
    party("u-gone", "Who Left"),
    undefined,
  );
const somewhere = fc.constantFrom<Record<string, string[]>[]>(
  {
    environment: [
      JSON.stringify({ reference: "production", name: "Production", tier: "production" }),
    ],
  },
  {
    environment: [JSON.stringify({ reference: "lab", name: "Lab", tier: "development" })],
    zone: party("Z-0007", "Bench"),
  },
  { zone: party("Z-0001", "Internet") },
  {},
);
const flow = fc.record({
  direction: fc.constantFrom("inbound" as const, "outbound" as const),
  name: word,
  data: fc.oneof(word, fc.constant("")),
  classification: fc.constantFrom("public", "restricted"),
  asset: fc.constant(null),
  party: fc.constantFrom("Müller & Söhne", "a customer"),
});
/** To an asset of the map, one outside of it, or a party. */
const flows = fc.array(
  fc.oneof(
    flow,
    fc
      .tuple(flow, fc.constantFrom("g-0", "A-0907"))
      .map(([one, to]) => ({ ...one, asset: to, party: null })),
  ),
  { maxLength: 3 },
);

const asset = (people: World, at: number): fc.Arbitrary<BomAsset> =>
  fc
    .constantFrom(...(["model", "dataset", "index", "endpoint", "supporting"] as const))
    .chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        standing,
        digest: fc.boolean(),
        fields: fc.record({ ...common, ...fieldsOf[kind] }, { requiredKeys: [] }),
        personalData: fc.constantFrom("yes", "no", "unknown"),
        files: fc.integer({ min: 0, max: 2 }),
        runs: fc.constantFrom("quality", "bias"),
        owner: somebody(people),
        custodian: somebody(people),
        place: somewhere,
        purl: fc.constantFrom(null, `pkg:huggingface/lab/g-${at}`),
        flows,
      }),
    )
    .map(({ kind, standing: said, digest, fields, personalData, files, ...more }) => ({
      ...said,
      kind,
      reference: `g-${at}`,
      name: `Asset ${at}`,
      digest: digest && kind !== "endpoint" ? hex(at, 9) : null,
      purl: more.purl,
      fields: {
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        personalData: [personalData],
        ...(more.owner && { owner: more.owner }),
        ...(more.custodian && { custodian: more.custodian }),
        ...more.place,
      },
      artefacts:
        kind === "model"
          ? Array.from({ length: files }, (_, file) => ({
              digest: hex(at, file + 1),
              fileName: file === 0 ? "" : "model.gguf",
              release: "",
              fields: {
                ...{ format: "gguf", bytes: "4000000000", parameters: "7", quantisation: "Q4" },
                ...{ tokenizer: hex(at, 5), chatTemplate: hex(at, 6) },
              },
            }))
          : [],
      evaluations: kind === "model" && files > 0 ? [run(at, more.runs)] : [],
      flows: kind === "endpoint" ? more.flows : [],
    }));

export const importableBom = (people: World): fc.Arbitrary<Bom> =>
  fc
    .integer({ min: 1, max: 10 })
    .chain((size) =>
      fc.record({
        assets: fc.tuple(...Array.from({ length: size }, (_, at) => asset(people, at))),
        edges: fc.array(
          fc.record({
            ...{ from: fc.nat(), to: fc.nat(), type: fc.nat() },
            derivation: fc.constantFrom(null, "fine_tune", "merge"),
            recipe: fc.constantFrom("", "Half of either; see run 7 | LoRA"),
          }),
          { maxLength: 20 },
        ),
      }),
    )
    .map(({ assets, edges }) => {
      const relations = edges.flatMap((edge) => {
        const [low, high] = [edge.from % assets.length, edge.to % assets.length].sort();
        const [from, to] = [assets[high ?? 0], assets[low ?? 0]];
        if (!from || !to || from === to) return [];
        const types = Object.entries(RELATION_ENDS).filter(
          ([, ends]) =>
            ends.from.some((kind) => kind === from.kind) &&
            ends.to.some((kind) => kind === to.kind),
        );
        const type = types[edge.type % Math.max(types.length, 1)]?.[0];
        const plain = { from: from.reference, to: to.reference };
        const { derivation, recipe } = edge;
        const how =
          type === "derived_from" ? { derivation, recipe } : { derivation: null, recipe: "" };
        return type ? [{ ...plain, type, ...how }] : [];
      });
      const unique = new Map(relations.map((one) => [`${one.from} ${one.type} ${one.to}`, one]));
      return { assets, relations: [...unique.values()] };
    });
