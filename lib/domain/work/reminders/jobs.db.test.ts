import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addHolidays, setCalendar } from "@/lib/domain/cadence/calendar/commands";
import type { WorkingCalendar } from "@/lib/domain/cadence/calendar/rules";
import { stepDay } from "@/lib/domain/cadence/reminders/rules";
import { acceptAttestation, submitAttestation } from "@/lib/domain/controls/attestations/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { acceptEvidence, submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { GRACE_DAYS } from "@/lib/domain/controls/rules";
import { foundOrganisation } from "@/lib/domain/people/organisation/commands";
import { clockworks } from "@/lib/domain/registry";
import { acceptRisk } from "@/lib/domain/risks/acceptances/commands";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { asset, attested, door, evidenceOf, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import type { ReminderStep } from "@/prisma/generated/enums";
import { STEPS_OF } from "./rules";

/** 400 days, with the server stopped for thirty of them. A Monday. */
const START = "2026-03-02";
const LAST = plusDays(START, 399);
const STOPPED = [plusDays(START, 150), plusDays(START, 179)] as const;
/** Public holidays of the year, one of them on a Monday, and two weeks of closure. */
const HOLIDAYS = ["2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25", "2026-12-25"];
const CLOSURE = Array.from({ length: 12 }, (_, day) => plusDays("2026-12-26", day));
const calendar: WorkingCalendar = {
  workingDays: [1, 2, 3, 4, 5],
  holidays: new Set([...HOLIDAYS, ...CLOSURE]),
};
const isStopped = (day: string) => day >= STOPPED[0] && day <= STOPPED[1];
/** The day itself, or the first on which the server ran again. */
const run = (day: string) => (isStopped(day) ? plusDays(STOPPED[1], 1) : day);

/** Days from its due day until an owner answers an attestation; null: never. */
const ANSWERS: Readonly<Record<string, number | null>> = {
  "A.5.1": -10,
  "A.5.2": -1,
  "A.5.3": 0,
  "A.5.4": 2,
  "A.5.5": 5,
  "A.5.6": 40,
  "A.5.7": null,
};
/** Last days of evidence and of acceptances, in days from the start. */
const EVIDENCE = [12, 40, 97, 149, 155, 178, 181, 250, 299, 380];
const ACCEPTANCES = [60, 149, 165, 179, 300];
const YEAR_DAYS = 365;
const CYCLE_DAYS = 90;

/** What was due, from the first look of the clock at it to the last. */
interface Standing {
  readonly what: string;
  readonly due: string;
  readonly from: string;
  readonly to: string;
}

let people: World;
let owner: pg.Client;
let admin: pg.Client;
const setClock = async (at: Date | null) => {
  clock.set(at);
  await owner.query("SELECT annex.set_now($1)", [at]);
};
beforeAll(async () => {
  owner = await connectAs("owner");
  admin = await connectAs("admin");
  await setClock(new Date(`${START}T05:00:00Z`));
  people = await world();
  await system.does(foundOrganisation, { name: "Fern & Leaf", example: false });
  const week = { workingDays: [1, 2, 3, 4, 5], timeZone: "Europe/Amsterdam" };
  await people.priya.does(setCalendar, { version: 1, ...week });
  const lines = [...HOLIDAYS, ...CLOSURE].map((day) => `${day} Day off`).join("\n");
  await people.priya.does(addHolidays, { lines });
  await system.does(adoptAnnexA, {});
  for (const ref of Object.keys(ANSWERS)) await attested(people, ref);
  for (const [at, days] of EVIDENCE.entries()) await evidenceUntil(plusDays(START, days), at);
  await acceptances();
  await year();
}, 120_000);
afterAll(async () => {
  await setClock(null);
  await Promise.all([owner.end(), admin.end()]);
});

async function evidenceUntil(validUntil: string, at: number) {
  const { anton, priya } = people;
  const { id, version } = await anton.does(submitEvidence, {
    title: `Certificate ${at}`,
    kind: "report",
    source: `Certifier ${at}`,
    collectedAt: START,
    periodFrom: START,
    periodTo: START,
    validUntil,
    controls: ["A.8.1"],
    file: { name: "certificate.pdf", kind: "pdf", sha256: `${at}`.padStart(64, "a"), size: 100 },
  });
  await priya.does(acceptEvidence, { id, version });
}

async function acceptances() {
  const { grace, priya } = people;
  const { reference } = await asset(people, "ep-year");
  const reason = "Controls work and the rest fits the appetite.";
  for (const days of ACCEPTANCES) {
    const risk = await rated({ owner: grace, assets: [reference], likelihood: 2, impact: 2 });
    const { id, version } = await requested(priya, risk);
    await grace.does(acceptRisk, { id, version, reason, validUntil: plusDays(START, days) });
  }
}

const attestations: Standing[] = [];
/** Day by day: first what the clock brings, twice, then what people do. */
async function year() {
  const open = new Map(
    Object.keys(ANSWERS).map((ref) => [ref, { due: plusDays(START, CYCLE_DAYS), from: START }]),
  );
  for (let day = START; day <= LAST; day = plusDays(day, 1)) {
    if (isStopped(day)) continue;
    await setClock(new Date(`${day}T05:00:00Z`));
    for (const { run: tick } of [...clockworks, ...clockworks]) await tick(door, clock.now());
    for (const [ref, { due, from }] of open) {
      const offset = ANSWERS[ref] ?? null;
      if (offset === null || run(plusDays(due, offset)) !== day) continue;
      await answer(ref, day);
      attestations.push({ what: ref, due, from, to: day });
      open.set(ref, { due: plusDays(day, CYCLE_DAYS), from: run(plusDays(day, 1)) });
    }
  }
  for (const [what, { due, from }] of open) {
    attestations.push({ what, due, from, to: LAST });
  }
}

async function answer(ref: string, day: string) {
  const { jonas, priya } = people;
  const states = ["due", "overdue"] as const;
  const { rows } = await jonas.reads(listAttestations, { control: ref, state: [...states] });
  const [open] = rows;
  if (!open) throw new Error(`${ref} cannot be answered on ${day}`);
  const { reference } = await evidenceOf(jonas, ref);
  await jonas.does(submitAttestation, {
    ...{ id: open.id, version: open.version, result: "effective", evidence: [reference] },
    ...{ periodFrom: plusDays(day, -30), periodTo: day },
    ...(open.state === "overdue" && { delayReason: "The export was not to be had in time." }),
  });
  const tests = {
    relevant: true,
    reliable: true,
    sufficient: true,
    current: true,
    traceable: true,
  };
  await priya.does(acceptAttestation, { id: open.id, version: open.version + 1, tests });
}

/** What was said, by the day it bears and the day on which it was said. */
async function said(action: string) {
  const { rows } = await admin.query<{ what: string; on: string; at: string }>(
    `SELECT coalesce(c.reference, v.title, '') AS what, e.body::jsonb -> 'data' ->> 'on' AS on,
       to_char(to_timestamp(e.valid_ms / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS at
     FROM audit.entry e
       LEFT JOIN app.attestation a ON a.id::text = e.entity_id
       LEFT JOIN app.control c ON c.id = a.control_id OR c.id::text = e.entity_id
       LEFT JOIN app.evidence v ON v.id::text = e.entity_id
     WHERE e.action = $1`,
    [action],
  );
  return rows.map(({ what, on, at }) => `${what} ${on} ${at}`).toSorted();
}
const expected = (rows: readonly { what: string; on: string }[]) =>
  rows.map(({ what, on }) => `${what} ${on} ${run(on)}`).toSorted();

describe("a year with thirty days of sleep", () => {
  it("opens every attestation on its day, once", async () => {
    const due = attestations.map(({ what, due: day }) => ({ what, on: plusDays(day, -14) }));
    expect(attestations.length).toBeGreaterThan(25);
    const opened = due.filter(({ on }) => on <= LAST);
    expect(await said("attestation.opened")).toEqual(expected([...opened, ...first()]));
  });

  it("lapses on its day every attestation that nobody answered, once", async () => {
    const lapsed = attestations
      .map(({ what, due, to }) => ({ what, on: plusDays(due, 1), to }))
      .filter(({ on, to }) => run(on) <= to);
    expect(lapsed.some(({ on }) => isStopped(on))).toBe(true);
    expect(await said("attestation.lapsed")).toEqual(expected(lapsed));
  });

  it("brings late controls to their state on the day that the calendar says", async () => {
    const { rows } = await admin.query<{ on: string; to: string }>(
      `SELECT e.body::jsonb -> 'data' ->> 'on' AS on, e.body::jsonb -> 'data' ->> 'to' AS to
       FROM audit.entry e JOIN app.control c ON c.id::text = e.entity_id
       WHERE e.action = 'control.state_changed' AND c.reference = 'A.5.7' ORDER BY e.id`,
    );
    const { due } = attestations.find(({ what }) => what === "A.5.7") ?? { due: "" };
    expect(rows.slice(-2)).toEqual([
      { to: "overdue_grace", on: plusDays(due, 1) },
      { to: "overdue", on: plusDays(due, GRACE_DAYS + 1) },
    ]);
  });

  it("ends evidence and acceptances the day after their last, once", async () => {
    const ended = EVIDENCE.map((days, at) => ({
      what: `Certificate ${at}`,
      on: plusDays(START, days + 1),
    }));
    expect(await said("evidence.expired")).toEqual(expected(ended));
    const days = (await said("risk.acceptance_expired")).map((one) => one.split(" ").at(-1));
    const last = ACCEPTANCES.map((count) => run(plusDays(START, count + 1)));
    expect(days).toEqual(last.toSorted());
  });

  it("tells everybody of every step on its day, once, and of nothing else", async () => {
    const { rows } = await admin.query<{ told: string }>(
      `SELECT concat_ws(' ', r.record_kind, coalesce(c.reference, v.title), p.name, r.due, r.step,
         'for', r.day, 'on', to_char(r.told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) AS told
       FROM app.reminder r JOIN app.person p ON p.id = r.person_id
         LEFT JOIN app.attestation a ON a.id = r.record_id LEFT JOIN app.control c ON c.id = a.control_id
         LEFT JOIN app.evidence v ON v.id = r.record_id`,
    );
    const all = [...attestationReminders(), ...evidenceReminders(), ...otherReminders()];
    expect(rows.map(({ told }) => told).toSorted()).toEqual(all.toSorted());
    expect(all.length).toBeGreaterThan(120);
  });

  it("leaves nothing to be done to a second look", async () => {
    const before = await admin.query("SELECT count(*)::int AS count FROM audit.entry");
    for (const { run: tick } of clockworks) await tick(door, clock.now());
    const after = await admin.query("SELECT count(*)::int AS count FROM audit.entry");
    expect(after.rows).toEqual(before.rows);
  });
});

/** Each control's first attestation was open from its beginning. */
const first = () => Object.keys(ANSWERS).map((what) => ({ what, on: START }));

/** Steps of one thing for one person: a later step on the same day takes the earlier one's place. */
function stepsOf({ due, from, to }: Standing, steps: readonly ReminderStep[]) {
  const told = steps.map((step) => {
    const day = stepDay(step, due, calendar);
    return { step, day, at: run(day > from ? day : from) };
  });
  return told.filter(({ at }, index) => at <= to && at !== told[index + 1]?.at);
}
const line = (kind: string, one: Standing, who: string, steps: readonly ReminderStep[]) =>
  stepsOf(one, steps).map(({ step, day, at }) =>
    `${kind} ${one.what} ${who} ${one.due} ${step} for ${day} on ${at}`.replace("  ", " "),
  );
const both = (kind: string, one: Standing, who: string) => [
  ...line(kind, one, who, STEPS_OF.own),
  ...line(kind, one, people.priya.name, STEPS_OF.escalated),
];

const attestationReminders = () =>
  attestations.flatMap((one) => both("attestation", one, people.jonas.name));

/** Ended evidence is spoken of for thirty days more. */
const evidenceReminders = () =>
  EVIDENCE.flatMap((days, at) => {
    const due = plusDays(START, days);
    const to = plusDays(due, 30);
    const one = { what: `Certificate ${at}`, due, from: START, to };
    return both("evidence", one, people.anton.name);
  });

function otherReminders() {
  const { grace, anton } = people;
  const ends = ACCEPTANCES.flatMap((days) => {
    const due = plusDays(START, days);
    const one = { what: "", due, from: START, to: run(due) === due ? due : STOPPED[0] };
    return line("acceptance", one, grace.name, STEPS_OF.own);
  });
  const review = { what: "", due: plusDays(START, YEAR_DAYS), from: START, to: LAST };
  return [
    ...ends,
    ...both("risk_review", review, grace.name),
    ...both("asset_review", review, anton.name),
  ];
}
