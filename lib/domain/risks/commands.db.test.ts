import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { assessment, asset, attested, inDays, proposed, rated } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { assessRisk, confirmRisk, reassessRisk, rescoreRisks } from "./assessments/commands";
import { closeRisk, confirmClosure, editRisk, proposeRisk } from "./commands";
import { getRisk } from "./details/queries";
import { approvePlan, completePlan, planRisk } from "./plans/commands";
import { listRisks } from "./queries";
import { riskMatrix, topRisks } from "./tallies/queries";
import { listThreats } from "./threats/queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-embed")).reference;
  await attested(people, "A.8.20");
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });

describe("proposing", () => {
  it("is everybody's who is employed, and nobody else's", async () => {
    const { bram, grace, helen, ruben } = people;
    const risk = { title: "Runtime port reachable", owner: grace.reference };
    const made = await bram.does(proposeRisk, risk);
    expect(made).toMatchObject({ state: "identified", version: 1, inherent: null, current: null });
    for (const other of [helen, ruben]) {
      await expect(other.does(proposeRisk, risk)).rejects.toEqual(refused("forbidden"));
    }
    expect(await bram.reads(listRisks, {})).toMatchObject({ total: 1 });
    expect(await bram.reads(getRisk, { id: made.reference })).toMatchObject({
      proposedBy: "Bram de Wit",
      can: { edit: true, assess: false, reassess: false },
    });
    const other = await proposed(grace, [endpoint]);
    await expect(bram.reads(getRisk, { id: other.id })).rejects.toEqual(refused("not_found"));
  });

  it("refuses what makes no sense, naming the field", async () => {
    const { grace, priya } = people;
    const good = { title: "Port reachable", owner: grace.reference };
    const wrong: [Record<string, unknown>, string][] = [
      [{ title: "" }, "title"],
      [{ title: "x".repeat(1_000_000) }, "title"],
      [{ title: "half \ud800 symbol" }, "title"],
      [{ cause: "nul \u0000" }, "cause"],
      [{ owner: "nobody" }, "owner"],
      [{ owner: priya.reference }, "owner"],
      [{ threat: "no-such-threat" }, "threat"],
      [{ threat: "<script>" }, "threat"],
      [{ assets: ["A-9999"] }, "assets"],
      [{ assets: "A-0001" }, "assets"],
      [{ properties: ["X"] }, "properties.0"],
      [{ inherentScore: 25 }, "inherentScore"],
    ];
    for (const [over, field] of wrong) {
      const input = Object.assign({}, good, over);
      await expect(grace.does(proposeRisk, input)).rejects.toMatchObject({
        code: "invalid",
        fields: { [field]: expect.anything() },
      });
    }
    const formula = await grace.does(proposeRisk, { ...good, title: '=HYPERLINK("x") <b>' });
    expect(formula.title).toBe('=HYPERLINK("x") <b>');
  });
});

describe("editing", () => {
  it("is the owner's and compliance's, on the version seen", async () => {
    const { grace, priya, daan, anton } = people;
    const made = await proposed(grace, [endpoint]);
    const edit = { id: made.reference, version: 1, title: "Port reachable by mistake" };
    for (const other of [daan, anton]) {
      await expect(other.does(editRisk, edit)).rejects.toEqual(refused("forbidden"));
    }
    const edited = await priya.does(editRisk, edit);
    await expect(grace.does(editRisk, edit)).rejects.toMatchObject({
      code: "conflict",
      current: { title: edit.title, version: 2 },
    });
    await grace.does(editRisk, { id: made.id, version: edited.version, owner: daan.reference });
    expect(await seen(made.id)).toMatchObject({ owner: { name: "Daan Okafor" } });
    await expect(
      priya.does(editRisk, { id: "R-9999", version: 1, title: "Nothing here" }),
    ).rejects.toEqual(refused("not_found"));
  });
});

describe("assessing", () => {
  it("needs a whole statement, and computes from the controls' states", async () => {
    const { grace, bram } = people;
    const bare = { title: "Leak of weights", cause: "As keys", event: "leak", owner: grace.id };
    const { id } = await bram.does(proposeRisk, bare);
    const input = { ...assessment(5, 4), id, version: 1 };
    await expect(grace.does(assessRisk, input)).rejects.toMatchObject({
      fields: { consequence: [expect.anything()], assets: [expect.anything()] },
      message: expect.stringContaining("lacks consequence, assets"),
    });
    const made = await proposed(grace, [endpoint]);
    await expect(bram.does(assessRisk, { ...input, id: made.id })).rejects.toEqual(
      refused("forbidden"),
    );
    const assessed = await grace.does(assessRisk, {
      ...input,
      id: made.id,
      controls: [
        { control: "A.8.20", side: "likelihood", strength: "moderate" },
        { control: "A.8.16", side: "impact", strength: "strong" },
      ],
    });
    expect(assessed).toMatchObject({
      state: "assessed",
      inherent: { score: 20, band: "critical" },
      current: { likelihood: 4, impact: 4, band: "high" },
    });
    expect(await seen(made.id)).toMatchObject({
      method: "1.0",
      isConfirmed: true,
      nextReview: inDays(91),
      controls: [
        { reference: "A.8.16", state: "not_decided" },
        { reference: "A.8.20", state: "attested" },
      ],
      assessments: [{ by: "Grace Adeyemi", override: null, trigger: "half-yearly assessment" }],
    });
  });

  it("by others waits for the owner's word", async () => {
    const { anton, grace, daan, priya } = people;
    const made = await proposed(grace, [endpoint]);
    const assessed = await anton.does(assessRisk, { ...assessment(3, 3), id: made.id, version: 1 });
    expect(await grace.reads(getRisk, { id: made.id })).toMatchObject({
      isConfirmed: false,
      can: { confirm: true },
    });
    const confirm = { id: made.id, version: assessed.version };
    await expect(daan.does(confirmRisk, confirm)).rejects.toEqual(refused("forbidden"));
    await expect(priya.does(confirmRisk, confirm)).rejects.toEqual(refused("forbidden"));
    await grace.does(confirmRisk, confirm);
    expect(await seen(made.id)).toMatchObject({ isConfirmed: true });
  });

  it("sets a level below the method's only by compliance as second person", async () => {
    const { grace, anton, priya } = people;
    const made = await rated({ owner: grace, assets: [endpoint], likelihood: 4, impact: 4 });
    const input = { ...assessment(4, 4), id: made.id, version: made.version };
    const lower = {
      likelihood: 2,
      impact: 4,
      reason: "The endpoint is reached by two people only.",
    };
    for (const other of [grace, anton]) {
      await expect(other.does(assessRisk, { ...input, override: lower })).rejects.toThrow(
        /second person/,
      );
    }
    const higher = { likelihood: 5, impact: 4, reason: "Two attempts were seen this week." };
    const raised = await grace.does(assessRisk, { ...input, override: higher });
    expect(raised).toMatchObject({ current: { score: 20 }, residual: { score: 20 } });
    const lowered = await priya.does(assessRisk, {
      ...input,
      version: raised.version,
      override: lower,
    });
    expect(lowered).toMatchObject({ current: { score: 8 }, residual: { score: 8 } });
    expect(await seen(made.id)).toMatchObject({
      isConfirmed: false,
      assessments: [
        { override: { computed: { score: 16 }, reason: lower.reason } },
        { override: { computed: { score: 16 } } },
        { override: null },
      ],
    });
    expect(await system.does(rescoreRisks, { ids: [made.id] })).toEqual({ changed: 0 });
    expect(await seen(made.id)).toMatchObject({ current: { score: 8 } });
  });

  it("refuses what is not a rating or links twice", async () => {
    const { grace } = people;
    const made = await proposed(grace, [endpoint]);
    const good = { ...assessment(3, 3), id: made.id, version: 1 };
    const link = { control: "A.8.20", side: "both", strength: "weak" };
    const wrong: [Record<string, unknown>, string][] = [
      [{ inherent: { ...good.inherent, likelihood: 6 } }, "inherent.likelihood"],
      [{ inherent: { ...good.inherent, impact: 2.5 } }, "inherent.impact"],
      [{ inherent: { ...good.inherent, reasonImpact: "bad" } }, "inherent.reasonImpact"],
      [{ trigger: "" }, "trigger"],
      [{ properties: [] }, "properties"],
      [{ nextReview: "2026-13-01" }, "nextReview"],
      [{ version: undefined }, "version"],
      [{ controls: [link, { ...link, side: "impact" }] }, "controls"],
      [{ controls: [{ ...link, control: "A.1.1" }] }, "controls"],
      [{ controls: [{ ...link, strength: "huge" }] }, "controls.0.strength"],
    ];
    for (const [over, field] of wrong) {
      await expect(grace.does(assessRisk, Object.assign({}, good, over))).rejects.toMatchObject({
        code: "invalid",
        fields: { [field]: expect.anything() },
      });
    }
  });
});

describe("closing", () => {
  it("is asked by the owner and confirmed by compliance", async () => {
    const { grace, priya, daan } = people;
    const made = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
    const ask = { id: made.id, version: made.version, reason: "The endpoint is switched off." };
    await expect(grace.does(closeRisk, ask)).rejects.toEqual(refused("wrong_state"));
    const retain = { id: made.id, version: made.version, option: "retain" as const };
    const { version } = await grace.does(planRisk, retain);
    const plan = { id: made.id, version, actions: [], expected: { likelihood: 2, impact: 2 } };
    const approved = await grace.does(approvePlan, plan);
    const monitored = await priya.does(completePlan, { id: made.id, version: approved.version });
    const now = { ...ask, version: monitored.version };
    await expect(
      priya.does(confirmClosure, { id: made.id, version: monitored.version }),
    ).rejects.toEqual(refused("conflict"));
    await expect(daan.does(closeRisk, now)).rejects.toEqual(refused("forbidden"));
    const asked = await grace.does(closeRisk, now);
    const closed = await priya.does(confirmClosure, { id: made.id, version: asked.version });
    expect(closed).toMatchObject({ state: "closed" });
    await expect(
      priya.does(editRisk, { id: made.id, version: closed.version, title: "Still here" }),
    ).rejects.toEqual(refused("wrong_state"));
    await expect(
      priya.does(reassessRisk, { id: made.id, version: closed.version, reason: "It came back." }),
    ).rejects.toEqual(refused("wrong_state"));
  });
});

describe("the register", () => {
  it("sorts by every key it offers, forwards, backwards and over pages", async () => {
    const { helen } = people;
    for (const key of [
      "score",
      "residual",
      "inherent",
      "reference",
      "title",
      "nextReview",
    ] as const) {
      for (const sort of [key, `-${key}`] as const) {
        const all = await helen.reads(listRisks, { sort, size: 500 });
        const paged: string[] = [];
        for (let cursor: string | undefined, more = true; more; ) {
          const page = await helen.reads(listRisks, { sort, size: 3, ...(cursor && { cursor }) });
          paged.push(...page.rows.map((row) => row.id));
          cursor = page.next ?? undefined;
          more = page.next !== null;
        }
        expect(paged).toEqual(all.rows.map((row) => row.id));
        expect(all.total).toBe(all.rows.length);
      }
    }
  });

  it("filters by state, owner, band, cell, asset, control, threat and words", async () => {
    const { helen, grace } = people;
    const count = async (input: Parameters<typeof filtered>[0]) => (await filtered(input)).total;
    const filtered = (input: { [key: string]: unknown }) =>
      helen.reads(listRisks, Object.assign({}, input));
    const { total } = await filtered({});
    expect(await count({ state: "identified,assessed,closed" })).toBe(total);
    expect(await count({ state: ["closed"] })).toBe(1);
    expect((await grace.reads(listRisks, { owner: "me" })).total).toBeGreaterThan(3);
    expect(await count({ owner: people.daan.reference })).toBe(1);
    const high = await filtered({ band: "high,critical", of: "inherent" });
    expect(high.rows.every((row) => (row.inherent?.score ?? 0) >= 10)).toBe(true);
    const cell = await filtered({ l: 3, i: 3, of: "current" });
    expect(cell.rows.map((row) => row.current?.score)).toEqual([9]);
    expect(await count({ asset: endpoint })).toBeGreaterThan(4);
    expect(await count({ asset: "A-9999" })).toBe(0);
    expect(await count({ control: "A.8.20" })).toBe(1);
    expect(await count({ threat: "misconfigured-endpoint-data-exposure" })).toBeGreaterThan(4);
    expect(await count({ q: "by mistake" })).toBe(1);
    expect(await count({ q: "100%_\\" })).toBe(0);
  });

  it("counts the matrix and names the highest", async () => {
    const { helen } = people;
    const inherent = await helen.reads(riskMatrix, { of: "inherent" });
    expect(inherent.counts[4]?.[3]).toBe(1);
    expect(inherent.total + inherent.unassessed).toBe((await helen.reads(listRisks, {})).total - 1);
    const [first, second] = await helen.reads(topRisks, {});
    expect(first?.residual).toBeGreaterThanOrEqual(second?.residual ?? 0);
  });

  it("offers the threats of the catalogue", async () => {
    expect((await people.bram.reads(listThreats, {})).total).toBe(58);
    const { rows } = await people.bram.reads(listThreats, { kind: "dataset", q: "poison" });
    expect(rows.every((row) => row.assetKinds.includes("dataset"))).toBe(true);
  });
});
