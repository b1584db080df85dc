import { beforeAll, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { jobs } from "@/lib/domain/risks/proposals/looks/jobs";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { listThreats } from "@/lib/domain/risks/threats/queries";
import { exampleCompany } from "@/lib/testing/example";
import { followUp } from "@/lib/testing/jobs";
import { door } from "@/lib/testing/risks";
import { person, type TestPerson } from "@/lib/testing/world";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("Priya is not in the example");
  priya = person(actor, "u-priya");
  // What loading has asked for, as the first start does it.
  await followUp();
}, 240_000);

const all = async () => {
  const first = await priya.reads(listProposals, { state: ["proposed"], size: 500 });
  expect(first.next).toBeNull();
  return first.rows;
};

it("proposes risks of the example's assets, none twice, and none that a risk covers", async () => {
  const rows = await all();
  expect(rows.length).toBeGreaterThan(20);
  const about = rows.map(
    ({ asset, threat, facts }) => `${asset.id} ${threat.id} ${facts[0]?.from}`,
  );
  expect(new Set(about).size).toBe(about.length);
  for (const asset of new Set(rows.map((one) => one.asset.reference))) {
    for (const { threat, facts } of rows.filter((one) => one.asset.reference === asset)) {
      // What a flow gives reason for is a risk of that flow.
      if (facts.some(({ from }) => from.startsWith("DF-"))) continue;
      const open = ["identified", "assessed", "treatment_planned", "in_treatment"] as const;
      const covered = await priya.reads(listRisks, {
        ...{ asset, threat: threat.id, state: [...open, "monitored", "accepted"] },
      });
      expect(covered.total, `${asset} ${threat.id}`).toBe(0);
    }
  }
});

it("has a threat of its own beside the shipped ones", async () => {
  const { rows } = await priya.reads(listThreats, { origin: ["own"] });
  expect(rows).toMatchObject([{ id: "THR-01", controls: ["A.7.5", "A.8.6", "A.8.14"] }]);
});

it("has nothing to add when it looks again", async () => {
  const before = (await all()).map(({ id, version }) => `${id} ${version}`).sort();
  await jobs["risks.look"]?.({}, door);
  expect((await all()).map(({ id, version }) => `${id} ${version}`).sort()).toEqual(before);
});
