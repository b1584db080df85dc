import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { actionOn, approvedRisk, asset, inDays, plannedRisk, rated } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { getRisk } from "../../details/queries";
import { proposeTreatment } from "../commands";
import { listTreatments } from "../queries";
import { MOST_CARDS } from "../schema";
import { startTreatment } from "../work/commands";
import { boardTreatments, sumTreatments, treatmentsChoices } from "./queries";

const TWO = [
  { control: "A.8.20", side: "likelihood", strength: "strong" },
  { control: "A.8.9", side: "both", strength: "weak" },
] as const;

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-views")).reference;
  await plannedRisk(people, endpoint, { cost: 999_999_999 });
  const { treatment } = await approvedRisk(people, endpoint, {
    cost: 999_999_999,
    controls: [...TWO],
    due: inDays(3),
  });
  await people.jonas.does(startTreatment, { id: treatment.id, version: treatment.version });
  await approvedRisk(people, endpoint, {
    cost: 999_999_999,
    responsible: people.anton.reference,
    verifier: people.jonas.reference,
  });
}, 120_000);

const found = async (filter: Record<string, unknown>) => {
  const { rows } = await people.priya.reads(listTreatments, filter);
  return rows;
};

describe("the plan as a list", () => {
  it("shows every control of an action, and finds it by each", async () => {
    const [row] = await found({ state: ["in_progress"] });
    expect(row).toMatchObject({
      controls: ["A.8.9", "A.8.20"],
      option: "modify",
      cost: 999_999_999,
      daysLate: 0,
      progress: 0,
    });
    for (const control of ["A.8.9", "A.8.20,A.8.9"]) {
      const rows = await found({ control });
      expect(rows.map(({ reference }) => reference)).toContain(row?.reference);
    }
    expect(await found({ control: "A.5.1" })).toEqual([]);
    const control = await people.priya.reads(getControl, { id: "A.8.9" });
    expect(control.treatments).toMatchObject([{ reference: row?.reference }]);
  });

  it("is filtered by person, option, band and lateness", async () => {
    const { jonas, anton } = people;
    expect((await found({ responsible: anton.reference })).length).toBe(1);
    const both = await found({ responsible: `${anton.reference},${jonas.reference}` });
    expect(both.length).toBe(3);
    expect((await found({ option: ["share"] })).length).toBe(0);
    expect((await found({ band: ["high"] })).length).toBe(3);
    expect((await found({ band: ["low"] })).length).toBe(0);
    expect((await found({ overdue: "yes" })).length).toBe(0);
  });

  it.each(["due", "-due", "cost", "-cost", "progress", "reference"] as const)(
    "is walked page by page in the order of %s, each once",
    async (sort) => {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await people.priya.reads(listTreatments, {
          sort,
          size: 1,
          ...(cursor && { cursor }),
        });
        seen.push(...page.rows.map(({ reference }) => reference));
        cursor = page.next;
      }
      expect(seen).toHaveLength(3);
      expect(new Set(seen).size).toBe(3);
    },
  );
});

it("sums exactly what the filter finds, beyond what an integer holds", async () => {
  const { priya, anton, bram } = people;
  expect(await priya.reads(sumTreatments, {})).toEqual({
    ...{ actions: 3, open: 3, late: 0, currency: "EUR" },
    ...{ cost: 2_999_999_997, openCost: 2_999_999_997 },
  });
  expect(await priya.reads(sumTreatments, { responsible: anton.reference })).toMatchObject({
    ...{ actions: 1, cost: 999_999_999 },
  });
  expect(await bram.reads(sumTreatments, {})).toMatchObject({ actions: 0, cost: 0 });
});

it("offers the people and controls that it names, of what the reader sees", async () => {
  const { priya, bram, jonas, anton } = people;
  const choices = await priya.reads(treatmentsChoices, {});
  expect(choices.people.map(({ name }) => name)).toEqual([anton.name, jonas.name].toSorted());
  expect(choices.controls.map(({ reference }) => reference)).toEqual(["A.8.9", "A.8.20"]);
  expect(await bram.reads(treatmentsChoices, {})).toEqual({ people: [], controls: [] });
});

describe("the board", () => {
  it("has a column for each state, and says on each card what the reader may do", async () => {
    const { priya, jonas, grace } = people;
    const { columns } = await jonas.reads(boardTreatments, {});
    expect(columns.map(({ state, total }) => [state, total])).toEqual([
      ["proposed", 1],
      ["approved", 1],
      ["in_progress", 1],
      ["done", 0],
      ["verified", 0],
      ["cancelled", 0],
    ]);
    const cardOf = async (who: typeof jonas, state: string) => {
      const board = await who.reads(boardTreatments, {});
      return board.columns.find((one) => one.state === state)?.cards[0];
    };
    expect((await cardOf(jonas, "in_progress"))?.can).toMatchObject({
      ...{ report: true, finish: true, cancel: false, moveDue: false },
    });
    expect((await cardOf(grace, "in_progress"))?.can).toMatchObject({
      ...{ report: false, finish: false, cancel: true, moveDue: true },
    });
    const forPriya = (await cardOf(priya, "in_progress"))?.can ?? {};
    expect(Object.values(forPriya).filter(Boolean)).toEqual([]);
  });

  it("holds fifty cards a column at most and counts the rest", async () => {
    const { grace, priya } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 3, impact: 3 });
    for (let at = 0; at <= MOST_CARDS; at++) {
      await priya.does(proposeTreatment, actionOn(people, risk.id));
    }
    const { columns } = await priya.reads(boardTreatments, { state: ["proposed"] });
    expect(columns).toHaveLength(1);
    expect(columns[0]).toMatchObject({ total: MOST_CARDS + 2 });
    expect(columns[0]?.cards).toHaveLength(MOST_CARDS);
    const seen = await priya.reads(getRisk, { id: risk.id });
    expect(seen.treatments[0]?.expectation).toMatchObject({
      effects: [{ reference: "A.8.20", designed: 0.6, factor: 0.8 }],
    });
  }, 60_000);
});
