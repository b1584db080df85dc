import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { endSupplier } from "@/lib/domain/suppliers/commands";
import { getSupplier, listSuppliers } from "@/lib/domain/suppliers/queries";
import { collectPapers, confirmSupplier } from "@/lib/domain/suppliers/reviews/commands";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";
import { readExample } from "./main";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  priya = await called("u-priya");
}, 300_000);

async function called(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`${reference} is not there`);
  return person(actor, reference);
}

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

it("walks on: the host is confirmed on its papers, another is left with the proof", async () => {
  const [saskia, grace] = await Promise.all(["u-saskia", "u-grace"].map(called));
  const host = await priya.reads(getSupplier, { id: "SUP-1" });
  const read = await priya.does(collectPapers, {
    ...{ id: host.id, version: host.version, papers: "The new certificate covers NL-1 and NL-2." },
  });
  const confirm = { id: host.id, version: read.version, result: "It may go on as before." };
  const exceptions = "Nothing of ours runs in NL-3.";
  await expect(grace?.does(confirmSupplier, { ...confirm, exceptions })).rejects.toThrow(
    /top management/,
  );
  await saskia?.does(confirmSupplier, { ...confirm, exceptions });
  expect(await priya.reads(getSupplier, { id: "SUP-1" })).toMatchObject({
    ...{ state: "approved", reviewOverdue: false, reviews: [{ trigger: "interval" }] },
  });
  const left = await priya.reads(getSupplier, { id: "SUP-5" });
  await grace?.does(endSupplier, {
    ...{ id: left.id, version: left.version, reason: "Repositories moved in house." },
    ...{ deletionProof: "Erasure was certified.", accessProof: "All accounts are closed." },
    evidence: ["EV-069"],
  });
  expect(await priya.reads(getSupplier, { id: "SUP-5" })).toMatchObject({
    ...{ state: "ended", endEvidence: ["EV-069"] },
  });
});

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
