import { beforeAll, describe, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { changeView, deleteView, saveView } from "./commands";
import { listViews } from "./queries";
import { MOST_VIEWS } from "./schema";

let people: World;
beforeAll(async () => {
  people = await world();
});

const page = "/assets";
const refused = (code: string) => expect.objectContaining({ code });
const namesFor = async (who: keyof World, at = page) =>
  (await people[who].reads(listViews, { page: at })).rows.map(({ name }) => name);

describe("a saved view", () => {
  it("keeps what is listed without the reader's place, and is seen by its maker alone", async () => {
    const saved = await people.priya.does(saveView, {
      page,
      name: "Models in use",
      search: "?kind=model&state=active&cursor=abc&at=50&view=old",
    });
    expect(saved).toMatchObject({ search: "kind=model&state=active", isShared: false, version: 1 });
    expect(await namesFor("priya")).toEqual(["Models in use"]);
    expect(await namesFor("priya", "/risks")).toEqual([]);
    expect(await namesFor("anton")).toEqual([]);
    const change = { id: saved.id, version: 1, name: "Mine" };
    await expect(people.anton.does(changeView, change)).rejects.toEqual(refused("not_found"));
    await expect(people.anton.does(deleteView, { id: saved.id, version: 1 })).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("that is shared is opened by all and changed by its maker alone", async () => {
    const { bram, anton, helen } = people;
    const shared = await bram.does(saveView, {
      ...{ page: "/risks", name: "Board", search: "sort=-score", isShared: true },
    });
    const [seen] = (await anton.reads(listViews, { page: "/risks" })).rows;
    expect(seen).toMatchObject({ name: "Board", isOwn: false, by: "Bram de Wit" });
    expect(await namesFor("helen", "/risks")).toEqual(["Board"]);
    const rename = { id: shared.id, version: 1, name: "Council" };
    await expect(anton.does(changeView, rename)).rejects.toEqual(refused("forbidden"));
    await expect(helen.does(deleteView, { id: shared.id, version: 1 })).rejects.toEqual(
      refused("forbidden"),
    );
    const renamed = await bram.does(changeView, { ...rename, isShared: false });
    expect(renamed).toMatchObject({ name: "Council", search: "sort=-score", version: 2 });
    expect(await namesFor("anton", "/risks")).toEqual([]);
    await expect(bram.does(changeView, rename)).rejects.toEqual(refused("conflict"));
    await expect(bram.does(deleteView, { id: shared.id, version: 1 })).rejects.toEqual(
      refused("conflict"),
    );
    await bram.does(deleteView, { id: shared.id, version: 2 });
    expect(await namesFor("bram", "/risks")).toEqual([]);
  });

  it("has a name of its own on its list, for each person", async () => {
    const { grace, oskar } = people;
    const view = { page, name: "To do", search: "" };
    const first = await grace.does(saveView, view);
    await expect(grace.does(saveView, view)).rejects.toMatchObject({
      code: "invalid",
      fields: { name: [expect.stringContaining("of this name")] },
    });
    await oskar.does(saveView, view);
    await grace.does(saveView, { ...view, page: "/controls" });
    const other = await grace.does(saveView, { ...view, name: "Other" });
    await expect(
      grace.does(changeView, { id: other.id, version: 1, name: "To do" }),
    ).rejects.toEqual(refused("invalid"));
    await grace.does(changeView, { id: first.id, version: 1, name: "To do", search: "q=x" });
  });

  it("belongs to a list of this workspace", async () => {
    for (const wrong of ["https://example.org", "//example.org", "/assets?x=1", "assets", "/.."]) {
      await expect(
        people.priya.does(saveView, { page: wrong, name: "Elsewhere", search: "" }),
      ).rejects.toMatchObject({ fields: { page: [expect.any(String)] } });
    }
    await expect(people.ruben.reads(listViews, { page })).rejects.toEqual(refused("forbidden"));
  });

  it("is one of a number that can be looked over", async () => {
    const { daan } = people;
    for (let n = 0; n < MOST_VIEWS; n += 1) {
      await daan.does(saveView, { page: "/soa", name: `View ${n}`, search: "" });
    }
    await expect(
      daan.does(saveView, { page: "/soa", name: "One more", search: "" }),
    ).rejects.toEqual(refused("wrong_state"));
  });
});
