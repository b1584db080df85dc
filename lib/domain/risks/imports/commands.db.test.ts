import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { getAsset, listAssets } from "../../assets/queries";
import { acceptProposal, dismissProposal } from "../proposals/commands";
import { getProposal, listProposals } from "../proposals/queries";
import { listRisks } from "../queries";
import { importCard } from "./commands";
import { previewImport } from "./queries";

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
const input = { card: structuredClone(card), digest: "a".repeat(64) } as never;
const other = { card: { ...card, licence: "mit" }, digest: "b".repeat(64) } as never;

describe("importing a card", () => {
  it("shows what it would do, and writes nothing", async () => {
    const preview = await people.anton.reads(previewImport, input);
    expect(preview).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    expect(preview.items[0]).toMatchObject({ action: "create", reference: null });
    expect(preview.proposals.length).toBeGreaterThanOrEqual(3);
    expect((await people.priya.reads(listAssets, {})).total).toBe(0);
  });

  it("brings assets, relations and at least three proposed risks", async () => {
    const { anton, priya } = people;
    const done = await anton.does(importCard, input);
    expect(done).toMatchObject({ created: 3, items: [{ kind: "model" }, {}, {}] });
    const asset = await priya.reads(getAsset, { id: done.asset });
    expect(asset.state).toBe("proposed");
    expect(asset.from.map((one) => one.type).sort()).toEqual(["derived_from", "trained_on"]);
    const proposals = await priya.reads(listProposals, { asset: done.asset });
    expect(proposals.total).toBe(done.proposals.length);
    expect(proposals.rows[0]?.threat.title).not.toBe("");
  });

  it("changes nothing the second time, and only what is new for the next card", async () => {
    const { anton, priya } = people;
    const again = await anton.does(importCard, input);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, proposals: [] });
    const next = await anton.does(importCard, other);
    expect(next).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect((await priya.reads(listAssets, {})).total).toBe(3);
  });

  it("is for compliance and engineers, and changes what is theirs", async () => {
    const { bram, jonas, grace } = people;
    await expect(bram.does(importCard, input)).rejects.toEqual(refused("forbidden"));
    await expect(grace.reads(previewImport, input)).rejects.toEqual(refused("forbidden"));
    const third = { card: { ...card, licence: "gpl-3.0" }, digest: "c".repeat(64) } as never;
    await expect(jonas.does(importCard, third)).rejects.toEqual(refused("forbidden"));
  });

  it("refuses what no reader of cards would send", async () => {
    const { priya } = people;
    const bad = [
      { card: { ...card, name: "" }, digest: "a".repeat(64) },
      { card: { ...card, summary: "a\u0000" }, digest: "a".repeat(64) },
      { card: { ...card, more: 1 }, digest: "a".repeat(64) },
      { card, digest: "a" },
      { card: null, digest: "a".repeat(64) },
    ];
    for (const one of bad) {
      await expect(priya.does(importCard, one as never)).rejects.toEqual(refused("invalid"));
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
    const again = await anton.does(importCard, other);
    expect(again.proposals).toEqual([]);
  });
});
