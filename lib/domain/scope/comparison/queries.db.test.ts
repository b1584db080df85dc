import { beforeAll, expect, it } from "vitest";
import { type World, world } from "@/lib/testing/world";
import { draftScope, editScope } from "../commands";
import { compareScopes } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

it("two editions are compared by whoever may read both", async () => {
  const { priya, bram } = people;
  await priya.does(draftScope, { sites: ["Utrecht"], statement: "The summary service." });
  const same = await priya.reads(compareScopes, { from: "1.0", id: "1.0" });
  expect([...same.texts, ...same.lists].filter((one) => one.isChanged)).toEqual([]);
  expect(same).toMatchObject({ from: { edition: "1.0", state: "draft" }, to: { edition: "1.0" } });
  await priya.does(editScope, { id: "1.0", version: 1, sites: ["Utrecht", "Ghent"] });
  await expect(bram.reads(compareScopes, { from: "1.0", id: "1.0" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(priya.reads(compareScopes, { from: "1.0", id: "7.7" })).rejects.toMatchObject({
    code: "not_found",
  });
});
