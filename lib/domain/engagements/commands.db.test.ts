import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { planAudit } from "@/lib/domain/audits/commands";
import { raiseFinding } from "@/lib/domain/audits/findings/commands";
import { getFinding, listFindings } from "@/lib/domain/audits/findings/queries";
import { getAudit, listAudits } from "@/lib/domain/audits/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import type { SystemDoor } from "@/lib/kernel/job";
import { clock } from "@/lib/platform/clock";
import { pools } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import { person, system, type TestPerson, type World, world } from "@/lib/testing/world";
import {
  approveEngagement,
  declineEngagement,
  endEngagement,
  openEngagement,
  proposeEngagement,
  revokeEngagement,
} from "./commands";
import { engagementClock } from "./jobs";
import { assessorRoom, getEngagement, listEngagements, myEngagements } from "./queries";
import { listViews } from "./views/queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});
afterEach(() => {
  clock.set(null);
  vi.restoreAllMocks();
});

const refused = (code: string) => expect.objectContaining({ code });
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const door: SystemDoor = { run: system.does, read: system.reads };

const asked = (over: object = {}) => ({
  person: people.ruben.id,
  body: "CertNord",
  purpose: "Stage 1 and stage 2",
  from: day(0),
  until: day(30),
  confidentialityOn: day(-3),
  ...over,
});

/** Ruben as the session sees him once his engagement is open. */
const inRoom = (engagementId: string): TestPerson =>
  person({ ...people.ruben.actor, engagementId }, people.ruben.reference);

async function opened(over: object = {}) {
  const { priya, saskia } = people;
  const { id } = await priya.does(proposeEngagement, asked(over));
  return saskia.does(approveEngagement, { id, version: 1 });
}

describe("an engagement", () => {
  it("is proposed by compliance and approved by somebody else of top management", async () => {
    const { priya, saskia, ruben, jonas } = people;
    await expect(saskia.does(proposeEngagement, asked())).rejects.toEqual(refused("forbidden"));
    await expect(priya.does(proposeEngagement, asked({ person: jonas.id }))).rejects.toMatchObject({
      fields: { person: expect.anything() },
    });
    const proposed = await priya.does(proposeEngagement, asked({ confidentialityOn: null }));
    const { id } = proposed;
    expect(await priya.reads(getEngagement, { id })).toMatchObject({
      state: "proposed",
      modules: expect.arrayContaining(["scope", "risk", "trail"]),
    });
    await expect(priya.does(approveEngagement, { id, version: 1 })).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(saskia.does(approveEngagement, { id, version: 1 })).rejects.toMatchObject({
      fields: { confidentialityOn: expect.anything() },
    });
    await saskia.does(declineEngagement, { id, version: 1, reason: "The contract is not signed" });
    await expect(ruben.reads(assessorRoom, { id })).rejects.toEqual(refused("forbidden"));
  });

  it("names no day of signing that is still to come", async () => {
    const { priya, saskia } = people;
    const signed = { confidentialityOn: day(1) };
    const refusal = { fields: { confidentialityOn: [expect.stringContaining("has passed")] } };
    await expect(priya.does(proposeEngagement, asked(signed))).rejects.toMatchObject(refusal);
    const { id } = await priya.does(proposeEngagement, asked());
    const approve = { id, version: 1 };
    await expect(saskia.does(approveEngagement, { ...approve, ...signed })).rejects.toMatchObject(
      refusal,
    );
    await saskia.does(approveEngagement, { ...approve, confidentialityOn: day(0) });
    expect(await priya.reads(getEngagement, { id })).toMatchObject({ confidentialityOn: day(0) });
  });

  it("opens on its first day and ends after its last, by the clock", async () => {
    const { priya, saskia } = people;
    const { id } = await priya.does(proposeEngagement, asked({ from: day(5), until: day(9) }));
    const approved = await saskia.does(approveEngagement, { id, version: 1 });
    expect(approved.state).toBe("approved");
    await engagementClock.run(door, new Date());
    expect(await priya.reads(getEngagement, { id })).toMatchObject({ state: "approved" });
    const owner = await connectAs("owner");
    const clockAt = (at: string | null) => {
      clock.set(at ? new Date(at) : null);
      return owner.query("SELECT annex.set_now($1)", [at]);
    };
    await clockAt(`${day(5)}T00:00:00Z`);
    await engagementClock.run(door, new Date());
    expect(await priya.reads(getEngagement, { id })).toMatchObject({ state: "open" });
    await clockAt(`${day(10)}T00:00:00Z`);
    await engagementClock.run(door, new Date());
    await clockAt(null);
    await owner.end();
    const ended = await priya.reads(getEngagement, { id });
    expect(ended).toMatchObject({ state: "ended", endedAt: expect.any(String) });
    await expect(saskia.does(approveEngagement, { id, version: ended.version })).rejects.toEqual(
      refused("wrong_state"),
    );
  });

  it("is neither opened before its first day nor ended on its last, whoever asks", async () => {
    const { priya, saskia } = people;
    const { id } = await priya.does(proposeEngagement, asked({ from: day(5), until: day(9) }));
    await saskia.does(approveEngagement, { id, version: 1 });
    await expect(system.does(openEngagement, { id })).rejects.toThrow(/first day/);
    clock.set(new Date(`${day(5)}T00:00:00Z`));
    expect((await system.does(openEngagement, { id })).state).toBe("open");
    clock.set(new Date(`${day(9)}T23:59:59Z`));
    await expect(system.does(endEngagement, { id })).rejects.toThrow(/last day/);
    clock.set(new Date(`${day(10)}T00:00:00Z`));
    expect((await system.does(endEngagement, { id })).state).toBe("ended");
  });

  it("opens on its day of early access", async () => {
    const { priya, saskia } = people;
    const early = { from: day(5), until: day(9), earlyAccessFrom: day(2) };
    const { id } = await priya.does(proposeEngagement, asked(early));
    await saskia.does(approveEngagement, { id, version: 1 });
    clock.set(new Date(`${day(1)}T23:59:59Z`));
    await expect(system.does(openEngagement, { id })).rejects.toEqual(refused("wrong_state"));
    clock.set(new Date(`${day(2)}T00:00:00Z`));
    expect((await system.does(openEngagement, { id })).state).toBe("open");
  });

  it("early opens scope, documents and SoA only, by the database's clock", async () => {
    const { id, state } = await opened({ from: day(3), earlyAccessFrom: day(0) });
    expect(state).toBe("open");
    const ruben = inRoom(id);
    expect(await ruben.reads(assessorRoom, { id })).toMatchObject({
      openModules: ["scope", "soa", "documents"],
    });
    await expect(ruben.reads(listFindings)).rejects.toEqual(refused("forbidden"));
  });
});

describe("an assessor", () => {
  it("reads the granted modules only, without drafts, and every view is logged", async () => {
    const { helen, bram, priya } = people;
    const finding = await bram.does(raiseFinding, {
      ...{
        title: "Door open",
        ref: "A.7.2",
        criterion: "A.7.2",
        evidence: "Photo",
        gap: "Unlocked",
      },
    });
    const draft = await helen.does(planAudit, {
      ...{ title: "Draft", objective: "x", scope: "y", criteria: ["z"], method: "m" },
      ...{ from: day(1), to: day(2), lead: helen.id, refs: ["4.1"] },
    });
    const { id } = await opened({ modules: ["findings"] });
    const ruben = inRoom(id);
    const { rows } = await ruben.reads(listFindings);
    expect(rows.map(({ reference }) => reference)).toContain(finding.reference);
    expect(await ruben.reads(getFinding, { id: finding.reference })).toMatchObject({
      title: "Door open",
    });
    await expect(ruben.reads(listAudits)).rejects.toEqual(refused("forbidden"));
    await expect(ruben.reads(listEngagements)).rejects.toEqual(refused("forbidden"));

    const log = await ruben.reads(listViews, { id });
    expect(log.rows.map(({ operation, record }) => [operation, record])).toEqual([
      ["findings.get", finding.reference],
      ["findings.list", "list"],
    ]);
    expect((await priya.reads(listViews, { id })).rows).toEqual(log.rows);

    const wider = await opened({ modules: ["audit"] });
    const inAudits = inRoom(wider.id);
    expect((await inAudits.reads(listAudits)).rows).toEqual([]);
    await expect(inAudits.reads(getAudit, { id: draft.reference })).rejects.toEqual(
      refused("not_found"),
    );
    expect(await inAudits.reads(assessorRoom, { id: wider.id })).toMatchObject({ hiddenAudits: 1 });
    await expect(inAudits.reads(listViews, { id })).rejects.toEqual(refused("not_found"));
    await expect(inAudits.reads(assessorRoom, { id })).rejects.toEqual(refused("forbidden"));
    expect((await inAudits.reads(myEngagements)).length).toBeGreaterThan(1);
  });

  it("gets nothing while views cannot be logged", async () => {
    const { id } = await opened();
    vi.spyOn(pools.viewlog(), "query").mockImplementation(() => {
      throw new Error("connect ECONNREFUSED");
    });
    vi.spyOn(pools.viewlog(), "connect").mockImplementation(() => {
      throw new Error("connect ECONNREFUSED");
    });
    await expect(inRoom(id).reads(listFindings)).rejects.toEqual(refused("unavailable"));
  });

  it("is out the moment access is revoked, with the sessions", async () => {
    const { priya } = people;
    const { id, version } = await opened();
    const ruben = inRoom(id);
    await ruben.reads(listFindings);
    const owner = await connectAs("app");
    await owner.query(
      `INSERT INTO app.session (id, person_id, token_hash, created_at, seen_at, expires_at)
       VALUES (gen_random_uuid(), $1, 'hash', now(), now(), now() + interval '1 hour')`,
      [ruben.id],
    );
    await priya.does(revokeEngagement, { id, version, reason: "The contract was ended today" });
    await expect(ruben.reads(listFindings)).rejects.toEqual(refused("forbidden"));
    const open = await owner.query("SELECT FROM app.session WHERE revoked_at IS NULL");
    await owner.end();
    expect(open.rowCount).toBe(0);
    await expect(system.does(openEngagement, { id })).rejects.toEqual(refused("wrong_state"));
  });

  it("changes nothing, not even a finding", async () => {
    const { id } = await opened();
    await expect(
      inRoom(id).does(raiseFinding, {
        title: "Mine",
        ref: "4.1",
        criterion: "c",
        evidence: "e",
        gap: "g",
      }),
    ).rejects.toEqual(refused("forbidden"));
  });
});
