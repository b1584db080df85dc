import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { getAsset, listAssets } from "../../assets/queries";
import { acceptProposal, dismissProposal } from "../proposals/commands";
import { getProposal, listProposals } from "../proposals/queries";
import { listRisks } from "../queries";
import { importAssets, undoImport } from "./commands";
import { getImport, previewImport } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

const refused = (code: string) => expect.objectContaining({ code });
const card = {
  kind: "model",
  name: "Digest-3B",
  summary: "Writes summaries.",
  licence: null,
  licenceKnown: false,
  languages: ["en"],
  baseModels: ["open/base-3b"],
  datasets: ["pairs"],
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
  warnings: [],
  facts: [{ key: "licence", value: "not given", from: "absent" }],
} as const;
const relations = [
  { type: "trained_on", to: { kind: "dataset", name: "pairs" } },
  { type: "derived_from", to: { kind: "model", name: "open/base-3b" } },
] as const;
const drafted = (over: object, digest: string) => ({
  drafts: [
    {
      kind: "model" as const,
      name: "Digest-3B",
      columns: { description: card.summary, languages: ["en"], ...over },
      relations: relations.map((one) => ({ ...one })),
      card: { card: structuredClone({ ...card, ...over }), digest: digest.repeat(64) },
    },
  ],
});
const input = drafted({}, "a") as never;
const other = drafted({ licence: "mit" }, "b") as never;

/** Of the whole inventory. */
const count = async () => (await people.priya.reads(listAssets, { size: 1 })).total ?? 0;

describe("importing a card", () => {
  let threats: string[] = [];

  it("shows what it would do, and writes nothing", async () => {
    const preview = await people.anton.reads(previewImport, input);
    expect(preview).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    expect(preview.items[0]).toMatchObject({ action: "create", reference: null });
    expect(preview.proposals.length).toBeGreaterThanOrEqual(3);
    expect((await people.priya.reads(listAssets, {})).total).toBe(0);
    threats = preview.proposals.map(({ threat }) => threat).sort();
  });

  it("brings assets, relations and at least three proposed risks", async () => {
    const { anton, priya } = people;
    const done = await anton.does(importAssets, input);
    expect(done).toMatchObject({ created: 3, items: [{ kind: "model" }, {}, {}] });
    expect(done.proposals.map(({ threat }) => threat).sort()).toEqual(threats);
    const imported = done.items[0]?.reference ?? "";
    const asset = await priya.reads(getAsset, { id: imported });
    expect(asset.state).toBe("proposed");
    expect(asset.from.map((one) => one.type).sort()).toEqual(["derived_from", "trained_on"]);
    const proposals = await priya.reads(listProposals, { asset: imported });
    expect(proposals.total).toBe(done.proposals.length);
    expect(proposals.rows[0]?.threat.title).not.toBe("");
  });

  it("changes nothing the second time, and only what is new for the next card", async () => {
    const { anton } = people;
    const again = await anton.does(importAssets, input);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, proposals: [] });
    const next = await anton.does(importAssets, other);
    expect(next).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect(await count()).toBe(3);
  });

  it("is for compliance and engineers, and changes what is theirs", async () => {
    const { bram, jonas, grace } = people;
    await expect(bram.does(importAssets, input)).rejects.toEqual(refused("forbidden"));
    await expect(grace.reads(previewImport, input)).rejects.toEqual(refused("forbidden"));
    const third = drafted({ licence: "gpl-3.0" }, "c") as never;
    await expect(jonas.does(importAssets, third)).rejects.toEqual(refused("forbidden"));
  });

  it("refuses what no reader of cards would send", async () => {
    const { priya } = people;
    const good = { kind: "model", name: "x" };
    const bad = [
      { drafts: [] },
      { drafts: [{ ...good, name: "" }] },
      { drafts: [{ ...good, columns: { description: "a\u0000" } }] },
      { drafts: [{ ...good, more: 1 }] },
      { drafts: [{ ...good, digests: ["a"] }] },
      { drafts: [{ ...good, columns: { url: "javascript:alert(1)" } }] },
      { drafts: null },
    ];
    for (const one of bad) {
      await expect(priya.does(importAssets, one as never)).rejects.toEqual(refused("invalid"));
    }
  });
});

describe("a proposed risk", () => {
  it("becomes a risk of the register under an owner, once", async () => {
    const { priya, grace, bram } = people;
    const [first] = (await priya.reads(listProposals, { state: "proposed" })).rows;
    const accept = { id: first?.reference ?? "", version: 1, owner: grace.reference };
    await expect(
      priya.does(acceptProposal, { ...accept, owner: bram.reference }),
    ).rejects.toMatchObject({ fields: { owner: [expect.any(String)] } });
    await expect(bram.does(acceptProposal, accept)).rejects.toEqual(refused("forbidden"));
    const { risk } = await priya.does(acceptProposal, accept);
    expect(risk).toMatchObject({ state: "identified", title: first?.draft.title });
    await expect(priya.does(acceptProposal, accept)).rejects.toEqual(refused("wrong_state"));
    const shown = await priya.reads(getProposal, { id: accept.id });
    expect(shown).toMatchObject({ state: "accepted", risk: { reference: risk.reference } });
    const listed = await priya.reads(listRisks, { asset: first?.asset.reference });
    expect(listed.rows.map((one) => one.reference)).toEqual([risk.reference]);
  });

  it("is dismissed with a reason by who looks after the asset", async () => {
    const { anton, jonas } = people;
    const [next] = (await anton.reads(listProposals, { state: "proposed" })).rows;
    const dismiss = { id: next?.id ?? "", version: 1, reason: "We never serve it to people." };
    await expect(jonas.does(dismissProposal, dismiss)).rejects.toEqual(refused("forbidden"));
    await expect(anton.does(dismissProposal, { ...dismiss, version: 7 })).rejects.toEqual(
      refused("conflict"),
    );
    const gone = await anton.does(dismissProposal, dismiss);
    expect(gone.state).toBe("dismissed");
    const again = await anton.does(importAssets, other);
    expect(again.proposals).toEqual([]);
  });
});

describe("taking an import back", () => {
  const table = (names: readonly string[], over: object = {}) => ({
    title: "table.csv",
    drafts: names.map((name) => ({ kind: "supporting" as const, name, isStated: true, ...over })),
  });

  it("removes what came and restores what was", async () => {
    const { priya } = people;
    const before = await count();
    const first = await priya.does(importAssets, table(["Store A", "Store B"]));
    const changed = await priya.does(
      importAssets,
      table(["Store A"], { columns: { location: "Delft" }, facts: { role: "store" } }),
    );
    expect(changed).toMatchObject({ created: 0, updated: 1 });
    const store = first.items[0]?.reference ?? "";
    await expect(priya.does(undoImport, { id: first.batch ?? "" })).rejects.toMatchObject({
      code: "wrong_state",
      fields: { id: [expect.stringContaining("was changed since")] },
    });
    const undone = await priya.does(undoImport, { id: changed.batch ?? "" });
    expect(undone).toMatchObject({ removed: 0, restored: 1 });
    expect(await priya.reads(getAsset, { id: store })).toMatchObject({ location: "", facts: {} });
    expect(await priya.reads(getImport, { id: changed.batch ?? "" })).toMatchObject({
      against: ["This import was taken back already."],
    });
    await expect(priya.does(undoImport, { id: changed.batch ?? "" })).rejects.toEqual(
      refused("wrong_state"),
    );
    expect(await count()).toBe((before ?? 0) + 2);
  });

  it("goes while nothing rests on it: relations, files, results and proposals go along", async () => {
    const { anton } = people;
    const before = await count();
    const digest = `sha256:${"d".repeat(64)}`;
    const ran = { kind: "quality" as const, suite: "mmlu", ranAt: "2026-11-01T00:00:00Z", digest };
    const own = drafted({}, "d").drafts[0];
    const done = await anton.does(importAssets, {
      drafts: [
        {
          ...own,
          name: "Whole-3B",
          artefacts: [{ digest, format: "gguf", bytes: 12 }],
          evaluations: [{ ...ran, results: [{ metric: "acc", value: 0.5 }] }],
          card: { ...own?.card, digest: "d".repeat(64) },
        },
      ],
    } as never);
    expect(done).toMatchObject({ created: 1, unchanged: 2 });
    expect(done.proposals.length).toBeGreaterThan(2);
    expect(await anton.reads(getImport, { id: done.batch ?? "" })).toMatchObject({
      created: 1,
      against: [],
      mayUndo: true,
    });
    await expect(people.jonas.does(undoImport, { id: done.batch ?? "" })).rejects.toEqual(
      refused("forbidden"),
    );
    await anton.does(undoImport, { id: done.batch ?? "" });
    expect(await count()).toBe(before);
  });

  it("counts on behind references that files bring", async () => {
    const { priya } = people;
    const one = { kind: "supporting" as const, isStated: true };
    const drafts = [
      { ...one, name: "Brought", reference: "A-0900" },
      { ...one, name: "Counted" },
    ];
    const done = await priya.does(importAssets, { drafts });
    expect(done.items.map((item) => item.reference)).toEqual(["A-0900", "A-0901"]);
    const far = [{ ...one, name: "Far", reference: "A-999999999" }];
    await expect(priya.does(importAssets, { drafts: far })).rejects.toEqual(refused("invalid"));
  });

  it("stays when a risk came of it", async () => {
    const { priya, grace } = people;
    const own = drafted({}, "e").drafts[0];
    const done = await priya.does(importAssets, {
      drafts: [{ ...own, name: "Kept-3B" }],
    } as never);
    const asset = done.items[0]?.reference ?? "";
    const [first] = (await priya.reads(listProposals, { asset })).rows;
    await priya.does(acceptProposal, {
      id: first?.reference ?? "",
      version: 1,
      owner: grace.reference,
    });
    await expect(priya.does(undoImport, { id: done.batch ?? "" })).rejects.toMatchObject({
      code: "wrong_state",
      fields: { id: expect.arrayContaining([expect.stringContaining("has a risk")]) },
    });
  });

  // How long ten thousand take is measured by the benchmark of assets.
  it("imports, changes and takes back thousands of rows", async () => {
    const { priya } = people;
    const names = Array.from({ length: 3000 }, (_, at) => `Device ${at}`);
    const done = await priya.does(importAssets, table(names, { columns: { location: "Delft" } }));
    expect(done.created).toBe(3000);
    const again = await priya.does(importAssets, table(names, { columns: { location: "Delft" } }));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3000, batch: null });
    const drafts = names.map((name, at) => ({
      ...{ kind: "supporting" as const, name, isStated: true },
      columns: { location: `Room ${at}` },
    }));
    const changed = await priya.does(importAssets, { drafts });
    expect(changed.updated).toBe(3000);
    await priya.does(undoImport, { id: changed.batch ?? "" });
    await priya.does(undoImport, { id: done.batch ?? "" });
  });
});
