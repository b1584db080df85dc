import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../commands";
import {
  acceptEvidence,
  expireEvidence,
  rejectEvidence,
  submitEvidence,
  withdrawEvidence,
} from "./commands";
import { getEvidence, listEvidence, readEvidenceContent } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});
afterEach(() => clock.set(null));

const today = dayOf(new Date());
const file = { name: "export.csv", kind: "csv", sha256: "ab".repeat(32), size: 12 };
const GIVEN = {
  title: "Access export",
  kind: "export" as const,
  source: "Registry, access export",
  collectedAt: today,
  periodFrom: plusDays(today, -30),
  periodTo: today,
  controls: ["A.8.4"],
  file,
};
const submit = (by: TestPerson, more = {}) => by.does(submitEvidence, { ...GIVEN, ...more });

describe("submitting evidence", () => {
  it("keeps what it is and where it comes from", async () => {
    const { reference, state, sha256 } = await submit(people.jonas);
    expect({ reference, state, sha256 }).toEqual({
      reference: "EV-001",
      state: "submitted",
      sha256: file.sha256,
    });
    expect(await people.priya.reads(getEvidence, { id: reference })).toMatchObject({
      fileName: "export.csv",
      submittedBy: { name: "Jonas Lindqvist" },
      supports: [{ reference: "A.8.4" }],
      class: "internal",
    });
  });

  it.each([
    ["collectedAt", { collectedAt: plusDays(today, 1) }],
    ["periodTo", { periodFrom: today, periodTo: plusDays(today, -1) }],
    ["periodTo", { collectedAt: plusDays(today, -2) }],
    ["validUntil", { validUntil: plusDays(today, -1) }],
    ["controls", { controls: ["A.9.99"] }],
    ["assets", { assets: ["no-such-asset"] }],
    ["title", { title: "a\u0000b" }],
    ["title", { title: "\ud800" }],
    ["source", { source: "x".repeat(1_000_000) }],
    ["kind", { kind: "rumour" }],
    ["file.sha256", { file: { ...file, sha256: "AB" } }],
    ["surprise", { surprise: 1 }],
  ])("refuses a wrong %s", async (field, wrong) => {
    await expect(submit(people.jonas, wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.anything() },
    });
  });

  it("is not an auditor's", async () => {
    for (const auditor of [people.helen, people.ruben]) {
      await expect(submit(auditor)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("judging evidence", () => {
  it("is a second person's (S3), with competence for the control", async () => {
    const own = await submit(people.priya);
    await expect(people.priya.does(acceptEvidence, own)).rejects.toMatchObject({
      code: "invalid",
    });
    const of = ({ id, version }: { id: string; version: number }) => ({ id, version });
    await expect(people.priya.does(acceptEvidence, of(own))).rejects.toThrow(/S3/);
    await expect(people.oskar.does(acceptEvidence, of(own))).rejects.toMatchObject({
      code: "forbidden",
    });
    await people.daan.does(acceptEvidence, of(own));
    const accepted = await people.priya.reads(getEvidence, { id: own.id });
    expect(accepted).toMatchObject({ state: "accepted", acceptedBy: { name: "Daan Okafor" } });
    await expect(people.daan.does(acceptEvidence, of(accepted))).rejects.toMatchObject({
      code: "wrong_state",
    });
    const withdrawal = { ...of(accepted), reason: "The export was cropped." };
    await people.priya.does(withdrawEvidence, withdrawal);
    expect(await people.priya.reads(getEvidence, { id: own.id })).toMatchObject({
      state: "withdrawn",
      reason: withdrawal.reason,
    });
  });

  it("is the submitter's only by a compensating review (S3)", async () => {
    const { priya, oskar } = people;
    const { id, version } = await submit(priya);
    const accept = { id, version };
    await expect(priya.does(acceptEvidence, accept)).rejects.toThrow(/S3.*compensating review/s);
    const asked = await priya.does(requestReview, {
      ...{ rule: "S3", recordKind: "evidence", recordId: id, act: "evidence.accept" },
      reason: "Both others who may accept it are away until the audit",
    });
    await expect(priya.does(acceptEvidence, accept)).rejects.toThrow(/S3/);
    const secondLook = "Ran the export again and compared both files";
    await oskar.does(recordSecondLook, { id: asked.id, version: asked.version, secondLook });
    const answer = await priya.does(acceptEvidence, accept);
    expect(answer).toMatchObject({ state: "accepted" });
  });

  it("says why something proves nothing", async () => {
    const { id, version } = await submit(people.jonas);
    const rejection = { id, version, reason: "A screenshot without date and user." };
    await people.priya.does(rejectEvidence, rejection);
    expect(await people.jonas.reads(getEvidence, { id })).toMatchObject({ state: "rejected" });
  });
});

describe("evidence in time", () => {
  it("expires only after its validity", async () => {
    const validUntil = plusDays(today, 10);
    const { id, version } = await submit(people.jonas, { validUntil });
    await people.priya.does(acceptEvidence, { id, version });
    await expect(system.does(expireEvidence, { id })).rejects.toMatchObject({
      code: "wrong_state",
    });
    clock.set(new Date(`${plusDays(validUntil, 1)}T00:00:00Z`));
    expect(await system.does(expireEvidence, { id })).toMatchObject({ state: "expired" });
  });
});

describe("reading evidence", () => {
  it("lists it, filtered and searched", async () => {
    await submit(people.oskar, { title: "100% of backups_restored", controls: ["A.8.13"] });
    const { rows } = await people.priya.reads(listEvidence, { control: "A.8.13" });
    expect(rows).toMatchObject([{ controls: ["A.8.13"] }]);
    const literal = await people.priya.reads(listEvidence, { q: "100% of backups_r" });
    expect(literal.total).toBe(1);
  });

  it("shows staff its own, and hands out the file's hash", async () => {
    const { id } = await submit(people.bram);
    expect(await people.bram.reads(readEvidenceContent, { id })).toMatchObject({
      sha256: file.sha256,
      fileName: file.name,
    });
    expect((await people.bram.reads(listEvidence, {})).total).toBe(1);
    const other = await submit(people.jonas);
    await expect(people.bram.reads(readEvidenceContent, { id: other.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
