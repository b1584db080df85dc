import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { deactivatePerson, grantRole, revokeRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { acceptRisk, requestAcceptance } from "@/lib/domain/risks/acceptances/commands";
import { clockworks } from "@/lib/domain/risks/acceptances/jobs";
import { assessRisk, confirmRisk } from "@/lib/domain/risks/assessments/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import { draftMethod, submitMethod } from "@/lib/domain/risks/method/editions/commands";
import { planRisk } from "@/lib/domain/risks/plans/commands";
import { listRisks } from "@/lib/domain/risks/queries";
import { proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import { escalateTreatment } from "@/lib/domain/risks/treatments/lateness/commands";
import { clock } from "@/lib/platform/clock";
import { invited } from "@/lib/testing/invited";
import {
  accepted,
  actionOn,
  approvedRisk,
  approvesPlan,
  assessment,
  asset,
  door,
  inDays,
  rated,
  requested,
  rescore,
} from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { listTasks } from "../../queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
}, 120_000);
afterEach(() => clock.set(null));

const seen = (id: string) => people.priya.reads(getRisk, { id });
const reason = "The rest is cheaper to bear than to treat.";
const kind = ["replace_acceptance" as const];
/** Whether the owner is told of this risk, and what compliance is told of all of them. */
async function ended(reference: string) {
  const { grace, priya } = people;
  const [hers, all] = [
    await grace.reads(listTasks, { kind }),
    await priya.reads(listTasks, { kind }),
  ];
  const named = hers.rows.some((one) => one.reference === reference);
  return [named, all.rows.map(({ title, path }) => ({ title, path }))];
}

/** A high risk of Grace's that Saskia accepted for a while. */
async function high(name: string) {
  const { grace, saskia } = people;
  const endpoint = await asset(people, name);
  const rating = { owner: grace, assets: [endpoint.reference], likelihood: 4, impact: 3 };
  return { ...(await accepted(saskia, rating, 60)), endpoint };
}

/** What voids it is an improvement too: the facts it binds are other. */
async function voided(name: string) {
  const risk = await high(name);
  const { id, version } = await people.anton.reads(getAsset, { id: risk.endpoint.id });
  await people.anton.does(editAsset, { id, version, exposure: "internal" });
  await rescore({ assetId: id });
  return risk;
}

describe("an acceptance that ended", () => {
  it("by a change of what it binds is told to compliance and the owner, until it is accepted anew", async () => {
    const { grace, priya, saskia } = people;
    const risk = await high("ep-anew");
    expect(await ended(risk.reference)).toEqual([false, []]);
    const other = await voided("ep-lower");
    const now = await seen(other.id);
    expect(now).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "voided", endReason: "assets" }],
    });
    const alone = { title: other.title, path: `/risks/${other.reference}` };
    expect(await ended(other.reference)).toEqual([true, [alone]]);
    const asked = await priya.does(requestAcceptance, { risk: other.id, version: now.version });
    expect(await ended(other.reference)).toEqual([false, []]);
    const { id, version } = asked;
    await grace.does(confirmRisk, { id: other.id, version: (await seen(other.id)).version });
    await saskia.does(acceptRisk, { id, version, reason, validUntil: inDays(50) });
    expect(await ended(other.reference)).toEqual([false, []]);
  });

  it("by its last day, until a plan is approved", async () => {
    const { grace, priya } = people;
    const risk = await high("ep-ended");
    const later = new Date(`${inDays(61)}T00:00:01Z`);
    clock.set(later);
    for (const { run } of clockworks) await run(door, later);
    // With those of the test above.
    const told = (count: number) => [
      { title: `${count} risks whose acceptance ended`, path: "/risks/health/acceptance_ended" },
    ];
    expect(await ended(risk.reference)).toEqual([true, told(3)]);
    await priya.does(proposeTreatment, { ...actionOn(people, risk.id), due: inDays(100) });
    const { version } = await seen(risk.id);
    const planned = await grace.does(planRisk, { id: risk.id, version, option: "modify" });
    expect(await ended(risk.reference)).toEqual([false, told(2)]);
    await approvesPlan(grace, { id: risk.id, version: planned.version });
    expect(await ended(risk.reference)).toEqual([false, told(2)]);
  });
});

it("a request that an older edition scored waits for an assessment before anybody accepts", async () => {
  const { grace, priya, daan, saskia } = people;
  const endpoint = await asset(people, "ep-older");
  const rating = { owner: grace, assets: [endpoint.reference], likelihood: 4, impact: 3 };
  const made = await rated(rating);
  const other = await rated(rating);
  const { id, version } = await requested(priya, made);
  expect(await invited(people, "accept_risk", made.reference)).toEqual(["daan", "saskia"]);
  const edition = await priya.does(draftMethod, { note: "For the new year.", cap: 0.7 });
  const sent = await priya.does(submitMethod, { id: edition.id, version: edition.version });
  await daan.does(approveMethod, { id: edition.id, version: sent.version });
  expect(await invited(people, "accept_risk", made.reference)).toEqual([]);
  expect(await invited(people, "reject_acceptance", made.reference)).toEqual([]);
  expect(await invited(people, "rescore_risk", made.reference)).toEqual(["grace", "priya"]);
  const accept = { id, reason, validUntil: inDays(50) };
  const refusal = {
    code: "wrong_state",
    message: expect.stringContaining("edition 1.1 is in force"),
  };
  await expect(saskia.does(acceptRisk, { ...accept, version })).rejects.toMatchObject(refusal);
  await expect(requested(priya, other)).rejects.toMatchObject(refusal);
  const shown = await saskia.reads(getRisk, { id: made.id });
  expect(shown).toMatchObject({
    next: { step: "rescore", name: grace.name },
    acceptances: [{ can: { accept: false, reject: true } }],
  });
  expect((await seen(other.id)).can.request).toBe(false);
  await grace.does(assessRisk, { ...assessment(4, 3), id: made.id, version: shown.version });
  expect(await invited(people, "rescore_risk", made.reference)).toEqual([]);
  const [open] = (await seen(made.id)).acceptances;
  await saskia.does(acceptRisk, { ...accept, version: open?.version ?? 0 });
  expect((await seen(made.id)).state).toBe("accepted");
});

/** Jonas takes away what lets them in. */
async function leaves({ id }: TestPerson) {
  const { version } = await people.jonas.reads(getPerson, { id });
  await people.jonas.does(deactivatePerson, { id, version });
}

describe("an owner who has left", () => {
  it("or lost the role is followed by another: compliance names who, until the role is back", async () => {
    const { daan, jonas, priya } = people;
    const endpoint = await asset(people, "ep-role");
    const risk = await rated({
      ...{ owner: daan, assets: [endpoint.reference], likelihood: 2, impact: 2 },
    });
    const task = () => invited(people, "name_risk_owner", daan.reference);
    const named = { step: "name_owner", party: "compliance" };
    expect(await task()).toEqual([]);
    expect((await seen(risk.id)).next).not.toMatchObject(named);
    const held = await jonas.reads(getPerson, { id: daan.id });
    const role = { id: daan.id, role: "risk_owner" as const };
    const without = await jonas.does(revokeRole, { ...role, version: held.version });
    expect(await task()).toEqual(["priya"]);
    expect((await seen(risk.id)).next).toMatchObject({ ...named, yours: true });
    const told = await priya.reads(listRisks, { owner: daan.reference, next: "yes" });
    expect(told.rows.every(({ next }) => next?.step === "name_owner")).toBe(true);
    const until = inDays(10);
    await jonas.does(grantRole, { ...role, version: without.version, until });
    expect(await task()).toEqual([]);
    expect((await seen(risk.id)).next).not.toMatchObject(named);
    clock.set(new Date(`${inDays(11)}T09:00:00Z`));
    expect(await task()).toEqual(["priya"]);
    expect((await seen(risk.id)).next).toMatchObject(named);
  });

  it("is waited for nowhere: compliance names another, and hears of what is late", async () => {
    const { grace, jonas, oskar, priya } = people;
    const endpoint = await asset(people, "ep-left");
    const { risk, treatment } = await approvedRisk(people, endpoint.reference);
    const request = await high("ep-left-too");
    const his = await approvedRisk(people, endpoint.reference, { responsible: oskar.reference });
    await leaves(oskar);
    const task = his.treatment.reference;
    expect(await invited(people, "replace_treatment", task)).toEqual(["grace"]);
    expect((await seen(his.risk.id)).next).toMatchObject({ step: "replace", name: grace.name });
    await leaves(grace);
    expect(await invited(people, "name_risk_owner", grace.reference)).toEqual(["priya"]);
    const { rows } = await priya.reads(listTasks, { kind: ["name_risk_owner"] });
    expect(rows).toMatchObject([
      { title: expect.stringContaining(grace.name), path: `/risks?owner=${grace.reference}` },
    ]);
    const line = { step: "name_owner", party: "compliance", yours: true };
    expect((await seen(request.id)).next).toMatchObject(line);
    expect((await seen(risk.id)).next).toMatchObject({ step: "carry_out", name: jonas.name });
    clock.set(new Date(Date.now() + 24 * 86_400_000));
    await system.does(escalateTreatment, { id: treatment.id });
    const { treatments } = await seen(risk.id);
    expect(treatments[0]?.escalations.map(({ to }) => to)).toEqual([[jonas.name], [priya.name]]);
    const late = await invited(people, "late_treatment", treatment.reference);
    expect(late).toContain("priya");
    await system.does(escalateTreatment, { id: his.treatment.id });
    const told = (await seen(his.risk.id)).treatments.flatMap(({ escalations }) => escalations);
    expect(told.map(({ to }) => to)).toEqual([[priya.name], [priya.name]]);
  });
});
