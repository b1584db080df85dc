import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { asset, attested, evidenceOf, inDays, rated, rescore, today } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { confirmRisk } from "../assessments/commands";
import { getRisk } from "../details/queries";
import { approvePlan, completePlan, planRisk } from "../plans/commands";
import {
  approveTreatment,
  cancelTreatment,
  editTreatment,
  moveTreatmentDue,
  proposeTreatment,
} from "./commands";
import { listTreatments } from "./queries";
import { finishTreatment, returnTreatment, startTreatment, verifyTreatment } from "./work/commands";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-batch")).reference;
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const action = (risk: string) => ({
  risk,
  action: "Close the metrics port by policy and test it every night",
  control: "A.8.20",
  side: "likelihood" as const,
  strength: "strong" as const,
  responsible: people.jonas.reference,
  due: inDays(20),
  verification: "Scan from outside on three days",
  verifier: people.anton.reference,
});

/** A risk of Grace's with one action of Jonas's. */
async function planned(over: Partial<ReturnType<typeof action>> = {}) {
  const { grace, priya } = people;
  const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 5, impact: 3 });
  const treatment = await priya.does(proposeTreatment, { ...action(risk.id), ...over });
  return { risk, treatment };
}

async function approved(over: Partial<ReturnType<typeof action>> = {}) {
  const { grace } = people;
  const { risk, treatment } = await planned(over);
  const { version } = await grace.does(planRisk, {
    id: risk.id,
    version: risk.version,
    option: "modify",
  });
  const now = await grace.does(approvePlan, { id: risk.id, version });
  return { risk: now, treatment: { ...treatment, version: treatment.version + 1 } };
}

async function done(over: Partial<ReturnType<typeof action>> = {}) {
  const { jonas } = people;
  const { risk, treatment } = await approved(over);
  const { id } = treatment;
  const started = await jonas.does(startTreatment, { id, version: treatment.version });
  const proof = await evidenceOf(jonas, "A.8.20");
  const finished = await jonas.does(finishTreatment, {
    id,
    version: started.version,
    note: "Policy in force since Monday, scan attached.",
    evidence: [proof.reference],
  });
  return { risk, treatment: finished };
}

describe("a plan", () => {
  it("needs an action, is the owner's to approve, and shows what it is expected to leave", async () => {
    const { grace, priya, daan, bram } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 5, impact: 3 });
    const plan = { id: risk.id, version: risk.version, option: "modify" as const };
    await expect(grace.does(planRisk, plan)).rejects.toMatchObject({
      fields: { option: expect.anything() },
    });
    await expect(bram.does(proposeTreatment, action(risk.id))).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(daan.does(proposeTreatment, action(risk.id))).rejects.toEqual(
      refused("forbidden"),
    );
    const made = await priya.does(proposeTreatment, action(risk.id));
    expect(made.reference).toBe(`${risk.reference}-T1`);
    await expect(priya.does(planRisk, plan)).rejects.toEqual(refused("forbidden"));
    await expect(daan.does(planRisk, plan)).rejects.toEqual(refused("forbidden"));
    const { version } = await grace.does(planRisk, plan);
    expect(await seen(risk.id)).toMatchObject({
      state: "treatment_planned",
      residual: { score: 15 },
      expected: { likelihood: 3, impact: 3 },
    });
    await expect(daan.does(approvePlan, { id: risk.id, version })).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(grace.does(approvePlan, { id: risk.id, version: version - 1 })).rejects.toEqual(
      refused("conflict"),
    );
    expect(await grace.does(approvePlan, { id: risk.id, version })).toMatchObject({
      state: "in_treatment",
      current: { score: 15 },
      residual: { likelihood: 3, impact: 3 },
    });
    expect(await seen(risk.id)).toMatchObject({
      expected: null,
      treatments: [{ state: "approved", approvedBy: "Grace Adeyemi" }],
    });
  });

  it("says enough to be approved", async () => {
    const { grace, priya } = people;
    const { risk, treatment } = await planned({ verification: undefined });
    const { version } = await grace.does(planRisk, {
      id: risk.id,
      version: risk.version,
      option: "modify",
    });
    await expect(grace.does(approvePlan, { id: risk.id, version })).rejects.toMatchObject({
      fields: { verification: expect.anything() },
    });
    await priya.does(editTreatment, {
      id: treatment.id,
      version: treatment.version,
      verification: "Scan from outside",
    });
    await grace.does(approvePlan, { id: risk.id, version });
  });

  it("is not approved by whoever carries it out (S4), unless a second look stands in", async () => {
    const { grace, saskia, priya } = people;
    const { risk, treatment } = await planned({ responsible: grace.reference });
    const { version } = await grace.does(planRisk, {
      id: risk.id,
      version: risk.version,
      option: "modify",
    });
    const approve = () => grace.does(approvePlan, { id: risk.id, version });
    await expect(approve()).rejects.toThrow(/S4/);
    await expect(
      grace.does(approveTreatment, { id: treatment.id, version: treatment.version }),
    ).rejects.toThrow(/S4/);
    const review = await grace.does(requestReview, {
      rule: "S4",
      recordKind: "treatment",
      recordId: treatment.id,
      act: "treatments.approve",
      reason: "Nobody else knows the batch endpoint.",
    });
    await expect(approve()).rejects.toThrow(/S4/);
    const outside = review.requestedBy.id === saskia.id ? priya : saskia;
    await outside.does(recordSecondLook, {
      id: review.id,
      version: review.version,
      secondLook: "Read the action and the plan; it does what it says.",
    });
    expect(await approve()).toMatchObject({ state: "in_treatment" });
  });
});

describe("an action", () => {
  it("is done by the person responsible, on evidence, and verified by somebody else", async () => {
    const { jonas, anton, priya, oskar, bram, helen } = people;
    const { risk, treatment } = await approved();
    const at = { id: treatment.id, version: treatment.version };
    await expect(anton.does(startTreatment, at)).rejects.toEqual(refused("forbidden"));
    const started = await jonas.does(startTreatment, at);
    const finish = { id: at.id, version: started.version, note: "Policy in force since Monday." };
    await expect(jonas.does(finishTreatment, { ...finish, evidence: [] })).rejects.toMatchObject({
      fields: { evidence: expect.anything() },
    });
    await expect(
      jonas.does(finishTreatment, { ...finish, evidence: ["EV-999"] }),
    ).rejects.toThrow();
    const proof = await evidenceOf(jonas, "A.8.20");
    const finished = await jonas.does(finishTreatment, { ...finish, evidence: [proof.reference] });
    const verify = { id: at.id, version: finished.version, note: "Scanned on three days, closed." };
    for (const other of [oskar, bram, jonas, helen]) {
      await expect(other.does(verifyTreatment, verify)).rejects.toEqual(refused("forbidden"));
    }
    await anton.does(returnTreatment, {
      id: at.id,
      version: finished.version,
      reason: "One node is left out.",
    });
    const again = await jonas.does(finishTreatment, {
      ...finish,
      version: finished.version + 1,
      evidence: [proof.reference],
    });
    await anton.does(verifyTreatment, { ...verify, version: again.version });
    expect(await seen(risk.id)).toMatchObject({
      current: { score: 15 },
      residual: { score: 9 },
      controls: [{ reference: "A.8.20", side: "likelihood", strength: "strong" }],
      treatments: [
        {
          state: "verified",
          verifiedBy: "Anton Weiss",
          evidence: [{ reference: proof.reference }],
        },
      ],
    });
    await expect(
      priya.does(completePlan, { id: risk.id, version: risk.version }),
    ).resolves.toMatchObject({
      state: "monitored",
    });
  });

  it("is not verified by a compliance officer who did it (S4)", async () => {
    const { priya } = people;
    const { treatment } = await approved({ responsible: priya.reference });
    const started = await priya.does(startTreatment, {
      id: treatment.id,
      version: treatment.version,
    });
    const proof = await evidenceOf(priya, "A.8.20");
    const finished = await priya.does(finishTreatment, {
      id: treatment.id,
      version: started.version,
      note: "Policy in force since Monday.",
      evidence: [proof.reference],
    });
    await expect(
      priya.does(verifyTreatment, {
        id: treatment.id,
        version: finished.version,
        note: "It works, I saw it.",
      }),
    ).rejects.toThrow(/S4/);
  });

  it("lets the risk go on only when verified and the owner confirmed what controls now do", async () => {
    const { priya, grace, anton } = people;
    const { risk, treatment } = await done();
    const complete = { id: risk.id, version: risk.version };
    await expect(priya.does(completePlan, complete)).rejects.toThrow(/not verified/);
    await anton.does(verifyTreatment, {
      id: treatment.id,
      version: treatment.version,
      note: "Scanned on three days.",
    });
    await attested(people, "A.8.20");
    await rescore({ controlId: "A.8.20" });
    const now = await seen(risk.id);
    expect(now).toMatchObject({ current: { score: 9 }, isConfirmed: false });
    await expect(priya.does(completePlan, { id: risk.id, version: now.version })).rejects.toThrow(
      /confirm/,
    );
    const confirmed = await grace.does(confirmRisk, { id: risk.id, version: now.version });
    expect(
      await priya.does(completePlan, { id: risk.id, version: confirmed.version }),
    ).toMatchObject({
      state: "monitored",
      residual: { score: 9 },
    });
  });

  it("is cancelled or moved by the owner alone, with a reason; the risk is judged again", async () => {
    const { grace, daan } = people;
    const { risk, treatment } = await approved();
    const at = {
      id: treatment.id,
      version: treatment.version,
      reason: "The endpoint is switched off.",
    };
    await expect(daan.does(cancelTreatment, at)).rejects.toEqual(refused("forbidden"));
    await expect(grace.does(cancelTreatment, { ...at, reason: "no" })).rejects.toEqual(
      refused("invalid"),
    );
    const moved = await grace.does(moveTreatmentDue, { ...at, due: inDays(40) });
    await expect(
      grace.does(moveTreatmentDue, { ...at, version: moved.version, due: inDays(-1) }),
    ).rejects.toEqual(refused("invalid"));
    expect(await grace.does(cancelTreatment, { ...at, version: moved.version })).toMatchObject({
      state: "cancelled",
      risk: { state: "assessed", residual: { score: 15 } },
    });
    const { rows } = await grace.reads(listTreatments, { risk: risk.reference });
    expect(rows).toMatchObject([{ state: "cancelled", due: inDays(40) }]);
  });

  it("names people who may do it, and a day that lies ahead", async () => {
    const { priya, grace, helen, jonas } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 3 });
    const base = action(risk.id);
    const wrong = [
      [{ responsible: helen.reference }, "responsible"],
      [{ verifier: jonas.reference }, "verifier"],
      [{ due: inDays(-1) }, "due"],
      [{ due: "2026-02-30" }, "due"],
      [{ control: "A.9.99" }, "control"],
      [{ action: "\u0000 closed port" }, "action"],
      [{ responsible: "nobody@annex.example" }, "responsible"],
    ] as const;
    for (const [over, field] of wrong) {
      await expect(priya.does(proposeTreatment, { ...base, ...over })).rejects.toMatchObject({
        code: "invalid",
        fields: { [field]: expect.anything() },
      });
    }
  });
});

it("lists the plan, and staff what is theirs", async () => {
  const { priya, jonas, bram, helen } = people;
  const all = await helen.reads(listTreatments, { size: 200 });
  expect(all.rows.length).toBeGreaterThan(5);
  expect(await bram.reads(listTreatments, {})).toMatchObject({ rows: [], total: 0 });
  const mine = await jonas.reads(listTreatments, { responsible: "me", sort: "-due" });
  expect(new Set(mine.rows.map((row) => row.responsible.name))).toEqual(
    new Set(["Jonas Lindqvist"]),
  );
  expect((await priya.reads(listTreatments, { q: "metrics port", size: 2 })).next).not.toBeNull();
  expect(today()).toMatch(/^\d{4}-/);
});
