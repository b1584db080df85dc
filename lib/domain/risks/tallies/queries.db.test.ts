import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { exampleCompany } from "@/lib/testing/example";
import { change, event } from "@/lib/testing/sample";
import { person, type TestPerson } from "@/lib/testing/world";
import { listRisks } from "../queries";
import { Value } from "../schema";
import { readSummary, riskMatrix, topRisks } from "./queries";
import { countedBy } from "./rules";

/** Every number of the dashboard is the length of the list that it leads to. */
let priya: TestPerson;
let owner: pg.Client;
beforeAll(async () => {
  await exampleCompany();
  owner = await connectAs("owner");
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("nobody is u-priya");
  priya = person(actor, "u-priya");
  const app = await connectAs("app");
  await moved(app, "low", 5);
  await moved(app, "high", 1);
  await app.end();
}, 300_000);
afterAll(() => owner.end());

/** One risk of a band goes to another cell, today. */
async function moved(app: pg.Client, band: string, level: number) {
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM app.risk WHERE current_band = $1 AND state <> 'closed' ORDER BY id LIMIT 1",
    [band],
  );
  const id = rows[0]?.id ?? "";
  const set = `current_likelihood = ${level}, current_impact = ${level}, current_score = ${level * level}`;
  await change(app, [`UPDATE app.risk SET ${set} WHERE id = '${id}'`], event("risk.rescored", id));
}

const STEPS = [1, 2, 3, 4, 5];
const listed = async (filter: Readonly<Record<string, string>>) =>
  (await priya.reads(listRisks, { ...filter, size: 1 })).total;
/** Days on which levels changed, and one before all of them. */
async function days() {
  const { rows } = await owner.query<{ day: string }>(
    "SELECT DISTINCT day FROM app.risk_tally_day ORDER BY day",
  );
  return ["1999-01-01", ...rows.map(({ day }) => day)];
}

describe("the matrix", () => {
  it.each(Object.values(Value))("counts in each cell of %s what its list shows", async (of) => {
    const { counts, total, unassessed } = await priya.reads(riskMatrix, { of });
    for (const l of STEPS) {
      for (const i of STEPS) {
        const cell = { l, i, count: counts[l - 1]?.[i - 1] };
        expect(cell).toEqual({ l, i, count: await listed(countedBy.cell(of, l, i)) });
      }
    }
    expect(total + unassessed).toBe(await listed(countedBy.open));
  });

  it("knows the cells of every morning, beginning with none", async () => {
    const mornings = await days();
    expect(mornings.length).toBeGreaterThan(2);
    const totals: number[] = [];
    for (const since of mornings) {
      const { movement } = await priya.reads(riskMatrix, { of: "current", since });
      const cells = movement?.before.flat() ?? [];
      expect(cells.every((count) => count >= 0)).toBe(true);
      totals.push(cells.reduce((all, count) => all + count, 0));
    }
    expect(totals[0]).toBe(0);
    const { counts, movement } = await priya.reads(riskMatrix, { since: "2199-01-01" });
    const nothing = { rose: [], fell: [], isCapped: false, rated: 0, closed: 0 };
    expect(movement).toEqual({ ...movement, before: counts, ...nothing });
  });

  it("names what rose and fell, and their lists have as many", async () => {
    let moves = 0;
    for (const since of await days()) {
      const { movement } = await priya.reads(riskMatrix, { of: "current", since });
      for (const [moved, found] of [
        ["up", movement?.rose ?? []],
        ["down", movement?.fell ?? []],
      ] as const) {
        for (const { band, count } of found) {
          moves += count;
          expect(count).toBe(await listed(countedBy.moved("current", band, moved, since)));
        }
      }
    }
    expect(moves).toBeGreaterThan(1);
  });

  it.each(Object.values(Value))("says whose level of %s is new and what is gone", async (of) => {
    for (const since of await days()) {
      const { movement, total } = await priya.reads(riskMatrix, { of, since });
      const before = movement?.before.flat().reduce((all, count) => all + count, 0) ?? 0;
      expect(movement?.rated).toBe(await listed(countedBy.rated(of, since)));
      expect(before + (movement?.rated ?? 0) - (movement?.closed ?? 0)).toBe(total);
    }
    const { movement, total } = await priya.reads(riskMatrix, { of, since: "1999-01-01" });
    expect(movement).toMatchObject({ rated: total, closed: 0 });
  });

  it("is not shown for a day that there is not", async () => {
    await expect(priya.reads(riskMatrix, { since: "2026-02-30" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("the summary", () => {
  it("counts what its lists show", async () => {
    const summary = await priya.reads(readSummary);
    expect(summary.open).toBe(await listed(countedBy.open));
    expect(summary.above.map(({ band }) => band)).toEqual(["high", "critical"]);
    for (const { band, count } of summary.above) {
      expect({ band, count }).toEqual({ band, count: await listed(countedBy.above([band])) });
    }
    for (const { age, assessed, count } of summary.ageing) {
      expect({ age, count }).toEqual({ age, count: await listed(countedBy.aged(assessed)) });
    }
    const { overdue, soon, later, none } = summary.reviews;
    expect(overdue).toBe(await listed(countedBy.review("overdue")));
    expect(soon).toBe(await listed(countedBy.review("soon")));
    expect(overdue + soon + later + none).toBe(summary.open);
    const all = summary.states.reduce((sum, { count }) => sum + count, 0);
    expect(all).toBe(await listed({ kind: "risk" }));
    expect(summary.editions.map(({ edition }) => edition)).toContain(summary.edition);
  });

  it("follows the clock", async () => {
    const { reviews } = await priya.reads(readSummary);
    const today = dayOf(clock.now());
    const { rows } = await owner.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM app.risk WHERE kind = 'risk' AND state <> 'closed' AND next_review BETWEEN $1 AND $2",
      [today, plusDays(today, 30)],
    );
    expect(reviews.soon).toBe(rows[0]?.count);
  });
});

describe("the highest", () => {
  it("are those of which most is left", async () => {
    const top = await priya.reads(topRisks, { size: 5 });
    const scores = top.map(({ residual }) => residual);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(top).toHaveLength(5);
  });
});

describe("the example company", () => {
  it("was counted as it was entered, act by act", async () => {
    const kept =
      "SELECT fact, key, sum(count)::int AS count FROM app.risk_tally GROUP BY 1, 2 HAVING sum(count) <> 0 ORDER BY 1, 2";
    const { rows: before } = await owner.query(kept);
    await owner.query("SELECT app.recount_risks()");
    expect(before).toEqual((await owner.query(kept)).rows);
  });
});
