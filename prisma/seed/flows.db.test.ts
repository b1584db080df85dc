import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getAsset } from "@/lib/domain/assets/queries";
import { addFlow, retireFlow } from "@/lib/domain/flows/commands";
import { readDiagram } from "@/lib/domain/flows/diagram/queries";
import { getFlow, listFlows } from "@/lib/domain/flows/queries";
import { listBreaches, waitingReasons } from "@/lib/domain/flows/separation/queries";
import { findScopeChanges } from "@/lib/domain/scope/changes/queries";
import { findScopeGaps } from "@/lib/domain/scope/queries";
import { listZones } from "@/lib/domain/scope/zones/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, system, type TestPerson } from "@/lib/testing/world";
import { protectionOf } from "./flows";

const raw = JSON.parse(readFileSync(new URL("./example-company.json", import.meta.url), "utf8"));
const example = z
  .object({
    dataFlows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        from: z.string(),
        to: z.string(),
        data: z.string(),
        classification: z.string(),
        personalData: z.boolean(),
      }),
    ),
  })
  .parse(raw);

/** Every one of the file stands in a zone. */
const ASSETS = 21;
let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("Nobody is u-priya");
  priya = person(actor, "u-priya");
}, 300_000);

const flows = () => priya.reads(listFlows, { sort: "reference", size: 100 });

describe("the data flows of the example company", () => {
  it("are the file's, between its assets and parties", async () => {
    const { rows } = await flows();
    const told = rows.map(({ reference, name, from, to, data, classification, personalData }) => ({
      ...{ id: reference, name, data, classification },
      from: from.asset?.reference ?? from.name,
      to: to.asset?.reference ?? to.name,
      personalData: personalData === "yes",
    }));
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
    const named = example.dataFlows.map(({ id, ...flow }) => ({
      ...{ id: `DF-${id.slice(3).padStart(2, "0")}`, ...flow },
    }));
    expect(told.sort(byId)).toEqual(named.sort(byId));
  });

  it("cross the boundaries that their words tell, each protected", async () => {
    const { rows } = await flows();
    const crossed = Object.fromEntries(
      rows.map(({ reference, crosses, protection }) => [reference, `${crosses} ${protection}`]),
    );
    expect(crossed).toEqual({
      "DF-01": "outside protected",
      "DF-02": "zone protected",
      "DF-03": "zone protected",
      "DF-04": "zone protected",
      "DF-05": "none not_needed",
      "DF-06": "outside protected",
      "DF-07": "zone protected",
      "DF-08": "outside protected",
      "DF-09": "outside protected",
      "DF-10": "environment protected",
      "DF-11": "outside protected",
      "DF-12": "outside protected",
    });
    const first = rows.find(({ reference }) => reference === "DF-01");
    expect(first).toMatchObject({
      encryption: "TLS 1.3",
      why: { protection: "Protected by TLS 1.3 and A.8.24, A.8.5." },
    });
  });

  it("bring nothing into a lower tier, so no risk waits to be proposed", async () => {
    expect((await priya.reads(listBreaches)).rows).toEqual([]);
    expect((await system.reads(waitingReasons, {})).ids).toEqual([]);
  });

  it("stand in zones, of which three are outside", async () => {
    const { rows } = await priya.reads(listZones);
    expect(rows.filter((one) => !one.environment).map(({ name }) => name)).toEqual([
      "Customer systems",
      "Internet",
      "Suppliers",
    ]);
    const gateway = await priya.reads(getAsset, { id: "ep-summarise-prod" });
    expect(gateway.confirmations).toHaveLength(1);
    expect(rows.reduce((sum, { assets }) => sum + assets, 0)).toBe(ASSETS);
    const { groups, nodes, edges } = await priya.reads(readDiagram, {});
    expect(edges).toHaveLength(12);
    expect(groups).toHaveLength(9);
    expect(nodes.every(({ parent }) => parent !== null)).toBe(true);
  });

  it("are accounted for by the scope, but for the hub that no interface names", async () => {
    const gaps = await priya.reads(findScopeGaps, { id: "1.2" });
    expect(gaps.flows).toMatchObject([
      { reference: "DF-12", other: "Public model hub", why: "leaves" },
    ]);
    expect([gaps.suppliers, gaps.environments, gaps.unconsidered]).toEqual([[], [], []]);
    expect((await priya.reads(findScopeChanges, { id: "1.2" })).rows).toEqual([]);
    for (const { reference } of (await flows()).rows) {
      expect((await priya.reads(getFlow, { id: reference })).contradictions, reference).toEqual([]);
    }
  });

  it("are numbered on by the next one", async () => {
    const added = await priya.does(addFlow, {
      ...{ name: "Metrics", data: "counts", classification: "internal", personalData: "no" },
      ...{ from: "ep-summarise-prod", to: "ep-embed-internal" },
    });
    expect(added.reference).toBe("DF-13");
    await priya.does(retireFlow, { id: added.id, version: 1, reason: "It was only tried." });
  });

  it("reads every word of protection, and refuses one that it does not know", () => {
    expect(protectionOf("SFTP with keys, hash in transfer record")).toEqual({
      encryption: "SFTP with keys",
      authentication: "SFTP with keys",
      protocol: "SFTP with keys",
      controls: ["A.8.24", "A.5.14"],
    });
    expect(protectionOf("in process")).toEqual({
      ...{ encryption: "", authentication: "", protocol: "in process", controls: [] },
    });
    expect(() => protectionOf("carrier pigeon")).toThrow("carrier pigeon");
  });
});
