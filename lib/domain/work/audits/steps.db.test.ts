import { beforeAll, describe, expect, it } from "vitest";
import { recordItem } from "@/lib/domain/audits/checklist/commands";
import {
  announceAudit,
  closeAudit,
  endFieldwork,
  issueAudit,
  planAudit,
  startAudit,
} from "@/lib/domain/audits/commands";
import {
  agreeWithdrawal,
  gradeFinding,
  raiseFinding,
  withdrawFinding,
} from "@/lib/domain/audits/findings/commands";
import {
  implementAction,
  observeAction,
  verifyFinding,
} from "@/lib/domain/audits/findings/corrective-actions/commands";
import { acceptPlan, submitPlan } from "@/lib/domain/audits/findings/plans/commands";
import { adoptAnnexA, assignControl } from "@/lib/domain/controls/commands";
import { acceptEvidence, submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { approveEngagement, proposeEngagement } from "@/lib/domain/engagements/commands";
import { deactivatePerson, grantRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import {
  finishTreatment,
  startTreatment,
  verifyTreatment,
} from "@/lib/domain/risks/treatments/work/commands";
import { invited } from "@/lib/testing/invited";
import { approvedRisk, asset, attested, evidenceOf, inDays, today } from "@/lib/testing/risks";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const what = {
  ...{ title: "Reviews not performed", ref: "A.5.18", criterion: "A.5.18" },
  ...{ evidence: "Export lists 19 accounts", gap: "No review in three quarters" },
};
const plan = (responsible: TestPerson) => ({
  ...{ correction: "Accounts removed", extentCheck: "All systems compared" },
  rootCause: "Reviews were a calendar note; the registry uses accounts of its own",
  ...{ action: "Connect the registry", responsible: responsible.id, actionDue: inDays(30) },
  effectivenessCriterion: "A new sample shows no repeat",
});

async function planned(ref = "A.5.18") {
  const { helen } = people;
  return helen.does(planAudit, {
    ...{ title: "Access", objective: "Conformity", scope: "Platform", method: "Samples" },
    ...{ criteria: ["ISO/IEC 27001"], from: today(), to: inDays(2) },
    ...{ lead: helen.id, refs: [ref] },
  });
}

async function asAuditor(who: TestPerson): Promise<TestPerson> {
  const { version } = await people.jonas.reads(getPerson, { id: who.id });
  await people.jonas.does(grantRole, { id: who.id, version, role: "internal_auditor" });
  const roles = [...who.actor.roles, "internal_auditor"] as const;
  return person({ ...who.actor, roles }, who.reference);
}

describe("an audit and its finding", () => {
  it("wait for the lead, the owner of the area and the doer, each in turn", async () => {
    const { helen, jonas, anton, saskia } = people;
    const audit = await planned();
    const { id } = audit;
    expect(await who("announce_audit", audit.reference)).toEqual(["helen"]);
    const announced = await helen.does(announceAudit, { id, version: 1 });
    expect(await who("announce_audit", audit.reference)).toEqual([]);
    expect(await who("start_audit", audit.reference)).toEqual(["helen"]);
    const started = await helen.does(startAudit, { id, version: announced.version });
    expect(await who("start_audit", audit.reference)).toEqual([]);
    expect(await who("do_audit", audit.reference)).toEqual(["helen"]);

    const raised = await helen.does(raiseFinding, { ...what, audit: id });
    const found = { id: raised.id };
    const { reference } = raised;
    expect(await who("grade_finding", reference)).toEqual(["helen"]);
    const ended = await helen.does(endFieldwork, { id, version: started.version });
    expect(await who("issue_audit", audit.reference)).toEqual(["helen"]);
    const report = { conclusion: "One area does not conform.", strengths: ["Open answers"] };
    const issue = { id, version: ended.version, ...report, distribution: [saskia.id] };
    const issued = await helen.does(issueAudit, issue);
    expect(await who("issue_audit", audit.reference)).toEqual([]);
    expect(await who("close_audit", audit.reference)).toEqual([]);

    const grade = { version: 1, grade: "minor", areaOwner: jonas.id } as const;
    const graded = await helen.does(gradeFinding, { ...found, ...grade });
    expect(await who("grade_finding", reference)).toEqual([]);
    expect(await who("plan_finding", reference)).toEqual(["jonas"]);
    const sent = { ...found, version: graded.version, ...plan(anton) };
    const submitted = await jonas.does(submitPlan, sent);
    expect(await who("plan_finding", reference)).toEqual([]);
    expect(await who("accept_plan", reference)).toEqual(["helen"]);
    const accepted = await helen.does(acceptPlan, { ...found, version: submitted.version });
    expect(await who("accept_plan", reference)).toEqual([]);
    expect(await who("close_audit", audit.reference)).toEqual(["helen"]);
    const talked = { id, version: issued.version, discussedOn: today() };
    await helen.does(closeAudit, talked);
    expect(await who("close_audit", audit.reference)).toEqual([]);

    expect(await who("implement_finding", reference)).toEqual(["anton"]);
    const proof = await evidenceOf(anton, "A.5.18");
    const done = { note: "Single sign-on since this morning", evidence: [proof.reference] };
    const acted = { ...found, version: accepted.version, ...done };
    const implemented = await anton.does(implementAction, acted);
    expect(await who("implement_finding", reference)).toEqual([]);
    expect(await who("observe_finding", reference)).toEqual(["helen"]);
    const period = { days: 0, reason: "The block is technical and was tested five times" };
    const watched = await helen.does(observeAction, {
      ...{ ...found, version: implemented.version },
      ...period,
    });
    expect(await who("observe_finding", reference)).toEqual([]);
    expect(await who("verify_finding", reference)).toEqual(["helen"]);
    const judged = { result: "effective", verification: "Sample of ten showed no repeat" } as const;
    await helen.does(verifyFinding, { ...found, version: watched.version, ...judged });
    expect(await who("verify_finding", reference)).toEqual([]);
  });

  it("leave the fieldwork when every line has its result", async () => {
    const { helen } = people;
    const audit = await planned();
    const { id } = audit;
    const { version } = await helen.does(announceAudit, { id, version: 1 });
    const started = await helen.does(startAudit, { id, version });
    const line = { id, ref: "A.5.18", version: 1, result: "conforming", note: "Seen" } as const;
    await helen.does(recordItem, line);
    await helen.does(endFieldwork, { id, version: started.version });
    expect(await who("do_audit", audit.reference)).toEqual([]);
  });
});

describe("a finding outside an audit", () => {
  it("is not graded by who raised it, nor judged by the owner of its area", async () => {
    const { priya, bram, helen } = people;
    const hers = await priya.does(raiseFinding, what);
    expect(await who("grade_finding", hers.reference)).toEqual(["helen"]);
    const raised = await bram.does(raiseFinding, what);
    const { id, reference } = raised;
    expect(await who("grade_finding", reference)).toEqual(["helen", "priya"]);
    const grade = { grade: "minor", areaOwner: priya.id } as const;
    const graded = await helen.does(gradeFinding, { id, version: 1, ...grade });
    expect(await who("plan_finding", reference)).toEqual(["priya"]);
    await priya.does(submitPlan, { id, version: graded.version, ...plan(bram) });
    expect(await who("accept_plan", reference)).toEqual(["helen"]);
  });

  it("is withdrawn by a second auditor or top management", async () => {
    const { priya, bram, daan, helen } = people;
    const { id, reference } = await bram.does(raiseFinding, what);
    const reason = "It was raised twice on the same day.";
    const asked = await priya.does(withdrawFinding, { id, version: 1, reason });
    expect(await who("grade_finding", reference)).toEqual([]);
    expect(await who("agree_withdrawal", reference)).toEqual(["daan", "helen", "saskia"]);
    await daan.does(agreeWithdrawal, { id, version: asked.version });
    expect(await who("agree_withdrawal", reference)).toEqual([]);
    const other = await bram.does(raiseFinding, what);
    await helen.does(withdrawFinding, { id: other.id, version: 1, reason });
    expect(await who("agree_withdrawal", other.reference)).toEqual(["daan", "saskia"]);
  });
});

describe("an engagement", () => {
  it("waits for top management", async () => {
    const { priya, ruben, saskia } = people;
    const { id, reference } = await priya.does(proposeEngagement, {
      ...{ person: ruben.id, body: "CertNord", purpose: "Stage 1", modules: ["scope"] },
      ...{ from: today(), until: inDays(30), confidentialityOn: inDays(-3) },
    });
    expect(await who("approve_engagement", reference)).toEqual(["daan", "saskia"]);
    await saskia.does(approveEngagement, { id, version: 1 });
    expect(await who("approve_engagement", reference)).toEqual([]);
  });
});

/** Bram owned A.8.29, accepted evidence for A.8.31 and verified an action by which A.8.20 is treated. */
async function partsOf(bram: TestPerson) {
  const { jonas, priya, anton } = people;
  const assign = async (owner: TestPerson, reviewer: TestPerson) => {
    const { version } = await priya.reads(getControl, { id: "A.8.29" });
    const named = { owner: owner.id, reviewer: reviewer.id, attestationDays: 180 };
    await priya.does(assignControl, { id: "A.8.29", version, ...named });
  };
  await assign(anton, bram);
  const file = await jonas.does(submitEvidence, {
    ...{ title: "Export", kind: "export", source: "Registry", collectedAt: today() },
    ...{ periodFrom: inDays(-30), periodTo: today(), controls: ["A.8.29", "A.8.31"] },
    file: { name: "export.csv", kind: "csv", size: 12, sha256: "b".repeat(64) },
  });
  await bram.does(acceptEvidence, { id: file.id, version: 1 });
  await assign(bram, anton);
  await assign(jonas, anton);
  await attested(people, "A.8.20");
  const endpoint = await asset(people, "ep-embed");
  const over = { verifier: bram.reference };
  const { id, version } = (await approvedRisk(people, endpoint.reference, over)).treatment;
  await jonas.does(startTreatment, { id, version });
  const evidence = [(await evidenceOf(jonas, "A.8.20")).reference];
  const note = "Closed by policy and scanned from outside.";
  const done = await jonas.does(finishTreatment, { id, version: version + 1, note, evidence });
  await bram.does(verifyTreatment, { id, version: done.version, note });
}

/** A finding of Helen's audit of this control, whose plan waits. */
async function waiting(ref: string): Promise<string> {
  const { helen, jonas, oskar } = people;
  const { id } = await planned(ref);
  const { version } = await helen.does(announceAudit, { id, version: 1 });
  await helen.does(startAudit, { id, version });
  const grade = { grade: "minor", areaOwner: jonas.id } as const;
  const raised = await helen.does(raiseFinding, { ...what, ref, audit: id, ...grade });
  await jonas.does(submitPlan, { id: raised.id, version: raised.version, ...plan(oskar) });
  return raised.reference;
}

describe("a finding whose lead auditor has left", () => {
  it("waits for another auditor, but not for who had a part in the audited control", async () => {
    const { helen, jonas, bram } = people;
    await partsOf(bram);
    const cast = { ...people, bram: await asAuditor(bram) };
    const free = await waiting("A.8.30");
    const barred = [await waiting("A.8.29"), await waiting("A.8.31"), await waiting("A.8.20")];
    expect(await invited(cast, "accept_plan", free)).toEqual(["helen"]);
    const { version } = await jonas.reads(getPerson, { id: helen.id });
    await jonas.does(deactivatePerson, { id: helen.id, version });
    // Nobody signs in as Helen any more; only this test still asks for her.
    expect(await invited(cast, "accept_plan", free)).toEqual(["bram", "helen"]);
    for (const one of barred) expect(await invited(cast, "accept_plan", one)).toEqual(["helen"]);
  });
});
