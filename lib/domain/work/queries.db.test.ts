import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { getRisk } from "../risks/details/queries";
import { listTrail, recordHistory } from "../trail/queries";
import { listTasks, readPosture } from "./queries";

async function known(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`Nobody is ${reference}`);
  return person(actor, reference);
}

beforeAll(exampleCompany, 300_000);

describe("what waits for a person", () => {
  it("is what the records name them for, and nothing of others", async () => {
    const jonas = await (await known("u-jonas")).reads(listTasks);
    expect(jonas.rows).toContainEqual(
      expect.objectContaining({ kind: "attest", reference: "A.8.13", overdue: true }),
    );
    expect(jonas.rows).toContainEqual(
      expect.objectContaining({ kind: "do_treatment", reference: "R-13-T1" }),
    );
    const bram = await (await known("u-bram")).reads(listTasks);
    expect(bram.rows).toEqual([]);
  });

  it("leads the officer to the finished treatment, but not its doer", async () => {
    const verifying = { kind: "verify_treatment", reference: "R-17-T1" };
    const priya = await (await known("u-priya")).reads(listTasks);
    expect(priya.rows).toContainEqual(expect.objectContaining(verifying));
    const jonas = await (await known("u-jonas")).reads(listTasks);
    expect(jonas.rows).not.toContainEqual(expect.objectContaining(verifying));
  });
});

describe("the list of tasks", () => {
  it("is read page by page, and counts what is on all of them", async () => {
    const priya = await known("u-priya");
    const all = await priya.reads(listTasks, { size: 500 });
    expect(all).toMatchObject({ next: null, total: all.rows.length, totalIsCapped: false });
    expect(all.overdue).toBe(all.rows.filter((one) => one.overdue).length);
    const found = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await priya.reads(listTasks, { size: 3, ...(cursor && { cursor }) });
      expect(page).toMatchObject({ total: all.total, overdue: all.overdue, soon: all.soon });
      found.push(...page.rows);
      cursor = page.next;
    }
    expect(found).toEqual(all.rows);
  });

  it("is searched, sorted and kept to some kinds", async () => {
    const priya = await known("u-priya");
    const { rows } = await priya.reads(listTasks, { size: 500, sort: "-reference" });
    const references = rows.map((one) => one.reference);
    expect(references).toEqual(references.toSorted().reverse());
    const [first] = rows;
    if (!first) throw new Error("Nothing waits");
    const same = await priya.reads(listTasks, { q: first.reference, kind: [first.kind] });
    expect(same.rows).toContainEqual(first);
    const none = await priya.reads(listTasks, { kind: ["attest"], q: "no such words" });
    expect(none).toMatchObject({ rows: [], total: 0, overdue: 0, next: null });
  });
});

describe("the posture", () => {
  it("counts open gaps by name", async () => {
    const posture = await (await known("u-priya")).reads(readPosture);
    expect(posture).toMatchObject({ example: true, undecided: 0, unconfirmedScope: false });
    expect(posture.findings).toContainEqual({ grade: "major", count: 1 });
    expect(posture.controls).toContainEqual({ state: "failed", count: 2 });
  });
});

describe("the trail", () => {
  it("tells a record's history with the fields each act changed", async () => {
    const priya = await known("u-priya");
    const risk = await priya.reads(getRisk, { id: "R-05" });
    const history = await priya.reads(recordHistory, { entity: "risk", id: risk.id });
    const first = history.at(-1);
    expect(first).toMatchObject({ action: "risk.proposed", actor: { name: "Daan Okafor" } });
    expect(first?.changes).toContainEqual(
      expect.objectContaining({ field: "title", before: null, after: risk.title }),
    );
    expect(first?.changes).toContainEqual(
      expect.objectContaining({ field: "owner_id", after: "Daan Okafor" }),
    );
    expect(history[0]?.leaf).toBeTypeOf("number");
  });

  it("is filtered by record, person, action and day, page by page", async () => {
    const priya = await known("u-priya");
    const saskia = await known("u-saskia");
    const all = await priya.reads(listTrail, { record: "R-16", size: 2 });
    expect(all.rows).toHaveLength(2);
    const rest = await priya.reads(listTrail, {
      record: "R-16",
      cursor: all.next ?? "",
      size: 500,
    });
    expect(rest.rows.every((row) => row.id < (all.rows[1]?.id ?? 0))).toBe(true);
    const hers = await priya.reads(listTrail, { actor: saskia.id, action: "engagement.approved" });
    expect(hers.rows.map((row) => row.record?.reference)).toEqual(["ENG-2027-1", "ENG-2026-1"]);
    expect((await priya.reads(listTrail, { until: "1999-12-31" })).rows).toEqual([]);
  });
});
