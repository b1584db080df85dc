import { beforeAll, expect, it } from "vitest";
import { asset, inDays, proposed, rated } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { readPosture } from "../../../work/queries";
import { editRisk } from "../../commands";
import { approveMethod } from "../../method/approvals/commands";
import { draftMethod, submitMethod } from "../../method/editions/commands";
import { DEFAULT_METHOD } from "../../method/rules";
import { listRisks } from "../../queries";
import { setInterval } from "./commands";
import { lastChangeOf } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  endpoint = (await asset(people, "ep-lines")).reference;
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });

it("looks at a risk sooner where somebody wants it, and as its level says again", async () => {
  const { grace, priya, daan } = people;
  const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 3, impact: 3 });
  const sooner = await grace.does(setInterval, { ...only(risk), reviewDays: 20 });
  expect(sooner).toMatchObject({ reviewDays: 20, nextReview: inDays(20) });
  await expect(priya.does(setInterval, { ...only(risk), reviewDays: 10 })).rejects.toEqual(
    refused("conflict"),
  );
  await expect(daan.does(setInterval, { ...only(sooner), reviewDays: 10 })).rejects.toEqual(
    refused("forbidden"),
  );
  await expect(priya.does(setInterval, { ...only(sooner), reviewDays: 0 })).rejects.toEqual(
    refused("invalid"),
  );
  const again = await priya.does(setInterval, { ...only(sooner), reviewDays: null });
  expect(again).toMatchObject({ reviewDays: null, nextReview: inDays(182) });
});
const only = ({ id, version }: { id: string; version: number }) => ({ id, version });

it("says who changed a risk last, and what it says now", async () => {
  const { grace, priya, bram } = people;
  const risk = await proposed(grace, [endpoint]);
  await priya.does(editRisk, { ...only(risk), title: "Port open to all" });
  const last = await grace.reads(lastChangeOf, { id: risk.reference });
  expect(last).toMatchObject({
    ...{ title: "Port open to all", by: "Priya Raman", action: "risk.edited", version: 2 },
    ...{ owner: { name: "Grace Adeyemi" }, at: expect.stringMatching(/Z$/) },
  });
  await expect(bram.reads(lastChangeOf, { id: risk.id })).rejects.toEqual(refused("not_found"));
});

it("shows the assets of each line, and narrows by what a line says", async () => {
  const { grace, priya } = people;
  const risk = await proposed(grace, [endpoint], "A line with an asset");
  const list = async (filter: object) =>
    (await priya.reads(listRisks, { q: "A line with", ...filter })).rows.map(
      (one) => one.reference,
    );
  const [line] = (await priya.reads(listRisks, { q: "A line with" })).rows;
  expect(line).toMatchObject({
    ...{ kind: "risk", reviewDays: null, method: null, isOlder: false },
    assets: [{ reference: endpoint, name: "ep-lines" }],
  });
  const found = [risk.reference];
  expect(await list({ asset: endpoint })).toEqual(found);
  expect(await list({ asset: `${endpoint},A-9999` })).toEqual(found);
  expect(await list({ asset: "A-9999" })).toEqual([]);
  expect(await list({ owner: `${grace.reference},me` })).toEqual(found);
  expect(await list({ owner: "me" })).toEqual([]);
  expect(await list({ threat: "misconfigured-endpoint-data-exposure" })).toEqual(found);
  expect(await list({ threat: "prompt-injection,misconfigured-endpoint-data-exposure" })).toEqual(
    found,
  );
  expect(await list({ kind: "opportunity" })).toEqual([]);
  expect(await list({ review: "overdue" })).toEqual([]);
  expect(await list({ appetite: "above" })).toEqual([]);
  await expect(list({ moved: "up" })).rejects.toMatchObject({
    ...{ code: "invalid", fields: { moved: [expect.stringMatching(/^Say since which day/)] } },
  });
  await rated({ owner: grace, assets: [endpoint], likelihood: 5, impact: 4 });
  await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 3 });
  const above = await priya.reads(listRisks, { appetite: "above" });
  expect(above.rows.every(({ current }) => (current?.score ?? 0) >= 10)).toBe(true);
  expect(above.total).toBe(1);
  // By an edition in which no owner may accept a medium risk alone, it is above the appetite too.
  const { bands } = DEFAULT_METHOD;
  const { id } = await priya.does(draftMethod, {
    note: "Less is accepted.",
    bands: bands.map((one) =>
      one.name === "medium" ? { ...one, authority: "top_management" as const } : one,
    ),
  });
  const { version } = await priya.does(submitMethod, { id, version: 1 });
  await people.daan.does(approveMethod, { id, version });
  expect((await priya.reads(listRisks, { appetite: "above" })).total).toBe(3);
  expect(await priya.reads(readPosture, {})).toMatchObject({ aboveAppetite: 3 });
});
