import { afterAll, beforeAll, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { connectAs, untilWaiting } from "@/lib/testing/database";
import { proposed } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { changeRows } from "./rows";

let people: World;
let holder: Awaited<ReturnType<typeof connectAs>>;
let watcher: typeof holder;
beforeAll(async () => {
  people = await world();
  [holder, watcher] = [await connectAs("admin"), await connectAs("admin")];
}, 120_000);
afterAll(async () => {
  await Promise.all([holder.end(), watcher.end()]);
});

it("holds its rows in the order of their ids, so that two changes of the same never wait crosswise", async () => {
  const { grace } = people;
  const made = [await proposed(grace, []), await proposed(grace, [])];
  const [first, last] = made.map(({ id, version }) => ({ id, version })).sort(byId);
  await holder.query("BEGIN");
  await holder.query("SELECT FROM app.risk WHERE id = $1 FOR UPDATE", [first?.id]);
  const changing = clients.app().$transaction((tx) =>
    changeRows(tx, last && first ? [last, first] : [], {
      ...{ table: "risk", stored: { title: ["title", "text"] }, now: new Date() },
      refusal: "Somebody was faster.",
    }),
  );
  // What it wants first is held: of the rest it has nothing yet.
  const outcome = expect(changing).rejects.toThrow(/faster|trail|entry/i);
  await untilWaiting(watcher, 1);
  await watcher.query("SELECT FROM app.risk WHERE id = $1 FOR UPDATE NOWAIT", [last?.id]);
  await holder.query("ROLLBACK");
  await outcome;
});

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
