import { beforeAll, describe, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import { type World, world } from "@/lib/testing/world";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, editAsset, retireAsset } from "../commands";
import { getAsset, listAssets } from "../queries";
import { relateAsset } from "../relations/commands";
import { changeMany, confirmMany, undoBatch } from "./commands";
import { listBatches } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
  await people.priya.does(addEnvironment, { name: "Lab", tier: "development" });
});

const refused = (code: string) => expect.objectContaining({ code });
const entry = { classification: "internal", environment: "production", inScope: true } as const;

/** An accepted asset of this person's. */
async function active(name: string, owner: "anton" | "jonas" = "anton") {
  const own = people[owner];
  const added = await own.does(addAsset, {
    ...{ name, kind: "dataset", owner: own.reference },
    ...entry,
  });
  return people.priya.does(acceptAsset, { id: added.id, version: added.version });
}
const seen = (id: string) => people.priya.reads(getAsset, { id });
const asked = (...assets: { id: string; version: number }[]) =>
  assets.map(({ id, version }) => ({ id, version }));
const entriesOf = async (id: string) => {
  const admin = await connectAs("admin");
  const { rows } = await admin.query<{ action: string }>(
    "SELECT action FROM audit.entry WHERE entity_id = $1 ORDER BY id",
    [id],
  );
  await admin.end();
  return rows.map(({ action }) => action);
};

describe("many assets at once", () => {
  it("are changed in one act, each with its entry, and put back by one", async () => {
    const { priya, grace } = people;
    const [one, two] = [await active("First"), await active("Second", "jonas")];
    const done = await priya.does(changeMany, {
      assets: asked(one, two),
      change: { classification: "confidential", owner: grace.reference, environment: "lab" },
    });
    expect(done).toMatchObject({ changed: 2, unchanged: 0, refused: 0 });
    expect(done.batch.reference).toMatch(/^B-\d{4}$/);
    const after = await seen(one.id);
    expect(after).toMatchObject({
      classification: "confidential",
      owner: { name: "Grace Adeyemi" },
      ownerAgreedAt: null,
      environment: { reference: "lab" },
      version: one.version + 1,
    });
    expect((await entriesOf(one.id)).at(-1)).toBe("asset.edited");
    expect(await entriesOf(done.batch.id)).toEqual(["batch.made"]);
    const [listed] = (await priya.reads(listBatches)).rows;
    expect(listed).toMatchObject({
      title: "Changed owner, environment and class of 2 assets",
      undoable: true,
    });

    const back = await priya.does(undoBatch, { id: done.batch.id, version: 1 });
    expect(back).toMatchObject({ changed: 2, refused: 0 });
    expect(await seen(two.id)).toMatchObject({
      classification: "internal",
      owner: { name: "Jonas Lindqvist" },
      ownerAgreedAt: expect.any(String),
      environment: { reference: "production" },
    });
    await expect(priya.does(undoBatch, { id: done.batch.id, version: 2 })).rejects.toEqual(
      refused("wrong_state"),
    );
  });

  it("change none when one is refused, and the others when that is wanted", async () => {
    const { anton } = people;
    const mine = await active("Mine");
    const old = await active("Old");
    const foreign = await active("Foreign", "jonas");
    const gone = await active("Gone");
    const retired = await anton.does(retireAsset, {
      ...{ id: gone.id, version: gone.version, reason: "Replaced by a newer one." },
    });
    const moved = await anton.does(editAsset, { id: old.id, version: old.version, supplier: "X" });
    const change = { classification: "restricted" } as const;
    const assets = asked(mine, old, foreign, retired);
    await expect(anton.does(changeMany, { assets, change })).rejects.toMatchObject({
      code: "forbidden",
      message: "3 of 4 cannot be changed. Nothing was changed.",
      fields: {
        "assets.1": [expect.stringContaining(moved.reference)],
        "assets.2": [expect.stringContaining("is not yours")],
        "assets.3": [expect.stringContaining("out of use")],
      },
    });
    expect((await seen(mine.id)).version).toBe(mine.version);

    const done = await anton.does(changeMany, { assets, change, skipRefused: true });
    expect(done.rows.map(({ result, code }) => code ?? result)).toEqual([
      ...["changed", "conflict", "forbidden", "wrong_state"],
    ]);
    expect((await seen(mine.id)).classification).toBe("restricted");
    expect((await seen(old.id)).classification).toBe("internal");
    const stale = { assets: asked(old), change, skipRefused: true };
    await expect(anton.does(changeMany, stale)).rejects.toEqual(refused("conflict"));
  });

  it("say what is unchanged, and refuse to do nothing", async () => {
    const { priya } = people;
    const [one, two] = [await active("Same"), await active("Other")];
    const change = { classification: "public" } as const;
    const first = await priya.does(changeMany, { assets: asked(one), change });
    const again = { id: one.id, version: one.version + 1 };
    await expect(priya.does(changeMany, { assets: [again], change })).rejects.toEqual(
      refused("wrong_state"),
    );
    const both = await priya.does(changeMany, { assets: [again, ...asked(two)], change });
    expect(both.rows.map(({ result }) => result)).toEqual(["unchanged", "changed"]);
    expect(first.changed).toBe(1);
    // What was unchanged is not the batch's to put back.
    await priya.does(undoBatch, { id: both.batch.reference, version: 1 });
    expect((await seen(one.id)).classification).toBe("public");
  });

  it("are asked for by fields that make sense", async () => {
    const { priya, helen } = people;
    const asset = await active("Strict");
    const assets = asked(asset);
    const wrong = async (input: object, field: string) =>
      expect(
        await priya
          .does(changeMany, { assets, change: { classification: "public" }, ...input })
          .then(
            () => [],
            (error: { fields: object }) => Object.keys(error.fields),
          ),
      ).toEqual([field]);
    await wrong({ assets: [] }, "assets");
    await wrong({ assets: [...assets, ...assets] }, "assets.1");
    await wrong({ change: {} }, "change");
    await wrong({ change: { environment: "nowhere" } }, "change.environment");
    await wrong({ change: { zone: "nowhere" } }, "change.zone");
    await wrong({ change: { owner: helen.reference } }, "change.owner");
    await wrong({ assets: [{ id: "A-9999", version: 1 }] }, "assets.0");
    const many = Array.from({ length: 501 }, (_, n) => ({ id: `A-${n}`, version: 1 }));
    await wrong({ assets: many }, "assets");
  });

  it("rate anew what lies downstream, and back when undone", async () => {
    const { priya, anton } = people;
    const data = await active("Tickets");
    const model = await anton.does(addAsset, { name: "Tuned", kind: "model" });
    await anton.does(relateAsset, {
      ...{ id: model.id, version: model.version, type: "trained_on", to: data.id },
    });
    const inherited = async () =>
      (await priya.reads(listAssets, { q: "Tuned" })).rows.map((one) => one.inheritedClass);
    const done = await priya.does(changeMany, {
      assets: asked(data),
      change: { classification: "restricted" },
    });
    expect(await inherited()).toEqual(["restricted"]);
    expect((await entriesOf(model.id)).at(-1)).toBe("asset.rerated");
    await priya.does(undoBatch, { id: done.batch.id, version: 1 });
    expect(await inherited()).toEqual(["internal"]);
  });

  it("leave a zone with their environment, and enter only one of it", async () => {
    const { priya } = people;
    const asset = await active("Zoned");
    const lab = await clients
      .reader()
      .environment.findFirstOrThrow({ where: { reference: "lab" } });
    const admin = await connectAs("admin");
    await admin.query(
      `ALTER TABLE app.zone DISABLE TRIGGER ALL;
       INSERT INTO app.zone (id, reference, name, environment_id) VALUES (gen_random_uuid(), 'Z-90', 'Bench', '${lab.id}');
       ALTER TABLE app.zone ENABLE TRIGGER ALL;`,
    );
    await admin.end();
    const zone = { change: { zone: "Z-90" } };
    await expect(priya.does(changeMany, { assets: asked(asset), ...zone })).rejects.toMatchObject({
      fields: { "assets.0": [expect.stringContaining("another environment")] },
    });
    await priya.does(changeMany, {
      assets: asked(asset),
      change: { zone: "Z-90", environment: "lab" },
    });
    expect((await priya.reads(listAssets, { zone: "Z-90" })).rows).toMatchObject([
      { id: asset.id, zone: { reference: "Z-90" } },
    ]);
    const next = { id: asset.id, version: asset.version + 1 };
    await priya.does(changeMany, { assets: [next], change: { environment: "production" } });
    expect((await priya.reads(listAssets, { zone: "Z-90" })).rows).toEqual([]);
  });
});

describe("an undone change in bulk", () => {
  it("leaves alone what somebody changed since", async () => {
    const { anton } = people;
    const [one, two] = [await active("Kept"), await active("Put back")];
    const done = await anton.does(changeMany, {
      assets: asked(one, two),
      change: { classification: "restricted" },
    });
    await anton.does(editAsset, { id: one.id, version: one.version + 1, supplier: "LogHaven" });
    const back = await anton.does(undoBatch, { id: done.batch.id, version: 1 });
    expect(back.rows).toMatchObject([
      { result: "refused", code: "conflict" },
      { result: "changed" },
    ]);
    expect((await seen(one.id)).classification).toBe("restricted");
    expect((await seen(two.id)).classification).toBe("internal");
  });

  it("is not undone when nothing can be put back", async () => {
    const { anton } = people;
    const one = await active("Moved on");
    const change = { classification: "public" } as const;
    const done = await anton.does(changeMany, { assets: asked(one), change });
    await anton.does(editAsset, { id: one.id, version: one.version + 1, supplier: "LogHaven" });
    await expect(anton.does(undoBatch, { id: done.batch.id, version: 1 })).rejects.toEqual(
      refused("conflict"),
    );
  });

  it("is its maker's or compliance's, even when the assets are another's now", async () => {
    const { anton, jonas, grace, oskar } = people;
    const one = await active("Handed over");
    const done = await anton.does(changeMany, {
      assets: asked(one),
      change: { owner: grace.reference, custodian: oskar.reference },
    });
    const undo = { id: done.batch.id, version: 1 };
    await expect(jonas.does(undoBatch, undo)).rejects.toEqual(refused("forbidden"));
    await expect(anton.does(undoBatch, { ...undo, version: 7 })).rejects.toEqual(
      refused("conflict"),
    );
    await anton.does(undoBatch, undo);
    expect(await seen(one.id)).toMatchObject({
      owner: { name: "Anton Weiss" },
      custodian: null,
      ownerAgreedAt: expect.any(String),
    });
  });

  it("is too old after a day", async () => {
    const one = await active("Yesterday");
    const change = { classification: "public" } as const;
    const done = await people.anton.does(changeMany, { assets: asked(one), change });
    const admin = await connectAs("admin");
    await admin.query(
      `ALTER TABLE app.batch DISABLE TRIGGER ALL;
       UPDATE app.batch SET at = at - interval '25 hours' WHERE id = '${done.batch.id}';
       ALTER TABLE app.batch ENABLE TRIGGER ALL;`,
    );
    await admin.end();
    await expect(
      people.anton.does(undoBatch, { id: done.batch.id, version: 1 }),
    ).rejects.toMatchObject({ code: "wrong_state", message: expect.stringContaining("one day") });
    expect((await people.priya.reads(listBatches, { q: done.batch.reference })).rows).toMatchObject(
      [{ undoable: false }],
    );
  });
});

describe("confirming many", () => {
  it("is the owner's, a year on, with one word for all", async () => {
    const { anton, grace, bram } = people;
    const [one, two] = [await active("Look one"), await active("Look two")];
    const foreign = await active("Look three", "jonas");
    const assets = asked(one, two);
    await expect(grace.does(confirmMany, { assets })).rejects.toEqual(refused("forbidden"));
    await expect(bram.does(confirmMany, { assets })).rejects.toEqual(refused("not_found"));
    const done = await anton.does(confirmMany, { assets, note: "Looked at in the weekly." });
    expect(done).toMatchObject({ changed: 2, refused: 0 });
    const shown = await seen(one.id);
    expect(shown.confirmations).toMatchObject([{ note: "Looked at in the weekly." }]);
    expect(shown.nextReview).toBe(shown.confirmations[0]?.nextReview);
    expect((await entriesOf(two.id)).at(-1)).toBe("asset.confirmed");

    const mixed = [{ id: one.id, version: one.version + 1 }, ...asked(two, foreign)];
    const some = await anton.does(confirmMany, { assets: mixed, skipRefused: true });
    expect(some.rows.map(({ code }) => code)).toEqual([null, "conflict", "forbidden"]);
    await expect(
      anton.does(confirmMany, { assets: mixed, nextReview: "2199-01-01" }),
    ).rejects.toMatchObject({ fields: { nextReview: [expect.any(String)] } });
  });
});
