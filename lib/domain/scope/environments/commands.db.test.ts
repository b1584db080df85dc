import { beforeAll, describe, expect, it } from "vitest";
import { addAsset, editAsset, retireAsset } from "@/lib/domain/assets/commands";
import { placeAsset } from "@/lib/domain/assets/places/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { retireFlow } from "@/lib/domain/flows/commands";
import { approveException, requestException } from "@/lib/domain/flows/exceptions/commands";
import { getException } from "@/lib/domain/flows/exceptions/queries";
import { listBreaches } from "@/lib/domain/flows/separation/queries";
import { flowing, lookAt, places, standing } from "@/lib/testing/flows";
import { inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { addZone, retireZone } from "../zones/commands";
import { listZones } from "../zones/queries";
import { addEnvironment, editEnvironment, retireEnvironment } from "./commands";
import { listEnvironments } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await places(people);
}, 120_000);

const environment = async (reference: string) => {
  const { rows } = await people.priya.reads(listEnvironments, { state: ["active", "retired"] });
  const found = rows.find((one) => one.reference === reference);
  if (!found) throw new Error(`no ${reference}`);
  return found;
};
const breaches = async (flow: string) =>
  (await people.priya.reads(listBreaches, { flow })).rows.map(({ isAllowed }) => isAllowed);

describe("an environment", () => {
  it("says whether it is inside, and why where it is not", async () => {
    const { priya, anton } = people;
    const lab = await priya.does(addEnvironment, { name: "Lab", tier: "test" });
    expect(await environment("lab")).toMatchObject({ inScope: null, assets: 0, retiredAt: null });
    const edit = (more: object) => priya.does(editEnvironment, { id: lab.id, version: 1, ...more });
    const unexplained = { fields: { scopeReason: [expect.any(String)] } };
    await expect(edit({ inScope: false })).rejects.toMatchObject(unexplained);
    await expect(
      priya.does(addEnvironment, { name: "Site", tier: "test", inScope: false }),
    ).rejects.toMatchObject(unexplained);
    const scopeReason = "Nothing of ours runs there; the vendor shows it to customers.";
    await edit({ inScope: false, scopeReason });
    await expect(edit({ name: "Show" })).rejects.toMatchObject({ code: "conflict" });
    await expect(
      anton.does(editEnvironment, { id: lab.id, version: 2, name: "Show" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const named = async (scope: "inside" | "outside" | "unsaid") =>
      (await priya.reads(listEnvironments, { scope: [scope] })).rows.map(({ name }) => name);
    expect(await named("outside")).toEqual(["Lab"]);
    expect(await named("inside")).toEqual([]);
    expect(await named("unsaid")).toHaveLength(3);
  });

  it("of another tier has what comes into it judged anew, and its exceptions end", async () => {
    const { priya, anton, grace } = people;
    const from = await standing(people, "Live");
    const to = await standing(people, "Rehearsal", { environment: "staging" });
    const flow = await flowing(people, from.reference, to.reference);
    const asked = await anton.does(requestException, {
      ...{ flow: flow.reference, reason: "The shift shows on live records alone." },
      ...{ compensation: "Masked, and deleted after a week.", validUntil: inDays(20) },
    });
    const decision = "The customer agreed in writing.";
    await grace.does(approveException, { id: asked.id, version: 1, decision });
    expect(await breaches(flow.id)).toEqual([true]);
    const { id } = await environment("staging");
    const renamed = await priya.does(editEnvironment, { id, version: 1, name: "Rehearsals" });
    expect(renamed).toMatchObject({ tier: "staging", isRejudged: false });
    const moved = await priya.does(editEnvironment, { id, version: 2, tier: "development" });
    expect(moved.isRejudged).toBe(true);
    expect(await breaches(flow.id)).toEqual([false]);
    await lookAt();
    expect(await priya.reads(getException, { id: asked.id })).toMatchObject({ state: "ended" });
    await priya.does(editEnvironment, { id, version: 3, tier: "production" });
    expect(await breaches(flow.id)).toEqual([]);
  });

  it("is retired once nothing stands in it, and cannot be chosen then", async () => {
    const { priya, anton } = people;
    const old = await priya.does(addEnvironment, { name: "Old", tier: "test", reference: "old" });
    const zone = await priya.does(addZone, { name: "Cage", environment: "old" });
    const asset = await anton.does(addAsset, { name: "Box", kind: "supporting" });
    await anton.does(editAsset, { id: asset.id, version: 1, environment: "old" });
    await anton.does(placeAsset, { id: asset.id, version: 2, zone: zone.reference });
    const retire = () => priya.does(retireEnvironment, { id: old.id, version: 1 });
    await expect(retire()).rejects.toThrow("1 asset, 1 zone");
    await expect(priya.does(retireZone, { id: zone.id, version: 1 })).rejects.toThrow("1 asset");
    const { version } = await priya.reads(getAsset, { id: asset.id });
    await anton.does(editAsset, { id: asset.id, version, environment: "production" });
    await expect(anton.does(retireZone, { id: zone.id, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await priya.does(retireZone, { id: zone.id, version: 1 });
    await expect(priya.does(retireZone, { id: zone.id, version: 2 })).rejects.toMatchObject({
      code: "wrong_state",
    });
    await retire();
    await expect(
      priya.does(editEnvironment, { id: old.id, version: 2, name: "New" }),
    ).rejects.toMatchObject({ code: "wrong_state" });
    const names = (await priya.reads(listEnvironments, {})).rows.map(({ name }) => name);
    expect(names).not.toContain("Old");
    expect((await environment("old")).retiredAt).not.toBeNull();
    expect((await priya.reads(listZones, { environment: "old" })).rows).toEqual([]);
    const next = await anton.does(addAsset, { name: "Next", kind: "supporting" });
    await expect(
      anton.does(editAsset, { id: next.id, version: 1, environment: "old" }),
    ).rejects.toMatchObject({ fields: { environment: [expect.any(String)] } });
    await expect(priya.does(addZone, { name: "Attic", environment: "old" })).rejects.toMatchObject({
      fields: { environment: [expect.any(String)] },
    });
    await expect(
      anton.does(placeAsset, { id: next.id, version: 1, zone: zone.reference }),
    ).rejects.toMatchObject({ fields: { zone: [expect.any(String)] } });
  });
});

describe("a zone outside", () => {
  it("stays while a flow in use begins or ends there", async () => {
    const { priya, anton } = people;
    const cloud = await priya.does(addZone, { name: "Cloud", environment: null });
    const door = await standing(people, "Door", { kind: "endpoint" });
    const flow = await flowing(people, door.reference, door.reference, {
      ...{ from: null, fromParty: "Customer", fromZone: cloud.reference },
    });
    const retire = () => priya.does(retireZone, { id: cloud.id, version: 1 });
    await expect(retire()).rejects.toThrow("1 data flow");
    const reason = "The customer comes by the other door now.";
    await priya.does(retireFlow, { id: flow.id, version: 1, reason });
    await retire();
    await anton.does(retireAsset, { id: door.id, version: door.version, reason });
    await expect(
      flowing(people, door.reference, door.reference, {
        ...{ from: null, fromParty: "Customer", fromZone: cloud.reference },
      }),
    ).rejects.toMatchObject({ fields: { fromZone: [expect.any(String)] } });
  });
});
