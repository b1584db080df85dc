import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA, assignControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { grantRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { evidenceOf, inDays, today } from "@/lib/testing/risks";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import { announceAudit, planAudit, startAudit } from "../../commands";
import { gradeFinding, raiseFinding } from "../commands";
import { acceptPlan, returnPlan, submitPlan } from "../plans/commands";
import { getFinding } from "../queries";
import { implementAction, observeAction, verifyFinding } from "./commands";

let people: World;
/** An auditor who owned what is audited until today, and one who did not. */
let owner: TestPerson;
let outsider: TestPerson;
let audit: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  const { helen, oskar, jonas, bram } = people;
  await assign("A.5.18", oskar);
  await assign("A.5.18", jonas);
  owner = await auditor(oskar);
  outsider = await auditor(bram);
  const planned = await helen.does(planAudit, {
    ...{ title: "Access", objective: "Conformity", scope: "Platform", method: "Samples" },
    ...{ criteria: ["ISO/IEC 27001"], from: today(), to: inDays(2) },
    ...{ lead: helen.id, refs: ["A.5.18"] },
  });
  audit = planned.id;
  const { version } = await helen.does(announceAudit, { id: audit, version: 1 });
  await helen.does(startAudit, { id: audit, version });
});

async function assign(ref: string, to: TestPerson) {
  const { version } = await people.priya.reads(getControl, { id: ref });
  await people.priya.does(assignControl, {
    ...{ id: ref, version, owner: to.id, reviewer: people.anton.id, attestationDays: 180 },
  });
}

async function auditor(who: TestPerson): Promise<TestPerson> {
  const { version } = await people.jonas.reads(getPerson, { id: who.id });
  await people.jonas.does(grantRole, { id: who.id, version, role: "internal_auditor" });
  const roles = [...who.actor.roles, "internal_auditor"] as const;
  return person({ ...who.actor, roles }, who.reference);
}

const S6 = /S6.*owner of A\.5\.18/s;
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
const observed = { days: 0, reason: "The block is technical and was tested five times" };
const judged = { result: "effective", verification: "Ten sampled, no repeat" } as const;

describe("who owned an audited control", () => {
  it("judges no plan, period or effect in the audit of somebody else; another auditor does", async () => {
    const { helen, jonas, anton } = people;
    const grade = { grade: "minor", areaOwner: jonas.id } as const;
    const { id, version } = await helen.does(raiseFinding, { ...what, audit, ...grade });
    const sent = await jonas.does(submitPlan, { id, version, ...plan(anton) });
    const judge = { id, version: sent.version };
    await expect(owner.does(acceptPlan, judge)).rejects.toThrow(S6);
    const back = { ...judge, reason: "Say how it shows that it helped" };
    await expect(owner.does(returnPlan, back)).rejects.toThrow(S6);
    const returned = await outsider.does(returnPlan, back);
    const again = await jonas.does(submitPlan, { id, version: returned.version, ...plan(anton) });
    const accepted = await outsider.does(acceptPlan, { id, version: again.version });

    const { reference } = await evidenceOf(anton, "A.5.18");
    const done = { note: "Single sign-on since this morning", evidence: [reference] };
    const acted = await anton.does(implementAction, { id, version: accepted.version, ...done });
    const observe = { id, version: acted.version, ...observed };
    await expect(owner.does(observeAction, observe)).rejects.toThrow(S6);
    const watched = await outsider.does(observeAction, observe);
    const verify = { id, version: watched.version, ...judged };
    await expect(owner.does(verifyFinding, verify)).rejects.toThrow(S6);
    const ineffective = { ...verify, result: "ineffective" } as const;
    await expect(owner.does(verifyFinding, ineffective)).rejects.toThrow(S6);
    expect(await helen.reads(getFinding, { id })).toMatchObject({ state: "verifying" });
    expect((await outsider.does(verifyFinding, verify)).state).toBe("closed");
  });

  it("judges a finding that came from no audit", async () => {
    const { helen, jonas, anton, priya } = people;
    const { id, version } = await priya.does(raiseFinding, what);
    const grade = { id, version, grade: "observation", areaOwner: jonas.id } as const;
    const graded = await helen.does(gradeFinding, grade);
    const sent = await jonas.does(submitPlan, { id, version: graded.version, ...plan(anton) });
    const accepted = await owner.does(acceptPlan, { id, version: sent.version });
    const note = "Single sign-on since this morning";
    const acted = await anton.does(implementAction, { id, version: accepted.version, note });
    const watched = await owner.does(observeAction, { id, version: acted.version, ...observed });
    const verify = { id, version: watched.version, ...judged };
    expect((await owner.does(verifyFinding, verify)).state).toBe("closed");
  });
});
