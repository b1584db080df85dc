import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { clients } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import {
  assessment,
  asset,
  attested,
  inDays,
  proposed,
  rated,
  rescore,
  today,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { assessRisk } from "../assessments/commands";
import { getRisk } from "../details/queries";
import { confirmReviews } from "./batches/commands";
import { confirmReview } from "./commands";
import { dueReviews } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "Public endpoint")).reference;
});
afterEach(() => clock.set(null));

const REASON = "Nothing about it has changed since the last look.";
const seen = (id: string) => people.priya.reads(getRisk, { id });
const risk = (likelihood = 2, impact = 3) =>
  rated({ owner: people.grace, assets: [endpoint], likelihood, impact });
const reviewsOf = (riskId: string) =>
  clients.reader().riskReview.findMany({ where: { riskId }, orderBy: { at: "asc" } });
/** So many days later, as the product's clock has it. */
const wait = (days: number) => clock.set(new Date(Date.now() + days * 86_400_000));

describe("the interval", () => {
  it("follows from the band, or is shorter where the owner wants it", async () => {
    const { grace } = people;
    expect((await seen((await risk(2, 3)).id)).nextReview).toBe(inDays(182));
    expect((await seen((await risk(4, 3)).id)).nextReview).toBe(inDays(91));
    const fresh = await proposed(grace, [endpoint]);
    const asked = { ...assessment(2, 3), id: fresh.id, version: fresh.version };
    await grace.does(assessRisk, { ...asked, reviewDays: 400 });
    expect(await seen(fresh.id)).toMatchObject({ nextReview: inDays(182), reviewDays: 400 });
    const { version } = await seen(fresh.id);
    await grace.does(assessRisk, { ...asked, version, reviewDays: 20 });
    expect(await seen(fresh.id)).toMatchObject({ nextReview: inDays(20), reviewDays: 20 });
    await grace.does(assessRisk, { ...asked, version: version + 1, reviewDays: null });
    expect(await seen(fresh.id)).toMatchObject({ nextReview: inDays(182), reviewDays: null });
  });

  it("begins anew with each assessment", async () => {
    const { id } = await risk(2, 3);
    const { version } = await seen(id);
    await people.priya.does(assessRisk, { ...assessment(5, 5), id, version });
    expect((await seen(id)).nextReview).toBe(inDays(30));
  });
});

describe("a look", () => {
  it("that finds it still valid is kept, and moves the next one", async () => {
    const { priya } = people;
    const { id } = await risk();
    wait(100);
    const { version } = await seen(id);
    const done = await priya.does(confirmReview, { id, version, reason: REASON });
    expect(done).toMatchObject({ version: version + 1, nextReview: plusDays(today(), 182) });
    expect(await reviewsOf(id)).toMatchObject([
      { result: "still_valid", byId: priya.id, score: 6, reason: REASON, states: {} },
    ]);
    expect((await seen(id)).isConfirmed).toBe(true);
  });

  it("by the owner says yes to the level, too", async () => {
    const { grace, jonas } = people;
    const fresh = await proposed(grace, [endpoint]);
    await jonas.does(assessRisk, { ...assessment(2, 3), id: fresh.id, version: fresh.version });
    const { version, isConfirmed } = await seen(fresh.id);
    expect(isConfirmed).toBe(false);
    await grace.does(confirmReview, { id: fresh.id, version, reason: REASON });
    expect((await seen(fresh.id)).isConfirmed).toBe(true);
  });

  it("of two at once is one: the other gets a conflict", async () => {
    const { grace, priya } = people;
    const { id, version } = await risk();
    const asked = { id, version, reason: REASON };
    const both = await Promise.allSettled([
      grace.does(confirmReview, asked),
      priya.does(confirmReview, asked),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: "conflict" }) }),
    );
    expect(await reviewsOf(id)).toHaveLength(1);
  });

  it("that scores it anew is one too, the first assessment is none", async () => {
    const { id } = await risk();
    expect(await reviewsOf(id)).toEqual([]);
    const { version } = await seen(id);
    await people.grace.does(assessRisk, { ...assessment(3, 4), id, version });
    const [only, ...others] = await reviewsOf(id);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ result: "rescored", score: 6, reason: assessment(3, 4).trigger });
    expect(only?.assessmentId).not.toBeNull();
  });

  it("is refused before an assessment, of what is closed, stale, another's, or out of step", async () => {
    const { grace, daan, jonas, priya } = people;
    const fresh = await proposed(grace, [endpoint]);
    const asked = { id: fresh.id, version: fresh.version, reason: REASON };
    await expect(priya.does(confirmReview, asked)).rejects.toMatchObject({ code: "wrong_state" });
    const { id, version } = await risk();
    const other = { id, version, reason: REASON };
    await expect(daan.does(confirmReview, other)).rejects.toMatchObject({ code: "forbidden" });
    await expect(jonas.does(confirmReview, other)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      priya.does(confirmReview, { ...other, version: version + 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(priya.does(confirmReview, { ...other, reason: "ok" })).rejects.toMatchObject({
      fields: { reason: [expect.any(String)] },
    });
  });

  it("waits while a control has changed and the levels have not", async () => {
    const { grace, priya } = people;
    const held = await heldBy("A.8.21");
    await held.fail();
    const asked = { id: held.id, version: held.version, reason: REASON };
    await expect(priya.does(confirmReview, asked)).rejects.toMatchObject({
      ...{ code: "wrong_state", message: expect.stringContaining("computed anew") },
    });
    await rescore();
    const { version, nextReview } = await seen(held.id);
    // From medium to high: half a year became a quarter.
    expect(nextReview).toBe(inDays(91));
    const [row] = (await priya.reads(dueReviews, { within: 400, q: held.reference })).rows;
    expect(row?.changes).toEqual([
      { what: "score", was: 8 },
      expect.objectContaining({ what: "control", reference: "A.8.21", was: "attested" }),
    ]);
    await grace.does(confirmReview, { ...asked, version });
    const [after] = (await priya.reads(dueReviews, { within: 400, q: held.reference })).rows;
    expect(after?.changes).toEqual([]);
  });

  it("is due today, not in the past, where a level rises after its interval", async () => {
    const held = await heldBy("A.8.22");
    wait(120);
    await held.fail();
    // The database reckons by its own clock.
    const owner = await connectAs("owner");
    await owner.query("SELECT annex.set_now($1)", [clock.now()]);
    await rescore();
    await owner.query("SELECT annex.set_now(NULL)");
    await owner.end();
    expect((await seen(held.id)).nextReview).toBe(today());
  });
});

/** A risk of Grace's that this control keeps at medium, and what makes it high. */
async function heldBy(control: string) {
  const { grace, priya } = people;
  const id = await attested(people, control);
  const controls = [{ control, side: "likelihood", strength: "strong" } as const];
  const made = await rated({
    owner: grace,
    assets: [endpoint],
    likelihood: 3,
    impact: 4,
    controls,
  });
  expect(made.current?.score).toBe(8);
  const fail = async () => {
    const { rows } = await priya.reads(listAttestations, { control });
    const version = rows.find((one) => one.id === id)?.version ?? 0;
    const reason = "The sample showed that it does not work.";
    await priya.does(recallAttestation, { id, version, reason });
  };
  return { ...made, fail };
}

describe("many looks at once", () => {
  it("answer each by itself, and leave what is refused", async () => {
    const { grace, priya, daan } = people;
    const mine = await Promise.all([risk(2, 2), risk(3, 3), risk(5, 5)]);
    const fresh = await proposed(grace, [endpoint]);
    const [first, second, third] = mine;
    if (!first || !second || !third) throw new Error("three risks");
    wait(10);
    const done = await priya.does(confirmReviews, {
      reason: REASON,
      risks: [
        { id: first.reference, version: first.version },
        { id: second.id, version: second.version + 1 },
        { id: third.id, version: third.version, reason: "Looked at together with the third one." },
        { id: fresh.id, version: fresh.version },
        { id: "R-9999", version: 1 },
      ],
    });
    expect(done).toMatchObject({ confirmed: 2, refused: 3 });
    expect(done.rows.map(({ result, code }) => [result, code])).toEqual([
      ["confirmed", null],
      ["refused", "conflict"],
      ["confirmed", null],
      ["refused", "wrong_state"],
      ["refused", "not_found"],
    ]);
    expect(done.rows[0]?.nextReview).toBe(plusDays(today(), 365));
    expect(done.rows[2]?.nextReview).toBe(plusDays(today(), 30));
    expect(await seen(first.id)).toMatchObject({ version: done.rows[0]?.version });
    expect((await seen(second.id)).version).toBe(second.version);
    expect(await reviewsOf(third.id)).toMatchObject([{ reason: expect.stringContaining("third") }]);
    const others = { reason: REASON, risks: [{ id: first.id, version: first.version + 1 }] };
    await expect(daan.does(confirmReviews, others)).rejects.toMatchObject({
      code: "forbidden",
      fields: { "risks.0": [expect.stringContaining(first.reference)] },
    });
  });

  it("need a reason each, and name each once", async () => {
    const { priya } = people;
    const { id, reference, version } = await risk();
    await expect(priya.does(confirmReviews, { risks: [{ id, version }] })).rejects.toMatchObject({
      fields: { "risks.0.reason": [expect.any(String)] },
    });
    const risks = [
      { id, version },
      { id: reference, version },
    ];
    await expect(priya.does(confirmReviews, { risks, reason: REASON })).rejects.toMatchObject({
      fields: { "risks.1": [expect.stringContaining("twice")] },
    });
  });
});

describe("what is due", () => {
  it("is found within fourteen days or a filter, the oldest first", async () => {
    const { grace, priya } = people;
    const fresh = await proposed(grace, [endpoint], "Looked at every ten days");
    const due = { ...assessment(2, 3), id: fresh.id, version: fresh.version, reviewDays: 10 };
    await grace.does(assessRisk, due);
    const found = async (asked = {}) =>
      (await priya.reads(dueReviews, asked)).rows.map(({ reference }) => reference);
    expect(await found()).toContain(fresh.reference);
    expect(await found({ within: 9 })).not.toContain(fresh.reference);
    expect(await found({ within: 9, q: "every ten days" })).toEqual([]);
    expect(await found({ review: "soon", q: "every ten days" })).toEqual([fresh.reference]);
    expect(await found({ owner: "me" })).toEqual([]);
    const { version } = await seen(fresh.id);
    await grace.does(confirmReview, { id: fresh.id, version, reason: REASON });
    wait(5);
    const [row] = (await grace.reads(dueReviews, { q: "every ten days" })).rows;
    expect(row).toMatchObject({
      reference: fresh.reference,
      lastLook: { by: "Grace Adeyemi", result: "still_valid", reason: REASON, score: 6 },
      lastAct: { by: "Grace Adeyemi", action: "risk.reviewed" },
      changes: [],
      next: { step: "plan", yours: true },
      can: { confirm: true, assess: true },
    });
  });
});
