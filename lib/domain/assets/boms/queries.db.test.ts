import { afterAll, beforeAll, expect, it } from "vitest";
import { readBom as readDocument } from "@/lib/formats/cyclonedx/read";
import { writeBom } from "@/lib/formats/cyclonedx/write";
import { disconnect } from "@/lib/platform/db";
import { adminUrl } from "@/lib/platform/env";
import { copyDatabase, onServer } from "@/lib/testing/database";
import { fc } from "@/lib/testing/property";
import { type World, world } from "@/lib/testing/world";
import { importAssets } from "../../risks/imports/commands";
import { addEnvironment } from "../../scope/environments/commands";
import { draftBom } from "../imports/boms/rules";
import { RELATION_ENDS } from "../relations/schema";
import { readBom } from "./queries";
import type { Bom, BomAsset } from "./schema";

/** Export, import into an empty database, export again: the same document, through the real database. */
const own = new URL(adminUrl()).pathname.slice(1);
const EMPTY = `${own}_empty`;
let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, {
    name: "Production",
    tier: "production",
    reference: "production",
  });
  await disconnect();
  await copyDatabase(adminUrl(), own, EMPTY);
});
afterAll(() => onServer(adminUrl(), `DROP DATABASE IF EXISTS ${EMPTY} WITH (FORCE)`));

async function emptied() {
  await disconnect();
  await onServer(adminUrl(), `DROP DATABASE ${own} WITH (FORCE)`);
  await copyDatabase(adminUrl(), EMPTY, own);
}

const MAKING = { person: "P", version: "1", at: new Date("2026-11-23T10:00:00Z"), filter: "" };
async function exported(): Promise<unknown> {
  const { organisation, ...bom } = await people.priya.reads(readBom, {});
  return JSON.parse(JSON.stringify(writeBom(bom, { ...MAKING, organisation })));
}
const imported = (bom: Bom) =>
  people.priya.does(importAssets, { drafts: draftBom(bom), title: "bom.json" });

const word = fc.constantFrom("Größe & <b>", 'say "no"', "=1+1", "plain words", "模型");
const yes = fc.constantFrom("true", "false").map((one) => [one]);
const words = word.map((one) => [one]);
const hex = (at: number, of: number) => `sha256:${`${of}${at}`.padStart(64, "0")}`;

const fieldsOf: Record<BomAsset["kind"], Record<string, fc.Arbitrary<string[]>>> = {
  model: { family: words, modality: words, intendedUse: words, remoteCode: yes },
  dataset: { purpose: words, synthetic: yes, personalCategories: fc.constant(["names", "voices"]) },
  index: { chunking: words, corpora: fc.constant(["a", "b"]), encryptedAtRest: yes },
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
const run = (at: number): BomAsset["evaluations"][number] => ({
  kind: "quality",
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

const asset = (at: number): fc.Arbitrary<BomAsset> =>
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
      }),
    )
    .map(({ kind, standing: said, digest, fields, personalData, files }) => ({
      ...said,
      kind,
      reference: `g-${at}`,
      name: `Asset ${at}`,
      digest: digest && kind !== "endpoint" ? hex(at, 9) : null,
      purl: null,
      fields: {
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        personalData: [personalData],
        owner: [JSON.stringify({ reference: people.anton.reference, name: people.anton.name })],
        environment: [
          JSON.stringify({ reference: "production", name: "Production", tier: "production" }),
        ],
      },
      artefacts:
        kind === "model"
          ? Array.from({ length: files }, (_, file) => ({
              digest: hex(at, file + 1),
              fileName: file === 0 ? "" : "model.gguf",
              release: "",
              fields: { format: "gguf", bytes: "4000000000" },
            }))
          : [],
      evaluations: kind === "model" && files > 0 ? [run(at)] : [],
      flows: [],
    }));

const generated: fc.Arbitrary<Bom> = fc
  .integer({ min: 1, max: 10 })
  .chain((size) =>
    fc.record({
      assets: fc.tuple(...Array.from({ length: size }, (_, at) => asset(at))),
      edges: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), type: fc.nat() }), {
        maxLength: 20,
      }),
    }),
  )
  .map(({ assets, edges }) => {
    const relations = edges.flatMap((edge) => {
      const [low, high] = [edge.from % assets.length, edge.to % assets.length].sort();
      const [from, to] = [assets[high ?? 0], assets[low ?? 0]];
      if (!from || !to || from === to) return [];
      const types = Object.entries(RELATION_ENDS).filter(
        ([, ends]) =>
          ends.from.some((kind) => kind === from.kind) && ends.to.some((kind) => kind === to.kind),
      );
      const type = types[edge.type % Math.max(types.length, 1)]?.[0];
      const plain = { from: from.reference, to: to.reference };
      return type ? [{ ...plain, type, derivation: null, recipe: "" }] : [];
    });
    const unique = new Map(relations.map((one) => [`${one.from} ${one.type} ${one.to}`, one]));
    return { assets, relations: [...unique.values()] };
  });

/** What was brought in stands in the document; the order of fields means nothing. */
const said = ({ evaluations, fields, name, digest, licence, url }: BomAsset) => ({
  ...{ name, digest, url, fields },
  licence: licence?.toLowerCase(),
  evaluations: evaluations.map(({ source: _, ...one }) => one),
});

const inOrder = ({ assets }: Bom) =>
  assets.map(said).sort((one, other) => one.name.localeCompare(other.name));

it("gives the same document after an import into an empty database", {
  timeout: 120_000,
}, async () => {
  const maps = fc.sample(generated, { numRuns: 6, seed: 27_001 });
  expect(maps.flatMap(({ relations }) => relations).length).toBeGreaterThan(5);
  for (const map of maps) {
    await emptied();
    await imported(map);
    const first = await exported();
    const { warnings, ...bom } = readDocument(first);
    expect(warnings).toEqual([]);
    expect(bom.assets).toHaveLength(map.assets.length);
    expect(bom.relations).toHaveLength(map.relations.length);
    expect(inOrder(bom)).toEqual(inOrder(map));
    await emptied();
    await imported(bom);
    expect(await exported()).toEqual(first);
  }
});
