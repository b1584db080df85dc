import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { grantRole, revokeRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { listTrail } from "@/lib/domain/trail/queries";
import { listTasks } from "@/lib/domain/work/queries";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { failing } from "@/lib/testing/failing";
import { approvedRisk, asset, door, evidenceOf, today } from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { getRisk } from "../../details/queries";
import { moveTreatmentDue } from "../commands";
import { listTreatments } from "../queries";
import { finishTreatment, startTreatment } from "../work/commands";
import { escalateTreatment } from "./commands";
import { clockworks } from "./jobs";
import { lateTreatments } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-late")).reference;
}, 120_000);
afterEach(() => clock.set(null));

const START = today();
const inDays = (days: number) => plusDays(START, days);
/** So many days after the due day of an action that is due tomorrow. */
const daysAfter = (days: number) => clock.set(new Date(`${inDays(1 + days)}T08:00:00Z`));
const ticks = async () => {
  for (const { run } of clockworks) await run(door, clock.now());
};
const escalations = async (risk: string) => {
  const { treatments } = await people.priya.reads(getRisk, { id: risk });
  return treatments.flatMap((one) => one.escalations.map(({ level, to }) => ({ level, to })));
};
const late = async (who: TestPerson, reference: string) => {
  const { rows } = await who.reads(listTasks, { kind: ["late_treatment"], q: reference });
  return rows.length;
};

describe("a late action", () => {
  it("is told once to who does it, after three days to the owner, after seven to compliance", async () => {
    const { jonas, grace, priya, bram } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint, { due: inDays(1) });
    const { reference } = treatment;
    daysAfter(0);
    await ticks();
    expect(await escalations(risk.id)).toEqual([]);
    await expect(system.does(escalateTreatment, { id: treatment.id })).rejects.toThrow(/Nobody/);

    daysAfter(1);
    await ticks();
    await ticks();
    const first = { level: 1, to: [jonas.name] };
    expect(await escalations(risk.id)).toEqual([first]);
    expect(await late(jonas, reference)).toBe(1);
    expect(await late(grace, reference)).toBe(0);
    const { rows } = await jonas.reads(listTasks, { kind: ["do_treatment"], q: reference });
    expect(rows).toEqual([]);

    daysAfter(3);
    await ticks();
    await ticks();
    expect(await escalations(risk.id)).toEqual([first, { level: 2, to: [grace.name] }]);
    expect(await late(grace, reference)).toBe(1);
    expect(await late(priya, reference)).toBe(0);

    daysAfter(7);
    await ticks();
    await ticks();
    const told = await escalations(risk.id);
    expect(told.map(({ level }) => level)).toEqual([1, 2, 3]);
    expect(told[2]?.to).toContain(priya.name);
    expect(await late(priya, reference)).toBe(1);
    expect(await late(bram, reference)).toBe(0);
    const [row] = (await priya.reads(listTreatments, { q: reference })).rows;
    expect(row).toMatchObject({ daysLate: 7, escalation: 3 });
    const trail = await priya.reads(listTrail, {
      ...{ record: reference, action: "treatment.escalated" },
    });
    expect(trail.rows).toHaveLength(3);
  });

  it("is told although one that is later still cannot be", async () => {
    const stuck = await approvedRisk(people, endpoint, { due: inDays(1) });
    const other = await approvedRisk(people, endpoint, { due: inDays(2) });
    daysAfter(2);
    const mend = await failing("treatment", stuck.treatment.id);
    await ticks();
    const levels = async (risk: string) => (await escalations(risk)).map(({ level }) => level);
    expect([await levels(stuck.risk.id), await levels(other.risk.id)]).toEqual([[], [1]]);
    const late = await system.reads(lateTreatments, { size: 1 });
    expect(late).toEqual({ ids: [stuck.treatment.id], next: expect.anything() });
    expect(await system.reads(lateTreatments, { after: late.next })).toEqual({
      ...{ ids: [], next: null },
    });
    await mend();
    await ticks();
    expect(await levels(stuck.risk.id)).toEqual([1]);
  });

  it("is told to everybody at once where nobody looked for weeks", async () => {
    const { risk } = await approvedRisk(people, endpoint, { due: inDays(1) });
    daysAfter(30);
    await ticks();
    expect((await escalations(risk.id)).map(({ level }) => level)).toEqual([1, 2, 3]);
  });

  it("is told to compliance in place of an owner who may own no risks any more", async () => {
    const { grace, jonas, priya } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint, { due: inDays(1) });
    const { version } = await jonas.reads(getPerson, { id: grace.id });
    await jonas.does(revokeRole, { id: grace.id, version, role: "risk_owner" });
    daysAfter(3);
    await ticks();
    const [first, second] = await escalations(risk.id);
    expect(first).toEqual({ level: 1, to: [jonas.name] });
    expect(second?.to).toContain(priya.name);
    expect(second?.to).not.toContain(grace.name);
    expect(await late(priya, treatment.reference)).toBe(1);
    const now = await jonas.reads(getPerson, { id: grace.id });
    await jonas.does(grantRole, { id: grace.id, version: now.version, role: "risk_owner" });
  });

  it("begins anew with another due day, and ends when it is done", async () => {
    const { grace, jonas } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint, { due: inDays(1) });
    daysAfter(1);
    await ticks();
    const { version } = await grace.does(moveTreatmentDue, {
      id: treatment.id,
      version: treatment.version + 1,
      due: inDays(6),
      reason: "The supplier delivers later.",
    });
    expect(await late(jonas, treatment.reference)).toBe(0);
    daysAfter(6);
    await ticks();
    expect((await escalations(risk.id)).map(({ level }) => level)).toEqual([1, 1]);
    const { reference } = await evidenceOf(jonas, "A.8.20");
    const started = await jonas.does(startTreatment, { id: treatment.id, version: version + 1 });
    await jonas.does(finishTreatment, {
      id: treatment.id,
      version: started.version,
      note: "Closed on all nodes.",
      evidence: [reference],
    });
    daysAfter(40);
    await ticks();
    expect((await escalations(risk.id)).map(({ level }) => level)).toEqual([1, 1]);
    expect(await late(jonas, treatment.reference)).toBe(0);
  });
});
