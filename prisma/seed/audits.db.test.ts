import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { listFindings } from "@/lib/domain/audits/findings/queries";
import { getAudit } from "@/lib/domain/audits/queries";
import { getEngagement } from "@/lib/domain/engagements/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import example from "./example-company.json" with { type: "json" };

let helen: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-helen");
  if (!actor) throw new Error("The example has no internal auditor.");
  helen = person(actor, "u-helen");
}, 300_000);

describe("the example's audit", () => {
  it("has its checklist, results and findings, each where the file leaves it", async () => {
    const [wanted] = example.audits;
    const audit = await helen.reads(getAudit, { id: "IA-2026-1" });
    expect(audit.state).toBe(wanted?.state);
    expect(audit.checklist.map(({ ref }) => ref)).toEqual(wanted?.checklist.map(({ ref }) => ref));
    expect(audit.checklist.map(({ finding }) => finding?.reference ?? null)).toEqual(
      wanted?.checklist.map(({ findingId }) => findingId),
    );
    const { rows } = await helen.reads(listFindings, { audit: "IA-2026-1", sort: "title" });
    const stateOf = new Map(rows.map(({ reference, state, grade }) => [reference, [state, grade]]));
    for (const { id, state, grade } of example.findings) {
      expect([id, stateOf.get(id)]).toEqual([id, [state, grade]]);
    }
  });
});

describe("the example's engagements", () => {
  it("are open or approved, with their modules", async () => {
    for (const { id, state, modules } of example.externalAudits.flatMap(({ access }) => access)) {
      expect(await helen.reads(getEngagement, { id })).toMatchObject({
        reference: id,
        state,
        modules,
      });
    }
  });
});
