import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA, assignControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { grantRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { getReview } from "@/lib/domain/people/segregation/queries";
import { acceptRisk } from "@/lib/domain/risks/acceptances/commands";
import { editRisk, proposeRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { approveScope } from "@/lib/domain/scope/approvals/commands";
import { draftScope, editScope, submitScope } from "@/lib/domain/scope/commands";
import { clock } from "@/lib/platform/clock";
import { connectAs } from "@/lib/testing/database";
import { asset, inDays, rated, requested, today } from "@/lib/testing/risks";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import type { GrantedRole } from "@/prisma/generated/enums";
import { recordItem } from "../checklist/commands";
import {
  announceAudit,
  editAudit,
  endFieldwork,
  issueAudit,
  planAudit,
  startAudit,
} from "../commands";
import { gradeFinding, raiseFinding, withdrawFinding } from "../findings/commands";
import { getAudit } from "../queries";
import { auditIndependence } from "./queries";

let people: World;
let risk: { id: string; reference: string; version: number };
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  const endpoint = await asset(people, "ep-summarise");
  const assets = [endpoint.reference];
  risk = await rated({ owner: people.grace, assets, likelihood: 2, impact: 2 });
}, 120_000);
afterEach(() => clock.set(null));

const forbidden = expect.objectContaining({ code: "forbidden" });
const plan = (lead: TestPerson, refs: string[]) => ({
  ...{ title: "Access", objective: "Conformity", scope: "Platform", criteria: ["ISO/IEC 27001"] },
  ...{ method: "Samples", from: "2026-10-12", to: "2026-10-14", lead: lead.id, refs },
});
const found = (ref: string, audit: string) => ({
  ...{ title: "Reviews not performed", ref, criterion: ref, audit },
  ...{ evidence: "Export of 12 Oct lists 19 accounts", gap: "No review in three quarters" },
});

/** The same person with one role more. */
async function also(who: TestPerson, role: GrantedRole): Promise<TestPerson> {
  const { version } = await people.jonas.reads(getPerson, { id: who.id });
  await people.jonas.does(grantRole, { id: who.id, version, role });
  return person({ ...who.actor, roles: [...who.actor.roles, role] }, who.reference);
}

async function assign(ref: string, owner: TestPerson, reviewer: TestPerson) {
  const { version } = await people.priya.reads(getControl, { id: ref });
  await people.priya.does(assignControl, {
    ...{ id: ref, version, owner: owner.id, reviewer: reviewer.id, attestationDays: 180 },
  });
}

const conflicts = async (lead: TestPerson, refs: string[]) => {
  const { id } = await people.helen.does(planAudit, plan(lead, refs));
  return (await people.helen.reads(auditIndependence, { id })).conflicts;
};
const ask = (by: TestPerson, audit: string, act: string) =>
  by.does(requestReview, {
    ...{ rule: "S6", recordKind: "audit", recordId: audit, act },
    reason: "Nobody else knows the evaluation suite",
  });
const look = ({ id, version }: { id: string; version: number }) =>
  people.bram.does(recordSecondLook, {
    ...{
      id,
      version,
      secondLook: "Read the plan and the last attestation; Helen draws the sample",
    },
  });

describe("who owned an audited control", () => {
  let oskar: TestPerson;
  let anton: TestPerson;
  beforeAll(async () => {
    await assign("A.8.29", people.oskar, people.anton);
    oskar = await also(people.oskar, "internal_auditor");
    anton = await also(people.anton, "internal_auditor");
  });

  it("leads only with a compensating review of this step", async () => {
    const { id } = await oskar.does(planAudit, plan(oskar, ["A.8.29"]));
    expect(await people.helen.reads(auditIndependence, { id })).toEqual({
      conflicts: [{ what: "owner", ref: "A.8.29", until: null }],
      act: announceAudit.name,
      review: null,
    });
    const announce = { id, version: 1 };
    await expect(oskar.does(announceAudit, announce)).rejects.toThrow(/S6.*A\.8\.29/s);
    await look(await ask(oskar, id, issueAudit.name));
    await expect(oskar.does(announceAudit, announce)).rejects.toEqual(forbidden);
    const asked = await ask(oskar, id, announceAudit.name);
    await expect(oskar.does(announceAudit, announce)).rejects.toEqual(forbidden);
    await look(asked);
    expect((await oskar.does(announceAudit, announce)).state).toBe("announced");
  });

  it("gets no review that was about the lead before", async () => {
    const { helen, priya } = people;
    const { id } = await helen.does(planAudit, plan(oskar, ["A.8.29"]));
    const recorded = await look(await ask(priya, id, announceAudit.name));
    const waiting = await ask(oskar, id, announceAudit.name);
    const edited = await helen.does(editAudit, { ...plan(anton, ["A.8.29"]), id, version: 1 });
    expect(await priya.reads(getReview, { id: recorded.id })).toMatchObject({
      state: "superseded",
    });
    const announce = { id, version: edited.version };
    await expect(anton.does(announceAudit, announce)).rejects.toThrow(/reviewer of A\.8\.29/);
    expect(await priya.reads(getReview, { id: waiting.id })).toMatchObject({
      ...{ state: "refused", secondPerson: null, secondLook: expect.stringMatching(/leads/) },
    });
    await expect(look(waiting)).rejects.toMatchObject({ code: "wrong_state" });
    expect((await helen.reads(auditIndependence, { id })).review).toBeNull();
    await look(await ask(oskar, id, announceAudit.name));
    expect((await anton.does(announceAudit, announce)).state).toBe("announced");
  });

  it("keeps the review when only the plan changes", async () => {
    const { helen, priya } = people;
    const { id } = await helen.does(planAudit, plan(oskar, ["A.8.29"]));
    await look(await ask(priya, id, announceAudit.name));
    const { version } = await helen.does(editAudit, {
      ...{ ...plan(oskar, ["A.8.29", "A.8.30"]), id, version: 1 },
    });
    expect((await helen.does(announceAudit, { id, version })).state).toBe("announced");
  });

  it("raises, grades and withdraws nothing in the audit of somebody else", async () => {
    const { helen, jonas } = people;
    const { id } = await helen.does(planAudit, plan(helen, ["A.8.29"]));
    const { version } = await helen.does(announceAudit, { id, version: 1 });
    await helen.does(startAudit, { id, version });
    const graded = { grade: "minor", areaOwner: jonas.id } as const;
    const raise = { ...found("A.8.29", id), ...graded };
    await expect(oskar.does(raiseFinding, raise)).rejects.toThrow(/S6.*A\.8\.29/s);
    expect(await helen.reads(getAudit, { id })).toMatchObject({
      findings: [],
      checklist: [{ result: null, finding: null, version: 1 }],
    });
    const raised = await helen.does(raiseFinding, found("A.8.29", id));
    const grade = { id: raised.id, version: raised.version, ...graded };
    await expect(oskar.does(gradeFinding, grade)).rejects.toThrow(/S6/);
    const withdraw = { id: raised.id, version: raised.version, reason: "It is not as it was seen" };
    await expect(oskar.does(withdrawFinding, withdraw)).rejects.toThrow(/S6/);
    const elsewhere = await helen.does(planAudit, plan(helen, ["A.7.2"]));
    const next = await helen.does(announceAudit, { id: elsewhere.id, version: 1 });
    await helen.does(startAudit, { id: elsewhere.id, version: next.version });
    expect((await oskar.does(raiseFinding, found("A.7.2", elsewhere.id))).state).toBe("open");
  });

  it("is barred for a year after somebody else took over", async () => {
    await assign("A.8.29", people.jonas, people.bram);
    const until = new Date().toISOString().slice(0, 10);
    expect(await conflicts(oskar, ["A.8.29"])).toEqual([{ what: "owner", ref: "A.8.29", until }]);
    expect(await conflicts(anton, ["A.8.29"])).toEqual([
      { what: "reviewer", ref: "A.8.29", until },
    ]);
    expect(await conflicts(oskar, ["A.8.30"])).toEqual([]);
    clock.set(new Date(Date.now() + 364 * 86_400_000));
    expect(await conflicts(oskar, ["A.8.29"])).toHaveLength(1);
    clock.set(new Date(Date.now() + 366 * 86_400_000));
    expect(await conflicts(oskar, ["A.8.29"])).toEqual([]);
  });
});

describe("who worked on the system", () => {
  const of = (lead: TestPerson, refs: string[], what: string) =>
    conflicts(lead, refs).then((all) => all.filter((one) => one.what === what));

  it("is barred for the acceptance of a risk, and for a risk that somebody else owns by now", async () => {
    const { grace, priya, saskia } = people;
    const asked = await requested(priya, risk);
    const reason = "Controls work and the rest fits the appetite.";
    const accept = { id: asked.id, version: asked.version, reason, validUntil: inDays(90) };
    const accepted = await grace.does(acceptRisk, accept);
    const { version } = await priya.reads(getRisk, { id: risk.id });
    await priya.does(editRisk, { id: risk.id, version, owner: saskia.id });
    const lead = await also(grace, "internal_auditor");
    expect(await of(lead, ["6.1.3"], "risk_acceptor")).toContainEqual({
      ...{ what: "risk_acceptor", ref: accepted.reference, until: null },
    });
    expect(await of(lead, ["6.1.3"], "risk_owner")).toContainEqual({
      ...{ what: "risk_owner", ref: risk.reference, until: today() },
    });
    expect(await conflicts(lead, ["A.7.2"])).toEqual([]);
    clock.set(new Date(Date.now() + 366 * 86_400_000));
    expect(await of(lead, ["6.1.3"], "risk_acceptor")).toEqual([]);
    expect(await of(lead, ["6.1.3"], "risk_owner")).toEqual([]);
  });

  it("is barred for writing or approving the scope", async () => {
    const { priya, daan } = people;
    await priya.does(draftScope, {});
    const edited = await priya.does(editScope, {
      ...{ id: "1.0", version: 1, statement: "The system covers the summary service." },
      ...{ units: "All staff in Utrecht.", services: "Summaries.", requirements: "Contracts." },
      sites: ["Utrecht"],
      included: ["Summary API"],
      interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Power", control: "A.5.23" }],
      kindReasons: {
        model: "None.",
        dataset: "None.",
        index: "None.",
        endpoint: "None.",
        supporting: "None.",
      },
    });
    const sent = await priya.does(submitScope, { id: "1.0", version: edited.version });
    await daan.does(approveScope, { id: "1.0", version: sent.version });
    const [writer, approver] = [
      await also(priya, "internal_auditor"),
      await also(daan, "internal_auditor"),
    ];
    const [wrote, approved] = [
      { what: "scope_writer", ref: "1.0", until: null },
      { what: "scope_approver", ref: "1.0", until: null },
    ];
    expect(await of(writer, ["4.3"], "scope_writer")).toEqual([wrote]);
    expect(await of(approver, ["4.3"], "scope_approver")).toEqual([approved]);
    expect(await conflicts(approver, ["A.7.2"])).toEqual([]);
    clock.set(new Date(Date.now() + 366 * 86_400_000));
    expect(await of(writer, ["4.3"], "scope_writer")).toEqual([]);
    expect(await of(approver, ["4.3"], "scope_approver")).toEqual([]);
  });
});

describe("a lead who takes on a part of the scope during the audit", () => {
  it("issues the report only with a compensating review of the report", async () => {
    const { helen, priya, saskia } = people;
    const lead = await also(helen, "risk_owner");
    const { id } = await lead.does(planAudit, plan(lead, ["6.1.3"]));
    const announced = await lead.does(announceAudit, { id, version: 1 });
    const started = await lead.does(startAudit, { id, version: announced.version });
    const line = { id, ref: "6.1.3", version: 1, result: "conforming", note: "Plan seen" } as const;
    await lead.does(recordItem, line);
    const { version } = await lead.does(endFieldwork, { id, version: started.version });
    const report = { id, version, conclusion: "The system conforms.", distribution: [saskia.id] };
    const risk = await priya.does(proposeRisk, { title: "Keys leak", owner: lead.id });
    await expect(lead.does(issueAudit, report)).rejects.toThrow(
      new RegExp(`S6.*${risk.reference}`, "s"),
    );
    await look(await ask(priya, id, announceAudit.name));
    await expect(lead.does(issueAudit, report)).rejects.toEqual(forbidden);
    expect((await lead.reads(auditIndependence, { id })).act).toBe(issueAudit.name);
    await look(await ask(priya, id, issueAudit.name));
    expect((await lead.does(issueAudit, report)).state).toBe("reported");
  });
});

describe("former holders", () => {
  it("are written by the database alone", async () => {
    const app = await connectAs("app");
    const refused = { code: "42501" };
    for (const act of [
      "DELETE FROM app.former_holder",
      "UPDATE app.former_holder SET ended_at = now() - interval '2 years'",
      "INSERT INTO app.former_holder (held_as, reference, person_id, ended_at) VALUES ('risk_owner', 'R-1', gen_random_uuid(), now())",
    ]) {
      await expect(app.query(act)).rejects.toMatchObject(refused);
    }
    await app.end();
  });
});
