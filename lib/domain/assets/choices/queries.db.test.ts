import { beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { type World, world } from "@/lib/testing/world";
import type { AssetKind } from "@/prisma/generated/enums";
import { findAssets } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  const { anton, jonas } = people;
  const add = (name: string, kind: AssetKind, owner = anton) =>
    owner.does(addAsset, { name, kind, owner: owner.reference });
  await add("Old digest", "model");
  await add("Digest", "model");
  await add("Digest 100% local", "endpoint");
  await add("Pairs", "dataset", jonas);
  for (let at = 1; at <= 21; at++) await add(`Shelf ${String(at).padStart(2, "0")}`, "supporting");
});

const found = async (input: object, who = people.priya) => {
  const { rows, more } = await who.reads(findAssets, input);
  return { names: rows.map(({ name }) => name), more };
};

describe("assets to choose from", () => {
  it("are the nearest to what was typed: called so, beginning so, holding it", async () => {
    expect(await found({ q: "digest" })).toEqual({
      names: ["Digest", "Digest 100% local", "Old digest"],
      more: false,
    });
    expect((await found({ q: "0%" })).names).toEqual(["Digest 100% local"]);
    expect((await found({ q: "no such name" })).names).toEqual([]);
    const [pairs] = (await people.priya.reads(findAssets, { q: "Pairs" })).rows;
    expect((await found({ q: pairs?.reference.toLowerCase() })).names[0]).toBe("Pairs");
  });

  it("are twenty at most, and say that there are others", async () => {
    const first = await found({});
    expect(first.names).toHaveLength(20);
    expect(first.more).toBe(true);
    expect((await found({ q: "shelf" })).more).toBe(true);
    expect(await found({ q: "shelf 2" })).toEqual({ names: ["Shelf 20", "Shelf 21"], more: false });
  });

  it("are narrowed by kind and state, and leave one out", async () => {
    expect((await found({ kind: "model" })).names).toEqual(["Digest", "Old digest"]);
    expect((await found({ kind: "model,dataset" })).names).toEqual([
      "Digest",
      "Old digest",
      "Pairs",
    ]);
    expect((await found({ state: "retired" })).names).toEqual([]);
    const { rows } = await people.priya.reads(findAssets, { kind: "model", state: "proposed" });
    const [one] = rows;
    expect((await found({ kind: "model", except: one?.reference })).names).toEqual(["Old digest"]);
  });

  it("are those that the reader sees", async () => {
    expect((await found({ q: "pairs" }, people.jonas)).names).toEqual(["Pairs"]);
    expect((await found({ q: "digest" }, people.bram)).names).toEqual([]);
    await expect(found({}, people.helen)).resolves.toMatchObject({ more: true });
  });

  it("are asked for in bounds", async () => {
    for (const input of [{ q: "x".repeat(201) }, { kind: "shoe" }, { size: 500 }]) {
      await expect(found(input)).rejects.toMatchObject({ code: "invalid" });
    }
  });
});
