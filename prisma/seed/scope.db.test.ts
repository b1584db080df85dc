import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { createLoader } from "@/lib/adapters/loader";
import { getAsset, listAssets } from "@/lib/domain/assets/queries";
import { findScopeGaps, getScope } from "@/lib/domain/scope/queries";
import { type Actor, SYSTEM } from "@/lib/kernel/actor";
import { clock } from "@/lib/platform/clock";
import { loginUrl } from "@/lib/platform/env";
import { person } from "@/lib/testing/world";
import { loadAssets } from "./assets";
import { loadContextEntries } from "./context";
import { readExample } from "./main";
import { loadPeople } from "./people";
import { loadEnvironments, loadScope } from "./scope";

const actorOf = async (reference: string): Promise<Actor> =>
  reference === "system" ? SYSTEM : ((await actorOfPerson(reference)) ?? SYSTEM);
const priya = async () => person(await actorOf("u-priya"), "u-priya");

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: loginUrl("owner") });
  await owner.connect();
  const setClock = async (at: Date | null) => {
    await owner.query("SELECT annex.set_now($1)", [at]);
  };
  const example = readExample();
  const load = createLoader({
    actorOf,
    setClock,
    asOf: "2026-11-20",
    today: new Date().toISOString(),
  });
  await loadPeople(load, example);
  await loadEnvironments(load, example);
  await loadAssets(load, example);
  await loadContextEntries(load, example);
  await loadScope(load, example);
  await setClock(null);
  await owner.end();
});
afterAll(() => clock.set(null));

describe("scope and assets of the example", () => {
  it("are 21 assets that everything later refers to by its own reference", async () => {
    clock.set(null);
    const { rows } = await (await priya()).reads(listAssets, { size: 100 });
    expect(rows).toHaveLength(21);
    expect(rows.every((one) => one.state === "active" && one.inScope)).toBe(true);
    const unknown = rows.filter((one) => one.personalData === "unknown");
    expect(unknown.map((one) => one.reference).sort()).toEqual(["ds-feedback", "m-base-3b"]);
    const model = await (await priya()).reads(getAsset, { id: "m-digest-3b" });
    expect(model).toMatchObject({
      owner: { reference: "u-anton" },
      confirmations: [{ by: { reference: "u-anton" } }],
    });
    expect(model.from).toHaveLength(5);
    expect(model.dependents.map((one) => one.reference)).toEqual([
      "ep-batch-prod",
      "ep-summarise-prod",
    ]);
  });

  it("are held together by scope 1.2, approved, reviewed and confirmed", async () => {
    const scope = await (await priya()).reads(getScope, { id: "1.2" });
    expect(scope).toMatchObject({
      state: "approved",
      author: { reference: "u-priya" },
      approver: { reference: "u-saskia" },
      reviews: [{ trigger: "management_review", occasion: "MR-2026-1" }],
    });
    expect(scope.reviews[0]?.confirmedBy?.reference).toBe("u-saskia");
    const gaps = await (await priya()).reads(findScopeGaps, { id: "1.2" });
    expect(gaps).toMatchObject({ missing: {}, unsaid: [], unconsidered: [], suppliers: [] });
    expect([gaps.environments, gaps.flows]).toEqual([[], []]);
    expect(scope.considered.map(({ reference }) => reference)).toHaveLength(18);
  });
});
