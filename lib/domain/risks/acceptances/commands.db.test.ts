import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { controlClocks } from "@/lib/domain/controls/jobs";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import {
  assessment,
  asset,
  attest,
  attested,
  door,
  inDays,
  rated,
  requested,
  rescore,
  today,
} from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { assessRisk, confirmRisk, reassessRisk } from "../assessments/commands";
import { editRisk } from "../commands";
import { getRisk } from "../details/queries";
import { acceptRisk, rejectAcceptance, requestAcceptance, revokeAcceptance } from "./commands";
import { clockworks } from "./jobs";

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
const risk = (owner: TestPerson, likelihood: number, impact: number) =>
  rated({ owner, assets: [endpoint.reference], likelihood, impact });

const accepted = async (owner: TestPerson) => acceptedAs(await risk(owner, 2, 3), owner);
async function acceptedAs(made: { id: string; version: number }, owner: TestPerson) {
  const { id, version } = await requested(people.priya, made);
  return owner.does(acceptRisk, { id, version, reason, validUntil: inDays(100) });
}

describe("accepting", () => {
  it("is the authority's of the band, and nobody's for a critical risk", async () => {
    const { priya, grace, daan, saskia, anton, jonas } = people;
    const low = await requested(priya, await risk(grace, 2, 2));
    const accept = { id: low.id, version: low.version, reason, validUntil: inDays(365) };
    for (const other of [priya, daan, saskia, anton, jonas]) {
      await expect(other.does(acceptRisk, accept)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await grace.does(acceptRisk, accept)).toMatchObject({
      state: "accepted",
      band: "low",
      risk: { state: "accepted" },
    });
    const high = await requested(grace, await risk(grace, 4, 3));
    const byTop = { id: high.id, version: high.version, reason, validUntil: inDays(180) };
    await expect(grace.does(acceptRisk, byTop)).rejects.toThrow(/top management/);
    expect(await saskia.does(acceptRisk, byTop)).toMatchObject({ state: "accepted", band: "high" });
    const critical = await risk(daan, 5, 4);
    await expect(requested(daan, critical)).rejects.toMatchObject({ code: "wrong_state" });
    await expect(requested(priya, critical)).rejects.toThrow(/Nobody may accept a critical risk/);
  });

  it("ends within the longest days of the band, and after today", async () => {
    const { grace, saskia, daan } = people;
    const low = await requested(grace, await risk(grace, 1, 2));
    const act = { id: low.id, version: low.version, reason };
    for (const validUntil of [inDays(366), today(), inDays(-1)]) {
      await expect(grace.does(acceptRisk, { ...act, validUntil })).rejects.toMatchObject({
        code: "invalid",
        fields: { validUntil: expect.anything() },
      });
    }
    const high = await requested(daan, await risk(daan, 3, 4));
    await expect(
      saskia.does(acceptRisk, {
        id: high.id,
        version: high.version,
        reason,
        validUntil: inDays(181),
      }),
    ).rejects.toThrow();
  });

  it("needs the owner's word on the level when somebody else decides", async () => {
    const { priya, grace, saskia } = people;
    const made = await risk(grace, 1, 1);
    const assessed = await priya.does(assessRisk, {
      ...assessment(4, 3),
      id: made.id,
      version: made.version,
    });
    const asked = await requested(priya, assessed);
    const act = { id: asked.id, version: asked.version, reason, validUntil: inDays(90) };
    await expect(saskia.does(acceptRisk, act)).rejects.toThrow(/confirm/);
    await grace.does(confirmRisk, { id: assessed.id, version: assessed.version });
    await saskia.does(acceptRisk, act);
    expect(await seen(made.id)).toMatchObject({ state: "accepted", isConfirmed: true });
  });

  it("asks for a reason, the version seen, and one request at a time", async () => {
    const { grace, priya } = people;
    const made = await risk(grace, 2, 1);
    await expect(
      priya.does(requestAcceptance, { risk: made.id, version: made.version + 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
    const asked = await requested(grace, made);
    await expect(requested(priya, made)).rejects.toMatchObject({ code: "wrong_state" });
    const act = { id: asked.id, version: asked.version, validUntil: inDays(9) };
    await expect(grace.does(acceptRisk, { ...act, reason: "ok" })).rejects.toMatchObject({
      fields: { reason: expect.anything() },
    });
    await expect(
      grace.does(acceptRisk, { ...act, reason, version: asked.version + 1 }),
    ).rejects.toMatchObject({ code: "conflict", current: { state: "requested" } });
    await grace.does(rejectAcceptance, { id: asked.id, version: asked.version, reason });
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "rejected", decidedBy: "Grace Adeyemi" }],
    });
    await expect(grace.does(acceptRisk, { ...act, reason })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });
});

describe("what an acceptance binds", () => {
  it("falls with the scenario and with the set of assets, not with the title", async () => {
    const { grace } = people;
    const { risk: made } = await accepted(grace);
    const first = await seen(made.id);
    const titled = await grace.does(editRisk, {
      id: made.id,
      version: first.version,
      title: "Port reachable from outside",
    });
    expect(titled).toMatchObject({ state: "accepted", voids: [] });
    const changed = await grace.does(editRisk, {
      id: made.id,
      version: titled.version,
      event: "a metrics port may become reachable from the internet,",
    });
    expect(changed).toMatchObject({
      state: "assessed",
      voids: [{ reference: expect.any(String) }],
    });
    expect(await seen(made.id)).toMatchObject({
      acceptances: [{ state: "voided", endReason: "scenario" }],
    });
    const second = await accepted(grace);
    const other = await asset(people, "ep-second");
    const moved = await grace.does(editRisk, {
      id: second.risk.id,
      version: second.risk.version,
      assets: [endpoint.reference, other.reference],
    });
    expect(moved.voids).toHaveLength(1);
  });

  it("falls with the class of an asset", async () => {
    const { daan, priya } = people;
    const other = await asset(people, "ep-third");
    const made = await rated({ owner: daan, assets: [other.reference], likelihood: 2, impact: 3 });
    await acceptedAs(made, daan);
    await priya.does(editAsset, {
      id: other.id,
      version: other.version,
      classification: "restricted",
    });
    await rescore({ assetId: other.id });
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "voided", endReason: "assets" }],
    });
  });

  it("falls when the score rises because a control failed", async () => {
    const { priya, grace } = people;
    const attestation = await attested(people, "A.8.20");
    const made = await rated({
      owner: grace,
      assets: [endpoint.reference],
      likelihood: 5,
      impact: 3,
      controls: [{ control: "A.8.20", side: "likelihood", strength: "strong" }],
    });
    expect(made.current).toMatchObject({ likelihood: 3, impact: 3, band: "medium" });
    await acceptedAs(made, grace);
    const { rows } = await listed("A.8.20");
    const version = rows.find((one) => one.id === attestation)?.version ?? 0;
    await priya.does(recallAttestation, {
      id: attestation,
      version,
      reason: "The sample showed open ports on two nodes.",
    });
    await rescore({ controlId: "A.8.20" });
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      current: { score: 15, band: "high" },
      isConfirmed: false,
      acceptances: [{ state: "voided", endReason: "score" }],
    });
    await rescore({ controlId: "A.8.20" });
  });

  it("is at risk while an attestation is late within grace, and falls with its end", async () => {
    const { priya, grace } = people;
    await attested(people, "A.8.16");
    const links = [{ control: "A.8.16", side: "likelihood", strength: "strong" }] as const;
    const make = () =>
      rated({
        owner: grace,
        assets: [endpoint.reference],
        likelihood: 5,
        impact: 3,
        controls: links,
      });
    const [kept, lost] = [await make(), await make()];
    for (const made of [kept, lost]) {
      const { id, version } = await requested(priya, made);
      await grace.does(acceptRisk, { id, version, reason, validUntil: inDays(365) });
    }
    const due = plusDays(today(), 90);
    await tick(plusDays(due, 5));
    await rescore();
    expect(await seen(kept.id)).toMatchObject({
      state: "accepted",
      current: { score: 12 },
      acceptances: [{ state: "accepted", atRisk: true }],
    });
    await attest(people, "A.8.16", "effective");
    await rescore({ controlId: "A.8.16" });
    expect(await seen(kept.id)).toMatchObject({
      acceptances: [{ atRisk: false }],
      current: { score: 9 },
    });
    await tick(plusDays(due, 90 + 5 + 40));
    await rescore();
    expect(await seen(lost.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "voided", endReason: "score" }],
    });
  });
});

describe("an acceptance in force", () => {
  it("is revoked by new facts and by taking the risk up again", async () => {
    const { priya, grace, daan } = people;
    const one = await accepted(grace);
    const act = { id: one.id, version: one.version, reason: "The provider was breached." };
    await expect(daan.does(revokeAcceptance, act)).resolves.toMatchObject({
      state: "revoked",
      risk: { state: "assessed" },
    });
    const { risk: made } = await accepted(grace);
    await priya.does(reassessRisk, {
      id: made.id,
      version: made.version,
      reason: "Incident INC-1.",
    });
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ outcome: "revoked", endReason: "Incident INC-1." }],
    });
  });

  it("expires the day after its last, by the clock", async () => {
    const { grace } = people;
    const { risk: made } = await accepted(grace);
    const last = inDays(100);
    await expire(last);
    expect(await seen(made.id)).toMatchObject({ state: "accepted" });
    await expire(plusDays(last, 1));
    expect(await seen(made.id)).toMatchObject({
      state: "assessed",
      acceptances: [{ state: "expired" }],
    });
  });
});

const listed = (control: string) => people.priya.reads(listAttestations, { control });

async function tick(day: string) {
  const now = new Date(`${day}T09:00:00Z`);
  clock.set(now);
  for (const { run } of controlClocks) await run(door, now);
}

async function expire(day: string) {
  const now = new Date(`${day}T00:00:01Z`);
  clock.set(now);
  for (const { run } of clockworks) await run(door, now);
}
