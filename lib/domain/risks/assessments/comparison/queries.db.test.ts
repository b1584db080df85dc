import { beforeAll, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { assessment, asset, attested, rated } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { currentOf, residualOf } from "../../rules";
import { assessRisk } from "../commands";
import { compareAssessments } from "./queries";

let people: World;
let made: { id: string; reference: string; version: number };
const linked = { control: "A.8.20", side: "likelihood", strength: "strong" } as const;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  const endpoint = await asset(people, "ep-summarise");
  await attested(people, "A.8.20");
  const { grace } = people;
  made = await rated({ owner: grace, assets: [endpoint.reference], likelihood: 5, impact: 3 });
  const { id, version } = made;
  await grace.does(assessRisk, { ...assessment(4, 3), id, version, controls: [linked] });
}, 120_000);

it("holds the newest assessment against the one before, with the controls as they were", async () => {
  const found = await people.priya.reads(compareAssessments, { id: made.reference });
  expect(found.choices).toHaveLength(2);
  expect(found).toMatchObject({
    from: { inherent: { likelihood: 5 }, links: [], method: { edition: "1.0" } },
    to: { by: "Grace Adeyemi", links: [{ reference: "A.8.20", state: "attested" }] },
  });
  expect(found.differences.map(({ what }) => what)).toEqual([
    "inherentLikelihood",
    "current",
    "residual",
    "linked",
  ]);
});

it("keeps enough of each assessment to reckon its levels again", async () => {
  const { from, to } = await people.priya.reads(compareAssessments, { id: made.id });
  for (const { method, inherent, links, planned, current, residual } of [from, to]) {
    expect(currentOf(method, inherent, links)).toEqual(current);
    expect(residualOf(method, inherent, links, planned)).toEqual(residual);
  }
});

it("compares any two, and none of another risk", async () => {
  const { priya, bram } = people;
  const { from, to } = await priya.reads(compareAssessments, { id: made.id });
  const turned = await priya.reads(compareAssessments, { id: made.id, from: to.id, to: from.id });
  expect(turned.differences.at(-1)).toMatchObject({ what: "unlinked", control: "A.8.20" });
  const same = await priya.reads(compareAssessments, { id: made.id, from: to.id, to: to.id });
  expect(same.differences).toEqual([]);
  const nobody = "00000000-0000-7000-8000-000000000001";
  await expect(
    priya.reads(compareAssessments, { id: made.id, from: nobody, to: to.id }),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(bram.reads(compareAssessments, { id: made.id })).rejects.toMatchObject({
    code: "not_found",
  });
});
