import { createHash } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { adoptAnnexA, assignControl, decideControl, describeControl } from "../commands";
import { submitEvidence } from "../evidence/commands";
import { getEvidence } from "../evidence/queries";
import { controlClocks } from "../jobs";
import { getControl } from "../queries";
import { acceptAttestation, rejectAttestation, submitAttestation } from "./commands";
import { recallAttestation } from "./cycle/commands";
import { listAttestations } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});
afterEach(() => clock.set(null));

const today = dayOf(new Date());
const from = plusDays(today, -30);
const ALL = {
  relevant: true,
  reliable: true,
  sufficient: true,
  current: true,
  traceable: true,
} as const;

const control = (ref: string) => people.priya.reads(getControl, { id: ref });
async function open(ref: string) {
  const { rows } = await people.priya.reads(listAttestations, {
    control: ref,
    state: ["scheduled", "due", "submitted", "rejected", "overdue"],
  });
  const [found] = rows;
  if (!found) throw new Error(`${ref} has no open attestation`);
  return found;
}

/** A necessary control with owner, reviewer and an attestation that is due. */
async function ready(ref: string, owner: TestPerson, reviewer: TestPerson) {
  const first = await control(ref);
  await people.priya.does(decideControl, {
    id: ref,
    version: first.version,
    necessary: true,
    inclusion: [{ kind: "contract", text: "Asked for by the customer contracts." }],
  });
  const { version } = await control(ref);
  await people.priya.does(assignControl, {
    id: ref,
    version,
    owner: owner.reference,
    reviewer: reviewer.reference,
    attestationDays: 90,
  });
  const statement = "Done every night by the platform, tested every quarter.";
  await owner.does(describeControl, { id: ref, version: version + 1, statement });
  return open(ref);
}

let files = 0;
async function evidence(by: TestPerson, ref: string, period = { from, to: today }) {
  const sha256 = createHash("sha256").update(String(files++)).digest("hex");
  return by.does(submitEvidence, {
    title: `Export for ${ref}`,
    kind: "export",
    source: "Registry, access export",
    collectedAt: period.to,
    periodFrom: period.from,
    periodTo: period.to,
    controls: [ref],
    file: { name: "export.csv", kind: "csv", sha256, size: 120 },
  });
}

const effective = { result: "effective", periodFrom: from, periodTo: today } as const;

async function submitted(ref: string, result: "effective" | "partly_effective" | "not_effective") {
  const { jonas, priya } = people;
  const { id, version } = await ready(ref, jonas, priya);
  const proof = await evidence(jonas, ref);
  const comment = result === "effective" ? null : "Two nodes are left out, see the ticket.";
  await jonas.does(submitAttestation, {
    ...effective,
    id,
    version,
    result,
    comment,
    evidence: [proof.reference],
  });
  return { id, version: version + 1, proof };
}

describe("attesting", () => {
  it("is the owner's alone, on evidence that covers the period", async () => {
    const { jonas, anton, priya, helen } = people;
    const { id, version } = await ready("A.8.1", jonas, priya);
    const short = await evidence(jonas, "A.8.1", { from: plusDays(from, 1), to: today });
    const attest = { ...effective, id, version, evidence: [short.reference] };
    await expect(anton.does(submitAttestation, attest)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(helen.does(submitAttestation, attest)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(jonas.does(submitAttestation, attest)).rejects.toMatchObject({
      fields: { evidence: [expect.stringContaining("No evidence covers")] },
    });
    await expect(
      jonas.does(submitAttestation, { ...attest, evidence: ["EV-999"] }),
    ).rejects.toMatchObject({ fields: { evidence: [expect.stringContaining("EV-999")] } });
    const whole = await evidence(jonas, "A.8.1");
    const proven = { ...attest, evidence: [short.reference, whole.reference] };
    await expect(
      jonas.does(submitAttestation, { ...proven, version: version + 5 }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      jonas.does(submitAttestation, { ...proven, periodTo: plusDays(today, 1) }),
    ).rejects.toMatchObject({ fields: { periodTo: expect.anything() } });
    await jonas.does(submitAttestation, proven);
    const { rows } = await priya.reads(listAttestations, { control: "A.8.1" });
    expect(rows).toMatchObject([
      {
        state: "submitted",
        statementVersion: 1,
        statement: expect.stringContaining("every night"),
        evidence: [short.reference, whole.reference].sort(),
      },
    ]);
  });

  it("asks in words what does not work", async () => {
    const { jonas, priya } = people;
    const { id, version } = await ready("A.8.2", jonas, priya);
    const proof = await evidence(jonas, "A.8.2");
    const attest = { ...effective, id, version, evidence: [proof.id] };
    await expect(
      jonas.does(submitAttestation, { ...attest, result: "not_effective" }),
    ).rejects.toMatchObject({ fields: { comment: expect.anything() } });
  });
});

describe("accepting", () => {
  it("is a second person's, accepts the new evidence, and plans the next attestation", async () => {
    const { id, version, proof } = await submitted("A.8.3", "effective");
    const accept = { id, version, tests: ALL };
    await expect(people.jonas.does(acceptAttestation, accept)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(people.oskar.does(acceptAttestation, accept)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      people.priya.does(acceptAttestation, { ...accept, tests: { relevant: true } }),
    ).rejects.toMatchObject({ fields: { tests: expect.anything() } });
    const answer = await people.priya.does(acceptAttestation, accept);
    expect(answer).toMatchObject({ state: "accepted", quality: 5 });
    expect(await people.priya.reads(getEvidence, { id: proof.id })).toMatchObject({
      state: "accepted",
      acceptedBy: { name: "Priya Raman" },
    });
    expect(await control("A.8.3")).toMatchObject({
      operatingState: "attested",
      implementationStatus: "implemented",
      nextDue: plusDays(today, 90),
      lastResult: "effective",
    });
  });

  it("may be top management's, but never the attester's (S2)", async () => {
    const { daan, saskia } = people;
    const { id, version } = await ready("A.8.4", daan, people.priya);
    const proof = await evidence(daan, "A.8.4");
    await daan.does(submitAttestation, { ...effective, id, version, evidence: [proof.id] });
    const accept = { id, version: version + 1, tests: ALL };
    await expect(daan.does(acceptAttestation, accept)).rejects.toThrow(/S2/);
    await saskia.does(acceptAttestation, accept);
    expect(await control("A.8.4")).toMatchObject({ operatingState: "attested" });
  });

  it("is the attester's only by a compensating review (S2)", async () => {
    const { daan, oskar } = people;
    const { id, version } = await ready("A.8.10", daan, people.priya);
    const proof = await evidence(daan, "A.8.10");
    await daan.does(submitAttestation, { ...effective, id, version, evidence: [proof.id] });
    const accept = { id, version: version + 1, tests: ALL };
    const asked = await daan.does(requestReview, {
      ...{ rule: "S2", recordKind: "attestation", recordId: id, act: "attestations.accept" },
      reason: "The named reviewer is away and the certificate waits",
    });
    await expect(daan.does(acceptAttestation, accept)).rejects.toThrow(/S2.*compensating/s);
    const secondLook = "Read the export line by line against the list of nodes";
    await oskar.does(recordSecondLook, { id: asked.id, version: asked.version, secondLook });
    const reject = { id, version: version + 1, reason: "Not mine to reject", due: today };
    await expect(daan.does(rejectAttestation, reject)).rejects.toThrow(/S2/);
    expect(await daan.does(acceptAttestation, accept)).toMatchObject({ state: "accepted" });
  });

  it("leaves evidence alone that the reviewer submitted (S3)", async () => {
    const { jonas, priya } = people;
    const { id, version } = await ready("A.8.5", jonas, priya);
    const proof = await evidence(priya, "A.8.5");
    await jonas.does(submitAttestation, { ...effective, id, version, evidence: [proof.id] });
    await priya.does(acceptAttestation, { id, version: version + 1, tests: ALL });
    expect(await priya.reads(getEvidence, { id: proof.id })).toMatchObject({ state: "submitted" });
  });

  it("takes an honest “not effective” as it is", async () => {
    const { id, version } = await submitted("A.8.6", "not_effective");
    await people.priya.does(acceptAttestation, { id, version, tests: { relevant: true } });
    expect(await control("A.8.6")).toMatchObject({
      operatingState: "failed",
      implementationStatus: "partial",
    });
  });
});

describe("rejecting and recalling", () => {
  it("sends an attestation back for at most two weeks, and asks for an answer", async () => {
    const { id, version, proof } = await submitted("A.8.7", "effective");
    const reject = { id, version, reason: "The export misses the GPU nodes." };
    await expect(
      people.priya.does(rejectAttestation, { ...reject, due: plusDays(today, 15) }),
    ).rejects.toMatchObject({ fields: { due: expect.anything() } });
    await people.priya.does(rejectAttestation, { ...reject, due: plusDays(today, 14) });
    const again = { ...effective, id, version: version + 1, evidence: [proof.id] };
    await expect(people.jonas.does(submitAttestation, again)).rejects.toMatchObject({
      fields: { comment: expect.anything() },
    });
    await people.jonas.does(submitAttestation, { ...again, comment: "The nodes are in line 40." });
    expect(await open("A.8.7")).toMatchObject({ state: "submitted" });
  });

  it("makes a recalled attestation due again, and the control count for nothing", async () => {
    const { id, version } = await submitted("A.8.8", "effective");
    await people.priya.does(acceptAttestation, { id, version, tests: ALL });
    const recall = { id, version: version + 1, reason: "Incident INC-1 showed a gap." };
    await expect(people.jonas.does(recallAttestation, recall)).rejects.toMatchObject({
      code: "forbidden",
    });
    await people.priya.does(recallAttestation, recall);
    expect(await open("A.8.8")).toMatchObject({ id, state: "due" });
    expect(await control("A.8.8")).toMatchObject({ operatingState: "planned" });
  });
});

describe("as days pass", () => {
  const door = { run: system.does, read: system.reads };
  async function tick(day: string) {
    const now = new Date(`${day}T09:00:00Z`);
    clock.set(now);
    for (const { run } of controlClocks) await run(door, now);
  }

  it("an attestation opens, lapses, and counts less, then for nothing", async () => {
    const { id, version } = await submitted("A.8.9", "effective");
    await people.priya.does(acceptAttestation, { id, version, tests: ALL });
    const due = plusDays(today, 90);
    await tick(plusDays(due, -15));
    expect(await open("A.8.9")).toMatchObject({ state: "scheduled" });
    await tick(plusDays(due, -14));
    expect(await open("A.8.9")).toMatchObject({ state: "due" });
    await tick(plusDays(due, 1));
    expect(await open("A.8.9")).toMatchObject({ state: "overdue" });
    expect(await control("A.8.9")).toMatchObject({ operatingState: "overdue_grace" });
    await tick(plusDays(due, 30));
    expect(await control("A.8.9")).toMatchObject({ operatingState: "overdue_grace" });
    await tick(plusDays(due, 31));
    expect(await control("A.8.9")).toMatchObject({ operatingState: "overdue" });

    const late = await open("A.8.9");
    const when = plusDays(due, 31);
    const proof = await evidence(people.jonas, "A.8.9", { from: today, to: when });
    const attest = {
      id: late.id,
      version: late.version,
      result: "partly_effective" as const,
      comment: "Two nodes are left out, see the ticket.",
      periodFrom: today,
      periodTo: when,
      evidence: [proof.id],
    };
    await expect(people.jonas.does(submitAttestation, attest)).rejects.toMatchObject({
      fields: { delayReason: expect.anything() },
    });
    await people.jonas.does(submitAttestation, { ...attest, delayReason: "Moved the cluster." });
    await people.priya.does(acceptAttestation, {
      id: late.id,
      version: late.version + 1,
      tests: ALL,
    });
    expect(await control("A.8.9")).toMatchObject({ operatingState: "partial" });
  });
});
