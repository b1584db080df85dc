import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { addHolidays } from "@/lib/domain/cadence/calendar/commands";
import { adoptAnnexA, assignControl } from "@/lib/domain/controls/commands";
import { controlClocks } from "@/lib/domain/controls/jobs";
import { getControl } from "@/lib/domain/controls/queries";
import { deactivatePerson } from "@/lib/domain/people/commands";
import { foundOrganisation } from "@/lib/domain/people/organisation/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { attest, attested, door } from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { listDues } from "../dues/queries";
import { readReminders, tellReminder } from "./commands";
import { reminderClock } from "./jobs";
import { listReminders, pendingReminders } from "./queries";

let people: World;
/** A Wednesday, 90 days before a Tuesday. */
const START = "2026-03-04";
const on = (day: string) => clock.set(new Date(`${day}T09:00:00Z`));
beforeAll(async () => {
  on(START);
  people = await world();
  await system.does(foundOrganisation, { name: "Fern & Leaf", example: false });
  await system.does(adoptAnnexA, {});
  await attested(people, "A.8.13");
}, 120_000);
afterEach(() => clock.set(null));

const tick = async (day: string) => {
  on(day);
  for (const { run } of [...controlClocks, reminderClock]) await run(door, clock.now());
};
const heard = async (who: TestPerson) =>
  (await who.reads(listReminders)).rows.map(({ reference, step }) => `${reference} ${step}`);
async function dueOf(reference: string) {
  const { rows } = await people.priya.reads(listDues, { kind: ["attestation"], q: reference });
  const [found] = rows;
  if (!found) throw new Error(`nothing is due of ${reference}`);
  return found;
}
const pending = async () => (await system.reads(pendingReminders, {})).rows.length;

describe("reminders of an attestation due on Tuesday, 2 June", () => {
  it("come a week before, a day before and on the day, each once and to its owner alone", async () => {
    const { jonas, priya } = people;
    await tick("2026-05-25");
    expect(await heard(jonas)).toEqual([]);
    await tick("2026-05-26");
    await tick("2026-05-26");
    expect(await heard(jonas)).toEqual(["A.8.13 week_before"]);
    const [first] = (await jonas.reads(listReminders)).rows;
    expect(first).toMatchObject({
      ...{ kind: "attestation", path: "/controls/A.8.13?attest", due: "2026-06-02" },
      ...{ day: "2026-05-26", read: false, person: { id: jonas.id } },
    });
    await tick("2026-05-31");
    expect(await pending()).toBe(0);
    await tick("2026-06-01");
    expect(await heard(jonas)).toEqual(["A.8.13 day_before"]);
    await tick("2026-06-02");
    expect(await heard(jonas)).toEqual(["A.8.13 on_day"]);
    expect(await heard(priya)).toEqual([]);
  });

  it("are read by whom they are for, and by nobody else", async () => {
    const { jonas, anton } = people;
    on("2026-06-02");
    const ids = (await jonas.reads(listReminders)).rows.map(({ id }) => id);
    const refused = { code: "wrong_state" };
    await expect(anton.does(readReminders, { ids })).rejects.toMatchObject(refused);
    expect(await jonas.does(readReminders, { ids })).toEqual({ read: 1 });
    await expect(jonas.does(readReminders, { ids })).rejects.toMatchObject(refused);
    expect((await jonas.reads(listReminders, { read: "no" })).rows).toEqual([]);
    expect((await jonas.reads(listReminders, { read: "yes" })).rows).toHaveLength(1);
  });

  it("tell of lateness the day after, and compliance three days and a week after, on working days", async () => {
    const { jonas, priya } = people;
    await tick("2026-06-03");
    expect(await heard(jonas)).toEqual(["A.8.13 late"]);
    await tick("2026-06-04");
    expect(await heard(priya)).toEqual([]);
    // Three days after is Friday; somebody makes it a day off, so it is told on Monday.
    await priya.does(addHolidays, { lines: "2026-06-05 Founders' day" });
    await tick("2026-06-05");
    expect(await heard(priya)).toEqual([]);
    await tick("2026-06-08");
    expect(await heard(priya)).toEqual(["A.8.13 late_3"]);
    expect((await priya.reads(listReminders)).rows[0]?.person?.id).toBe(jonas.id);
    await tick("2026-06-09");
    expect(await heard(priya)).toEqual(["A.8.13 late_7"]);
    expect(await heard(jonas)).toEqual(["A.8.13 late"]);
    await tick("2026-07-30");
    expect(await pending()).toBe(0);
  });

  it("are taken over by whoever answers for the control now, and end when it is done", async () => {
    const { jonas, anton, priya } = people;
    on("2026-07-31");
    const { version } = await priya.reads(getControl, { id: "A.8.13" });
    const named = { reviewer: priya.reference, attestationDays: 90 };
    const passed = { id: "A.8.13", version, ...named };
    await priya.does(assignControl, { ...passed, owner: anton.reference });
    expect(await heard(jonas)).toEqual([]);
    await tick("2026-07-31");
    expect(await heard(anton)).toEqual(["A.8.13 late"]);
    const back = { ...passed, version: version + 1, owner: jonas.reference };
    await priya.does(assignControl, back);
    await tick("2026-07-31");
    expect([await heard(anton), await heard(jonas)]).toEqual([[], ["A.8.13 late"]]);
  });
});

describe("after a month of sleep", () => {
  it("everybody hears of each day once, of the latest step, and what passed is kept", async () => {
    const { jonas, priya } = people;
    on("2026-08-03");
    await attested(people, "A.8.20");
    await attested(people, "A.8.21");
    // Due on 1 November; nothing ran from 12 October.
    await tick("2026-11-12");
    const ofThese = async (who: TestPerson) =>
      (await heard(who)).filter((one) => one.startsWith("A.8.2")).toSorted();
    expect(await ofThese(jonas)).toEqual(["A.8.20 late", "A.8.21 late"]);
    expect(await ofThese(priya)).toEqual(["A.8.20 late_7", "A.8.21 late_7"]);
    const [row] = (await jonas.reads(listReminders, { sort: "due" })).rows.filter(
      ({ reference }) => reference === "A.8.20",
    );
    expect(row).toMatchObject({ day: "2026-11-02", due: "2026-11-01" });
    await tick("2026-11-13");
    expect(await pending()).toBe(0);
  });

  it("one that cannot be told holds up no other", async () => {
    const { jonas } = people;
    on("2026-11-13");
    await attested(people, "A.8.22");
    await attested(people, "A.8.23");
    on("2027-03-01");
    const stuck = await dueOf("A.8.22");
    const admin = await connectAs("admin");
    await admin.query(`ALTER TABLE app.reminder ADD CONSTRAINT stuck
      CHECK (record_id <> ${admin.escapeLiteral(stuck.id)}::uuid) NOT VALID`);
    await tick("2027-03-01");
    expect(await heard(jonas)).toContain("A.8.23 late");
    expect(await heard(jonas)).not.toContain("A.8.22 late");
    await admin.query("ALTER TABLE app.reminder DROP CONSTRAINT stuck");
    await admin.end();
    await tick("2027-03-01");
    expect(await heard(jonas)).toContain("A.8.22 late");
  });
});

it("nothing is told twice at once, nor of what is not due", async () => {
  const { jonas } = people;
  on("2027-03-02");
  await attested(people, "A.8.24");
  const { kind, id: record, due } = await dueOf("A.8.24");
  const telling = { kind, record, person: jonas.id, due };
  await expect(system.does(tellReminder, telling)).rejects.toMatchObject({ code: "wrong_state" });
  on(due);
  const both = await Promise.allSettled([
    system.does(tellReminder, telling),
    system.does(tellReminder, telling),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  for (const { run } of controlClocks) await run(door, clock.now());
  await attest(people, "A.8.24", "effective");
  expect((await heard(jonas)).filter((one) => one.startsWith("A.8.24"))).toEqual([]);
});

it("what its owner has left is told to compliance from the first step", async () => {
  const { anton, jonas, priya } = people;
  on("2027-06-01");
  await attested(people, "A.8.25");
  const { version } = await priya.reads(getControl, { id: "A.8.25" });
  const named = { reviewer: priya.reference, attestationDays: 90 };
  await priya.does(assignControl, { id: "A.8.25", version, owner: anton.reference, ...named });
  const { due } = await dueOf("A.8.25");
  const left = await jonas.reads(getPerson, { id: anton.id });
  await jonas.does(deactivatePerson, { id: anton.id, version: left.version });
  await tick(plusDays(due, -7));
  expect((await heard(priya)).filter((one) => one.startsWith("A.8.25"))).toEqual([
    "A.8.25 week_before",
  ]);
  const [told] = (await priya.reads(listReminders, { sort: "-due" })).rows;
  expect(told).toMatchObject({ reference: "A.8.25", person: null });
});
