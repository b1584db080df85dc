import { describe, expect, it } from "vitest";
import { type DraftGiven, draft } from "../drafts/schema";
import { planImport } from "../rules";
import { itemsOf } from "../steps";

const weights = `sha256:${"b".repeat(64)}`;
const names = {
  people: new Map([["grace", { id: "p1", name: "Grace Adeyemi" }]]),
  environments: new Map(),
  zones: new Map(),
};
const told = (drafts: readonly Partial<DraftGiven>[]) => {
  const all = drafts.map((one) => draft.parse({ kind: "model", name: "Digest-3B", ...one }));
  const inventory = { assets: [], edges: [], names, drawn: new Map(), released: new Map() };
  return itemsOf(planImport(all, inventory, new Date("2026-11-23T10:00:00Z")));
};
const run = {
  kind: "quality" as const,
  suite: "mmlu",
  passed: null,
  ranAt: "2026-11-01T00:00:00Z",
  results: [{ task: "law", metric: "acc", value: 0.61 }],
};

describe("what a preview says", () => {
  it("names every field and value of what is added", () => {
    const [item] = told([
      {
        columns: { licence: "mit", languages: ["en", "nl"], owner: "grace", digest: weights },
        facts: { parameters: 3 },
        artefacts: [{ digest: weights, format: "gguf", fileName: "a.gguf" }],
      },
    ]);
    expect(item?.changes).toEqual(
      [
        { field: "digest", after: weights },
        { field: "licence", after: "mit" },
        { field: "languages", after: "en, nl" },
        { field: "owner", after: "Grace Adeyemi" },
        { field: "facts.parameters", after: "3" },
        { field: "artefact", after: `a.gguf ${weights}` },
      ].map((one) => expect.objectContaining({ ...one, before: "" })),
    );
  });

  it("says how what a document links stands to the other", () => {
    const items = told([
      { relations: [{ type: "trained_on", to: { kind: "dataset", name: "Pairs" } }] },
      { kind: "dataset", name: "Pairs" },
    ]);
    expect(items.map((one) => one.relation)).toEqual([null, "trained_on"]);
  });

  it("says of results what they are, and whether they will count and why", () => {
    const said = (over: object) => told([{ evaluations: [{ ...run, ...over }] }])[0]?.changes;
    expect(said({})).toEqual([
      {
        field: "evaluation",
        before: "",
        after:
          "mmlu: law acc 0.61. Will not count. The results do not say which weights were measured.",
      },
    ]);
    const own = told([
      { columns: { digest: weights }, evaluations: [{ ...run, digest: weights }] },
    ]);
    expect(own[0]?.changes.at(-1)?.after).toContain("Will count. Measured on the weights");
  });

  it("tells as many as a page shows, and cuts what is long", () => {
    const description = "word ".repeat(500);
    const rows = Array.from({ length: 600 }, (_, at) => ({
      name: `asset ${at}`,
      columns: { description },
    }));
    const items = told(rows);
    expect(items.filter((one) => one.changes.length > 0)).toHaveLength(500);
    expect(items[0]?.changes[0]?.after.length).toBeLessThan(310);
  });
});
