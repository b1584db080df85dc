import { createHash } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { clients } from "@/lib/platform/db";
import { asset, door, inDays, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { editRisk } from "../../commands";
import { getRisk } from "../../details/queries";
import { acceptRisk, rejectAcceptance } from "../commands";
import { clockworks } from "../jobs";
import { listAcceptances } from "../queries";
import { bindsText } from "../rules";
import { bindsShape } from "../schema";
import { renewAcceptance, withdrawAcceptance } from "./commands";

let people: World;
let endpoint: Awaited<ReturnType<typeof asset>>;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = await asset(people, "ep-summarise");
}, 120_000);
afterEach(() => clock.set(null));

const reason = "Controls work and the rest fits the appetite.";
const seen = (id: string) => people.priya.reads(getRisk, { id });
const at = (day: string) => clock.set(new Date(`${day}T09:00:00Z`));

async function accepted() {
  const { grace, priya } = people;
  const made = await rated({
    owner: grace,
    assets: [endpoint.reference],
    likelihood: 2,
    impact: 3,
  });
  const { id, version } = await requested(priya, made);
  const validUntil = inDays(100);
  const given = await grace.does(acceptRisk, { id, version, reason, validUntil });
  return { ...given, validUntil };
}

/** In force, in its last days, with a request that continues it. */
async function renewing() {
  const old = await accepted();
  at(plusDays(old.validUntil, -30));
  const asked = await people.priya.does(renewAcceptance, { id: old.id, version: old.version });
  return { old, asked };
}

describe("renewing", () => {
  it("is for the last 30 days, by who may ask, and once", async () => {
    const { priya, grace, daan } = people;
    const old = await accepted();
    const act = { id: old.id, version: old.version };
    const offers = async () => (await seen(old.risk.id)).acceptances.map(({ can }) => can.renew);
    at(plusDays(old.validUntil, -31));
    await expect(priya.does(renewAcceptance, act)).rejects.toThrow(/can be renewed from/);
    expect(await offers()).toEqual([false]);
    at(plusDays(old.validUntil, -30));
    expect(await offers()).toEqual([true]);
    await expect(daan.does(renewAcceptance, act)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      grace.does(renewAcceptance, { ...act, version: old.version + 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await grace.does(renewAcceptance, act)).toMatchObject({ state: "requested" });
    expect(await offers()).toEqual([false, false]);
    const [asked] = (await grace.reads(getRisk, { id: old.risk.id })).acceptances;
    expect(asked).toMatchObject({ renews: old.reference, can: { accept: true, withdraw: true } });
    await expect(priya.does(renewAcceptance, act)).rejects.toMatchObject({ code: "wrong_state" });
  });

  it("keeps the old one until the new is given, and ends it then", async () => {
    const { grace } = people;
    const { old, asked } = await renewing();
    const { risk } = old;
    expect((await seen(risk.id)).state).toBe("accepted");
    const conditions = "Only while the provider keeps its certificate.";
    const validUntil = plusDays(old.validUntil, 200);
    const { id, version } = asked;
    await grace.does(acceptRisk, { id, version, reason, conditions, validUntil });
    expect(await seen(risk.id)).toMatchObject({
      state: "accepted",
      acceptances: [
        { reference: asked.reference, state: "accepted", validUntil },
        {
          id: old.id,
          state: "revoked",
          outcome: "renewed",
          endReason: `continued by ${asked.reference}`,
        },
      ],
    });
    const kept = await clients.reader().acceptance.findUniqueOrThrow({ where: { id } });
    expect(kept).toMatchObject({ conditions, renewsId: old.id });
  });

  it("leaves the old one when it is turned down", async () => {
    const { grace } = people;
    const { old, asked } = await renewing();
    await grace.does(rejectAcceptance, { id: asked.id, version: asked.version, reason });
    expect(await seen(old.risk.id)).toMatchObject({
      state: "accepted",
      acceptances: [{ state: "rejected" }, { state: "accepted" }],
    });
  });

  it("becomes a request like any other when the old one falls or ends first", async () => {
    const { grace } = people;
    const { old, asked } = await renewing();
    const now = new Date(`${plusDays(old.validUntil, 1)}T00:00:01Z`);
    clock.set(now);
    for (const { run } of clockworks) await run(door, now);
    const expired = await seen(old.risk.id);
    expect(expired).toMatchObject({ state: "assessed", acceptances: [{}, { state: "expired" }] });
    const { id, version } = asked;
    const validUntil = plusDays(old.validUntil, 90);
    await grace.does(acceptRisk, { id, version, reason, validUntil });
    expect(await seen(old.risk.id)).toMatchObject({ state: "accepted" });
  });

  it("is not asked of one that has ended", async () => {
    const { grace } = people;
    const old = await accepted();
    const edited = await grace.does(editRisk, {
      id: old.risk.id,
      version: old.risk.version,
      event: "something else may happen",
    });
    expect(edited.voids).toHaveLength(1);
    await expect(
      grace.does(renewAcceptance, { id: old.id, version: old.version + 1 }),
    ).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("withdrawing a request", () => {
  it("is for whoever asked, the owner and compliance, before a decision", async () => {
    const { priya, grace, daan } = people;
    const made = await rated({
      owner: grace,
      assets: [endpoint.reference],
      likelihood: 2,
      impact: 2,
    });
    const { id, version } = await requested(priya, made);
    const act = { id, version, reason: "Asked for too early." };
    await expect(daan.does(withdrawAcceptance, act)).rejects.toMatchObject({ code: "forbidden" });
    expect(await grace.does(withdrawAcceptance, act)).toMatchObject({ state: "revoked" });
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ outcome: "withdrawn", endReason: "Asked for too early." }],
    });
    const { rows } = await priya.reads(listAcceptances, { risk: made.id });
    expect(rows).toMatchObject([{ state: "revoked", outcome: "withdrawn" }]);
    await expect(
      priya.does(withdrawAcceptance, { ...act, version: version + 1 }),
    ).rejects.toMatchObject({ code: "wrong_state" });
  });
});

it("keeps the hash of what it binds, which anybody can reckon again", async () => {
  const { id } = await accepted();
  const kept = await clients.reader().acceptance.findUniqueOrThrow({ where: { id } });
  const text = bindsText(bindsShape.parse(kept.binds));
  expect(kept.bindsSha256).toBe(createHash("sha256").update(text).digest("hex"));
});
