import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { findAssets } from "@/lib/domain/assets/choices/queries";
import { operations } from "@/lib/domain/registry";
import type { AnyQuery } from "@/lib/kernel/operation";
import { clients } from "@/lib/platform/db";
import { connectAs } from "../database";
import { fillLists } from "../rows";

/** A page of a long list is read from an index, whatever it is sorted by; so is a search for a rare word. */
const GROWING: Readonly<Record<string, string>> = {
  "acceptances.list": "acceptance",
  "assets.list": "asset",
  "attestations.list": "attestation",
  "evaluations.list": "evaluation",
  "evidence.list": "evidence",
  "findings.list": "finding",
  "flows.list": "data_flow",
  "proposals.list": "risk_proposal",
  "releases.list": "release",
  "reviews.due": "risk",
  "risks.list": "risk",
  "treatments.list": "treatment",
};
/** Of these a small organisation has tens, or hundreds after years: sorting all of them is nothing. */
const SMALL = [
  "audits.list",
  "batches.list",
  "compensatingReviews.list",
  "context.climate",
  "context.list",
  "controls.list",
  // Not a table but a union of what falls due.
  "dues.list",
  "engagements.list",
  "environments.list",
  "exceptions.list",
  "methods.list",
  "people.list",
  // What one person was told of and is still theirs.
  "reminders.list",
  // Requirements of few frameworks, each of hundreds at most.
  "requirements.list",
  "risks.listBatches",
  "scope.list",
  "soa.editions",
  "suppliers.list",
  // The catalogue and few of our own, sorted where they are.
  "threats.list",
  "views.list",
  "zones.list",
  // Not a table but a union of what waits for one person.
  "work.list",
];

const isList = (one: (typeof operations)[number]): one is AnyQuery =>
  one.kind === "query" &&
  one.input instanceof z.ZodObject &&
  "sort" in one.input.shape &&
  "cursor" in one.input.shape;
const lists = operations.filter(isList);
const sortsOf = (list: AnyQuery) =>
  z.array(z.string()).parse(list.input.shape.sort.unwrap().options);
const growing = lists.flatMap((list) => {
  const table = GROWING[list.name];
  return table ? [{ list, table }] : [];
});

interface Node {
  "Node Type": string;
  "Parent Relationship"?: string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: Node[];
}

/** The nodes that bring the rows; what counts them stops by itself. */
const nodesOf = (node: Node): Node[] => [
  node,
  ...(node.Plans ?? [])
    .filter((one) => !["InitPlan", "SubPlan"].includes(one["Parent Relationship"] ?? ""))
    .flatMap(nodesOf),
];

const SIZE = 10_000;
let reader: pg.Client;
beforeAll(async () => {
  const admin = await connectAs("admin");
  await fillLists(admin, SIZE);
  await admin.end();
  reader = await connectAs("reader");
});
afterAll(() => reader.end());

const actor = {
  kind: "person",
  id: "00000000-0000-7000-8000-0000000000aa",
  name: "Priya Raman",
  roles: ["compliance", "staff"],
} as const;

/** Runs the list and explains the statement it asked. */
async function explained(list: AnyQuery, asked: Record<string, unknown>) {
  let nodes: Node[] = [];
  async function rows<Row>(statement: Sql): Promise<Row[]> {
    const { text, values } = statement;
    const plan = await reader.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    nodes = nodesOf(plan.rows[0]["QUERY PLAN"][0].Plan);
    const found = await reader.query(text, values);
    return found.rows;
  }
  const input = list.input.parse(asked);
  const page = await list.run({ actor, input, now: new Date(), db: clients.reader(), rows });
  return { page, nodes };
}
const wholly = (nodes: Node[], table: string) =>
  nodes.filter(
    (node) =>
      node["Node Type"] === "Sort" ||
      (node["Node Type"].endsWith("Seq Scan") && node["Relation Name"] === table),
  );

describe("lists", () => {
  it("are known to grow or to stay small", () => {
    const known = [...Object.keys(GROWING), ...SMALL];
    expect(lists.map((list) => list.name).filter((name) => !known.includes(name))).toEqual([]);
    expect(growing).toHaveLength(Object.keys(GROWING).length);
  });

  describe.each(growing)("$list.name", ({ list, table }) => {
    it.each(sortsOf(list))("is read in the order of %s from an index", async (sort) => {
      const first = await explained(list, { sort });
      expect(wholly(first.nodes, table)).toEqual([]);
      const second = await explained(list, { sort, cursor: first.page.next });
      expect(wholly(second.nodes, table)).toEqual([]);
      expect(second.page.rows).toHaveLength(50);
      const conditions = second.nodes.filter(
        (node) => node["Index Cond"] && node["Relation Name"] === table,
      );
      // The order of controls is the other table's; there are never many of those.
      if (!(table === "attestation" && sort.endsWith("control"))) {
        expect(conditions).toMatchObject([{ "Relation Name": table }]);
      }
    });

    it("finds a rare word by an index of words", async () => {
      const { page, nodes } = await explained(list, { q: "needle" });
      expect(page.rows).toHaveLength(1);
      expect(
        nodes.filter(
          (node) => node["Node Type"].endsWith("Seq Scan") && node["Relation Name"] === table,
        ),
      ).toEqual([]);
      expect(nodes.map((node) => node["Index Name"] ?? "")).toContainEqual(
        expect.stringMatching(/_words$/),
      );
    });
  });

  it("finds what a field lets choose from by an index, typed or not", async () => {
    const read = async (asked: Record<string, unknown>) => {
      const { page, nodes } = await explained(findAssets, asked);
      const indexes = nodes.flatMap((node) => node["Index Name"] ?? []);
      return { rows: page.rows.length, indexes, wholly: wholly(nodes, "asset").length };
    };
    const byName = { rows: 20, indexes: [expect.stringMatching(/by_name$/)], wholly: 0 };
    expect(await read({})).toEqual(byName);
    expect(await read({ kind: "model" })).toEqual(byName);
    // The few that are found are put in order.
    expect(await read({ q: "needle" })).toEqual({ rows: 1, indexes: ["asset_words"], wholly: 1 });
  });

  it("finds attestations by what their control is called", async () => {
    const list = growing.find(({ table }) => table === "attestation")?.list;
    if (!list) throw new Error("no list of attestations");
    const { page } = await explained(list, { q: "5.77 control 77", size: 500 });
    expect(page.rows).toHaveLength(Math.floor(SIZE / 93));
    expect(new Set(page.rows.map(controlOf))).toEqual(new Set(["A.5.77"]));
  });
});

const controlOf = (row: unknown) =>
  z.object({ control: z.object({ reference: z.string() }) }).parse(row).control.reference;
