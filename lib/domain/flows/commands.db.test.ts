import { beforeAll, describe, expect, it } from "vitest";
import { editAsset, retireAsset } from "@/lib/domain/assets/commands";
import { placeAsset } from "@/lib/domain/assets/places/commands";
import { getAsset, listAssets } from "@/lib/domain/assets/queries";
import { adoptAnnexA, decideControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { editZone } from "@/lib/domain/scope/zones/commands";
import { listZones } from "@/lib/domain/scope/zones/queries";
import { connectAs } from "@/lib/testing/database";
import { flowing, type Places, places, standing } from "@/lib/testing/flows";
import { system, type World, world } from "@/lib/testing/world";
import { addFlow, editFlow, retireFlow } from "./commands";
import { arrangeFlows, resetDiagram } from "./diagram/commands";
import { readDiagram } from "./diagram/queries";
import { getFlow, listFlows } from "./queries";

let people: World;
let zones: Places;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  zones = await places(people);
}, 120_000);

const seen = (id: string) => people.priya.reads(getFlow, { id });
const put = async (id: string, zone: string | null) => {
  const { version } = await people.priya.reads(getAsset, { id });
  return people.priya.does(placeAsset, { id, version, zone });
};

describe("a zone", () => {
  it("has a name of its own in its environment, and keeps where it lies", async () => {
    const { priya, anton } = people;
    const { id, version } = zones.edge;
    const moved = await priya.does(editZone, {
      id,
      version,
      name: "Rim",
      description: "Outermost",
    });
    await expect(priya.does(editZone, { id, version, name: "Old" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(
      priya.does(editZone, { id, version: moved.version, name: "Service" }),
    ).rejects.toMatchObject({ fields: { name: [expect.any(String)] } });
    await priya.does(editZone, { id, version: moved.version, name: "Edge" });
    await expect(anton.does(editZone, { id, version: 3, name: "X" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { rows } = await priya.reads(listZones, { side: ["outside"] });
    expect(rows.map(({ name, environment }) => [name, environment])).toEqual([["Internet", null]]);
  });

  it("takes assets of its environment only, and loses them when they move", async () => {
    const { anton, bram, priya } = people;
    const tool = await standing(people, "Tool", { kind: "supporting" });
    const other = await standing(people, "Bench", { kind: "supporting", environment: "staging" });
    await put(tool.id, zones.edge.reference);
    await expect(put(other.id, zones.edge.reference)).rejects.toMatchObject({
      fields: { zone: [expect.stringContaining("another environment")] },
    });
    await expect(put(other.id, "Z-none")).rejects.toMatchObject({ code: "invalid" });
    await expect(
      bram.does(placeAsset, { id: tool.id, version: 4, zone: null }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const within = () => priya.reads(listAssets, { zone: zones.edge.reference });
    expect((await within()).rows.map(({ name }) => name)).toEqual(["Tool"]);
    const { version } = await priya.reads(getAsset, { id: tool.id });
    await anton.does(editAsset, { id: tool.id, version, environment: "staging" });
    expect((await within()).rows).toEqual([]);
  });
});

describe("a flow", () => {
  it("tells what it crosses and what protects it, as its assets and controls change", async () => {
    const { priya } = people;
    const from = await standing(people, "Gateway", { kind: "endpoint" });
    const to = await standing(people, "Runtime", { kind: "endpoint" });
    const added = await flowing(people, from.reference, to.reference);
    expect(await seen(added.id)).toMatchObject({ crosses: "none", protection: "not_needed" });
    await put(from.id, zones.edge.reference);
    expect(await seen(added.id)).toMatchObject({ inScope: true, crosses: "zone" });
    await put(to.id, zones.service.reference);
    expect(await seen(added.id)).toMatchObject({
      ...{ crosses: "zone", protection: "unprotected" },
      why: { protection: "No encryption is named and no control is linked." },
    });
    const said = { encryption: "mutual TLS", controls: ["A.8.24", "A.8.23"] };
    await priya.does(editFlow, { id: added.id, version: 1, ...said });
    expect(await seen(added.id)).toMatchObject({
      protection: "protected",
      controls: [{ reference: "A.8.23" }, { reference: "A.8.24" }],
    });
    for (const id of ["A.8.24", "A.8.23"]) {
      const { version } = await priya.reads(getControl, { id });
      const exclusion = "No such traffic is there, and none is planned.";
      await priya.does(decideControl, {
        id,
        version,
        necessary: false,
        exclusionReason: exclusion,
      });
    }
    expect((await seen(added.id)).why.protection).toContain("Every linked control is excluded");
    await priya.does(editFlow, {
      id: added.id,
      version: 2,
      encryption: "none",
      controls: ["A.8.5"],
    });
    expect((await seen(added.id)).why.protection).toBe("No encryption is named.");
  });

  it("begins or ends at an asset; the other end may be a party in a zone", async () => {
    const { priya } = people;
    const { reference } = await standing(people, "Door", { kind: "endpoint" });
    const plain = { name: "In", data: "files", classification: "public" } as const;
    const refused = async (ends: object, field: string) =>
      expect(priya.does(addFlow, { ...plain, ...ends })).rejects.toMatchObject({
        fields: { [field]: [expect.any(String)] },
      });
    const party = { fromParty: "Customer", fromZone: zones.internet.reference };
    await refused({ to: reference }, "from");
    await refused({ fromParty: "Customer", to: reference }, "fromZone");
    await refused({ ...party, from: reference, to: reference }, "from");
    await refused({ from: reference, to: reference }, "to");
    await refused({ ...party, toParty: "Else", toZone: zones.internet.reference }, "to");
    await refused({ ...party, to: "A-none" }, "to");
    await refused({ ...party, to: reference, controls: ["A.9.99"] }, "controls");
    await refused({ ...party, to: reference, owner: people.helen.reference }, "owner");
    const { id } = await priya.does(addFlow, { ...plain, ...party, to: reference });
    expect(await seen(id)).toMatchObject({
      from: { name: "Customer", asset: null, zone: { isOutside: true } },
      ...{ crosses: "outside", personalData: "unknown" },
    });
    await priya.does(editFlow, {
      id,
      version: 1,
      fromParty: "User",
      fromZone: zones.edge.reference,
    });
    expect(await seen(id)).toMatchObject({ from: { name: "User" }, crosses: "zone" });
  });

  it("is written by who owns or keeps an end, and read by them", async () => {
    const { anton, jonas, oskar, bram, grace } = people;
    const { reference: from } = await standing(people, "Store");
    const { reference: to } = await standing(people, "Mirror");
    const plain = { name: "Copy", data: "rows", classification: "public", from, to } as const;
    await expect(oskar.does(addFlow, plain)).rejects.toMatchObject({ code: "forbidden" });
    await expect(grace.does(addFlow, plain)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await jonas.does(addFlow, plain);
    await expect(oskar.does(editFlow, { id, version: 1, data: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(bram.reads(getFlow, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await bram.reads(listFlows, {})).rows).toEqual([]);
    await expect(anton.does(editFlow, { id, version: 7, data: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
    const reason = "The mirror is switched off for good.";
    await anton.does(retireFlow, { id, version: 1, reason });
    expect(await seen(id)).toMatchObject({ state: "retired", retirement: reason });
    await expect(anton.does(editFlow, { id, version: 2, data: "x" })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });
});

describe("the list", () => {
  it("filters by the very rules that judge each row", async () => {
    const { priya } = people;
    const { rows } = await priya.reads(listFlows, { size: 500 });
    const counted = async (input: object) => (await priya.reads(listFlows, input)).rows.length;
    for (const crossing of ["none", "zone", "environment", "outside", "unknown"] as const) {
      const own = rows.filter(({ crosses }) => crosses === crossing).length;
      expect(await counted({ crossing: [crossing] }), crossing).toBe(own);
    }
    for (const kind of ["not_needed", "protected", "unprotected"] as const) {
      const own = rows.filter(({ protection }) => protection === kind).length;
      expect(await counted({ protection: [kind] }), kind).toBe(own);
    }
    const inside = rows.filter(({ from, to }) =>
      [from, to].some((end) => end.environment?.reference === "production"),
    );
    expect(await counted({ environment: "production" })).toBe(inside.length);
    const [{ id = "", version = 0 } = {}] = rows.filter(({ state }) => state === "active");
    await priya.does(editFlow, { id, version, inScope: false });
    expect((await priya.reads(listFlows, { scope: ["outside"] })).rows).toMatchObject([
      { id, inScope: false },
    ]);
    expect(await counted({ scope: ["inside"] })).toBe(rows.length - 1);
    expect(await counted({ scope: ["inside", "outside"] })).toBe(rows.length);
    const gateway = rows.find(({ name }) => name.startsWith("From A-"))?.from.asset?.reference;
    expect(await counted({ asset: gateway })).toBe(1);
    expect(await counted({ q: "copy" })).toBe(1);
  });
});

describe("the diagram", () => {
  it("draws flows in use, and keeps where somebody put a node", async () => {
    const { priya, anton, helen } = people;
    const drawn = await priya.reads(readDiagram, {});
    const active = await priya.reads(listFlows, { state: ["active"], size: 500 });
    expect(drawn.edges).toHaveLength(active.rows.length);
    const [node] = drawn.nodes;
    if (!node) throw new Error("nothing is drawn");
    const positions = [{ node: node.id, x: 10.5, y: -3 }];
    // Places of nodes that are drawn no more stay kept, and do not crowd out the others.
    const client = await connectAs("admin");
    await client.query(`INSERT INTO app.flow_position
      SELECT 'asset:' || gen_random_uuid(), 0, 0 FROM generate_series(1, 2100)`);
    await client.end();
    await anton.does(arrangeFlows, { positions });
    expect((await priya.reads(readDiagram, {})).positions).toEqual(positions);
    await expect(
      anton.does(arrangeFlows, { positions: [{ node: "zone:x", x: 1, y: 1 }] }),
    ).rejects.toMatchObject({ fields: { positions: [expect.any(String)] } });
    await expect(helen.does(arrangeFlows, { positions })).rejects.toMatchObject({
      code: "forbidden",
    });
    await priya.does(resetDiagram, {});
    expect((await priya.reads(readDiagram, {})).positions).toEqual([]);
    await expect(priya.does(resetDiagram, {})).rejects.toMatchObject({ code: "wrong_state" });
  });

  it("leaves out what is retired", async () => {
    const { anton, priya } = people;
    const gone = await standing(people, "Gone", { kind: "supporting" });
    await anton.does(retireAsset, {
      id: gone.id,
      version: gone.version,
      reason: "Not used any more.",
    });
    const { nodes } = await priya.reads(readDiagram, { asset: gone.reference });
    expect(nodes).toEqual([]);
  });
});
