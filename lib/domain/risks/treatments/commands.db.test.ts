import { beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import {
  type ActionOver,
  actionOn,
  approvedRisk,
  approvesPlan,
  asset,
  inDays,
  plannedRisk,
  rated,
  seenPlan,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { getRisk } from "../details/queries";
import { approvePlan, planRisk } from "../plans/commands";
import {
  approveTreatment,
  cancelTreatment,
  editTreatment,
  moveTreatmentDue,
  proposeTreatment,
} from "./commands";
import { listTreatments } from "./queries";
import type { proposeTreatmentInput } from "./schema";

const LINK = { control: "A.8.20", side: "likelihood", strength: "strong" } as const;

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-batch")).reference;
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const action = (risk: string) => actionOn(people, risk);
const planned = (over: ActionOver = {}) => plannedRisk(people, endpoint, over);
const approved = (over: ActionOver = {}) => approvedRisk(people, endpoint, over);

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
    await expect(grace.does(planRisk, { ...plan, option: "share" })).rejects.toMatchObject({
      fields: { option: [expect.stringContaining(`${made.reference} is to modify it`)] },
    });
    const { version } = await grace.does(planRisk, plan);
    expect(await seen(risk.id)).toMatchObject({
      state: "treatment_planned",
      residual: { score: 15 },
      expected: { likelihood: 3, impact: 3 },
    });
    await expect(approvesPlan(daan, { id: risk.id, version })).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(approvesPlan(grace, { id: risk.id, version: version - 1 })).rejects.toEqual(
      refused("conflict"),
    );
    expect(await approvesPlan(grace, { id: risk.id, version })).toMatchObject({
      state: "in_treatment",
      current: { score: 15 },
      residual: { likelihood: 3, impact: 3 },
    });
    expect(await seen(risk.id)).toMatchObject({
      expected: null,
      treatments: [{ state: "approved", approvedBy: "Grace Adeyemi" }],
    });
  });

  it("is approved as it was shown, and nothing that came or changed since", async () => {
    const { grace, priya } = people;
    const { risk, treatment } = await planned({});
    const { version } = await grace.does(planRisk, {
      ...{ id: risk.id, version: risk.version, option: "modify" },
    });
    const shown = { id: risk.id, version, ...seenPlan(await seen(risk.id)) };
    const added = await priya.does(proposeTreatment, action(risk.id));
    await expect(grace.does(approvePlan, shown)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${added.reference} was added.`),
      current: { actions: [{ id: treatment.id }, { id: added.id, version: 1 }] },
    });
    const later = { ...shown, ...seenPlan(await seen(risk.id)) };
    await priya.does(editTreatment, { id: added.id, version: added.version, cost: 90_000 });
    await expect(grace.does(approvePlan, later)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${added.reference} was changed.`),
    });
    expect((await seen(risk.id)).treatments.map(({ state }) => state)).toEqual([
      ...["proposed", "proposed"],
    ]);
    await approvesPlan(grace, { id: risk.id, version });
    expect((await seen(risk.id)).treatments).toMatchObject([
      ...[
        { state: "approved", version: 2 },
        { state: "approved", version: 3 },
      ],
    ]);
  });

  it("says enough to be approved", async () => {
    const { grace, priya } = people;
    const { risk, treatment } = await planned({ verification: undefined });
    const { version } = await grace.does(planRisk, {
      id: risk.id,
      version: risk.version,
      option: "modify",
    });
    await expect(approvesPlan(grace, { id: risk.id, version })).rejects.toMatchObject({
      fields: { verification: expect.anything() },
    });
    await priya.does(editTreatment, {
      id: treatment.id,
      version: treatment.version,
      verification: "Scan from outside",
    });
    await approvesPlan(grace, { id: risk.id, version });
  });

  it("is not approved by whoever carries it out (S4), unless a second look stands in", async () => {
    const { grace, saskia, priya } = people;
    const { risk, treatment } = await planned({ responsible: grace.reference });
    const { version } = await grace.does(planRisk, {
      id: risk.id,
      version: risk.version,
      option: "modify",
    });
    const approve = () => approvesPlan(grace, { id: risk.id, version });
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
    const wrong: readonly (readonly [Partial<z.input<typeof proposeTreatmentInput>>, string])[] = [
      [{ responsible: helen.reference }, "responsible"],
      [{ verifier: jonas.reference }, "verifier"],
      [{ due: inDays(-1) }, "due"],
      [{ due: "2026-02-30" }, "due"],
      [{ controls: [{ ...LINK, control: "A.9.99" }] }, "controls"],
      [{ controls: [LINK, { ...LINK, side: "both" }] }, "controls"],
      [{ cost: 1.5 }, "cost"],
      [{ cost: -1 }, "cost"],
      [{ action: "\u0000 closed port" }, "action"],
      [{ responsible: "nobody@annex.example" }, "responsible"],
    ];
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
  expect(all.rows.length).toBeGreaterThan(2);
  expect(await bram.reads(listTreatments, {})).toMatchObject({ rows: [], total: 0 });
  const mine = await jonas.reads(listTreatments, { responsible: "me", sort: "-due" });
  expect(new Set(mine.rows.map((row) => row.responsible.name))).toEqual(
    new Set(["Jonas Lindqvist"]),
  );
  expect((await priya.reads(listTreatments, { q: "metrics port", size: 2 })).next).not.toBeNull();
});

it("a risk has no more actions than one person can approve as one plan", async () => {
  const { grace, priya } = people;
  const { id } = await rated({ owner: grace, assets: [endpoint], likelihood: 5, impact: 3 });
  for (let made = 0; made < 200; made++) await priya.does(proposeTreatment, action(id));
  await expect(priya.does(proposeTreatment, action(id))).rejects.toMatchObject({
    ...{ code: "wrong_state", message: expect.stringContaining("Split it into several risks.") },
  });
}, 120_000);
