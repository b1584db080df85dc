import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { clock } from "@/lib/platform/clock";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { recordItem } from "./checklist/commands";
import {
  announceAudit,
  cancelAudit,
  closeAudit,
  editAudit,
  endFieldwork,
  issueAudit,
  planAudit,
  startAudit,
} from "./commands";
import { raiseFinding } from "./findings/commands";
import { acceptPlan, submitPlan } from "./findings/plans/commands";
import { getAudit, listAudits } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});
afterEach(() => clock.set(null));

const plan = (lead: TestPerson, refs: string[]) => ({
  title: "Access and backup",
  objective: "Conformity and effectiveness of two areas",
  scope: "Platform team",
  criteria: ["ISO/IEC 27001:2022"],
  method: "Interviews and samples",
  from: "2026-10-12",
  to: "2026-10-14",
  lead: lead.id,
  refs,
});
const refused = (code: string) => expect.objectContaining({ code });

describe("an internal audit", () => {
  it("is planned, announced, carried out, reported and closed by its auditor", async () => {
    const { helen, saskia, jonas, anton } = people;
    const planned = await helen.does(planAudit, plan(helen, ["9.2.1", "A.5.18", "A.8.13"]));
    expect(planned).toMatchObject({ state: "planned", version: 1 });
    const { id } = planned;
    await expect(people.priya.does(announceAudit, { id, version: 1 })).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(helen.does(startAudit, { id, version: 1 })).rejects.toEqual(
      refused("wrong_state"),
    );
    const announced = await helen.does(announceAudit, { id, version: 1 });
    await expect(helen.does(startAudit, { id, version: 1 })).rejects.toEqual(refused("conflict"));
    const started = await helen.does(startAudit, { id, version: announced.version });
    const early = helen.does(endFieldwork, { id, version: started.version });
    await expect(early).rejects.toThrow(/3 of 3 lines/);

    const line = { id, version: 1 };
    const bare = { ...line, ref: "A.8.13", result: "not_tested" } as const;
    await expect(helen.does(recordItem, bare)).rejects.toEqual(refused("invalid"));
    await helen.does(recordItem, { ...bare, note: "The bucket moves next week" });
    await helen.does(recordItem, {
      ...line,
      ref: "9.2.1",
      result: "conforming",
      note: "Programme seen",
    });
    const stale = { ...line, ref: "9.2.1", result: "conforming", note: "Again" } as const;
    await expect(helen.does(recordItem, stale)).rejects.toEqual(refused("conflict"));
    const nothing = { ...line, ref: "A.5.18", result: "finding", note: "Two leavers" } as const;
    await expect(helen.does(recordItem, nothing)).rejects.toEqual(refused("invalid"));

    const finding = await helen.does(raiseFinding, {
      ...{ title: "Reviews not performed", ref: "A.5.18", audit: id, grade: "major" },
      ...{
        criterion: "A.5.18",
        evidence: "Export of 12 Oct",
        gap: "No review",
        areaOwner: jonas.id,
      },
    });
    expect(finding.state).toBe("response_due");
    const fields = await helen.does(endFieldwork, { id, version: started.version });
    const report = { id, version: fields.version, conclusion: "Conforms, with one major." };
    await expect(helen.does(issueAudit, { ...report, distribution: [anton.id] })).rejects.toThrow();
    const issued = await helen.does(issueAudit, { ...report, distribution: [saskia.id, anton.id] });
    const closing = {
      id,
      version: issued.version,
      discussedOn: new Date().toISOString().slice(0, 10),
    };
    await expect(helen.does(closeAudit, closing)).rejects.toThrow(new RegExp(finding.reference));
    const seen = await anton.reads(getAudit, { id });
    expect(seen).toMatchObject({
      state: "reported",
      checklist: [
        { ref: "9.2.1", result: "conforming" },
        { ref: "A.5.18", result: "finding", finding: { reference: finding.reference } },
        { ref: "A.8.13", result: "not_tested" },
      ],
      findings: [{ reference: finding.reference, grade: "major" }],
    });
    const [row] = (await people.priya.reads(listAudits)).rows;
    expect(row).toMatchObject({ items: 3, tested: 3, findings: 1, lead: { name: "Helen Marsh" } });
  });

  it("closes without a plan to an observation, but not while one that was submitted waits", async () => {
    const { helen, saskia, jonas, anton } = people;
    const { id } = await helen.does(planAudit, plan(helen, ["A.5.18"]));
    const announced = await helen.does(announceAudit, { id, version: 1 });
    const started = await helen.does(startAudit, { id, version: announced.version });
    const raise = (title: string) =>
      helen.does(raiseFinding, {
        ...{ title, ref: "A.5.18", audit: id, grade: "observation", areaOwner: jonas.id },
        ...{ criterion: "A.5.18", evidence: "Export of 12 Oct", gap: "Reasons are short" },
      });
    await raise("Nobody answers this one");
    const answered = await raise("This one is answered");
    const fields = await helen.does(endFieldwork, { id, version: started.version });
    const issued = await helen.does(issueAudit, {
      ...{ id, version: fields.version, conclusion: "Conforms, with two observations." },
      distribution: [saskia.id, saskia.id],
    });
    const today = new Date().toISOString().slice(0, 10);
    const sent = await jonas.does(submitPlan, {
      ...{ id: answered.id, version: answered.version, action: "Ask for two sentences" },
      ...{ responsible: anton.id, actionDue: today },
    });
    const close = { id, version: issued.version, discussedOn: today };
    await expect(helen.does(closeAudit, close)).rejects.toThrow(
      new RegExp(`accepted plan yet: ${answered.reference}\\.`),
    );
    await helen.does(acceptPlan, { id: answered.id, version: sent.version });
    expect((await helen.does(closeAudit, close)).state).toBe("closed");
    expect(await helen.reads(getAudit, { id })).toMatchObject({
      distribution: [{ name: "Saskia Vermeer" }],
    });
  });

  it("names only clauses and controls that exist, and an internal auditor as lead", async () => {
    const { helen, priya } = people;
    await expect(helen.does(planAudit, plan(helen, ["A.5.18", "A.99.1"]))).rejects.toMatchObject({
      fields: { refs: [expect.stringContaining("A.99.1")] },
    });
    await expect(helen.does(planAudit, plan(priya, ["4.1"]))).rejects.toMatchObject({
      fields: { lead: expect.anything() },
    });
    await expect(priya.does(planAudit, plan(helen, ["4.1"]))).rejects.toEqual(refused("forbidden"));
    const backward = { ...plan(helen, ["4.1"]), to: "2026-10-01" };
    await expect(helen.does(planAudit, backward)).rejects.toEqual(refused("invalid"));
  });

  it("is edited or cancelled only while planned", async () => {
    const { helen, saskia } = people;
    const { id } = await helen.does(planAudit, plan(helen, ["4.1", "4.2"]));
    const edited = await helen.does(editAudit, {
      ...plan(helen, ["4.2", "A.5.1"]),
      id,
      version: 1,
    });
    const lines = (await helen.reads(getAudit, { id })).checklist.map(({ ref }) => ref);
    expect(lines).toEqual(["4.2", "A.5.1"]);
    const cancel = { id, version: edited.version, reason: "Moved into the next year's programme" };
    await expect(helen.does(cancelAudit, cancel)).rejects.toEqual(refused("forbidden"));
    await saskia.does(cancelAudit, cancel);
    const again = { ...plan(helen, ["4.1"]), id, version: edited.version + 1 };
    await expect(helen.does(editAudit, again)).rejects.toEqual(refused("wrong_state"));
  });
});
