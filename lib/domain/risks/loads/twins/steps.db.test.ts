import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { healthyRegister, healthyRisks } from "@/lib/testing/health";
import { fc } from "@/lib/testing/property";
import { twinKey } from "./rules";
import { twinsOf } from "./steps";

let admin: pg.Client;
const asked: Sql[] = [];
async function rows<Row>(statement: Sql): Promise<Row[]> {
  asked.push(statement);
  const found = await admin.query(statement.text, statement.values);
  return found.rows;
}
beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
  await healthyRisks(admin, 10_000);
  await admin.query("VACUUM (ANALYZE) risk, risk_asset");
}, 120_000);
afterAll(() => admin.end());

describe("twins of rows", () => {
  it("are found by an index of titles", async () => {
    asked.length = 0;
    expect((await twinsOf(rows, ["SCENARIO 77", "Nobody wrote this"])).size).toBe(1);
    const [statement] = asked;
    const { text, values } = statement ?? { text: "", values: [] };
    const plan = await admin.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
    const [{ Plan: top }] = plan.rows[0]["QUERY PLAN"];
    expect(top["Shared Hit Blocks"] + top["Shared Read Blocks"]).toBeLessThan(50);
  });

  it("are all looked at, however many have the same title", async () => {
    await admin.query(`UPDATE risk SET title = 'One, for all', cause = 'Cause ' || reference
      WHERE reference IN ('RX-1', 'RX-2', 'RX-3', 'RX-4', 'RX-5')`);
    const twins = await twinsOf(rows, ["One for all"], 2);
    expect([...twins.values()].map(({ reference }) => reference).toSorted()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `RX-${n}`),
    );
    const causes = [...twins.keys()].map((key) => JSON.parse(key)[1]);
    expect(causes.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `cause rx ${n}`));
  });

  it("are missed by no way of writing letters and marks, whatever the script", async () => {
    const mark = fc.constantFrom(" ", "  ", "-", " — ", "·", "\u00a0", "_", "…");
    const any = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    // Which capitals there are beside these changes from one edition of Unicode to the next.
    const letters = fc.constantFrom(..."abzéñøßσωжюէа1²");
    const cased = fc.string({ unit: letters, minLength: 1, maxLength: 8 });
    const written = (word: typeof any) =>
      fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), mark, mark);
    const pairs = [
      ...fc
        .sample(written(any), 500)
        .map(([words, by, other]) => [words.join(by), words.join(other)]),
      ...fc
        .sample(written(cased), 500)
        .map(([words, by, other]) => [words.join(by), words.join(other).toUpperCase()]),
    ].filter(([a = "", b = ""]) => !a.includes("\0") && keyOf(a) === keyOf(b));
    expect(pairs.length).toBeGreaterThan(500);
    const { rows: apart } = await admin.query(
      `SELECT a, b FROM unnest($1::text[], $2::text[]) t(a, b) WHERE app.bare_title(a) <> app.bare_title(b)`,
      [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
    );
    expect(apart).toEqual([]);
  });
});

const keyOf = (title: string) =>
  twinKey({ title, cause: "", event: "", consequence: "", assets: [] });
