import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { healthyRegister, healthyRisks } from "@/lib/testing/health";
import { healthRules } from "./catalogue";
import type { HealthRule } from "./schema";
import { countsOf, rowsOf } from "./steps";

/** A register in order is the slowest to look through: no rule finds the rows at which it would stop. */
const SIZE = 20_000;
let admin: pg.Client;
beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
  await healthyRisks(admin, SIZE);
});
afterAll(() => admin.end());

/** These ask of every risk what is not there, or whether there is another: once through the register. */
const ONCE_THROUGH = [
  "accepted_without_acceptance",
  "acceptance_out_of_place",
  "duplicate_scenario",
  "duplicate_title",
  "modify_without_control",
  "no_subject",
  "plan_without_action",
];
// With two people in the company, everything is theirs: what left would be found by an index.
const BY_PERSON = ["acceptor_left", "responsible_left"];

/** How many pages of tables and indexes the statement touches. */
async function blocks({ text, values }: ReturnType<typeof rowsOf>): Promise<number> {
  const { rows } = await admin.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
  const [{ Plan: top }] = rows[0]["QUERY PLAN"];
  return top["Shared Hit Blocks"] + top["Shared Read Blocks"];
}
const today = "2026-11-23";
const counting = (rule: HealthRule) => blocks(countsOf([rule], today));

it("finds what it counts by indexes, and goes through the register once where it must", async () => {
  const touched: { id: string; touched: number }[] = [];
  for (const rule of healthRules) touched.push({ id: rule.id, touched: await counting(rule) });
  const many = touched.filter((one) => one.touched > 200).map(({ id }) => id);
  const expected = [...ONCE_THROUGH, ...BY_PERSON];
  expect(many.filter((id) => !expected.includes(id))).toEqual([]);
  expect(touched.filter((one) => one.touched > 2 * SIZE)).toEqual([]);
});

it("reads a page of rows without reading all of them", async () => {
  await admin.query("UPDATE risk SET cause = '', confirmed_score = 1");
  await admin.query("UPDATE treatment SET due = date '2020-01-01'");
  await admin.query("VACUUM (ANALYZE) risk, treatment");
  const mark = "80000000-0000-7000-8000-000000000000";
  for (const id of ["statement_incomplete", "unconfirmed", "action_late"]) {
    const rule = healthRules.find((one) => one.id === id);
    if (!rule) throw new Error(id);
    expect(await blocks(rowsOf(rule, { today, size: 50, cursor: mark }))).toBeLessThan(SIZE / 10);
    expect(await counting(rule)).toBeLessThan(SIZE / 2);
  }
});
