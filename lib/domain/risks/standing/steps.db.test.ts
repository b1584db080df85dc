import { beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset } from "@/lib/domain/assets/relations/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { listTasks } from "@/lib/domain/work/queries";
import { followUp } from "@/lib/testing/jobs";
import {
  accepted,
  actionOn,
  approvesPlan,
  assessment,
  asset,
  inDays,
  rated,
  requested,
  rescore,
} from "@/lib/testing/risks";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { listAcceptances } from "../acceptances/queries";
import { assessRisk, confirmRisk } from "../assessments/commands";
import { changeRisks } from "../bulk/commands";
import { getRisk } from "../details/queries";
import { planRisk } from "../plans/commands";
import { confirmReview } from "../reviews/commands";
import { proposeTreatment } from "../treatments/commands";

let people: World;
/** Daan owns risks and is of compliance, as in a very small team. */
let both: TestPerson;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-lowered")).reference;
  const { actor, reference } = people.daan;
  both = person({ ...actor, roles: [...actor.roles, "compliance"] }, reference);
}, 120_000);

const reason = "Two people reach the endpoint.";

/** A risk of Grace's that Daan rates lower than the method, and then takes over. */
async function takenOver() {
  const { id, version } = await rated({
    ...{ owner: people.grace, assets: [endpoint] },
    ...{ likelihood: 4, impact: 3 },
  });
  const override = { likelihood: 2, impact: 2, reason };
  await both.does(assessRisk, { ...assessment(4, 3), id, version, override });
  const change = { owner: both.reference };
  await both.does(changeRisks, { risks: [{ id, version: version + 1 }], change });
  return { id, version: version + 2 };
}

describe("whoever set a level below the computed one", () => {
  it("confirms, reviews, plans and accepts nothing by it, also as the owner afterwards", async () => {
    const risk = await takenOver();
    const said = /set the level of R-\d+ below/;
    await expect(both.does(confirmRisk, risk)).rejects.toThrow(said);
    await expect(both.does(confirmReview, { ...risk, reason })).rejects.toThrow(said);
    const { id, version } = await requested(both, risk);
    const accept = { id, version, reason, validUntil: inDays(100) };
    await expect(both.does(acceptRisk, accept)).rejects.toThrow(said);
    const planning = await takenOver();
    await people.priya.does(proposeTreatment, actionOn(people, planning.id));
    const { version: planned } = await both.does(planRisk, { ...planning, option: "modify" });
    const plan = { id: planning.id, version: planned };
    await expect(approvesPlan(both, plan)).rejects.toThrow(said);
  });

  it("is offered none of it, and compliance is asked to assess it instead", async () => {
    const { id } = await takenOver();
    const shown = await both.reads(getRisk, { id });
    const can = { confirm: false, review: false, approvePlan: false, assess: true };
    const next = { step: "assess_anew", party: "compliance", yours: false };
    expect(shown).toMatchObject({ isConfirmed: false, can, next });
    expect(await people.priya.reads(getRisk, { id })).toMatchObject({ next: { yours: true } });
    const tasks = async (by: TestPerson, kind: "confirm_risk" | "assess_risk") =>
      (await by.reads(listTasks, { kind: [kind], q: shown.reference })).rows.length;
    expect(await tasks(both, "confirm_risk")).toBe(0);
    expect(await tasks(both, "assess_risk")).toBe(0);
    expect(await tasks(people.priya, "assess_risk")).toBe(1);
  });

  it("is free again once somebody else has assessed it, and so is another owner at once", async () => {
    const { grace, priya } = people;
    const risk = await takenOver();
    const again = await priya.does(assessRisk, { ...assessment(2, 2), ...risk });
    await both.does(confirmRisk, { id: risk.id, version: again.version });
    const other = await takenOver();
    const change = { owner: grace.reference };
    await both.does(changeRisks, { risks: [other], change });
    await grace.does(confirmRisk, { id: other.id, version: other.version + 1 });
  });
});

describe("the class that counts", () => {
  it("is bound: one that reaches the asset along a relation voids, by the job that the relation wakes", async () => {
    const { anton, grace, priya } = people;
    const place = await asset(people, "ep-served");
    const rating = { owner: grace, assets: [place.reference], likelihood: 2, impact: 2 };
    const made = await accepted(grace, rating, 100);
    const add = (classification: "internal" | "restricted") =>
      anton.does(addAsset, { name: `Model ${classification}`, kind: "model", classification });
    const relate = async (to: string) => {
      const now = await priya.reads(getAsset, { id: place.id });
      await anton.does(relateAsset, { id: place.id, version: now.version, type: "serves", to });
      await followUp();
    };
    await relate((await add("internal")).reference);
    const state = () => priya.reads(getRisk, { id: made.id });
    expect(await state()).toMatchObject({ state: "accepted" });
    await relate((await add("restricted")).reference);
    expect(await state()).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "voided", endReason: "assets" }],
    });
    const again = await requested(priya, { id: made.id, version: (await state()).version });
    expect(again).toMatchObject({ state: "requested" });
    await rescore({ riskId: made.id });
    expect(await priya.reads(listAcceptances, { state: ["requested"] })).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id: again.id })]),
    });
  });
});
