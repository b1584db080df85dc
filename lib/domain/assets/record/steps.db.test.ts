import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import type { AssetKind, RelationType } from "@/prisma/generated/enums";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, confirmAsset, editAsset } from "../commands";
import { getAsset } from "../queries";
import { relateAsset } from "../relations/commands";

let people: World;
beforeAll(async () => {
  people = await world();
  const { priya } = people;
  await priya.does(addEnvironment, { name: "Production", tier: "production" });
  await priya.does(addEnvironment, { name: "Lab", tier: "development" });
});

async function active(name: string, kind: AssetKind, environment = "production") {
  const { anton, priya } = people;
  const said = { classification: "internal", environment, inScope: true } as const;
  const added = await anton.does(addAsset, { name, kind, owner: anton.reference, ...said });
  return priya.does(acceptAsset, { id: added.id, version: added.version });
}
const seen = (id: string) => people.priya.reads(getAsset, { id });
async function join(from: { id: string }, type: RelationType, to: { id: string }) {
  const { version } = await seen(from.id);
  await people.priya.does(relateAsset, { id: from.id, version, type, to: to.id });
}
const leaning = async (one: { id: string }) =>
  (await seen(one.id)).dependents.map(({ name }) => name);

describe("the record of an asset", () => {
  it("names the production endpoints that lean on it, over any number of steps", async () => {
    const api = await active("Summarise", "endpoint");
    const draft = await active("Summarise draft", "endpoint", "lab");
    const model = await active("Digest-3B", "model");
    const data = await active("Pairs", "dataset");
    const pipeline = await active("Pipeline", "supporting");
    await join(api, "serves", model);
    await join(draft, "serves", model);
    await join(model, "trained_on", data);
    await join(pipeline, "deploys", api);
    expect(await leaning(model)).toEqual(["Summarise"]);
    expect(await leaning(data)).toEqual([]);
    expect(await leaning(pipeline)).toEqual(["Summarise"]);
    expect(await leaning(api)).toEqual([]);
  });

  it("follows a long way to its end, and a circle once", async () => {
    const ways = Array.from({ length: 22 }, (_, at) => active(`Service ${at}`, "supporting"));
    const services = await Promise.all(ways);
    const gate = await active("Gate", "endpoint");
    const [first = gate, ...rest] = services;
    await join(gate, "uses", first);
    let last = first;
    for (const next of rest) {
      await join(last, "uses", next);
      last = next;
    }
    expect(await leaning(last)).toEqual(["Gate"]);
    await join(last, "uses", first);
    expect(await leaning(first)).toEqual(["Gate"]);
  }, 60_000);

  it("says who did what and when, on either end of its relations", async () => {
    const { anton, priya, bram } = people;
    const base = await active("Base", "model");
    const tuned = await active("Tuned", "model");
    await join(tuned, "derived_from", base);
    const { version } = await seen(base.id);
    const nextReview = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
    const confirmed = await anton.does(confirmAsset, {
      ...{ id: base.id, version, nextReview, note: "Looked." },
    });
    const owner = { id: anton.id, reference: anton.reference, name: "Anton Weiss" };
    const shown = await seen(base.reference);
    expect(shown).toMatchObject({
      ...{ owner, proposedBy: owner, custodian: null, retiredAt: null, languages: [] },
      environment: { name: "Production", tier: "production" },
      from: [],
      to: [{ type: "derived_from", recipe: "", asset: { name: "Tuned", state: "active" } }],
      confirmations: [{ by: owner, nextReview, note: "Looked." }],
    });
    for (const at of [shown.createdAt, shown.ownerAgreedAt, shown.confirmations[0]?.at ?? ""]) {
      expect(at && new Date(at).toISOString()).toBe(at);
    }
    await expect(bram.reads(getAsset, { id: base.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const given = { id: base.id, version: confirmed.version, custodian: bram.reference };
    await priya.does(editAsset, given);
    expect(await bram.reads(getAsset, { id: base.id })).toMatchObject({
      reference: base.reference,
    });
  });
});
