import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHealth } from "@/lib/domain/risks/health/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { dueReviews } from "@/lib/domain/risks/reviews/queries";
import { readSummary, riskMatrix, topRisks } from "@/lib/domain/risks/tallies/queries";
import { readPosture } from "@/lib/domain/work/queries";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import type { AnyQuery } from "@/lib/kernel/operation";
import { clients } from "@/lib/platform/db";
import { register } from "@/scripts/bench/risks-fill";
import { connectAs } from "../database";

/** With a hundred thousand risks no page looks at more than some thousands of rows, in a handful of statements. */
const SIZE = 100_000;
/**
 * What one scan may look at: the page, its count of a thousand, and what is passed over between the rows of a
 * filter that has no index in the order of the list.
 */
const ROWS = 4000;
let reader: pg.Client;
beforeAll(async () => {
  const admin = await connectAs("admin");
  // Rows of a commit that is not on disk yet are not known to be seen by all, and indexes alone not enough.
  await admin.query("SET synchronous_commit = on");
  for (const statements of register(SIZE, { onlyLists: true })) await admin.query(statements);
  await admin.end();
  reader = await connectAs("reader");
  // As the product's connections are.
  await reader.query("SET jit = off");
}, 120_000);
afterAll(() => reader.end());

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
/** Rows that a scan looked at, kept or not. */
const lookedAt = (node: Node) =>
  (node["Actual Loops"] ?? 0) *
  ((node["Actual Rows"] ?? 0) +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0));
const LARGE = /^(risk|risk_.+|treatment|acceptance)$/;
/** The scans of a plan over tables that grow with the register, with the rows they looked at. */
const scansOf = (plan: Node) =>
  nodesOf(plan).flatMap((node) => {
    const { "Node Type": type, "Relation Name": table } = node;
    return table && LARGE.test(table)
      ? [{ scan: `${type} of ${table}`, rows: Math.round(lookedAt(node)) }]
      : [];
  });

const actor = {
  kind: "person",
  id: "00000000-0000-7000-8aaa-000000000001",
  name: "Priya Raman",
  roles: ["compliance", "staff"],
} as const;

/** @returns how many statements it took, and which scans looked at more rows than they may */
async function asked(query: AnyQuery, input: Record<string, unknown>, most = ROWS) {
  const scans: ReturnType<typeof scansOf> = [];
  let statements = 0;
  async function rows<Row>(statement: Sql): Promise<Row[]> {
    const { text, values } = statement;
    const plan = await reader.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
    statements++;
    scans.push(...scansOf(plan.rows[0]["QUERY PLAN"][0].Plan));
    return (await reader.query(text, values)).rows;
  }
  const given = query.input.parse(input);
  const db = clients.reader();
  const answer = await query.run({ actor, input: given, now: new Date(), db, rows });
  return { answer, statements, wide: scans.filter((scan) => scan.rows > most) };
}

const since = plusDays(dayOf(new Date()), -30);
const LISTS: readonly Record<string, unknown>[] = [
  {},
  { sort: "reference" },
  { sort: "nextReview" },
  { sort: "-residual" },
  { state: "identified" },
  { state: "assessed" },
  { state: "assessed,accepted" },
  { owner: "u-bench-3" },
  { asset: "A-B77" },
  { control: "A.5.40" },
  { threat: "threat-17" },
  { kind: "opportunity" },
  { band: "low" },
  { band: "high" },
  { band: "medium", of: "residual" },
  { band: "low", of: "inherent" },
  { l: 4, i: 4 },
  { l: 1, i: 5, of: "inherent" },
  { review: "overdue" },
  { assessed: "never" },
  { moved: "up", since },
  { q: "endpoint" },
  { q: "needle" },
  { q: "nowhere" },
];
describe("the register of a hundred thousand", () => {
  it.each(LISTS)("is listed by %o from few rows, and so is its next page", async (input) => {
    const first = await asked(listRisks, input);
    expect(first.wide).toEqual([]);
    expect(first.statements).toBeLessThanOrEqual("q" in input ? 2 : 1);
    const { next } = listRisks.output.parse(first.answer);
    if (!next) return;
    expect((await asked(listRisks, { ...input, cursor: next })).wide).toEqual([]);
  });

  it.each([
    ["the matrix", riskMatrix, { of: "current" }, 2],
    ["the matrix with movement", riskMatrix, { of: "current", since }, 4],
    ["the summary", readSummary, {}, 2],
    ["the highest", topRisks, {}, 1],
    ["the open gaps", readPosture, {}, 1],
    ["the reviews that are due", dueReviews, {}, 1],
  ] as const)(
    "gives %s from few rows and in few statements",
    async (_, query, input, statements) => {
      const found = await asked(query, input);
      expect(found.wide).toEqual([]);
      expect(found.statements).toBe(statements);
    },
  );

  it("is looked through by all rules in one statement", async () => {
    expect((await asked(readHealth, { maxAge: 0 })).statements).toBe(1);
  });
});
