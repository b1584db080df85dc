import { describe, expect, it } from "vitest";
import { type Draft, type DraftGiven, draft } from "./drafts/schema";
import type { KnownAsset } from "./planning/rules";
import { type Edge, planImport } from "./rules";

const digest = `sha256:${"a".repeat(64)}`;
const weights = `sha256:${"b".repeat(64)}`;
const given = (over: Partial<DraftGiven>): Draft =>
  draft.parse({ kind: "model", name: "Digest-3B", ...over });
const known = (over: Partial<KnownAsset>): KnownAsset => ({
  ...{ id: "1", reference: "A-0001", name: "digest-3b", kind: "model", state: "proposed" },
  ...{ version: 1, cardDigest: null, subtype: "", description: "", location: "", supplier: "" },
  ...{ release: "", digest: null, licence: null, provenance: "", languages: [], legalBasis: "" },
  ...{ url: null, authentication: "", exposure: null, classification: null, zoneId: null },
  ...{ personalData: "unknown", inScope: null, scopeReason: null, confidentiality: null },
  ...{ integrity: null, availability: null, nextReview: null, ownerId: null, custodianId: null },
  ...{ environmentId: null, purl: null, facts: {}, ownerAgreedAt: null, proposedById: null },
  ...{ artefacts: [], evaluations: [], said: {} },
  ...over,
});
const names = {
  people: new Map([["grace", { id: "p1", name: "Grace Adeyemi" }]]),
  environments: new Map(),
  zones: new Map(),
};
const plan = (drafts: readonly Draft[], assets: readonly KnownAsset[] = [], edges: Edge[] = []) =>
  planImport(
    drafts,
    { assets, edges, names, drawn: new Map(), released: new Map() },
    new Date("2026-11-23T10:00:00Z"),
  );
const only = (one: Draft, other: KnownAsset) => plan([one], [other]).assets[0];

describe("planning an import", () => {
  it("adds what is new, and what it only names, once each", () => {
    const to = { kind: "dataset", name: "Pairs" } as const;
    const relations = [
      { type: "trained_on" as const, to },
      { type: "evaluated_with" as const, to: { ...to, name: "PAIRS" } },
    ];
    const { assets, links } = plan([given({ relations })]);
    expect(assets.map((one) => [one.action, one.kind, one.name, one.relation])).toEqual([
      ["create", "model", "Digest-3B", null],
      ["create", "dataset", "Pairs", "trained_on"],
    ]);
    expect(links).toHaveLength(2);
  });

  it("joins drafts of the same files, and refuses what cannot be joined", () => {
    const model = given({
      relations: [
        { type: "trained_on", to: { kind: "dataset", name: "pairs" } },
        { type: "trained_on", to: { kind: "endpoint", name: "api" } },
      ],
    });
    const { assets, links, warnings } = plan([model, given({ kind: "dataset", name: "Pairs" })]);
    expect(assets.map((one) => one.kind)).toEqual(["model", "dataset", "endpoint"]);
    expect(links).toEqual([expect.objectContaining({ from: 0, to: 1 })]);
    expect(warnings.join()).toContain("does not join");
  });

  it("knows an asset by digest, then purl, then reference, then name", () => {
    const purl = "pkg:huggingface/a/b";
    const assets = [
      known({ id: "1", reference: "A-0001", name: "one", digest }),
      known({ id: "2", reference: "A-0002", name: "two", purl }),
      known({ id: "3", reference: "A-0003", name: "three" }),
      known({ id: "4", reference: "A-0004", name: "Four" }),
    ];
    const find = (over: Partial<DraftGiven>) =>
      plan([given({ name: "four", ...over })], assets).assets[0]?.known?.id;
    expect(find({ digests: [digest], purl, columns: {} })).toBe("1");
    expect(find({ purl, reference: "A-0003" })).toBe("2");
    expect(find({ reference: "A-0003" })).toBe("3");
    expect(find({})).toBe("4");
    expect(find({ reference: "NEW-1" })).toBeUndefined();
    expect(find({ kind: "dataset", digests: [digest] })).toBeUndefined();
  });

  it("knows weights by the digest of a file", () => {
    const file = { digest: weights, format: "gguf" as const };
    const holder = known({ name: "other", artefacts: [{ digest: weights }] });
    const { assets } = plan([given({ artefacts: [file] })], [holder]);
    expect(assets[0]).toMatchObject({ action: "unchanged", name: "other" });
  });

  it("fills what is empty, follows measured facts, and keeps words of people", () => {
    const own = known({
      description: "Ours.",
      licence: "mit",
      facts: { family: "Ours", parameters: 1 },
    });
    const said = given({
      columns: { description: "Theirs.", licence: "apache-2.0", languages: ["en"] },
      facts: { family: "Llama", parameters: 3, contextLength: 4096 },
    });
    const asset = only(said, own);
    expect(asset?.columns).toEqual({ licence: "apache-2.0", languages: ["en"] });
    expect(asset?.facts).toEqual({ parameters: 3, contextLength: 4096 });
    expect(asset?.changes).toContainEqual({ field: "licence", before: "mit", after: "apache-2.0" });
    expect(asset?.changes).toContainEqual({ field: "facts.parameters", before: "1", after: "3" });
  });

  it("takes a table at its word, but never an empty cell", () => {
    const own = known({ description: "Ours.", ownerId: "p0", reference: "A-0001" });
    const said = given({
      isStated: true,
      reference: "A-0001",
      name: "Renamed",
      columns: { description: "Newer.", owner: "Grace", location: "" },
    });
    expect(only(said, own)?.columns).toEqual({
      description: "Newer.",
      ownerId: "p1",
      name: "Renamed",
    });
    const { warnings } = plan([given({ columns: { owner: "nobody" } })]);
    expect(warnings.join()).toContain("The owner “nobody” is not known here");
  });

  it("never turns a yes on personal data into a no", () => {
    const learnt = (before: KnownAsset["personalData"], said: KnownAsset["personalData"]) =>
      only(given({ columns: { personalData: said } }), known({ personalData: before }))?.columns
        .personalData;
    expect(learnt("yes", "no")).toBeUndefined();
    expect(learnt("unknown", "no")).toBe("no");
    expect(learnt("no", "yes")).toBe("yes");
    expect(learnt("yes", "unknown")).toBeUndefined();
  });

  it("takes nothing without a name, and a placeholder for nothing that is here", () => {
    const unnamed = given({ name: "Unnamed model" });
    const here = known({ name: "Unnamed model" });
    expect(plan([unnamed], [here])).toMatchObject({
      assets: [{ action: "create" }],
      problems: ["This names nothing; give it a name."],
    });
    const two = [unnamed, given({ name: "Unnamed model", columns: { licence: "mit" } })];
    expect(plan(two, [here]).warnings.join()).not.toContain("comes twice");
    const measured = given({ name: "Unnamed model", digests: [digest] });
    const same = plan([measured], [known({ digest })]);
    expect(same).toMatchObject({ assets: [{ action: "unchanged" }], problems: [] });
  });

  it("leaves what is retired alone, and says so", () => {
    const gone = known({ state: "retired", digest });
    const { assets, warnings } = plan(
      [given({ digests: [digest], columns: { release: "2" } })],
      [gone],
    );
    expect(assets[0]?.action).toBe("unchanged");
    expect(warnings.join()).toContain("is retired");
    // By name alone it is something new.
    expect(plan([given({})], [known({ state: "retired" })]).assets[0]?.action).toBe("create");
  });

  it("takes what comes twice once, with its place", () => {
    const rows = [given({ source: "t.csv, line 2" }), given({ source: "t.csv, line 3" })];
    const { assets, warnings } = plan(rows);
    expect(assets).toHaveLength(1);
    expect(warnings).toEqual(["t.csv, line 3: “Digest-3B” comes twice; only the first was taken."]);
  });

  it("leaves out facts that the kind does not have", () => {
    const { assets, warnings } = plan([given({ facts: { parameters: "many", nothing: 1 } })]);
    expect(assets[0]?.facts).toEqual({});
    expect(warnings).toHaveLength(2);
  });

  it("refuses circular lineage, also over what is there", () => {
    const from = (name: string, base: string) =>
      given({ name, relations: [{ type: "derived_from", to: { kind: "model", name: base } }] });
    expect(plan([from("a", "b"), from("b", "a")]).problems.join()).toContain("a → b → a");
    const there: Edge[] = [{ fromId: "2", toId: "1", type: "derived_from" }];
    const models = [
      known({ id: "1", name: "a" }),
      known({ id: "2", name: "b", reference: "A-0002" }),
    ];
    expect(plan([from("a", "b")], models, there).problems).toHaveLength(1);
    expect(plan([from("b", "a")], models, there)).toMatchObject({ problems: [], links: [] });
  });

  it("refuses circles of any lineage, and only those that it closes", () => {
    const model = known({ id: "1", name: "m" });
    const data = known({ id: "2", name: "d", kind: "dataset", reference: "A-0002" });
    const there: Edge[] = [{ fromId: "1", toId: "2", type: "trained_on" }];
    const made = given({
      ...{ kind: "dataset", name: "d" },
      relations: [{ type: "derived_from", to: { kind: "model", name: "m" } }],
    });
    expect(plan([made], [model, data], there).problems.join()).toContain("d → m → d");
    const old: Edge[] = [...there, { fromId: "2", toId: "1", type: "derived_from" }];
    const more = given({
      ...{ kind: "model", name: "n" },
      relations: [{ type: "derived_from", to: { kind: "model", name: "m" } }],
    });
    expect(plan([more], [model, data], old)).toMatchObject({
      problems: [],
      links: [{ type: "derived_from" }],
    });
  });

  it("lists relations as changes of the asset that they begin at", () => {
    const to = { kind: "dataset", name: "Pairs" } as const;
    const said = given({ relations: [{ type: "trained_on", to }] });
    const change = { field: "relation", before: "", after: "Trained on “Pairs”" };
    expect(plan([said]).assets[0]).toMatchObject({ action: "create", changes: [change] });
    const data = known({ id: "2", name: "Pairs", kind: "dataset", reference: "A-0002" });
    const both = [known({}), data];
    expect(plan([said], both).assets[0]).toMatchObject({ action: "update", changes: [change] });
    const there: Edge[] = [{ fromId: "1", toId: "2", type: "trained_on" }];
    expect(plan([said], both, there).assets[0]).toMatchObject({ action: "unchanged", changes: [] });
  });

  it("relates nothing to what is retired, and says so", () => {
    const purl = "pkg:huggingface/a/base";
    const gone = known({ id: "2", name: "base", state: "retired", reference: "A-0002", purl });
    const to = { kind: "model", name: "base", purl } as const;
    const said = plan([given({ relations: [{ type: "derived_from", to }] })], [known({}), gone]);
    expect(said).toMatchObject({ links: [], assets: [{ action: "unchanged" }, {}] });
    expect(said.warnings.join()).toContain("A-0002 is retired; the relation was left out");
  });

  it("takes from an accepted entry nothing that its acceptance needed", () => {
    const whole = known({
      ...{ state: "active", ownerId: "p1", classification: "internal", environmentId: "e1" },
      ...{ inScope: true, ownerAgreedAt: new Date() },
    });
    const out = (over: object) =>
      plan([given({ isStated: true, columns: { inScope: false, ...over } })], [whole]).problems;
    expect(out({}).join()).toMatch(/A-0001 is accepted. Say why it is outside/);
    expect(out({ scopeReason: "Sold." })).toEqual([]);
    // What was missing before is a gap of its own and keeps no file out.
    const lacking = known({ state: "active" });
    expect(plan([given({ columns: { release: "2" } })], [lacking]).problems).toEqual([]);
  });

  it("holds results against the rules of pushing, and keeps them to models", () => {
    const run = { kind: "quality", suite: "mmlu", passed: true } as const;
    const later = given({ evaluations: [{ ...run, ranAt: "2026-11-24T00:00:00Z" }] });
    expect(plan([later]).problems.join()).toContain("This moment has not come yet");
    const empty = given({
      evaluations: [{ ...run, passed: null, ranAt: "2026-11-01T00:00:00Z" }],
    });
    expect(plan([empty]).problems.join()).toContain("say whether it passed");
    const data = given({
      ...{ kind: "dataset", artefacts: [{ digest: weights, format: "gguf" }] },
      evaluations: [{ ...run, ranAt: "2026-11-01T00:00:00Z" }],
    });
    expect(plan([data])).toMatchObject({ assets: [{ artefacts: [], evaluations: [] }] });
    expect(plan([data]).warnings.join()).toContain("Only a model has files of weights");
  });

  it("plans thousands of rows in a moment", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => given({ name: `asset ${at}` }));
    const start = performance.now();
    expect(plan(rows).assets).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
