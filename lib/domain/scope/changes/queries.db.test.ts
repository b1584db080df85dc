import { beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { decideClimate } from "@/lib/domain/context/climate/commands";
import {
  addContextItem,
  changeContextItem,
  closeContextItem,
  confirmContextItem,
} from "@/lib/domain/context/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { invited } from "@/lib/testing/invited";
import { type World, world } from "@/lib/testing/world";
import { approveScope, confirmScopeReview, reviewScope } from "../approvals/commands";
import { draftScope, submitScope } from "../commands";
import { getScope } from "../queries";
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

  it("is read by those inside alone", async () => {
    const { bram, ruben } = people;
    for (const one of [bram, ruben]) {
      await expect(one.reads(findScopeChanges, { id: "1.0" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
