import { afterAll, beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getContextItem } from "@/lib/domain/context/queries";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { dueReviews } from "@/lib/domain/risks/reviews/queries";
import { clock } from "@/lib/platform/clock";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("Nobody is u-priya");
  priya = person(actor, "u-priya");
}, 300_000);
afterAll(() => clock.set(null));

it("a risk to the management system waits for its owner, and hangs on its issue", async () => {
  const risk = await priya.reads(getRisk, { id: "R-23" });
  expect(risk).toMatchObject({
    ...{ kind: "risk", state: "identified", assets: [], current: null },
    cause: "One person runs the programme",
    event: "A longer absence may stop reviews and acceptances",
    consequence: "Certification is lost",
    context: [{ reference: "ISS-5" }],
    next: { step: "assess", name: "Saskia Vermeer" },
  });
  const issue = await priya.reads(getContextItem, { id: "ISS-5" });
  expect(issue.risks.map(({ reference }) => reference)).toContain("R-23");
});

it("an opportunity is planned, without scores, by the check of its effect", async () => {
  const risk = await priya.reads(getRisk, { id: "R-24" });
  expect(risk).toMatchObject({
    ...{ kind: "opportunity", state: "treatment_planned", assets: [], inherent: null },
    effectCheck: "Two tenders answered from the pack by June 2027",
    context: [{ reference: "IP-4" }],
    treatments: [{ reference: "R-24-T1", action: "Customer pack prepared from approved answers" }],
    next: { step: "approve_plan", name: "Grace Adeyemi", isOpportunity: true },
  });
  const { rows } = await priya.reads(listRisks, { kind: "opportunity" });
  expect(rows.map(({ reference }) => reference)).toEqual(["R-24"]);
});

it("risks are looked at as often as their level asks, or every half year", async () => {
  const { rows } = await priya.reads(dueReviews, { within: 1000, size: 100 });
  expect(rows).toHaveLength(23);
  const high = rows.filter(({ current }) => current?.band === "high");
  expect(high.length).toBeGreaterThan(3);
  // They come first: a quarter of a year after their assessment, not half a year.
  expect(rows.slice(0, 1)).toMatchObject([{ current: { band: "high" } }]);
});
