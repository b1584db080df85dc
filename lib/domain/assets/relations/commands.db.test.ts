import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import type { Derivation, RelationType } from "@/prisma/generated/enums";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, editAsset, retireAsset } from "../commands";
import { describeAsset } from "../facts/commands";
import { getAsset } from "../queries";
import { relateAsset, unrelateAsset } from "./commands";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});

type Kind = "model" | "dataset" | "endpoint";
async function active(name: string, kind: Kind) {
  const { anton, priya } = people;
  const { id, version } = await anton.does(addAsset, {
    ...{ name, kind, owner: anton.reference, classification: "internal" },
    ...{ environment: "production", inScope: true },
  });
  return priya.does(acceptAsset, { id, version });
}
const versionOf = async (id: string) => (await people.priya.reads(getAsset, { id })).version;
async function relate(id: string, type: RelationType, to: string, derivation?: Derivation) {
  const version = await versionOf(id);
  return people.anton.does(relateAsset, {
    id,
    version,
    type,
    to,
    ...(derivation && { derivation }),
  });
}
const reason = "Replaced by the next one.";
const retire = async (id: string) =>
  people.anton.does(retireAsset, { id, version: await versionOf(id), reason });

describe("what is retired", () => {
  it("is related to nothing new from either end, and let go of by what is in use", async () => {
    const [api, old, base, data] = await Promise.all([
      active("Staging API", "endpoint"),
      active("Old model", "model"),
      active("Old base", "model"),
      active("Old pairs", "dataset"),
    ]);
    const { relationId: ownId } = await relate(old.id, "derived_from", base.id);
    const { relationId } = await relate(api.id, "uses", data.id);
    await expect(retire(data.id)).rejects.toMatchObject({ code: "wrong_state" });
    await people.anton.does(unrelateAsset, {
      ...{ id: api.id, version: await versionOf(api.id), relationId },
    });
    for (const { id } of [old, data]) await retire(id);
    await expect(relate(api.id, "serves", old.id)).rejects.toMatchObject({
      fields: { to: [expect.stringContaining("is retired")] },
    });
    await expect(relate(old.id, "trained_on", data.id)).rejects.toMatchObject({
      code: "wrong_state",
    });
    const own = { id: old.id, version: await versionOf(old.id), relationId: ownId };
    await expect(people.anton.does(unrelateAsset, own)).rejects.toMatchObject({
      code: "wrong_state",
    });
    const newer = await active("New model", "model");
    const { relationId: from } = await relate(newer.id, "derived_from", base.id);
    await retire(base.id);
    const letGo = { id: newer.id, version: await versionOf(newer.id), relationId: from };
    await people.anton.does(unrelateAsset, letGo);
  });

  it("was served by nothing at that moment: retiring and serving wait for one another", async () => {
    for (const round of [1, 2, 3]) {
      const api = await active(`API ${round}`, "endpoint");
      const model = await active(`Model ${round}`, "model");
      const done = await Promise.allSettled([
        people.grace.does(retireAsset, { id: model.id, version: model.version, reason }),
        people.anton.does(relateAsset, {
          ...{ id: api.id, version: api.version, type: "serves", to: model.id },
        }),
      ]);
      expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("the base of an adapter that is served", () => {
  it("is not retired, however long the chain; that of a fine-tune may be", async () => {
    const base = await active("Open base", "model");
    const tuned = await active("Tuned", "model");
    await relate(tuned.id, "derived_from", base.id, "fine_tune");
    let last = tuned.id;
    for (let step = 1; step <= 22; step++) {
      const { id } = await people.anton.does(addAsset, { name: `Adapter ${step}`, kind: "model" });
      await people.anton.does(relateAsset, {
        ...{ id, version: 1, type: "derived_from", to: last, derivation: "adapter" },
      });
      last = id;
    }
    const api = await active("Adapter API", "endpoint");
    await relate(api.id, "serves", last);
    await expect(retire(tuned.id)).rejects.toThrow(new RegExp(api.reference));
    expect((await retire(base.id)).state).toBe("retired");
  });
});

describe("the kind of a proposed asset", () => {
  it("stays once relations or facts rest on it", async () => {
    const { anton } = people;
    const kind = async (id: string) =>
      anton.does(editAsset, { id, version: await versionOf(id), kind: "dataset" });
    const bare = await anton.does(addAsset, { name: "Mistaken", kind: "model" });
    expect((await kind(bare.id)).kind).toBe("dataset");
    const base = await anton.does(addAsset, { name: "Base", kind: "model" });
    const tuned = await anton.does(addAsset, { name: "Fine-tune", kind: "model" });
    await relate(tuned.id, "derived_from", base.id);
    for (const one of [base, tuned]) {
      await expect(kind(one.id)).rejects.toMatchObject({
        fields: { kind: [expect.stringContaining("relations")] },
      });
    }
    const told = await anton.does(addAsset, { name: "Described", kind: "model" });
    const facts = { affectsPeople: true };
    await anton.does(describeAsset, { id: told.id, version: told.version, facts });
    await expect(kind(told.id)).rejects.toMatchObject({
      fields: { kind: [expect.stringContaining("facts")] },
    });
  });
});
