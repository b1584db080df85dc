import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { grantRole, revokeRole } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { connectAs } from "@/lib/testing/database";
import { asset, inDays, proposed, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { editRisk, proposeRisk } from "../commands";
import { getRisk } from "../details/queries";
import { listRisks } from "../queries";
import { changeRisks, undoRisks } from "./commands";
import { listRiskBatches, previewRisks } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-bulk")).reference;
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });
const line = async (reference: string) => {
  const { rows } = await people.priya.reads(listRisks, { q: reference, size: 500 });
  return rows.find((one) => one.reference === reference);
};
const asked = (...risks: { id: string; version: number }[]) =>
  risks.map(({ id, version }) => ({ id, version }));
const entriesOf = async (id: string) => {
  const admin = await connectAs("admin");
  const { rows } = await admin.query<{ action: string; body: string }>(
    "SELECT action, body FROM audit.entry WHERE entity_id = $1 ORDER BY id",
    [id],
  );
  await admin.end();
  return rows.map(({ action, body }) => ({ action, data: JSON.parse(body).data }));
};

describe("many risks at once", () => {
  it("are looked at first, changed in one act with one batch, and put back by one", async () => {
    const { priya, grace, daan } = people;
    const made = await proposed(grace, [endpoint]);
    const judged = await rated({ owner: grace, assets: [endpoint], likelihood: 4, impact: 3 });
    const change = {
      owner: daan.reference,
      reviewDays: 30,
      option: "modify",
      threat: null,
    } as const;
    const before = await line(judged.reference);
    const preview = await priya.reads(previewRisks, { risks: asked(made, judged), change });
    expect(preview).toMatchObject({ changed: 2, unchanged: 0, refused: 0, accepted: [] });
    expect(preview.rows[1]?.changes).toEqual([
      { field: "owner", before: "Grace Adeyemi", after: "Daan Okafor" },
      { field: "reviewDays", before: "As its level says", after: "30 days" },
      { field: "nextReview", before: before?.nextReview, after: inDays(30) },
      { field: "option", before: "", after: "Modify" },
      { field: "threat", before: expect.stringMatching(/endpoint/i), after: "Its own" },
    ]);
    expect((await line(judged.reference))?.version).toBe(judged.version);

    const done = await priya.does(changeRisks, { risks: asked(made, judged), change });
    expect(done).toMatchObject({ changed: 2, batch: { reference: expect.stringMatching(/^B-/) } });
    expect(await line(judged.reference)).toMatchObject({
      owner: { name: "Daan Okafor" },
      reviewDays: 30,
      nextReview: inDays(30),
      option: "modify",
      version: judged.version + 1,
    });
    expect((await entriesOf(judged.id)).at(-1)).toEqual({
      action: "risk.edited",
      data: { fields: ["owner", "reviewDays", "option", "threat"], batchId: done.batch.id },
    });
    expect((await entriesOf(done.batch.id)).map(({ action }) => action)).toEqual([
      "batch.risks_changed",
    ]);
    const [listed] = (await priya.reads(listRiskBatches)).rows;
    expect(listed).toMatchObject({
      title: "Changed owner, review interval, treatment and threat of 2 risks",
      undoable: true,
    });

    await expect(daan.does(undoRisks, { id: done.batch.id, version: 1 })).rejects.toEqual(
      refused("forbidden"),
    );
    const back = await priya.does(undoRisks, { id: done.batch.id, version: 1 });
    expect(back).toMatchObject({ changed: 2, refused: 0 });
    expect(await line(judged.reference)).toMatchObject({
      owner: { name: "Grace Adeyemi" },
      reviewDays: null,
      nextReview: before?.nextReview,
      option: null,
    });
    expect(await seen(judged.id)).toMatchObject({
      // Whose word was taken away says it again.
      isConfirmed: false,
      threat: { id: "misconfigured-endpoint-data-exposure" },
    });
  });

  it("are named one by one where somebody may not, was faster, or something stands against it", async () => {
    const { priya, grace, daan } = people;
    const own = await proposed(grace, [endpoint]);
    const others = await proposed(daan, [endpoint]);
    const moved = await proposed(grace, [endpoint]);
    await priya.does(editRisk, { id: moved.id, version: moved.version, title: "Changed since" });
    const risks = asked(own, others, moved);
    const change = { reviewDays: 90 };
    await expect(grace.does(changeRisks, { risks, change })).rejects.toMatchObject({
      code: "forbidden",
      fields: {
        "risks.1": [expect.stringContaining("Only the owner")],
        "risks.2": [expect.stringContaining("meanwhile")],
      },
    });
    const preview = await grace.reads(previewRisks, { risks, change });
    expect(preview.rows.map(({ result, code }) => [result, code])).toEqual([
      ["changed", null],
      ["refused", "forbidden"],
      ["refused", "conflict"],
    ]);
    const done = await grace.does(changeRisks, { risks, change, skipRefused: true });
    expect(done).toMatchObject({ changed: 1, refused: 2 });
    await expect(grace.does(changeRisks, { risks: asked(own, own), change })).rejects.toMatchObject(
      { fields: { "risks.1": [expect.stringContaining("twice")] } },
    );
    const none = { id: "R-9999", version: 1 };
    const unknown = await priya.reads(previewRisks, { risks: [none], change });
    expect(unknown.rows[0]).toMatchObject({ result: "refused", code: "not_found" });
  });

  it("keep what an acceptance rests on, and say that it stays", async () => {
    const { priya, grace } = people;
    const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
    const asks = await requested(grace, risk);
    const answer = { reason: "Rare and small, and watched.", validUntil: inDays(90) };
    const { reference: acceptance } = await grace.does(acceptRisk, {
      ...{ id: asks.id, version: asks.version },
      ...answer,
    });
    const now = await seen(risk.id);
    const treat = { risks: asked(now), change: { option: "avoid" } } as const;
    const refusal = await priya.reads(previewRisks, treat);
    expect(refusal.rows[0]).toMatchObject({ result: "refused", code: "wrong_state" });
    const change = { reviewDays: 7 };
    const preview = await priya.reads(previewRisks, { risks: asked(now), change });
    expect(preview.accepted).toEqual([{ risk: now.reference, acceptance }]);
    await priya.does(changeRisks, { risks: asked(now), change });
    const after = await seen(risk.id);
    expect(after.state).toBe("accepted");
    expect(after.acceptances.find((one) => one.reference === acceptance)?.state).toBe("accepted");
  });

  it("refuse to go back where somebody changed them since, and list those", async () => {
    const { priya, grace } = people;
    const [one, two] = [await proposed(grace, [endpoint]), await proposed(grace, [endpoint])];
    const change = { reviewDays: 14 };
    const done = await priya.does(changeRisks, { risks: asked(one, two), change });
    await grace.does(editRisk, { id: one.id, version: one.version + 1, title: "Mine again" });
    const back = await priya.does(undoRisks, { id: done.batch.id, version: 1 });
    expect(back).toMatchObject({ changed: 1, refused: 1 });
    expect(back.rows[0]).toMatchObject({ result: "refused", code: "conflict" });
    await expect(priya.does(undoRisks, { id: done.batch.id, version: 2 })).rejects.toEqual(
      refused("wrong_state"),
    );
  });

  it("do not go back to an owner who may own no risks any more", async () => {
    const { priya, grace, daan, jonas } = people;
    const [his, hers] = [await proposed(daan, [endpoint]), await proposed(grace, [endpoint])];
    const change = { owner: people.saskia.reference };
    const done = await priya.does(changeRisks, { risks: asked(his, hers), change });
    const { version } = await jonas.reads(getPerson, { id: daan.id });
    await jonas.does(revokeRole, { id: daan.id, version, role: "risk_owner" });
    const back = await priya.does(undoRisks, { id: done.batch.id, version: 1 });
    expect(back).toMatchObject({ changed: 1, refused: 1 });
    expect(back.rows[0]).toMatchObject({ result: "refused", code: "wrong_state" });
    expect((await line(his.reference))?.owner.name).toBe(people.saskia.name);
    expect((await line(hers.reference))?.owner.name).toBe(grace.name);
    const now = await jonas.reads(getPerson, { id: daan.id });
    await jonas.does(grantRole, { id: daan.id, version: now.version, role: "risk_owner" });
  });

  it("can be all that match a filter", async () => {
    const { priya, grace } = people;
    const { reference: owner } = grace;
    for (let n = 0; n < 40; n += 1) await grace.does(proposeRisk, { title: `Sweep ${n}`, owner });
    const change = { reviewDays: 21 };
    const preview = await priya.reads(previewRisks, { filter: { q: "Sweep" }, change });
    expect(preview).toMatchObject({ changed: 40, refused: 0 });
    const risks = preview.rows.map(({ id, version }) => ({ id, version }));
    const done = await priya.does(changeRisks, { risks, change });
    expect(done.changed).toBe(40);
    await expect(
      priya.reads(previewRisks, { filter: { q: "Sweep" }, risks, change }),
    ).rejects.toEqual(refused("invalid"));
    const whole = await priya.reads(previewRisks, { change });
    expect(whole.rows.length).toBe((await priya.reads(listRisks, { count: "exact" })).total);
    await expect(priya.does(changeRisks, { risks, change: {} })).rejects.toEqual(
      refused("invalid"),
    );
  });

  it("are not for whoever may not edit risks", async () => {
    for (const who of [people.anton, people.helen, people.ruben, people.bram]) {
      const risks = [{ id: "R-1", version: 1 }];
      await expect(who.does(changeRisks, { risks, change: { reviewDays: 1 } })).rejects.toEqual(
        refused("forbidden"),
      );
    }
  });
});
