import { beforeAll, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { type World, world } from "@/lib/testing/world";
import { addAsset } from "../commands";
import { changeMany, undoBatch } from "./commands";

let people: World;
beforeAll(async () => {
  people = await world();
});

/** The last day of somebody's access, whatever else is written of them. */
async function accessUntil(id: string, day: string | null) {
  const admin = await connectAs("admin");
  await admin.query("ALTER TABLE app.person DISABLE TRIGGER ALL");
  await admin.query("UPDATE app.person SET access_until = $2 WHERE id = $1", [id, day]);
  await admin.query("ALTER TABLE app.person ENABLE TRIGGER ALL");
  await admin.end();
}

it("gives an asset back to nobody whose access has ended", async () => {
  const { anton, jonas, grace, priya } = people;
  const of = ({ reference: owner }: { reference: string }, name: string) =>
    priya.does(addAsset, { name, kind: "dataset", owner });
  const [his, theirs] = [await of(jonas, "Ended"), await of(anton, "Here")];
  const assets = [his, theirs].map(({ id, version }) => ({ id, version }));
  const done = await priya.does(changeMany, { assets, change: { owner: grace.reference } });
  await accessUntil(jonas.id, "2026-01-31");
  const back = await priya.does(undoBatch, { id: done.batch.id, version: 1 });
  await accessUntil(jonas.id, null);
  expect(back).toMatchObject({ changed: 1, refused: 1 });
  expect(back.rows.find(({ id }) => id === his.id)).toMatchObject({
    ...{ result: "refused", code: "wrong_state", reason: expect.stringContaining("has left") },
  });
});
