import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getSupplier, listSuppliers } from "@/lib/domain/suppliers/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { readExample } from "./main";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("u-priya is not there");
  priya = person(actor, "u-priya");
}, 300_000);

it("loads every supplier in its state, by its people", async () => {
  const { suppliers } = readExample();
  const { rows } = await priya.reads(listSuppliers, { sort: "reference" });
  expect(rows.map(({ reference, name, state }) => ({ reference, name, state }))).toEqual(
    suppliers.map(({ id, name, state }) => ({ reference: id, name, state })),
  );
  for (const told of suppliers) {
    const one = await priya.reads(getSupplier, { id: told.id });
    expect(one).toMatchObject({
      ...{ criticality: told.rating, service: told.service, exitPlan: told.exitPlan },
      ...{ subProcessors: told.subProcessors, subProcessorsKnown: true, missing: {} },
      ...{ dataReached: told.dataReached, reviewOverdue: told.overdue },
      ...{ incidentHours: told.agreement.incidentNoticeHours, assuranceExpired: false },
    });
    expect(one.assets.map(({ reference }) => reference).toSorted()).toEqual(
      told.assetIds.toSorted(),
    );
    expect(one.approvedBy?.reference).toBe(told.approvedBy);
    expect(one.assessedBy?.reference).toBe(told.assessedBy);
  }
});

it("finds the review of the host overdue, and begun in time", async () => {
  const one = await priya.reads(getSupplier, { id: "SUP-1" });
  expect(one).toMatchObject({ state: "under_review", reviewTrigger: "interval", papers: "" });
  expect(one.reviewBegunAt?.slice(0, 10) ?? "").toBe(daysBefore(one.nextReview ?? "", 7));
});

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
