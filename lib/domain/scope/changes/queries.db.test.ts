import { beforeAll, describe, expect, it } from "vitest";
import { acceptAsset, addAsset, editAsset } from "@/lib/domain/assets/commands";
import { decideClimate } from "@/lib/domain/context/climate/commands";
import {
  addContextItem,
  changeContextItem,
  closeContextItem,
  confirmContextItem,
} from "@/lib/domain/context/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { addFlow, retireFlow } from "@/lib/domain/flows/commands";
import { invited } from "@/lib/testing/invited";
import { type World, world } from "@/lib/testing/world";
import { approveScope, confirmScopeReview, reviewScope } from "../approvals/commands";
import { draftScope, submitScope } from "../commands";
import { addEnvironment } from "../environments/commands";
import { getScope } from "../queries";
import { addZone } from "../zones/commands";
import { findScopeChanges } from "./queries";

let people: World;
const text = {
  statement: "The system covers the summary service.",
  units: "All staff.",
  services: "Summaries.",
  requirements: "Contracts with customers.",
  sites: ["Utrecht"],
  included: ["Summary API"],
  interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Power", control: "A.5.23" }],
  kindReasons: {
    model: "None yet.",
    dataset: "None yet.",
    endpoint: "None yet.",
    index: "None yet.",
    supporting: "None yet.",
  },
};

beforeAll(async () => {
  people = await world();
  const { priya, saskia } = people;
  const draft = await priya.does(draftScope, text);
  const sent = await priya.does(submitScope, { id: draft.id, version: draft.version });
  await saskia.does(approveScope, { id: draft.id, version: sent.version });
});

const changes = async () =>
  (await people.priya.reads(findScopeChanges, { id: "1.0" })).rows.map(
    (one) => `${one.trigger} ${one.way}: ${one.name || one.reference}`,
  );
const law = async (title: string) => {
  const { priya } = people;
  const made = await priya.does(addContextItem, {
    ...{ kind: "law", title, sourceText: "The act itself", owner: priya.reference },
    response: "By the register of processing.",
  });
  return { id: made.id, version: made.version };
};

describe("the scope in force", () => {
  it("has nothing to heed right after its approval", async () => {
    expect(await changes()).toEqual([]);
    expect(await invited(people, "review_changed_scope", "1.0")).toEqual([]);
  });

  it("is held against requirements, kinds of assets and the climate that came since", async () => {
    const { priya, saskia } = people;
    const draft = await law("Data Act");
    expect(await changes()).toEqual([]);
    await priya.does(confirmContextItem, draft);
    await priya.does(addAsset, { name: "Digest 3B", kind: "model", inScope: true });
    await saskia.does(decideClimate, { relevant: true, reason: "Heat throttles the nodes." });
    expect((await changes()).sort()).toEqual([
      "asset_kind came: model",
      "climate changed: Heat throttles the nodes.",
      "requirement came: Data Act",
    ]);
    expect(await invited(people, "review_changed_scope", "1.0")).toEqual(["priya"]);
  });

  it("starts anew from a confirmed review", async () => {
    const { priya, saskia } = people;
    const { version } = await priya.reads(getScope, { id: "1.0" });
    const looked = await priya.does(reviewScope, {
      ...{ id: "1.0", version, trigger: "requirement", occasion: "Data Act" },
      ...{ result: "still_valid", reason: "Our services fall under it as they stand." },
    });
    expect(await invited(people, "review_changed_scope", "1.0")).toEqual([]);
    const { reviewId } = looked;
    await saskia.does(confirmScopeReview, { id: "1.0", reviewId, version: looked.version });
    // The kind has still a reason why there is none, and the asset stands since then.
    expect(await changes()).toEqual([]);
  });

  it("heeds what changes and what goes", async () => {
    const { priya } = people;
    const { rows } = await priya.reads(findScopeChanges, { id: "1.0" });
    expect(rows).toEqual([]);
    const found = await priya.reads(getContextItem, { id: "CTX-01" });
    const change = "It applies to smaller providers, too.";
    const changed = await priya.does(changeContextItem, {
      ...{ id: "CTX-01", version: found.version, change },
    });
    expect(await changes()).toEqual(["requirement changed: Data Act"]);
    const reason = "Repealed by the next act.";
    await priya.does(closeContextItem, { id: "CTX-01", version: changed.version, reason });
    expect(await changes()).toEqual(["requirement went: Data Act"]);
  });

  it("heeds assets that change sides, new services and flows over the border", async () => {
    const { priya, saskia } = people;
    await priya.does(addEnvironment, { name: "Production", tier: "production" });
    const inside = { kind: "dataset", inScope: true } as const;
    const pairs = await priya.does(addAsset, { name: "Pairs", ...inside });
    const hall = await priya.does(addAsset, {
      name: "Hall",
      kind: "supporting",
      inScope: false,
      scopeReason: "Rented.",
    });
    const cloud = await priya.does(addZone, { name: "Internet", environment: null });
    const { version } = await priya.reads(getScope, { id: "1.0" });
    const looked = await priya.does(reviewScope, {
      ...{ id: "1.0", version, trigger: "asset", occasion: "Pairs" },
      ...{ result: "still_valid", reason: "They are described as they stand." },
    });
    const { reviewId } = looked;
    await saskia.does(confirmScopeReview, { id: "1.0", reviewId, version: looked.version });
    expect(await changes()).toEqual([]);
    const outside = { inScope: false, scopeReason: "Handed over to the customer." };
    await priya.does(editAsset, { id: pairs.id, version: 1, ...outside });
    await priya.does(editAsset, { id: hall.id, version: 1, inScope: true });
    const door = await priya.does(addAsset, {
      ...{ name: "Door", kind: "endpoint", inScope: true, exposure: "public" },
      ...{ owner: priya.reference, environment: "production", classification: "internal" },
    });
    const kind = "asset_kind came: endpoint";
    expect((await changes()).sort()).toEqual(["asset came: Hall", "asset went: Pairs", kind]);
    await priya.does(acceptAsset, { id: door.id, version: door.version });
    const flow = await priya.does(addFlow, {
      ...{ name: "Text", data: "documents", classification: "internal", to: door.reference },
      ...{ fromParty: "Customer", fromZone: cloud.reference },
    });
    expect((await changes()).sort()).toEqual([
      "asset came: Hall",
      "asset went: Pairs",
      kind,
      "interface came: Text",
      "service came: Door",
    ]);
    const reason = "The customer left, nothing comes any more.";
    await priya.does(retireFlow, { id: flow.id, version: 1, reason });
    expect(await changes()).not.toContain("interface came: Text");
  });

  it("is read by those inside alone", async () => {
    const { bram, ruben } = people;
    for (const one of [bram, ruben]) {
      await expect(one.reads(findScopeChanges, { id: "1.0" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
