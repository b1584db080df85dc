import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { submitEvidence } from "../controls/evidence/commands";
import { addEnvironment } from "../scope/environments/commands";
import {
  acceptAsset,
  addAsset,
  agreeToOwn,
  confirmAsset,
  editAsset,
  retireAsset,
} from "./commands";
import { deleteCopies, disposeAsset } from "./disposals/commands";
import { getAsset, listAssets } from "./queries";
import { relateAsset, unrelateAsset } from "./relations/commands";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});

const refused = (code: string) => expect.objectContaining({ code });
const entry = {
  classification: "confidential",
  environment: "production",
  inScope: true,
} as const;

/** An accepted asset of Anton's, who proposed it himself. */
async function active(name: string, kind: "model" | "dataset" | "endpoint") {
  const added = await people.anton.does(addAsset, {
    name,
    kind,
    owner: people.anton.reference,
    ...entry,
  });
  return people.priya.does(acceptAsset, { id: added.id, version: added.version });
}
const seen = (id: string) => people.priya.reads(getAsset, { id });

describe("a proposed asset", () => {
  it("is accepted once its owner has agreed and everything is said", async () => {
    const { priya, anton, grace, bram } = people;
    const added = await priya.does(addAsset, {
      name: "Digest-3B",
      kind: "model",
      owner: grace.reference,
    });
    expect(added).toMatchObject({ state: "proposed", version: 1 });
    expect(added.reference).toMatch(/^A-\d{4}$/);
    const accept = { id: added.id, version: 1, ...entry };
    await expect(priya.does(acceptAsset, accept)).rejects.toMatchObject({
      code: "invalid",
      fields: { owner: ["The owner has not agreed to own it yet."] },
    });
    const act = { id: added.id, version: 1 };
    await expect(anton.does(agreeToOwn, act)).rejects.toEqual(refused("forbidden"));
    const agreed = await grace.does(agreeToOwn, act);
    await expect(
      priya.does(acceptAsset, { id: added.id, version: agreed.version }),
    ).rejects.toMatchObject({ fields: { classification: [expect.any(String)] } });
    const accepted = await priya.does(acceptAsset, {
      ...accept,
      version: agreed.version,
      confidentiality: 4,
      integrity: 5,
    });
    expect(accepted.state).toBe("active");
    const shown = await grace.reads(getAsset, { id: added.reference });
    expect(shown).toMatchObject({ criticality: 5, personalData: "unknown", missing: {} });
    await expect(bram.reads(getAsset, { id: added.id })).rejects.toEqual(refused("not_found"));
    expect((await bram.reads(listAssets, {})).rows).toEqual([]);
  });

  it("is written by engineers only where it is theirs", async () => {
    const { priya, anton, jonas, helen } = people;
    const added = await anton.does(addAsset, { name: "Gold set", kind: "dataset" });
    const change = { id: added.id, version: 1, supplier: "LogHaven" };
    await expect(jonas.does(editAsset, change)).rejects.toEqual(refused("forbidden"));
    await expect(helen.does(editAsset, change)).rejects.toEqual(refused("forbidden"));
    const edited = await anton.does(editAsset, change);
    await expect(anton.does(editAsset, change)).rejects.toMatchObject({
      code: "conflict",
      current: { version: edited.version },
    });
    const auditor = { id: added.id, version: edited.version, owner: helen.reference };
    await expect(priya.does(editAsset, auditor)).rejects.toMatchObject({
      fields: { owner: [expect.stringContaining("auditor")] },
    });
  });
});

describe("an active asset", () => {
  it("is confirmed by its owner, and a new owner has to agree", async () => {
    const { priya, anton, grace } = people;
    const asset = await active("Summary pairs", "dataset");
    const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const confirm = { id: asset.id, nextReview: soon, note: "Still the same." };
    await expect(grace.does(confirmAsset, { ...confirm, version: asset.version })).rejects.toEqual(
      refused("forbidden"),
    );
    const late = { ...confirm, version: asset.version, nextReview: "2199-01-01" };
    await expect(anton.does(confirmAsset, late)).rejects.toMatchObject({
      fields: { nextReview: [expect.any(String)] },
    });
    const confirmed = await anton.does(confirmAsset, { ...confirm, version: asset.version });
    const handed = { id: asset.id, version: confirmed.version, owner: grace.reference };
    const given = await priya.does(editAsset, handed);
    expect(await seen(asset.id)).toMatchObject({
      ownerAgreedAt: null,
      confirmations: [{ nextReview: soon }],
    });
    const bare = { id: asset.id, version: given.version, classification: null };
    await expect(priya.does(editAsset, bare)).rejects.toMatchObject({
      fields: { classification: [expect.any(String)] },
    });
  });

  it("is retired only when no production endpoint leans on it, and disposed of by a second person", async () => {
    const { anton, jonas, grace } = people;
    const model = await active("Tuned model", "model");
    const api = await active("Summarise API", "endpoint");
    const linked = await anton.does(relateAsset, {
      id: api.id,
      version: api.version,
      type: "serves",
      to: model.id,
    });
    const retire = { id: model.id, version: model.version, reason: "Replaced by the next one." };
    await expect(grace.does(retireAsset, retire)).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringContaining(api.reference),
    });
    expect((await seen(model.id)).dependents).toHaveLength(1);
    await expect(jonas.does(retireAsset, retire)).rejects.toEqual(refused("forbidden"));
    const { relationId, version } = linked;
    await anton.does(unrelateAsset, { id: api.id, version, relationId });
    const retired = await grace.does(retireAsset, retire);
    expect(retired.state).toBe("retired");
    const gone = { id: model.id, version: retired.version };
    await expect(jonas.does(disposeAsset, gone)).rejects.toEqual(refused("wrong_state"));
    await expect(
      anton.does(deleteCopies, { ...gone, copies: [{ where: "Registry", evidence: "EV-999" }] }),
    ).rejects.toMatchObject({ fields: { "copies.0.evidence": [expect.any(String)] } });
  });

  it("is disposed of by a second engineer, with evidence for each copy", async () => {
    const { anton, jonas, grace } = people;
    const data = await active("Old pairs", "dataset");
    const given = { id: data.id, version: data.version, reason: "The contract has ended." };
    const retired = await grace.does(retireAsset, given);
    const proof = await anton.does(submitEvidence, {
      title: "Deletion log",
      kind: "log",
      source: "Object store",
      collectedAt: "2026-01-10",
      periodFrom: "2026-01-10",
      periodTo: "2026-01-10",
      validUntil: "2199-12-31",
      file: { name: "deletion.log", kind: "log", sha256: "ab".repeat(32), size: 12 },
    });
    const gone = await anton.does(deleteCopies, {
      id: data.id,
      version: retired.version,
      copies: [{ where: "Object store", evidence: proof.reference }],
    });
    const confirm = { id: data.id, version: gone.version };
    await expect(anton.does(disposeAsset, confirm)).rejects.toEqual(refused("forbidden"));
    expect((await jonas.does(disposeAsset, confirm)).state).toBe("disposed");
    const shown = await seen(data.id);
    expect(shown).toMatchObject({ deletedBy: { id: anton.id }, disposedBy: { id: jonas.id } });
  });

  it("is joined only to what fits, once", async () => {
    const { anton } = people;
    const model = await active("Base", "model");
    const data = await active("Corpus", "dataset");
    const link = { id: model.id, version: model.version, to: data.reference } as const;
    await expect(anton.does(relateAsset, { ...link, type: "serves" })).rejects.toMatchObject({
      fields: { type: [expect.any(String)] },
    });
    await expect(
      anton.does(relateAsset, { ...link, type: "derived_from", to: model.id }),
    ).rejects.toMatchObject({ fields: { to: [expect.any(String)] } });
    const joined = await anton.does(relateAsset, { ...link, type: "trained_on" });
    await expect(
      anton.does(relateAsset, { ...link, version: joined.version, type: "trained_on" }),
    ).rejects.toEqual(refused("conflict"));
    expect((await seen(data.id)).to).toMatchObject([{ type: "trained_on" }]);
  });
});

describe("the inventory", () => {
  it("filters, sorts, searches and pages", async () => {
    const { priya, anton } = people;
    const all = await priya.reads(listAssets, { sort: "-criticality", size: 2 });
    expect(all.rows[0]).toMatchObject({ name: "Digest-3B", criticality: 5 });
    const next = await priya.reads(listAssets, {
      sort: "-criticality",
      size: 500,
      ...(all.next && { cursor: all.next }),
    });
    expect(next.rows).toHaveLength(all.total - 2);
    for (const sort of ["name", "reference", "kind", "-nextReview"] as const) {
      expect((await priya.reads(listAssets, { sort })).rows).toHaveLength(all.total);
    }
    const mine = await anton.reads(listAssets, {
      owner: "me",
      kind: ["dataset"],
      environment: "production",
      scope: ["inside", "unsaid"],
      personalData: ["unknown"],
      q: "cor",
    });
    expect(mine.rows.map((one) => one.name)).toEqual(["Corpus"]);
  });

  it("names the field of bad input", async () => {
    const { priya } = people;
    const bad = [
      [{ name: "" }, "name"],
      [{ name: "a\ud800" }, "name"],
      [{ kind: "robot" }, "kind"],
      [{ url: "javascript:alert(1)" }, "url"],
      [{ digest: "md5:1" }, "digest"],
      [{ confidentiality: 6 }, "confidentiality"],
      [{ nextReview: "2026-02-30" }, "nextReview"],
      [{ owner: "nobody-here" }, "owner"],
      [{ environment: "moon" }, "environment"],
      [{ inScope: "maybe" }, "inScope"],
      [{ description: "x".repeat(1_000_000) }, "description"],
    ] as const;
    for (const [given, field] of bad) {
      const input = { name: "x", kind: "model", ...given } as never;
      const refusal = await priya.does(addAsset, input).catch((error) => error);
      expect([refusal.code, Object.keys(refusal.fields)], field).toEqual(["invalid", [field]]);
    }
  });
});
