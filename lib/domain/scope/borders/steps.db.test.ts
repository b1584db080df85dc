import { beforeAll, describe, expect, it } from "vitest";
import { addAsset, editAsset } from "@/lib/domain/assets/commands";
import { addContextItem, confirmContextItem } from "@/lib/domain/context/commands";
import { addFlow, editFlow } from "@/lib/domain/flows/commands";
import { addSupplier } from "@/lib/domain/suppliers/commands";
import { type Places, places } from "@/lib/testing/flows";
import { type World, world } from "@/lib/testing/world";
import { draftScope, editScope } from "../commands";
import { editEnvironment } from "../environments/commands";
import { listEnvironments } from "../environments/queries";
import { findScopeGaps, getScope } from "../queries";

let people: World;
let zones: Places;
beforeAll(async () => {
  people = await world();
  zones = await places(people);
  await people.priya.does(draftScope, { interfaces: [interfaceWith("Customers")] });
}, 120_000);

const interfaceWith = (name: string) => ({
  ...{ with: name, what: "Documents", responsibility: "Shared by contract", control: "A.5.31" },
});
const gaps = () => people.priya.reads(findScopeGaps, { id: "1.0" });
const asset = (name: string, more: object = {}) =>
  people.priya.does(addAsset, { name, kind: "supporting", inScope: true, ...more });
const said = (one: object) =>
  people.priya
    .reads(getScope, { id: "1.0" })
    .then(({ version }) => people.priya.does(editScope, { id: "1.0", version, ...one }));

describe("the statement held against flows", () => {
  it("names those that leave the scope to whom no interface names", async () => {
    const { priya } = people;
    const door = await asset("Door");
    const flow = (name: string, more: object) =>
      priya.does(addFlow, { name, data: "text", classification: "internal", ...more });
    const from = { from: door.reference };
    await flow("To a customer", {
      ...from,
      toParty: "Customer portal",
      toZone: zones.internet.reference,
    });
    await flow("To a hub", { ...from, toParty: "Model hub", toZone: zones.internet.reference });
    await flow("Within", { ...from, toParty: "Night shift", toZone: zones.edge.reference });
    const site = await asset("Website", { inScope: false, scopeReason: "A host of its own." });
    await flow("To the site", { ...from, to: site.reference });
    const names = async () =>
      (await gaps()).flows.map(({ name, other, why }) => `${name}, ${other}: ${why}`);
    expect(await names()).toEqual(["To a hub, Model hub: leaves", "To the site, Website: leaves"]);
    await said({ interfaces: ["Customers", "Model hub, website team"].map(interfaceWith) });
    expect(await names()).toEqual([]);
    const box = await asset("Box");
    const inner = await flow("Inner", { ...from, to: box.reference });
    await priya.does(editFlow, { id: inner.id, version: 1, inScope: false });
    expect(await names()).toEqual(["Inner, : inside"]);
  });

  it("names suppliers by their links, whatever the text of an asset says", async () => {
    const { priya, jonas } = people;
    const linked = await asset("Cloud account");
    const outside = await asset("Press tool", { inScope: false, scopeReason: "No data of ours." });
    const worded = await asset("Ticket tool", { supplier: "TicketHub (fictional)" });
    const supplier = (name: string, assets: string[]) =>
      priya.does(addSupplier, {
        ...{ name, service: "Hosting", criticality: "important", owner: jonas.reference, assets },
      });
    await supplier("NordGPU", [linked.reference, worded.reference]);
    await supplier("PressRoom", [outside.reference]);
    expect((await gaps()).suppliers).toEqual(["NordGPU"]);
    const { version } = worded;
    await priya.does(editAsset, { id: worded.id, version, inScope: false, scopeReason: "Sold." });
    expect((await gaps()).suppliers).toEqual(["NordGPU"]);
    await asset("Log tool", { supplier: "LogHaven" });
    expect((await gaps()).suppliers).toEqual(["LogHaven", "NordGPU"]);
  });

  it("names environments that say nothing, or outside while they hold what is inside", async () => {
    const { priya } = people;
    const { rows } = await priya.reads(listEnvironments, {});
    const change = (reference: string, side: object) => {
      const one = rows.find((row) => row.reference === reference);
      return priya.does(editEnvironment, { id: one?.id ?? "", version: 1, ...side });
    };
    expect((await gaps()).environments).toHaveLength(3);
    await change("production", { inScope: true });
    await change("staging", { inScope: false, scopeReason: "A vendor runs it." });
    await asset("Rehearsal box", { environment: "staging" });
    expect((await gaps()).environments).toEqual([
      { reference: "development", name: "development", why: "unsaid" },
      { reference: "staging", name: "staging", why: "holds" },
    ]);
  });
});

describe("the links of an edition", () => {
  it("lead to entries of the context, frozen with its text", async () => {
    const { priya, bram } = people;
    const { id, version, reference } = await priya.does(addContextItem, {
      ...{ kind: "law", title: "Data Act", sourceText: "The act", owner: priya.reference },
      response: "By the register of processing.",
    });
    expect((await gaps()).unconsidered).toEqual([]);
    await priya.does(confirmContextItem, { id, version });
    expect((await gaps()).unconsidered).toEqual([{ reference, title: "Data Act" }]);
    await expect(said({ considered: ["CTX-none"] })).rejects.toMatchObject({
      fields: { considered: [expect.stringContaining("CTX-none")] },
    });
    await said({ considered: [reference, reference] });
    expect((await gaps()).unconsidered).toEqual([]);
    const edition = await priya.reads(getScope, { id: "1.0" });
    expect(edition.considered).toEqual([{ reference, title: "Data Act" }]);
    expect(edition.canonical).toContain(reference);
    await expect(bram.reads(getScope, { id: "1.0" })).rejects.toMatchObject({ code: "not_found" });
  });
});
