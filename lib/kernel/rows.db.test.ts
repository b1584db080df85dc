import { afterAll, beforeAll, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { type Holder, rowHolder } from "@/lib/testing/held-rows";
import { proposed } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { changeRows } from "./rows";

let people: World;
let holder: Holder;
beforeAll(async () => {
  people = await world();
  holder = await rowHolder();
}, 120_000);
afterAll(async () => {
  await holder.leaves();
});

it("holds its rows in the order of their ids, so that two changes of the same never wait crosswise", async () => {
  const { grace } = people;
  const made = [await proposed(grace, []), await proposed(grace, [])];
  const [first, last] = made.map(({ id, version }) => ({ id, version })).sort(byId);
  await holder.holds("risk", first?.id ?? "");
  const changing = clients.app().$transaction((tx) =>
    changeRows(tx, last && first ? [last, first] : [], {
      ...{ table: "risk", stored: { title: ["title", "text"] }, now: new Date() },
      refusal: "Somebody was faster.",
    }),
  );
  // What it wants first is held: of the rest it has nothing yet.
  const outcome = expect(changing).rejects.toThrow(/faster|trail|entry/i);
  await holder.untilWaiting(1);
  await holder.mustBeFree("risk", last?.id ?? "");
  await holder.letsGo();
  await outcome;
});

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
