import { beforeAll, describe, expect, it } from "vitest";
import { addControl, adoptAnnexA } from "@/lib/domain/controls/commands";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { announceAudit, planAudit, startAudit } from "../commands";
import { getAudit } from "../queries";
import { raiseFinding } from "./commands";
import { getFinding } from "./queries";

let people: World;
let audit: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  const { helen } = people;
  const planned = await helen.does(planAudit, {
    ...{ title: "Access", objective: "Conformity", scope: "Platform", criteria: ["ISO/IEC 27001"] },
    ...{ method: "Samples", from: "2026-10-12", to: "2026-10-14" },
    ...{ lead: helen.id, refs: ["A.5.18"] },
  });
  audit = planned.id;
  const { version } = await helen.does(announceAudit, { id: audit, version: 1 });
  await helen.does(startAudit, { id: audit, version });
});

const EXAMPLES = "Give one such as 9.2.1, A.5.18 or OWN-1.";
const what = {
  ...{ title: "Reviews not performed", ref: "A.5.18", criterion: "A.5.18" },
  ...{ evidence: "Export of 12 Oct lists 19 accounts", gap: "No review in three quarters" },
};

describe("what a finding is raised against", () => {
  it("is a clause, a control of Annex A or an own control, however it is typed", async () => {
    const { bram, priya } = people;
    const own = await priya.does(addControl, { title: "Prompts are screened" });
    const typed = [
      ["9.2.1", "9.2.1"],
      [" a.5.18 ", "A.5.18"],
      ["A. 8.24", "A.8.24"],
      [own.reference.toLowerCase(), own.reference],
    ] as const;
    for (const [ref, written] of typed) {
      const { id } = await bram.does(raiseFinding, { ...what, ref });
      expect(await bram.reads(getFinding, { id })).toMatchObject({ ref: written });
    }
  });

  it("is nothing else", async () => {
    for (const ref of ["ZZZ nonsense", "A.5.99", "11.1", "OWN-999", "%"]) {
      await expect(people.bram.does(raiseFinding, { ...what, ref })).rejects.toMatchObject({
        code: "invalid",
        fields: { ref: [`${ref} is neither a clause nor a control. ${EXAMPLES}`] },
      });
    }
  });

  it("answers the audit's line of the checklist", async () => {
    const { helen } = people;
    const { reference } = await helen.does(raiseFinding, { ...what, ref: "a.5.18", audit });
    const { checklist } = await helen.reads(getAudit, { id: audit });
    expect(checklist).toMatchObject([{ ref: "A.5.18", result: "finding" }]);
    expect(await helen.reads(getFinding, { id: reference })).toMatchObject({ ref: "A.5.18" });
  });
});

describe("the source of a finding", () => {
  const sourceOf = async (by: TestPerson, said: object) => {
    const { id } = await by.does(raiseFinding, { ...what, ...said });
    return (await people.helen.reads(getFinding, { id })).source;
  };

  it("is the audit within one, and an employee where nobody else says so", async () => {
    const { helen, priya, bram } = people;
    expect(await sourceOf(helen, { audit })).toBe("internal_audit");
    expect(await sourceOf(priya, {})).toBe("employee");
    expect(await sourceOf(bram, {})).toBe("employee");
  });

  it("is never guessed for an internal auditor outside an audit", async () => {
    const { helen } = people;
    for (const said of [{}, { source: "internal_audit" } as const]) {
      await expect(helen.does(raiseFinding, { ...what, ...said })).rejects.toMatchObject({
        code: "invalid",
        fields: { source: [expect.stringContaining("audit")] },
      });
    }
    expect(await sourceOf(helen, { source: "complaint" })).toBe("complaint");
  });
});
