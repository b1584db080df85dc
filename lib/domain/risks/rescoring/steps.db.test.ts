import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { type Holder, rowHolder } from "@/lib/testing/held-rows";
import {
  actionOn,
  approvesPlan,
  assessment,
  asset,
  attest,
  attested,
  evidenceOf,
  inDays,
  rated,
  requested,
  rescore,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { assessRisk, confirmRisk, rescoreRisks } from "../assessments/commands";
import { getRisk } from "../details/queries";
import { completePlan, planRisk } from "../plans/commands";
import { proposeTreatment } from "../treatments/commands";
import { finishTreatment, startTreatment, verifyTreatment } from "../treatments/work/commands";

let people: World;
let holder: Holder;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  holder = await rowHolder();
}, 120_000);
afterAll(async () => {
  await holder.leaves();
});

describe("an acceptance and a change of what it binds", () => {
  it("wait for one another: what changed meanwhile is not accepted", async () => {
    const { grace, priya, anton } = people;
    const endpoint = await asset(people, "ep-share");
    const made = await rated({
      ...{ owner: grace, assets: [endpoint.reference], likelihood: 2, impact: 3 },
    });
    const { id, version } = await requested(priya, made);
    await holder.holds("asset", endpoint.id);
    const { id: edited, version: seen } = endpoint;
    const editing = anton.does(editAsset, {
      ...{ id: edited, version: seen, classification: "restricted" },
    });
    await holder.untilWaiting(1);
    const accepting = grace.does(acceptRisk, {
      ...{ id, version, reason: "The rest fits the appetite.", validUntil: inDays(100) },
    });
    const refusal = expect(accepting).rejects.toMatchObject({ code: "conflict" });
    await holder.untilWaiting(2);
    await holder.letsGo();
    await editing;
    await refusal;
    const { acceptances } = await priya.reads(getRisk, { id: made.id });
    expect(acceptances).toMatchObject([{ state: "requested" }]);
  });
});

describe("an assessment and a change of a control that it newly names", () => {
  it("wait for one another: the level is reckoned by the state that is kept", async () => {
    const { grace, priya } = people;
    const endpoint = await asset(people, "ep-late-link");
    await attested(people, "A.8.12");
    const made = await rated({
      ...{ owner: grace, assets: [endpoint.reference], likelihood: 5, impact: 3 },
    });
    const before = await priya.reads(getControl, { id: "A.8.12" });
    const { rows } = await priya.reads(listAttestations, {
      ...{ control: "A.8.12", state: ["accepted"] },
    });
    await holder.holds("control", before.id);
    const recalling = priya.does(recallAttestation, {
      ...{ id: rows[0]?.id ?? "", version: rows[0]?.version ?? 0 },
      reason: "Two nodes were left out.",
    });
    await holder.untilWaiting(1);
    const assessing = grace.does(assessRisk, {
      ...{ ...assessment(5, 3), id: made.id, version: made.version },
      controls: [{ control: "A.8.12", side: "likelihood", strength: "strong" }],
    });
    await holder.untilWaiting(2);
    await holder.letsGo();
    await recalling;
    await assessing;
    const after = await priya.reads(getControl, { id: "A.8.12" });
    expect(after.operatingState).not.toBe(before.operatingState);
    expect(await system.does(rescoreRisks, { ids: [made.id] })).toEqual({ changed: 0 });
  });
});

/** Something is found of a control; the job that follows has not run. */
async function fails(control: string) {
  const { jonas, priya } = people;
  const { rows } = await priya.reads(listAttestations, { control, state: ["accepted"] });
  for (const { id, version } of rows) {
    await priya.does(recallAttestation, { id, version, reason: "Two nodes were left out." });
  }
  await attest({ jonas, priya }, control, "not_effective");
}

/** Closed by Jonas and seen by Anton. */
async function verified({ id, version }: { id: string; version: number }) {
  const { jonas, anton } = people;
  await jonas.does(startTreatment, { id, version });
  const { reference } = await evidenceOf(jonas, "A.8.20");
  const note = "It is closed.";
  await jonas.does(finishTreatment, { id, version: version + 1, note, evidence: [reference] });
  await anton.does(verifyTreatment, { id, version: version + 2, note: "Seen from outside." });
}

describe("a level that waits to be computed anew", () => {
  it("is not confirmed, and no plan is completed by it", async () => {
    const { grace, priya } = people;
    const endpoint = await asset(people, "ep-waits");
    await attested(people, "A.8.9");
    const controls = [{ control: "A.8.9", side: "likelihood", strength: "strong" } as const];
    const rating = { owner: grace, assets: [endpoint.reference], likelihood: 3, impact: 3 };
    const made = await rated({ ...rating, controls });
    const treated = await rated({ ...rating, controls });
    const action = await priya.does(proposeTreatment, actionOn(people, treated.id));
    const { id, version } = await grace.does(planRisk, {
      ...{ id: treated.id, version: treated.version, option: "modify" },
    });
    const approved = await approvesPlan(grace, { id, version });
    await verified({ id: action.id, version: action.version + 1 });
    const now = await grace.does(confirmRisk, await seen(approved.id));
    await fails("A.8.9");
    const refusal = { code: "conflict", message: expect.stringContaining("computed anew") };
    const stale = { id: made.id, version: made.version };
    await expect(grace.does(confirmRisk, stale)).rejects.toMatchObject(refusal);
    const worked = { id: now.id, version: now.version };
    await expect(priya.does(completePlan, worked)).rejects.toMatchObject(refusal);
    await rescore({ controlId: "A.8.9" });
    await expect(grace.does(confirmRisk, await seen(made.id))).resolves.toBeDefined();
    await expect(priya.does(completePlan, await seen(treated.id))).rejects.toThrow(/confirm/);
  });
});

/** The risk as its page shows it now. */
async function seen(id: string) {
  const { version } = await people.priya.reads(getRisk, { id });
  return { id, version };
}
