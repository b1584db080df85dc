import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import type { card as cardSchema } from "@/lib/domain/assets/imports/drafts/schema";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { deactivatePerson } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { acceptRisk, rejectAcceptance } from "@/lib/domain/risks/acceptances/commands";
import { renewAcceptance } from "@/lib/domain/risks/acceptances/renewals/commands";
import { assessRisk, confirmRisk } from "@/lib/domain/risks/assessments/commands";
import { closeRisk, confirmClosure } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { completePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import { dismissProposals } from "@/lib/domain/risks/proposals/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { confirmReview } from "@/lib/domain/risks/reviews/commands";
import { approveTreatment, proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import { escalateTreatment } from "@/lib/domain/risks/treatments/lateness/commands";
import {
  finishTreatment,
  startTreatment,
  verifyTreatment,
} from "@/lib/domain/risks/treatments/work/commands";
import { judgeWording, rewordRisk } from "@/lib/domain/risks/wordings/commands";
import { clock } from "@/lib/platform/clock";
import { invited } from "@/lib/testing/invited";
import {
  actionOn,
  approvedRisk,
  approvesPlan,
  assessment,
  asset,
  attested,
  evidenceOf,
  inDays,
  plannedRisk,
  proposed,
  rated,
  requested,
} from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { listTasks } from "../queries";
import type { TaskKind } from "../schema";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-embed")).reference;
  await attested(people, "A.8.20");
}, 120_000);
afterEach(() => clock.set(null));

const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const seen = (id: string) => people.priya.reads(getRisk, { id });
const reason = "The endpoint was switched off last week.";

/** Carries out an approved action up to its verification. */
async function done(by: TestPerson, { id, version }: { id: string; version: number }) {
  await by.does(startTreatment, { id, version });
  const { reference } = await evidenceOf(by, "A.8.20");
  const note = "Closed by policy and scanned from outside.";
  return by.does(finishTreatment, { id, version: version + 1, note, evidence: [reference] });
}

describe("a risk", () => {
  it("waits for its owner, then for each who plans, does, verifies and completes", async () => {
    const { grace, anton, jonas, priya } = people;
    const { id, reference } = await proposed(grace, [endpoint]);
    expect(await who("assess_risk", reference)).toEqual(["grace"]);
    const assessed = await anton.does(assessRisk, { ...assessment(5, 3), id, version: 1 });
    expect(await who("assess_risk", reference)).toEqual([]);
    expect(await who("plan_risk", reference)).toEqual([]);
    expect(await who("confirm_risk", reference)).toEqual(["grace"]);
    const confirmed = await grace.does(confirmRisk, { id, version: assessed.version });
    expect(await who("confirm_risk", reference)).toEqual([]);
    expect(await who("plan_risk", reference)).toEqual(["grace"]);
    const action = await priya.does(proposeTreatment, actionOn(people, id));
    expect(await who("approve_treatment", action.reference)).toEqual(["grace"]);
    const modify = { id, version: confirmed.version, option: "modify" } as const;
    const planned = await grace.does(planRisk, modify);
    expect(await who("plan_risk", reference)).toEqual([]);
    expect(await who("approve_plan", reference)).toEqual([]);
    await grace.does(approveTreatment, { id: action.id, version: action.version });
    expect(await who("approve_treatment", action.reference)).toEqual([]);
    expect(await who("approve_plan", reference)).toEqual(["grace"]);
    const { version } = await seen(id);
    expect(version).toBeGreaterThanOrEqual(planned.version);
    await approvesPlan(grace, { id, version });
    expect(await who("approve_plan", reference)).toEqual([]);

    expect(await who("do_treatment", action.reference)).toEqual(["jonas"]);
    expect(await who("complete_plan", reference)).toEqual([]);
    const finished = await done(jonas, { id: action.id, version: action.version + 1 });
    expect(await who("do_treatment", action.reference)).toEqual([]);
    expect(await who("verify_treatment", action.reference)).toEqual(["anton"]);
    const note = "Scanned from outside on three days.";
    await anton.does(verifyTreatment, { id: action.id, version: finished.version, note });
    expect(await who("verify_treatment", action.reference)).toEqual([]);
    expect(await who("complete_plan", reference)).toEqual([]);
    expect(await who("confirm_risk", reference)).toEqual(["grace"]);
    await grace.does(confirmRisk, { id, version: (await seen(id)).version });
    expect(await who("complete_plan", reference)).toEqual(["priya"]);
    const complete = { id, version: (await seen(id)).version };
    const { state } = await priya.does(completePlan, complete);
    expect(state).toBe("monitored");
    expect(await who("complete_plan", reference)).toEqual([]);

    await grace.does(closeRisk, { id, version: (await seen(id)).version, reason });
    expect(await who("confirm_closure", reference)).toEqual(["priya"]);
    await priya.does(confirmClosure, { id, version: (await seen(id)).version });
    expect(await who("confirm_closure", reference)).toEqual([]);
  });

  it("waits for its owner again from the day of its review, until it is reassessed", async () => {
    const { grace, jonas } = people;
    const fresh = await proposed(grace, [endpoint]);
    const { id, reference } = fresh;
    const due = { ...assessment(2, 3), id, reviewDays: 1 };
    await grace.does(assessRisk, { ...due, version: fresh.version });
    expect(await who("review_risk", reference)).toEqual([]);
    clock.set(new Date(Date.now() + 86_400_000));
    expect(await who("review_risk", reference)).toEqual(["grace"]);
    const other = await proposed(grace, [endpoint]);
    const second = { ...assessment(2, 3), id: other.id, version: other.version, reviewDays: 1 };
    await grace.does(assessRisk, second);
    clock.set(new Date(Date.now() + 3 * 86_400_000));
    // However many are due, they are one thing to do.
    const { rows } = await grace.reads(listTasks, { kind: ["review_risk"] });
    expect(rows).toMatchObject([
      { title: "2 risks that are due for review", path: "/risks/review?owner=me", overdue: true },
    ]);
    await grace.does(confirmReview, {
      ...{ id: other.id, version: (await seen(other.id)).version },
      reason: "Nothing about it has changed since.",
    });
    const { version } = await seen(id);
    await jonas.does(assessRisk, { ...assessment(2, 3), id, version, reviewDays: 90 });
    expect(await who("review_risk", reference)).toEqual([]);
  });

  it("waits with other words for the owner or compliance, whoever did not write them", async () => {
    const { grace, priya } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 3 });
    const asked = await requested(grace, risk);
    const until = { validUntil: inDays(90), reason: "Cheaper to bear than to treat it." };
    await grace.does(acceptRisk, { id: asked.id, version: asked.version, ...until });
    const words = {
      cause: "As network rules are partly set by hand,",
      event: "a runtime port may become reachable,",
      consequence: "so that prompts of customers are read.",
    };
    for (const [writer, judge, name] of [
      [priya, grace, "grace"],
      [grace, priya, "priya"],
    ] as const) {
      const { version } = await seen(risk.id);
      await writer.does(rewordRisk, { id: risk.id, version, ...words });
      expect(await who("judge_wording", risk.reference)).toEqual([name]);
      const said = { id: risk.id, version: version + 1, sameMeaning: false };
      await judge.does(judgeWording, said);
      expect(await who("judge_wording", risk.reference)).toEqual([]);
    }
  });
});

describe("an acceptance", () => {
  it("waits for the authority of the level that the risk has now, and not for who treats it", async () => {
    const { grace, daan, saskia, priya } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 4, impact: 3 });
    const { reference } = risk;
    const asked = await requested(grace, risk);
    expect(await who("plan_risk", reference)).toEqual([]);
    expect(await who("accept_risk", reference)).toEqual(["daan", "saskia"]);
    const his = { ...actionOn(people, risk.id), responsible: daan.reference };
    await priya.does(proposeTreatment, his);
    expect(await who("accept_risk", reference)).toEqual(["saskia"]);
    const { version } = await seen(risk.id);
    const worse = { ...assessment(5, 5), id: risk.id, version };
    const higher = await grace.does(assessRisk, worse);
    expect(higher.current?.band).toBe("critical");
    expect(await who("accept_risk", reference)).toEqual([]);
    expect(await who("reject_acceptance", reference)).toEqual(["daan", "grace", "saskia"]);
    const [open] = (await seen(risk.id)).acceptances;
    const no = { id: asked.id, version: open?.version ?? 0, reason: "Nobody may accept this." };
    await saskia.does(rejectAcceptance, no);
    expect(await who("reject_acceptance", reference)).toEqual([]);
    expect(await who("plan_risk", reference)).toEqual(["grace"]);
  });

  it("in its last days waits for its owner to renew it, then for the decision", async () => {
    const { grace, priya } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
    const { id, version } = await requested(priya, risk);
    const kept = await grace.does(acceptRisk, { id, version, reason, validUntil: inDays(40) });
    expect(await who("renew_acceptance", risk.reference)).toEqual([]);
    clock.set(new Date(`${inDays(10)}T09:00:00Z`));
    expect(await who("renew_acceptance", risk.reference)).toEqual(["grace"]);
    const asked = await priya.does(renewAcceptance, { id: kept.id, version: kept.version });
    expect(await who("renew_acceptance", risk.reference)).toEqual([]);
    expect(await who("accept_risk", risk.reference)).toEqual(["grace"]);
    const validUntil = inDays(90);
    const given = { id: asked.id, version: asked.version, reason, validUntil };
    await grace.does(acceptRisk, given);
    expect(await who("accept_risk", risk.reference)).toEqual([]);
  });

  it("by an owner who treats the risk waits for a second look first", async () => {
    const { grace, priya, oskar } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 3 });
    const { reference } = risk;
    const hers = { ...actionOn(people, risk.id), responsible: grace.reference };
    await priya.does(proposeTreatment, hers);
    const asked = await requested(priya, { id: risk.id, version: (await seen(risk.id)).version });
    expect(await who("accept_risk", reference)).toEqual([]);
    expect(await who("ask_second_look", reference)).toEqual(["grace"]);
    const look = await grace.does(requestReview, {
      ...{ rule: "S4", recordKind: "acceptance", recordId: asked.reference },
      ...{ act: "acceptances.accept", reason: "Only I know the platform and own the risk." },
    });
    expect(await who("ask_second_look", reference)).toEqual([]);
    const others = ["anton", "daan", "jonas", "oskar", "saskia"];
    expect(await who("second_look", look.reference)).toEqual(others);
    const words = { secondLook: "Read the action and the scores and asked two questions." };
    await oskar.does(recordSecondLook, { id: look.id, version: look.version, ...words });
    expect(await who("second_look", look.reference)).toEqual([]);
    expect(await who("accept_risk", reference)).toEqual(["grace"]);
    const until = { validUntil: inDays(90), reason: "Cheaper to bear than to treat it." };
    await grace.does(acceptRisk, { id: asked.id, version: asked.version, ...until });
    expect(await who("accept_risk", reference)).toEqual([]);
  });
});

describe("an action", () => {
  it("of the risk's owner is approved by the owner only after a second look", async () => {
    const { grace } = people;
    const over = { responsible: grace.reference };
    const { treatment } = await plannedRisk(people, endpoint, over);
    expect(await who("approve_treatment", treatment.reference)).toEqual([]);
    expect(await who("ask_second_look", treatment.reference)).toEqual(["grace"]);
  });

  it("without a verifier waits for compliance, also when the verifier has left", async () => {
    const { jonas, oskar } = people;
    const bare = await approvedRisk(people, endpoint, { verifier: undefined });
    const named = await approvedRisk(people, endpoint, { verifier: oskar.reference });
    for (const { treatment } of [bare, named]) await done(jonas, treatment);
    expect(await who("verify_treatment", bare.treatment.reference)).toEqual(["priya"]);
    expect(await who("verify_treatment", named.treatment.reference)).toEqual(["oskar"]);
    const { version } = await jonas.reads(getPerson, { id: oskar.id });
    await jonas.does(deactivatePerson, { id: oskar.id, version });
    // Nobody signs in as Oskar any more; only this test still asks for him.
    const left = await who("verify_treatment", named.treatment.reference);
    expect(left).toEqual(["oskar", "priya"]);
  });
});

describe("a late action", () => {
  it("is one task of who does it, then of the owner and of compliance too", async () => {
    const { treatment } = await approvedRisk(people, endpoint);
    const told = { 21: "jonas", 23: "grace jonas", 27: "grace jonas priya" };
    for (const [days, names] of Object.entries(told)) {
      clock.set(new Date(Date.now() + Number(days) * 86_400_000));
      await system.does(escalateTreatment, { id: treatment.id });
      const whose = await who("late_treatment", treatment.reference);
      expect(whose.toSorted().join(" ")).toBe(names);
    }
    expect(await who("do_treatment", treatment.reference)).toEqual([]);
  });
});

describe("proposed risks", () => {
  it("wait for compliance and those who answer for the asset, as one task", async () => {
    const { anton, priya } = people;
    const card: z.input<typeof cardSchema> = {
      ...{ kind: "model", name: "Digest-3B", summary: "Writes summaries.", languages: ["en"] },
      ...{ licence: null, licenceKnown: false, library: null, weightsFormat: null },
      ...{ baseModels: [], datasets: ["pairs"], metrics: [], tags: [], tasks: [], sources: [] },
      ...{ pipelineTag: "summarization", sizeCategory: null, personalData: "unknown" },
      ...{ personalDataSentence: null, biasSection: "absent", limitations: "absent" },
      ...{ intendedUse: "absent", evaluation: "absent", annotations: [], gated: false },
      ...{ derivation: null, training: null, warnings: [] },
      facts: [{ key: "licence", value: "not given", from: "absent" }],
    };
    const done = await anton.does(importAssets, {
      drafts: [{ kind: "model", name: card.name, card: { card, digest: "a".repeat(64) } }],
    });
    const reference = done.items[0]?.reference ?? "";
    const { rows, total } = await priya.reads(listProposals, { asset: reference });
    expect(total).toBeGreaterThanOrEqual(3);
    expect(await who("decide_proposal", reference)).toEqual(["anton", "priya"]);
    const named = await priya.reads(listTasks, { q: `Digest-3B (${total})` });
    expect(named.rows).toMatchObject([{ reference, path: `/assets/${reference}/risks` }]);
    const proposals = rows.map(({ id, version }) => ({ id, version }));
    await anton.does(dismissProposals, { proposals, reason });
    expect(await who("decide_proposal", reference)).toEqual([]);
  });
});
