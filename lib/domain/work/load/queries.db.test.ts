import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getCalendar } from "@/lib/domain/cadence/calendar/queries";
import { plusDays } from "@/lib/kernel/fields";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { sourcesOf } from "../dues/catalogue";
import { listDues } from "../dues/queries";
import { DUES } from "../dues/schema";
import { listReminders } from "../reminders/queries";
import { readLoad } from "./queries";

let priya: TestPerson;
let jonas: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  [priya, jonas] = await Promise.all([known("u-priya"), known("u-jonas")]);
}, 300_000);

async function known(reference: string) {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`${reference} may not act`);
  return person(actor, reference);
}
const recordsOf = async (who: TestPerson, asked: Parameters<typeof listed>[1]) =>
  (await listed(who, asked)).reduce((sum, { count }) => sum + count, 0);
const listed = async (
  who: TestPerson,
  asked: { person?: string; from?: string; to?: string; kind?: (keyof typeof DUES)[] },
) => (await who.reads(listDues, { size: 500, ...asked })).rows;

describe("the workload of the example company", () => {
  it("has a source for each kind of due day", () => {
    const kinds = sourcesOf("2026-11-23").map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(Object.keys(DUES).toSorted());
  });

  it.each(["week", "month"] as const)("counts by %s what its links list", async (by) => {
    const load = await priya.reads(readLoad, { by });
    expect(load.persons.length).toBeGreaterThan(3);
    const last = load.spans.at(-1)?.to ?? "";
    for (const { person: one, late, total } of load.persons) {
      const whose = one?.reference ?? "nobody";
      const before = { person: whose, to: plusDays(load.today, -1) };
      expect(await recordsOf(priya, before)).toBe(late);
      expect(await recordsOf(priya, { person: whose, to: last })).toBe(total);
    }
    for (const [at, span] of load.spans.entries()) {
      expect(await recordsOf(priya, span)).toBe(load.counts[at]);
    }
  });

  it("shows others what is theirs alone", async () => {
    const { persons } = await jonas.reads(readLoad);
    expect(persons.map(({ person: one }) => one?.reference)).toEqual(["u-jonas"]);
    const rows = await listed(jonas, { person: "u-priya" });
    expect(new Set(rows.map((row) => row.person?.reference))).toEqual(new Set(["u-jonas"]));
    expect(rows.length).toBeGreaterThan(0);
    await expect(listed(priya, { person: "u-nobody-here" })).rejects.toMatchObject({
      fields: { person: [expect.any(String)] },
    });
  });

  it("finds every kind that the example has, by its day and its words", async () => {
    const rows = await listed(priya, {});
    expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).toSorted());
    const kinds = new Set(rows.map(({ kind }) => kind));
    for (const kind of ["attestation", "risk_review", "treatment", "asset_review"] as const) {
      expect(kinds).toContain(kind);
      expect((await listed(priya, { kind: [kind] })).every((row) => row.kind === kind)).toBe(true);
    }
    for (const { path } of rows) expect(path).toMatch(/^\/[a-z]/);
  });

  it("has reminded its people once it was loaded, in Amsterdam", async () => {
    const { timeZone, holidays } = await priya.reads(getCalendar);
    expect([timeZone, holidays.length]).toEqual(["Europe/Amsterdam", 14]);
    const { rows } = await jonas.reads(listReminders, { size: 500 });
    const keys = rows.map(({ kind, reference, due }) => `${kind} ${reference} ${due}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect((await priya.reads(listReminders)).rows.some(({ step }) => step === "late_7")).toBe(
      true,
    );
  });
});
