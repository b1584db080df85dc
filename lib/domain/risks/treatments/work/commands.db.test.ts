import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { approvedRisk, asset, attested, evidenceOf, rescore } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { confirmRisk } from "../../assessments/commands";
import { getRisk } from "../../details/queries";
import { completePlan } from "../../plans/commands";
import { finishTreatment, returnTreatment, startTreatment, verifyTreatment } from "./commands";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-batch")).reference;
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });

async function done() {
  const { jonas } = people;
  const { risk, treatment } = await approvedRisk(people, endpoint);
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

describe("the work on an action", () => {
  it("is done by the person responsible, on evidence, and verified by somebody else", async () => {
    const { jonas, anton, priya, oskar, bram, helen } = people;
    const { risk, treatment } = await approvedRisk(people, endpoint);
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

  it("is verified by a compliance officer who did it only by a compensating review (S4)", async () => {
    const { priya, oskar } = people;
    const { treatment } = await approvedRisk(people, endpoint, { responsible: priya.reference });
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
    const verify = { id: treatment.id, version: finished.version, note: "It works, I saw it." };
    await expect(priya.does(verifyTreatment, verify)).rejects.toThrow(/S4.*compensating review/s);
    const asked = await priya.does(requestReview, {
      ...{ rule: "S4", recordKind: "treatment", recordId: treatment.id, act: "treatments.verify" },
      reason: "The named verifier left and nobody else knows the network",
    });
    const secondLook = "Scanned the address from outside on two days";
    await oskar.does(recordSecondLook, { id: asked.id, version: asked.version, secondLook });
    expect(await priya.does(verifyTreatment, verify)).toMatchObject({ state: "verified" });
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
});
