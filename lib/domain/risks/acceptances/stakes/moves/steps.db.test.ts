import { beforeAll, describe, expect, it } from "vitest";
import { changeMany } from "@/lib/domain/assets/bulk/commands";
import { addAsset, editAsset, retireAsset } from "@/lib/domain/assets/commands";
import { deleteCopies, disposeAsset } from "@/lib/domain/assets/disposals/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset, unrelateAsset } from "@/lib/domain/assets/relations/commands";
import { relationProblem } from "@/lib/domain/assets/relations/rules";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { AppError } from "@/lib/kernel/errors";
import { clients } from "@/lib/platform/db";
import { fc, soaking } from "@/lib/testing/property";
import { asset, evidenceOf } from "@/lib/testing/risks";
import { stakesBench } from "@/lib/testing/stakes";
import { system, type World, world } from "@/lib/testing/world";
import {
  type AssetKind,
  Classification as Classes,
  type Classification,
  RelationType as Relations,
  type RelationType,
} from "@/prisma/generated/enums";
import { importAssets } from "../../../imports/commands";
import { previewImport } from "../../../imports/queries";
import { acceptancesAtStake } from "../queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});
const { accepted, stakes, inForce, ended, agree } = stakesBench(() => people);

const add = (name: string, kind: AssetKind, classification: Classification) =>
  people.priya.does(addAsset, { name, kind, classification });
const versionOf = async (id: string) => (await people.priya.reads(getAsset, { id })).version;
const edit = (id: string, values: object) => async () =>
  people.priya.does(editAsset, { id, version: await versionOf(id), ...values });
const relating = (id: string, type: RelationType, to: string) => async () =>
  people.priya.does(relateAsset, { id, version: await versionOf(id), type, to });
const ending = (id: string, relationId: string) => async () =>
  people.priya.does(unrelateAsset, { id, version: await versionOf(id), relationId });

/** Data, a model trained on it, and an endpoint that serves it; class of the endpoint: confidential. */
async function chain(name: string, classification: Classification) {
  const data = await add(`${name} data`, "dataset", classification);
  const model = await add(`${name} model`, "model", "internal");
  const api = await asset(people, `${name} API`);
  const trained = await relating(model.id, "trained_on", data.id)();
  const serves = await relating(api.id, "serves", model.id)();
  return { data, model, api, trained: trained.relationId, serves: serves.relationId };
}

describe("a class that reaches other assets", () => {
  it("is said of what lies along relations: as many fall as the note names, with the reason", async () => {
    const { data, model, api } = await chain("own", "internal");
    const near = await accepted([model.reference]);
    const two = [await accepted([api.reference]), await accepted([api.reference])];
    const bystander = await accepted([(await asset(people, "own aside")).reference]);
    const both = two.map(({ reference }) => reference).toSorted();
    const all = [near.reference, ...both].toSorted();
    const slight = { asset: data.id, classification: "confidential" } as const;
    expect(await stakes(slight)).toEqual([near.reference]);
    const change = { asset: data.id, classification: "restricted" } as const;
    const { rows } = await people.priya.reads(acceptancesAtStake, change);
    const far = rows.filter(({ reference }) => both.includes(reference));
    expect(far.map(({ because, reached }) => [because, reached])).toEqual([
      [["reached"], [api.reference]],
      [["reached"], [api.reference]],
    ]);
    expect(await agree(change, edit(data.id, { classification: "restricted" }))).toEqual(all);
    expect(await inForce()).toContain(bystander.reference);
  });

  it("falls where the asset above it is lowered, and only as far as its own is lower", async () => {
    const { data, api, model } = await chain("lower", "restricted");
    const one = await accepted([api.reference]);
    const kept = await accepted([data.reference]);
    const lowered = { asset: model.reference, classification: "public" } as const;
    expect(await agree(lowered, edit(model.id, { classification: "public" }))).toEqual([]);
    const change = { asset: data.reference, classification: "public" } as const;
    const { rows } = await people.priya.reads(acceptancesAtStake, change);
    expect(rows.find(({ reference }) => reference === kept.reference)).toMatchObject({
      ...{ because: ["facts"], reached: [] },
    });
    expect(await agree(change, edit(data.id, { classification: "public" }))).toEqual(
      [one.reference, kept.reference].toSorted(),
    );
  });

  it("is judged for all that change together, not for each alone", async () => {
    const first = await chain("joint", "restricted");
    const second = await add("joint second", "dataset", "restricted");
    await relating(first.model.id, "trained_on", second.id)();
    const one = await accepted([first.api.reference]);
    expect(await stakes({ asset: second.id, classification: "internal" })).toEqual([]);
    const both = [first.data.id, second.id];
    const assets = await Promise.all(
      both.map(async (id) => ({ id, version: await versionOf(id) })),
    );
    const change = { asset: both.join(","), classification: "internal" } as const;
    const said = await agree(change, () =>
      people.priya.does(changeMany, { assets, change: { classification: "internal" } }),
    );
    expect(said).toEqual([one.reference]);
  });
});

describe("a relation", () => {
  it("voids, when it is said, what binds the lower class, also one relation further", async () => {
    const { model, api } = await chain("said", "internal");
    const secret = await add("said secret", "dataset", "restricted");
    const two = [await accepted([api.reference]), await accepted([api.reference])];
    const both = two.map(({ reference }) => reference).toSorted();
    const relation = { asset: model.id, relation: "trained_on" } as const;
    const harmless = await add("said harmless", "dataset", "public");
    expect(
      await agree({ ...relation, to: harmless.id }, relating(model.id, "trained_on", harmless.id)),
    ).toEqual([]);
    expect(await stakes({ ...relation, relation: "serves", to: secret.id })).toEqual([]);
    expect(
      await agree(
        { ...relation, to: secret.reference },
        relating(model.id, "trained_on", secret.id),
      ),
    ).toEqual(both);
  });

  it("voids, when it is taken back, what binds the class that came by it", async () => {
    const { data, model, api, trained, serves } = await chain("gone", "restricted");
    const place = await add("gone place", "supporting", "internal");
    const hosted = await relating(data.id, "hosted_on", place.id)();
    const two = [await accepted([api.reference]), await accepted([api.reference])];
    const there = await accepted([place.reference]);
    const both = two.map(({ reference }) => reference).toSorted();
    expect(await stakes({ ended: serves })).toEqual(both);
    expect(await agree({ ended: trained }, ending(model.id, trained))).toEqual(both);
    const left = { ended: hosted.relationId };
    expect(await agree(left, ending(data.id, hosted.relationId))).toEqual([there.reference]);
    await expect(stakes({ ended: trained })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("says nothing where an asset goes out of use, but what falls when nothing of it is left", async () => {
  const secret = await asset(people, "old store");
  const place = await add("old place", "supporting", "internal");
  await relating(secret.id, "hosted_on", place.id)();
  const one = await accepted([place.reference]);
  expect(await stakes({ asset: secret.id })).toEqual([]);
  const reason = "Replaced by the next one.";
  const retired = await ended(async () =>
    people.anton.does(retireAsset, { id: secret.id, version: await versionOf(secret.id), reason }),
  );
  expect(retired).toEqual([]);
  const { jonas, oskar } = people;
  const { reference: evidence } = await evidenceOf(jonas, "A.8.13");
  const { version } = await jonas.does(deleteCopies, {
    ...{ id: secret.id, version: await versionOf(secret.id) },
    copies: [{ where: "Object store", evidence }],
  });
  const gone = { asset: secret.reference, disposed: true };
  const said = await agree(gone, () => oskar.does(disposeAsset, { id: secret.id, version }));
  expect(said).toEqual([one.reference]);
});

it("says of an import what new relations and new assets bring along", async () => {
  const { api } = await chain("brought", "internal");
  const one = await accepted([api.reference]);
  const file = (classification: Classification) => ({
    drafts: [
      {
        ...{ kind: "dataset" as const, name: `brought ${classification}`, isStated: true },
        columns: { classification },
        relations: [],
      },
      {
        ...{ kind: "model" as const, name: "brought model", isStated: true, columns: {} },
        relations: [
          {
            type: "trained_on" as const,
            to: { kind: "dataset" as const, name: `brought ${classification}` },
          },
        ],
      },
    ],
  });
  const voidsOf = async (given: ReturnType<typeof file>) =>
    (await people.priya.reads(previewImport, given)).voids.rows.map(({ reference }) => reference);
  expect(await voidsOf(file("internal"))).toEqual([]);
  const said = await voidsOf(file("restricted"));
  expect(said).toEqual([one.reference]);
  expect(await ended(() => people.priya.does(importAssets, file("restricted")))).toEqual(said);
});

const KINDS = ["dataset", "dataset", "model", "model", "index", "supporting", "endpoint"] as const;
const place = fc.nat({ max: KINDS.length - 1 });
type Told =
  | { readonly at: number; readonly classification: Classification }
  | { readonly at: number; readonly to: number; readonly type: RelationType }
  | { readonly nth: number };
const RUNS = soaking ? 400 : 60;
/** What can be said of these assets. */
const JOINS = KINDS.flatMap((from, at) =>
  KINDS.flatMap((other, to) =>
    Object.values(Relations).flatMap((type) =>
      at === to || relationProblem(type, from, other) ? [] : [{ at, to, type }],
    ),
  ),
);
const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({ at: place, classification: fc.constantFrom(...Object.values(Classes)) }),
  fc.constantFrom(...JOINS),
  fc.record({ nth: fc.nat({ max: 20 }) }),
);

/** The question that a form would ask, and the act that it would send; null where there is nothing to end. */
async function asked(one: Told, ids: readonly string[]) {
  const id = (at: number) => ids[at] ?? "";
  if ("nth" in one) {
    const all = await clients.app().assetRelation.findMany({
      where: { fromId: { in: [...ids] } },
      orderBy: { id: "asc" },
    });
    const relation = all[one.nth % Math.max(all.length, 1)];
    return (
      relation && { change: { ended: relation.id }, act: ending(relation.fromId, relation.id) }
    );
  }
  if ("to" in one) {
    const change = { asset: id(one.at), relation: one.type, to: id(one.to) };
    return { change, act: relating(id(one.at), one.type, id(one.to)) };
  }
  const { classification } = one;
  const change = { asset: id(one.at), classification };
  return { change, act: edit(id(one.at), { classification }) };
}

it("is what then falls, whatever is changed on whatever map", async () => {
  const assets: { id: string; reference: string }[] = [];
  for (const [n, kind] of KINDS.entries()) assets.push(await add(`any ${n}`, kind, "internal"));
  const ids = assets.map(({ id }) => id);
  const holding = new Map<string, string>();
  let fell = 0;
  let refused = 0;
  const check = async (one: Told) => {
    const standing = await inForce();
    for (const { id, reference } of assets) {
      if (standing.includes(holding.get(id) ?? "")) continue;
      holding.set(id, (await accepted([reference])).reference);
    }
    const question = await asked(one, ids);
    if (!question) return;
    const said = await stakes(question.change);
    let isRefused = false;
    const gone = await ended(() =>
      question.act().catch((error) => {
        if (!(error instanceof AppError)) throw error;
        isRefused = true;
      }),
    );
    if (isRefused) refused += 1;
    else expect(gone).toEqual(said);
    fell += gone.length;
  };
  await fc.assert(fc.asyncProperty(told, check), {
    numRuns: RUNS,
    endOnFailure: true,
  });
  // The acts have to be such that they can tell.
  expect([fell > RUNS / 4, refused < RUNS / 2]).toEqual([true, true]);
}, 120_000);
