import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { statement } from "@/lib/kernel/statement";
import { clients } from "@/lib/platform/db";
import {
  approvedRisk,
  assessment,
  asset,
  attested,
  door,
  inDays,
  proposed,
  rated,
  requested,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../../acceptances/commands";
import { assessRisk, confirmRisk } from "../../assessments/commands";
import { getRisk } from "../../details/queries";
import type { Rows } from "../../proposals/looks/steps";
import { computed, judgedSelect } from "../../standing/steps";
import { approveMethod } from "../approvals/commands";
import { draftMethod, submitMethod } from "../editions/commands";
import { getMethod } from "../editions/queries";
import { DEFAULT_METHOD } from "../rules";
import { applyMethod, rescoreByMethod } from "./commands";
import { methodJobs } from "./jobs";
import { previewMethod } from "./queries";
import { movedBy, scoredBy } from "./steps";

let people: World;
/** Twelve, of which a control takes four off; four, accepted. */
let guarded: string;
let kept: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  const { reference } = await asset(people, "ep-embed");
  await attested(people, "A.8.20");
  const { grace, priya } = people;
  const controls = [{ control: "A.8.20", side: "likelihood", strength: "strong" }] as const;
  const rating = { owner: grace, assets: [reference] };
  guarded = (await rated({ ...rating, likelihood: 3, impact: 4, controls: [...controls] })).id;
  const low = await rated({ ...rating, likelihood: 2, impact: 2 });
  const asked = await requested(priya, low);
  const reason = "It costs more to close than it can cost.";
  const accepting = { id: asked.id, version: asked.version, reason, validUntil: inDays(60) };
  await grace.does(acceptRisk, accepting);
  kept = low.id;
}, 120_000);

const effectOf = (id: string) => people.priya.reads(previewMethod, { id });
const risk = (id: string) => people.priya.reads(getRisk, { id });
const approved = async (given: object) => {
  const { priya, daan } = people;
  const { id } = await priya.does(draftMethod, { note: "For the new year.", ...given });
  const { version } = await priya.does(submitMethod, { id, version: 1 });
  return daan.does(approveMethod, { id, version });
};
const run = (payload: Record<string, unknown>) =>
  methodJobs["risks.applyMethod"]?.(payload, door) ?? Promise.reject(new Error("no such job"));

describe("an edition with other numbers", () => {
  it("says what it would move and which acceptances would fall, before anybody approves it", async () => {
    const before = await risk(guarded);
    await people.priya.does(draftMethod, {
      note: "Controls count for less.",
      strengths: { weak: 0.1, moderate: 0.2, strong: 0.3 },
    });
    const effect = await effectOf("1.1");
    expect(effect).toMatchObject({
      ...{ edition: "1.1", isInForce: false, risks: 2 },
      from: [{ edition: "1.0", risks: 2, changesScores: true }],
      levels: { computed: 2, moved: 1, worse: 1, better: 0 },
      acceptances: { count: 1, rows: [{ risk: { reference: (await risk(kept)).reference } }] },
    });
    expect(effect.levels.rows).toMatchObject([
      { id: guarded, edition: "1.0", before: { current: before.current } },
    ]);
    expect(await risk(guarded)).toMatchObject({ version: before.version });
    const { version } = await people.priya.reads(getMethod, { id: "1.1" });
    await expect(people.priya.does(applyMethod, { id: "1.1", version })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  it("scores nothing by being approved: risks keep the edition they were assessed by", async () => {
    const { priya, daan } = people;
    const before = await risk(guarded);
    const sent = await priya.does(submitMethod, { id: "1.1", version: 1 });
    await daan.does(approveMethod, { id: "1.1", version: sent.version });
    expect(await risk(guarded)).toMatchObject({
      ...{ version: before.version, current: before.current, method: "1.0" },
    });
    expect((await priya.reads(getMethod, { id: "1.1" })).behind).toEqual({
      ...{ count: 2, isCapped: false, mayMove: true },
    });
    const { current } = await risk(kept);
    expect(current?.score).toBe(4);
  });

  it("is applied on request, in a job, as its preview said; once", async () => {
    const { priya, saskia, grace } = people;
    const effect = await effectOf("1.1");
    const input = { id: "1.1", version: effect.version };
    await expect(saskia.does(applyMethod, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(priya.does(applyMethod, { ...input, version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await priya.does(applyMethod, input)).toMatchObject({ risks: 2 });
    await run({ edition: "1.1", by: priya.id });
    const [moved] = effect.levels.rows;
    const now = await risk(guarded);
    expect(now).toMatchObject({ ...moved?.after, method: "1.1", isConfirmed: false });
    expect(now.assessments[0]).toMatchObject({ trigger: "Edition 1.1 of the risk method" });
    const fallen = await risk(kept);
    expect(fallen).toMatchObject({ state: "assessed", method: "1.1", current: { score: 4 } });
    expect(fallen.acceptances).toMatchObject([{ state: "voided" }]);
    const left = await effectOf("1.1");
    expect(left).toMatchObject({ risks: 0, from: [], acceptances: { count: 0 } });
    await expect(
      priya.does(applyMethod, { id: "1.1", version: left.version }),
    ).rejects.toMatchObject({ message: "Every open risk is scored by edition 1.1 already." });
    // Being run twice changes nothing.
    await run({ edition: "1.1", by: priya.id });
    expect(await risk(guarded)).toMatchObject({ version: now.version });
    await grace.does(confirmRisk, { id: guarded, version: now.version });
  });
});

describe("an edition with other words", () => {
  it("moves no level", async () => {
    await approved({ triggers: "Each quarter, and after an incident." });
    expect(await effectOf("1.2")).toMatchObject({
      ...{ risks: 2, isInForce: true },
      from: [{ edition: "1.1", risks: 2, changesScores: false }],
      levels: { computed: 0, moved: 0, rows: [] },
    });
    expect((await people.priya.reads(getMethod, { id: "1.2" })).behind).toEqual({
      ...{ count: 2, isCapped: false, mayMove: false },
    });
  });

  it("leaves the risks alone when a later one came into force meanwhile", async () => {
    const { priya } = people;
    const { version } = await effectOf("1.2");
    await priya.does(applyMethod, { id: "1.2", version });
    await approved({ cap: 0.5 });
    await run({ edition: "1.2", by: priya.id });
    expect(await risk(kept)).toMatchObject({ method: "1.1" });
    await expect(
      system.does(rescoreByMethod, { edition: "1.2", by: priya.id, ids: [kept] }),
    ).rejects.toMatchObject({ code: "wrong_state" });
    await run({ edition: "1.3", by: priya.id });
    expect(await risk(kept)).toMatchObject({ method: "1.3" });
  });
});

it("reckons all risks, batch by batch, as each by itself is reckoned", async () => {
  const { grace } = people;
  const { reference } = await asset(people, "ep-many");
  const controls = [{ control: "A.8.20", side: "likelihood", strength: "strong" }] as const;
  const rating = { owner: grace, assets: [reference], controls: [...controls] };
  for (const impact of [2, 4, 4, 5]) await rated({ ...rating, likelihood: 4, impact });
  await approvedRisk(people, reference);
  const set = await proposed(grace, [reference]);
  await grace.does(assessRisk, {
    ...{ ...assessment(4, 4), id: set.id, version: set.version, controls: [...controls] },
    override: { likelihood: 4, impact: 5, reason: "Two outages of the provider were worse." },
  });
  const db = clients.reader();
  const rows: Rows = (text) => statement(clients.app(), text);
  const method = { ...DEFAULT_METHOD, edition: "9.9" };
  const editions = ["1.0", "1.1", "1.2", "1.3"];
  const whole = await movedBy({ db, rows }, method, editions);
  expect(await movedBy({ db, rows, size: 1 }, method, editions)).toEqual(whole);
  const found = await db.risk.findMany({ where: scoredBy(editions), select: judgedSelect });
  const each = found.map((risk) => ({ risk, after: computed({ ...risk, method }) }));
  const moved = each.filter(
    ({ risk, after }) =>
      after &&
      (after.current.score !== risk.currentScore || after.residual.score !== risk.residualScore),
  );
  expect(moved.length).toBeGreaterThan(4);
  expect(whole).toMatchObject({ computed: each.length, moved: moved.length });
  expect(whole.rows.map(({ id }) => id).toSorted()).toEqual(
    moved.map(({ risk }) => risk.id).toSorted(),
  );
});
