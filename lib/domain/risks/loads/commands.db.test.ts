import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { levels, owner, said, table } from "@/lib/testing/risk-tables";
import { asset, inDays, proposed, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { changeRisks, undoRisks } from "../bulk/commands";
import { previewRisks } from "../bulk/queries";
import { editRisk } from "../commands";
import { getRisk } from "../details/queries";
import { listRisks } from "../queries";
import { importRisks, undoRiskImport } from "./commands";
import { getRiskImport, previewRiskImport, proposeColumns } from "./queries";

let people: World;
let endpoint: { reference: string; name: string };
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = await asset(people, "ep-loads");
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const all = async () => (await people.priya.reads(listRisks, { size: 500 })).rows;

describe("an import of risks", () => {
  it("adds what is new as identified, and what brings levels as assessed by the method", async () => {
    const { priya } = people;
    const input = table([
      { title: "Only a title", ...owner },
      { title: "With levels", ...said, ...levels, assets: endpoint.name, option: "Mitigate" },
      { reference: "R-70", title: "=1+1 is a title", owner: people.grace.reference },
    ]);
    const preview = await priya.reads(previewRiskImport, input);
    expect(preview).toMatchObject({ created: 3, updated: 0, same: 0, problems: [], unknown: [] });
    expect(preview.rows[1]?.changes).toContainEqual({
      ...{ field: "inherent", before: "", after: "4 × 3 = 12" },
    });
    const before = (await all()).length;
    const done = await priya.does(importRisks, input);
    expect(done).toMatchObject({ created: 3, batch: expect.stringMatching(/^B-/) });
    const now = await all();
    expect(now).toHaveLength(before + 3);
    expect(now.find(({ title }) => title === "With levels")).toMatchObject({
      ...{ state: "assessed", option: "modify", current: { score: 12, band: "high" } },
      ...{ owner: { name: "Grace Adeyemi" }, method: "1.0", nextReview: inDays(91) },
      assets: [{ reference: endpoint.reference }],
    });
    const record = await seen("R-70");
    expect(record).toMatchObject({ title: "=1+1 is a title", state: "identified" });
    // The counting goes on behind the number that came along, for the two others too.
    expect((await proposed(people.grace, [endpoint.reference])).reference).toBe("R-73");
    const shown = await priya.reads(getRiskImport, { id: done.batch ?? "" });
    expect(shown).toMatchObject({ created: 3, mayUndo: true, against: [] });
    const remembered = await priya.reads(proposeColumns, { headers: ["Title", "What we call it"] });
    expect(remembered.mapping).toEqual({ Title: "title", "What we call it": "" });
  });

  it("writes nothing over what somebody changed since the preview", async () => {
    const { priya, grace } = people;
    const risk = await proposed(grace, [endpoint.reference]);
    const input = table([{ reference: risk.reference, title: "Another title" }]);
    const { seen: then } = await priya.reads(previewRiskImport, input);
    await grace.does(editRisk, { id: risk.id, version: risk.version, cause: "Said meanwhile," });
    await expect(priya.does(importRisks, { ...input, seen: then })).rejects.toEqual(
      refused("conflict"),
    );
    expect(await seen(risk.id)).toMatchObject({ title: risk.title, cause: "Said meanwhile," });
    const { seen: now } = await priya.reads(previewRiskImport, input);
    expect(await priya.does(importRisks, { ...input, seen: now })).toMatchObject({ updated: 1 });
  });

  it("says of each wrong cell where it stands, what stands there and what to do, and writes nothing", async () => {
    const { priya } = people;
    const input = table([
      { title: "No owner" },
      { title: "Whose?", owner: "Nobody Here" },
      {
        title: "Levels without reasons",
        ...said,
        assets: endpoint.reference,
        inherentLikelihood: "4",
      },
      { title: "Too low", ...said, ...levels, assets: endpoint.name, currentLikelihood: "2" },
      { title: "Too high", ...said, ...levels, assets: endpoint.name, currentImpact: "5" },
      { title: "Begins in the middle", ...owner, state: "Accepted" },
      { title: "Wrong interval", ...owner, reviewDays: "soon" },
      { title: "No such asset", ...owner, assets: "ep-nothing" },
      { title: "x", ...owner },
    ]);
    const { problems, unknown } = await priya.reads(previewRiskImport, input);
    const told = problems.map(({ line, column, message }) => `${line} ${column}: ${message}`);
    expect(told).toEqual([
      "2 owner: A new risk needs an owner.",
      expect.stringMatching(/^3 owner: No risk owner is called so/),
      expect.stringMatching(/^4 inherentImpact: An assessed risk needs it/),
      expect.stringMatching(/^4 reasonLikelihood: /),
      expect.stringMatching(/^4 reasonImpact: /),
      expect.stringMatching(/^5 currentLikelihood: 2 × 3 = 6 is below what the method computes/),
      expect.stringMatching(/^6 currentImpact: .*give the reason/),
      expect.stringMatching(/^7 state: A risk starts as Identified or Assessed/),
      "8 reviewDays: Give 1 to 1095 days, as a whole number.",
      expect.stringMatching(/^9 assets: No asset is called so/),
      "10 title: Use at least 3 characters.",
    ]);
    expect(unknown.map(({ field, value }) => [field, value])).toEqual([
      ["owner", "Nobody Here"],
      ["state", "Accepted"],
      ["assets", "ep-nothing"],
    ]);
    const before = await all();
    await expect(priya.does(importRisks, input)).rejects.toMatchObject({
      ...{ code: "invalid", fields: { sheet: expect.arrayContaining([expect.any(String)]) } },
    });
    expect(await all()).toEqual(before);
  });

  it("takes a word for what somebody said it means, and another level with its reason", async () => {
    const { priya, daan } = people;
    const rows = [
      { title: "Meant otherwise", owner: "The CTO", state: "Open", ...NO_LEVELS },
      {
        ...{ title: "Set by a person", ...said, ...levels, assets: "the public one" },
        ...{ currentImpact: "4", overrideReason: "A new customer depends on it" },
      },
    ];
    const values = {
      owner: { "The CTO": daan.reference },
      state: { Open: "identified" },
      assets: { "the public one": endpoint.reference },
    };
    const done = await priya.does(importRisks, { ...table(rows), values });
    expect(done.created).toBe(2);
    const now = await all();
    expect(now.find(({ title }) => title === "Meant otherwise")).toMatchObject({
      ...{ owner: { name: "Daan Okafor" }, state: "identified" },
    });
    const set = now.find(({ title }) => title === "Set by a person");
    expect(set).toMatchObject({ inherent: { score: 12 }, current: { score: 16 } });
    expect((await seen(set?.id ?? "")).assessments[0]?.override?.reason).toMatch(/new customer/);
    const remembered = await priya.reads(proposeColumns, { headers: ["owner"] });
    expect(remembered.values.owner).toEqual({ "The CTO": daan.reference });
  });

  it("changes what is there by its reference, never its levels or its state", async () => {
    const { priya, grace, daan } = people;
    const risk = await rated({
      owner: grace,
      assets: [endpoint.reference],
      likelihood: 2,
      impact: 2,
    });
    const { reference } = risk;
    const change = table([
      { reference, title: "Another title", reviewDays: "60", cause: "Because" },
    ]);
    const preview = await grace.reads(previewRiskImport, change);
    expect(preview.rows[0]).toMatchObject({
      action: "update",
      changes: expect.arrayContaining([
        { field: "title", before: "Port reachable", after: "Another title" },
      ]),
    });
    await grace.does(importRisks, change);
    expect(await seen(reference)).toMatchObject({ title: "Another title", cause: "Because" });
    expect((await all()).find((one) => one.reference === reference)).toMatchObject({
      ...{ reviewDays: 60, nextReview: inDays(60) },
    });
    const wrong = table([
      { reference, inherentLikelihood: "5" },
      { reference: "R-70", state: "Monitored" },
    ]);
    const { problems } = await priya.reads(previewRiskImport, wrong);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("An import does not assess again"),
      expect.stringContaining("moves by acts of its own"),
    ]);
    const foreign = await daan.reads(previewRiskImport, table([{ reference, title: "Not mine" }]));
    expect(foreign.problems[0]?.message).toContain("Only the owner");
    await expect(people.anton.reads(previewRiskImport, wrong)).rejects.toEqual(
      refused("forbidden"),
    );
  });

  it("says which acceptances fall before it writes, and then they do", async () => {
    const { priya, grace } = people;
    const risk = await rated({
      owner: grace,
      assets: [endpoint.reference],
      likelihood: 2,
      impact: 1,
    });
    const { id, version } = await requested(grace, risk);
    const answer = { reason: "Rare and small, and watched.", validUntil: inDays(90) };
    const acceptance = await grace.does(acceptRisk, { id, version, ...answer });
    const input = table([{ reference: risk.reference, event: "Something else happens," }]);
    const preview = await priya.reads(previewRiskImport, input);
    expect(preview.voids).toEqual([{ risk: risk.reference, acceptance: acceptance.reference }]);
    await priya.does(importRisks, input);
    expect(await seen(risk.id)).toMatchObject({ state: "assessed" });
    expect((await seen(risk.id)).acceptances[0]?.state).toBe("voided");
  });
});

const NO_LEVELS = {};

describe("the same table a second time", () => {
  const rows = [
    { title: "Came in twice", ...said, assets: "ep-loads" },
    { title: "Came in by its title", ...owner },
    { title: "came in - by its TITLE", ...owner },
  ];

  it("adds nothing that is there already, and says which risk says it", async () => {
    const { priya } = people;
    const first = await priya.reads(previewRiskImport, table(rows));
    expect(first).toMatchObject({ created: 2, there: 1, before: null });
    expect(first.rows[2]).toMatchObject({ action: "there", reference: null, like: 3 });
    const done = await priya.does(importRisks, table(rows));
    expect(done).toMatchObject({ created: 2, there: 1 });
    const count = (await all()).length;
    const again = await priya.reads(previewRiskImport, { ...table(rows), title: "copy.csv" });
    const before = { batch: done.batch, title: "risks.csv", by: "Priya Raman" };
    expect(again).toMatchObject({ created: 0, there: 3, before });
    const named = (await all()).find(({ title }) => title === "Came in twice");
    expect(again.rows[0]).toMatchObject({ action: "there", reference: named?.reference });
    expect(await priya.does(importRisks, table(rows))).toMatchObject({ created: 0, batch: null });
    // The same words about another asset, or in other words, are another risk.
    const other = table([
      { ...rows[0], assets: "" },
      { ...rows[0], event: "Otherwise" },
    ]);
    expect(await priya.reads(previewRiskImport, other)).toMatchObject({ created: 2, there: 0 });
    expect(await all()).toHaveLength(count);
  });

  it("comes in again only where somebody says so, or after it was taken back", async () => {
    const { priya } = people;
    const doubles = { ...table(rows), doubles: true };
    await expect(priya.does(importRisks, doubles)).rejects.toMatchObject({
      code: "invalid",
      fields: { again: [expect.stringMatching(/^Priya Raman imported the same table .*, as B-/)] },
    });
    const done = await priya.does(importRisks, { ...doubles, again: true });
    expect(done).toMatchObject({ created: 3, there: 0 });
    await priya.does(undoRiskImport, { id: done.batch ?? "" });
    const { before } = await priya.reads(previewRiskImport, doubles);
    expect(before?.batch).not.toBe(done.batch);
    await priya.does(undoRiskImport, { id: before?.batch ?? "" });
    expect(await priya.reads(previewRiskImport, table(rows))).toMatchObject({
      ...{ before: null, created: 2 },
    });
    expect(await priya.does(importRisks, doubles)).toMatchObject({ created: 3 });
  });
});

it("names the field of what no column of the table says", async () => {
  const { problems } = await people.priya.reads(
    previewRiskImport,
    table([{ title: "Nobody owns it" }]),
  );
  expect(problems).toMatchObject([{ line: 2, column: "Owner (no column)" }]);
});

it("brings five hundred risks, changes all of them in one act, and no more", async () => {
  const { priya } = people;
  const rows = Array.from({ length: 501 }, (_, at) => ({ title: `Many of them ${at}`, ...owner }));
  expect(await priya.does(importRisks, table(rows))).toMatchObject({ created: 501 });
  const change = { reviewDays: 30, option: "modify" } as const;
  await expect(
    priya.reads(previewRisks, { filter: { q: "Many of them" }, change }),
  ).rejects.toMatchObject({ fields: { filter: [expect.stringContaining("More than 500")] } });
  const found = await priya.reads(listRisks, { q: "Many of them", size: 500 });
  const risks = found.rows.map(({ id, version }) => ({ id, version }));
  const done = await priya.does(changeRisks, { risks, change });
  expect(done.changed).toBe(500);
  expect(await priya.does(undoRisks, { id: done.batch.id, version: 1 })).toMatchObject({
    changed: 500,
  });
}, 60_000);
