import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { healthyRegister, healthyRisks } from "@/lib/testing/health";
import { shapesOf } from "./steps";

const SIZE = 20_000;
let admin: pg.Client;
beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
  await healthyRisks(admin, SIZE);
}, 120_000);
afterAll(() => admin.end());

const asked = { editions: ["1.0"], after: null, size: SIZE / 10, few: 3 };

it("reads of each page what its risks have, and not what all others have", async () => {
  let plan = "";
  await shapesOf(async ({ text, values }: Sql) => {
    const { rows } = await admin.query(`EXPLAIN ${text}`, values);
    plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    return [];
  }, asked);
  expect(plan).toMatch(/CTE page/);
  expect(plan).not.toMatch(/Seq Scan on (risk|risk_control|treatment|risk_assessment) /);
});

it("counts risks that are reckoned alike together, and names the first of them", async () => {
  const { shapes, next } = await shapesOf(
    async ({ text, values }: Sql) => (await admin.query(text, values)).rows,
    asked,
  );
  expect(shapes.reduce((sum, { count }) => sum + count, 0)).toBe(asked.size);
  expect(shapes.length).toBeLessThan(10);
  expect(next).toEqual(expect.any(String));
  for (const { before, inherent, links, planned, first } of shapes) {
    expect({ before, inherent }).toMatchObject({
      before: { current: { score: 9, band: "medium" }, residual: { score: 4, band: "low" } },
      inherent: { likelihood: 4, impact: 4 },
    });
    expect([...links, ...planned].every(({ side }) => ["likelihood", "both"].includes(side))).toBe(
      true,
    );
    const named = first.map(({ reference }) => reference);
    expect(named).toEqual(named.toSorted());
    expect(named.length).toBeLessThanOrEqual(asked.few);
  }
});
