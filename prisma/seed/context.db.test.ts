import { afterAll, beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { listClimateDecisions } from "@/lib/domain/context/climate/queries";
import { changeContextItem } from "@/lib/domain/context/commands";
import { getContextItem, listContext } from "@/lib/domain/context/queries";
import { listTasks } from "@/lib/domain/work/queries";
import { SYSTEM } from "@/lib/kernel/actor";
import { clock } from "@/lib/platform/clock";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { readExample } from "./main";

const { context, ismsRisks } = readExample();
/** What an issue leads to: what it names, and the risks to the management system that come from it. */
const linkedTo = (id: string, links: readonly string[]) =>
  [...links, ...ismsRisks.filter(({ from }) => from === id).map((one) => one.id)].sort();
let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  priya = person((await actorOfPerson("u-priya")) ?? SYSTEM, "u-priya");
}, 300_000);
afterAll(() => clock.set(null));

it("every issue of the example is in force, reviewed and linked to what follows from it", async () => {
  const { rows } = await priya.reads(listContext, { kind: ["internal_issue", "external_issue"] });
  expect(rows.map((one) => [one.reference, one.title, one.state])).toEqual(
    context.issues.map((one) => [one.id, one.text, "active"]),
  );
  for (const { id, links } of context.issues) {
    const item = await priya.reads(getContextItem, { id });
    const ends = [...item.risks, ...item.controls].map((one) => one.reference);
    expect(ends.sort(), id).toEqual(linkedTo(id, links));
    expect(item.reviews, id).toMatchObject([{ by: { reference: "u-priya" } }]);
    expect(item.nextReview?.slice(5)).toBe(item.reviews[0]?.at.slice(5, 10));
  }
});

it("every party's requirement says where it comes from, and why where it is not taken on", async () => {
  const { rows } = await priya.reads(listContext, { kind: ["requirement"] });
  expect(rows.map((one) => [one.reference, one.party, one.source, one.addressed])).toEqual(
    context.parties.map((one) => [one.id, one.party, one.source, one.addressedByIsms]),
  );
  for (const { id, addressedByIsms } of context.parties) {
    const { response, controls } = await priya.reads(getContextItem, { id });
    expect([response !== "", controls.length > 0], id).toEqual([addressedByIsms, addressedByIsms]);
  }
  const declined = await priya.reads(getContextItem, { id: "IP-7" });
  expect(declined).toMatchObject({
    state: "active",
    isClimate: true,
    reason: expect.stringContaining("sustainability report"),
  });
});

it("laws and a contract stand beside them, reviewed, with what hangs on each", async () => {
  const { rows } = await priya.reads(listContext, { kind: ["law", "contract"] });
  expect(rows.map((one) => [one.reference, one.kind, one.state])).toEqual([
    ["CTX-01", "law", "active"],
    ["CTX-02", "law", "active"],
    ["CTX-03", "contract", "active"],
  ]);
  for (const { reference } of rows) {
    const item = await priya.reads(getContextItem, { id: reference });
    expect([item.risks.length, item.controls.length], reference).not.toContain(0);
    expect(item.reviews, reference).toHaveLength(1);
    expect([item.owner === null, item.response, item.sourceText]).not.toContain("");
  }
});

it("a law that changes is one task, of its owner, with what hangs on it", async () => {
  const { version } = await priya.reads(getContextItem, { id: "CTX-01" });
  await priya.does(changeContextItem, {
    ...{ id: "CTX-01", version, change: "Guidelines ask for a mark in each summary." },
  });
  const { rows } = await priya.reads(listTasks, { kind: ["follow_context_change"] });
  expect(rows).toMatchObject([{ reference: "CTX-01" }]);
});

it("climate was decided as the example says", async () => {
  const { rows } = await priya.reads(listClimateDecisions, {});
  expect(rows).toMatchObject([
    {
      relevant: true,
      reason: context.climate.reason,
      risks: ["R-16"],
      by: { reference: "u-saskia" },
    },
  ]);
});
