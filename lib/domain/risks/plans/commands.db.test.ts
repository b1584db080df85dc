import { beforeAll, describe, expect, it } from "vitest";
import { addContextItem, confirmContextItem } from "@/lib/domain/context/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import {
  actionOn,
  approvedRisk,
  approvesPlan,
  assessment,
  asset,
  attested,
  evidenceOf,
  inDays,
  rated,
  requested,
  rescore,
  seenPlan,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { withdrawAcceptance } from "../acceptances/renewals/commands";
import { assessRisk } from "../assessments/commands";
import { closeRisk, confirmClosure, editRisk, proposeRisk } from "../commands";
import { getRisk } from "../details/queries";
import { judgeOpportunity, planOpportunity } from "../kinds/commands";
import {
  approveTreatment,
  cancelTreatment,
  moveTreatmentDue,
  proposeTreatment,
} from "../treatments/commands";
import {
  finishTreatment,
  reportTreatment,
  startTreatment,
  verifyTreatment,
} from "../treatments/work/commands";
import { approvePlan, completePlan, planRisk } from "./commands";
import { readPlanDocument } from "./documents/queries";
import { readPlanApprovals } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-plans")).reference;
}, 120_000);

const approvalsOf = (id: string) => people.priya.reads(readPlanApprovals, { id });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const REASON = "The supplier delivers later.";

describe("the approval of a plan", () => {
  it("binds what was approved and tells what is other since", async () => {
    const { grace, priya, bram } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint, { cost: 500 });
    const given = await approvalsOf(risk.reference);
    expect(given.approvals).toMatchObject([
      {
        ...{ by: grace.name, option: "modify", actions: 1, method: "1.0" },
        expected: { likelihood: 3, impact: 3, score: 9, band: "medium" },
      },
    ]);
    expect(given.approvals[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(given.changes).toEqual([]);
    await expect(bram.reads(readPlanApprovals, { id: risk.id })).rejects.toMatchObject({
      code: "not_found",
    });

    await grace.does(moveTreatmentDue, {
      ...{ id: treatment.id, version: treatment.version, due: inDays(40), reason: REASON },
    });
    const added = await priya.does(proposeTreatment, {
      ...actionOn(people, risk.id),
      controls: [{ control: "A.8.9", side: "impact", strength: "strong" }],
    });
    const { changes } = await approvalsOf(risk.id);
    expect(changes).toEqual([
      { reference: null, field: "expected", from: "3 × 3 = 9", to: "3 × 2 = 6" },
      { reference: treatment.reference, field: "due", from: inDays(20), to: inDays(40) },
      { reference: added.reference, field: "added", from: "", to: actionOn(people, "").action },
    ]);
    await grace.does(approveTreatment, { id: added.id, version: added.version });
    await grace.does(cancelTreatment, {
      ...{ id: treatment.id, version: treatment.version + 1, reason: REASON },
    });
    const fields = (await approvalsOf(risk.id)).changes.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(["expected", "cancelled", "added"]));
  });
});

describe("the plan of an opportunity", () => {
  it("is approved without a level, and changes are told all the same", async () => {
    const { grace, priya } = people;
    const issue = await priya.does(addContextItem, {
      ...{ kind: "internal_issue", title: "Tenders repeat", owner: priya.reference },
    });
    await priya.does(confirmContextItem, { id: issue.id, version: issue.version });
    const made = await grace.does(proposeRisk, {
      ...{ kind: "opportunity", title: "Certificate opens other insurers" },
      event: "the same evidence may answer four further tenders",
      benefit: "Tenders are answered from what is there.",
      effectCheck: "Two tenders answered by June",
      ...{ owner: grace.reference, context: [issue.reference] },
    });
    const judged = await grace.does(judgeOpportunity, {
      ...{ id: made.id, version: made.version, reason: "Each tender asks for the same evidence." },
    });
    const { controls: _, ...action } = actionOn(people, made.id);
    const treatment = await priya.does(proposeTreatment, action);
    const planned = await grace.does(planOpportunity, { id: made.id, version: judged.version });
    await approvesPlan(grace, { id: made.id, version: planned.version });
    const { approvals, changes } = await approvalsOf(made.id);
    expect(approvals).toMatchObject([{ option: null, expected: null, actions: 1 }]);
    expect(changes).toEqual([]);
    await grace.does(moveTreatmentDue, {
      ...{ id: treatment.id, version: treatment.version + 1, due: inDays(50), reason: REASON },
    });
    expect((await approvalsOf(made.id)).changes).toMatchObject([{ field: "due" }]);
    const plan = await priya.reads(readPlanDocument, { risk: made.reference });
    expect(plan.risks).toMatchObject([
      { kind: "opportunity", expected: null, approval: { by: grace.name, expected: null } },
    ]);
  });
});

it("no plan is made of what somebody is asked to accept as it is", async () => {
  const { grace, priya } = people;
  const made = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
  const asked = await requested(priya, made);
  const plan = { id: made.id, version: made.version, option: "retain" as const };
  await expect(grace.does(planRisk, plan)).rejects.toMatchObject({
    ...{ code: "wrong_state", message: expect.stringContaining(asked.reference) },
  });
  const can = async () => (await grace.reads(getRisk, { id: made.id })).can.plan;
  expect(await can()).toBe(false);
  const reason = "It is treated instead.";
  await priya.does(withdrawAcceptance, { id: asked.id, version: asked.version, reason });
  expect(await can()).toBe(true);
  expect(await grace.does(planRisk, plan)).toMatchObject({ state: "treatment_planned" });
});

describe("the due day", () => {
  it("keeps every move with its reason and who agreed", async () => {
    const { grace, jonas } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint);
    const move = (version: number, due: string, reason: string) =>
      grace.does(moveTreatmentDue, { id: treatment.id, version, due, reason });
    const at = { id: treatment.id, version: treatment.version, due: inDays(30), reason: REASON };
    await expect(jonas.does(moveTreatmentDue, at)).rejects.toMatchObject({ code: "forbidden" });
    await expect(move(treatment.version, inDays(20), REASON)).rejects.toMatchObject({
      fields: { due: ["This is its due day already."] },
    });
    await move(treatment.version, inDays(30), REASON);
    await expect(move(treatment.version, inDays(35), REASON)).rejects.toMatchObject({
      code: "conflict",
    });
    await move(treatment.version + 1, inDays(25), "It came sooner after all.");
    expect((await seen(risk.id)).treatments[0]?.dueMoves).toMatchObject([
      { from: inDays(20), to: inDays(30), reason: REASON, by: grace.name },
      { from: inDays(30), to: inDays(25), reason: "It came sooner after all.", by: grace.name },
    ]);
  });
});

describe("progress", () => {
  it("is told by the person responsible alone, from 0 to 100, of what was begun", async () => {
    const { jonas, priya, anton } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint, {
      controls: [
        { control: "A.8.20", side: "likelihood", strength: "strong" },
        { control: "A.8.9", side: "impact", strength: "moderate" },
      ],
    });
    const at = { id: treatment.id, progress: 40, note: "Two of five nodes." };
    const report = (version: number, over = {}) =>
      jonas.does(reportTreatment, { ...at, version, ...over });
    await expect(report(treatment.version)).rejects.toMatchObject({ code: "wrong_state" });
    const started = await jonas.does(startTreatment, {
      ...{ id: treatment.id, version: treatment.version },
    });
    await expect(
      priya.does(reportTreatment, { ...at, version: started.version }),
    ).rejects.toMatchObject({ code: "forbidden" });
    for (const progress of [-1, 101, 12.5, "many"]) {
      await expect(report(started.version, { progress })).rejects.toMatchObject({
        fields: { progress: expect.anything() },
      });
    }
    const { version } = await report(started.version);
    await expect(report(started.version)).rejects.toMatchObject({ code: "conflict" });
    expect((await seen(risk.id)).treatments[0]).toMatchObject({
      ...{ progress: 40, progressNote: "Two of five nodes." },
    });
    const { reference } = await evidenceOf(jonas, "A.8.20");
    const done = await jonas.does(finishTreatment, {
      ...{ id: treatment.id, version, note: "Closed on all nodes.", evidence: [reference] },
    });
    expect((await seen(risk.id)).treatments[0]?.progress).toBe(100);
    await anton.does(verifyTreatment, {
      ...{ id: treatment.id, version: done.version, note: "Scanned on three days." },
    });
    const { controls } = await seen(risk.id);
    expect(controls.map(({ reference: ref, side }) => [ref, side])).toEqual([
      ["A.8.9", "impact"],
      ["A.8.20", "likelihood"],
    ]);
  });
});

it("is approved with the residual that was shown, and no other", async () => {
  const { grace, priya } = people;
  const strong = { control: "A.8.21", side: "impact", strength: "strong" } as const;
  const rate = { owner: grace, assets: [endpoint], likelihood: 5, impact: 4 };
  const { id, ...made } = await rated({ ...rate, controls: [strong] });
  await priya.does(proposeTreatment, actionOn(people, id));
  const planned = await grace.does(planRisk, { id, version: made.version, option: "modify" });
  const shown = { id, version: planned.version, ...seenPlan(await seen(id)) };
  expect(shown.expected).toEqual({ likelihood: 3, impact: 4 });
  await attested(people, "A.8.21");
  await expect(grace.does(approvePlan, shown)).rejects.toThrow("being computed anew");
  await rescore({ riskId: id });
  const { version } = await seen(id);
  await expect(grace.does(approvePlan, { ...shown, version })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("expected to leave 3 × 3 = 9, not 3 × 4 = 12."),
    current: { expected: { likelihood: 3, impact: 3, score: 9 } },
  });
  // What a person set instead of what is computed is part of what is shown.
  const override = { likelihood: 5, impact: 5, reason: "Prompts of three customers are in it." };
  const { trigger, properties, inherent } = assessment(5, 4);
  const set = { trigger, properties, inherent, override };
  const higher = await grace.does(assessRisk, { id, version, ...set });
  const again = await grace.does(planRisk, { id, version: higher.version, option: "modify" });
  expect(await seen(id)).toMatchObject({ expected: { likelihood: 3, impact: 5 } });
  const approved = await approvesPlan(grace, { id, version: again.version });
  expect(approved.residual).toMatchObject({ likelihood: 3, impact: 5 });
});

it("is read as a document with everything that 6.1.3 e and f ask for", async () => {
  const { priya, grace } = people;
  const { risk, treatment } = await approvedRisk(people, endpoint, {
    ...{ cost: 1200, resources: "Two days of platform work" },
  });
  const plan = await priya.reads(readPlanDocument, { risk: risk.reference });
  expect(plan).toMatchObject({
    method: "1.0",
    takenBy: priya.name,
    sums: { actions: 1, open: 1, late: 0, cost: 1200, openCost: 1200, currency: "EUR" },
    risks: [
      {
        reference: risk.reference,
        owner: grace.name,
        option: "modify",
        expected: { score: 9 },
        approval: { by: grace.name, expected: { score: 9 } },
        acceptance: null,
        actions: [
          {
            ...{ reference: treatment.reference, resources: "Two days of platform work" },
            approvedBy: grace.name,
          },
        ],
      },
    ],
  });
});

describe("closing", () => {
  it("waits for what is still open, and begins anew with another owner", async () => {
    const { grace, priya, daan } = people;
    const made = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
    const { id } = made;
    const retain = { id, version: made.version, option: "retain" as const };
    const planned = await grace.does(planRisk, retain);
    const approved = await approvesPlan(grace, { id, version: planned.version });
    const done = await priya.does(completePlan, { id, version: approved.version });
    const asked = await requested(priya, done);
    const ask = { id, version: done.version, reason: "The endpoint is switched off." };
    await expect(grace.does(closeRisk, ask)).rejects.toThrow(asked.reference);
    const reason = "It is closed instead.";
    await priya.does(withdrawAcceptance, { id: asked.id, version: asked.version, reason });
    const wished = await grace.does(closeRisk, ask);
    const handed = { id, version: wished.version, owner: daan.reference };
    const moved = await priya.does(editRisk, handed);
    await expect(priya.does(confirmClosure, { id, version: moved.version })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await seen(id)).toMatchObject({ closeAskedAt: null, isConfirmed: false });
  });
});
