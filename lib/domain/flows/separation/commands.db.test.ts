import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset, unrelateAsset } from "@/lib/domain/assets/relations/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { acceptProposal, dismissProposal } from "@/lib/domain/risks/proposals/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { clock } from "@/lib/platform/clock";
import { flowing, lookAt, places, standing } from "@/lib/testing/flows";
import { door, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { editFlow, retireFlow } from "../commands";
import {
  approveException,
  endException,
  rejectException,
  requestException,
} from "../exceptions/commands";
import { clockworks } from "../exceptions/jobs";
import { getException, listExceptions } from "../exceptions/queries";
import { listBreaches } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await places(people);
}, 120_000);
afterEach(() => clock.set(null));

const breachesOf = async (subject: { flow?: string; asset?: string; relation?: string }) =>
  (await people.priya.reads(listBreaches, subject)).rows;
const proposedFor = async (asset: string) =>
  (await people.priya.reads(listProposals, { asset })).rows;
const tick = async () => {
  for (const { run } of clockworks) await run(door, clock.now());
};

let made = 0;
/** Records of persons go from production to development. */
async function breach(more: object = {}) {
  const from = await standing(people, `Live ${++made}`);
  const to = await standing(people, `Bench ${made}`, { environment: "development" });
  const flow = await flowing(people, from.reference, to.reference, more);
  return { from, to, flow };
}

describe("a breach of separation", () => {
  it("is shown on the flow and on both ends, and proposed as a risk once", async () => {
    const { priya, grace } = people;
    const { from, to, flow } = await breach();
    for (const subject of [
      { flow: flow.reference },
      { asset: from.reference },
      { asset: to.reference },
    ]) {
      expect(await breachesOf(subject)).toMatchObject([
        { kind: "flow", carries: ["personal_data"], exception: null, proposal: null },
      ]);
    }
    await lookAt({ flowId: flow.id });
    await lookAt({ flowId: flow.id });
    await lookAt();
    const proposals = await proposedFor(to.reference);
    expect(proposals.map(({ threat }) => threat.id)).toEqual(["pii-exposure"]);
    expect(proposals[0]?.reason).toContain("personal data");
    expect(proposals[0]?.facts).toContainEqual({
      ...{ key: "Brings", value: "personal data", from: flow.reference },
    });
    const [bare] = await proposedFor(from.reference);
    expect(bare?.threat.id).toBe("unencrypted-transport");
    const proposal = proposals[0];
    if (!proposal) throw new Error("nothing was proposed");
    const { id, version } = proposal;
    const { risk } = await priya.does(acceptProposal, { id, version, owner: grace.reference });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { proposal: { state: "accepted", risk: { reference: risk.reference } } },
    ]);
  });

  it("of two flows into one asset are two risks, and what was dismissed does not come back", async () => {
    const { priya } = people;
    const { to, flow } = await breach();
    const other = await standing(people, "Another");
    const second = await flowing(people, other.reference, to.reference);
    await lookAt();
    const proposals = await proposedFor(to.reference);
    expect(proposals).toHaveLength(2);
    for (const { id, version } of proposals) {
      await priya.does(dismissProposal, {
        id,
        version,
        reason: "It was a drill, the data is made up.",
      });
    }
    await lookAt({ flowId: flow.id });
    await lookAt({ flowId: second.id });
    expect(await proposedFor(to.reference)).toHaveLength(2);
  });

  it("ends when the flow is put right or retired", async () => {
    const { priya } = people;
    const { flow } = await breach({ personalData: "unknown" });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { why: expect.stringContaining("unknown is not none") },
    ]);
    await priya.does(editFlow, { id: flow.id, version: 1, personalData: "no" });
    expect(await breachesOf({ flow: flow.id })).toEqual([]);
    await priya.does(editFlow, { id: flow.id, version: 2, carriesSecrets: true });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([{ carries: ["credentials"] }]);
    await priya.does(retireFlow, {
      id: flow.id,
      version: 3,
      reason: "Not needed any more.",
    });
    expect(await breachesOf({ flow: flow.id })).toEqual([]);
  });

  it("is found in a relation, too, and gone with it", async () => {
    const { priya, anton } = people;
    const data = await standing(people, "Live pairs");
    const model = await standing(people, "Try-out", { kind: "model", environment: "development" });
    const { relationId, version } = await anton.does(relateAsset, {
      ...{ id: model.id, version: model.version, type: "trained_on", to: data.reference },
    });
    const subject = { asset: data.reference };
    expect(await breachesOf(subject)).toMatchObject([
      { kind: "relation", type: "trained_on", from: { name: "Live pairs" } },
    ]);
    await lookAt({ relationId });
    expect((await proposedFor(model.reference)).map(({ threat }) => threat.id)).toEqual([
      "pii-exposure",
    ]);
    const asked = await anton.does(requestException, {
      ...{ relation: relationId, reason: "The shift of November is in these pairs alone." },
      ...{ compensation: "Masked by the recogniser, kept a week.", validUntil: inDays(7) },
    });
    await anton.does(unrelateAsset, { id: model.id, version, relationId });
    expect(await breachesOf(subject)).toEqual([]);
    await tick();
    expect(await priya.reads(getException, { id: asked.id })).toMatchObject({
      ...{ state: "ended", endedBy: null, about: "Try-out trained on Live pairs" },
    });
  });

  it("follows what an asset says of itself", async () => {
    const { anton, priya } = people;
    const data = await standing(people, "Plain", { personalData: "no" });
    const model = await standing(people, "Child", { kind: "model", environment: "development" });
    const input = {
      id: model.id,
      version: model.version,
      type: "trained_on",
      to: data.id,
    } as const;
    await anton.does(relateAsset, input);
    expect(await breachesOf({ asset: data.id })).toEqual([]);
    const { version } = await priya.reads(getAsset, { id: data.id });
    await anton.does(editAsset, { id: data.id, version, personalData: "yes" });
    expect(await breachesOf({ asset: data.id })).toHaveLength(1);
  });
});

const asking = (flow: string, days = 20) => ({
  flow,
  reason: "The bug shows on the records of one customer only.",
  compensation: "Two engineers, on a machine without network, deleted after.",
  validUntil: inDays(days),
});
const decision = "The customer agreed in writing, the records stay three days.";

describe("an exception", () => {
  it("is asked for a breach, until a day within a year, once at a time", async () => {
    const { anton, priya } = people;
    const { flow } = await breach();
    const refused = (input: object, said: object) =>
      expect(anton.does(requestException, { ...asking(flow.id), ...input })).rejects.toMatchObject(
        said,
      );
    const until = { fields: { validUntil: [expect.any(String)] } };
    await refused({ validUntil: inDays(0) }, until);
    await refused({ validUntil: inDays(400) }, until);
    await refused({ flow: null }, { code: "invalid" });
    await refused({ flow: "DF-none" }, { fields: { flow: [expect.any(String)] } });
    await anton.does(requestException, asking(flow.id));
    await refused({}, { code: "wrong_state" });
    const fine = await breach({ personalData: "no" });
    await expect(priya.does(requestException, asking(fine.flow.id))).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  it("lets the breach stand until its end, and ends by the clock", async () => {
    const { priya, grace, anton } = people;
    const { to, flow } = await breach({ encryption: "TLS 1.3", controls: ["A.8.24"] });
    const asked = await anton.does(requestException, asking(flow.id));
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { isAllowed: false, exception: { state: "requested" } },
    ]);
    const approval = { id: asked.id, version: 1, decision };
    await expect(priya.does(approveException, approval)).rejects.toMatchObject({
      code: "forbidden",
    });
    await grace.does(approveException, approval);
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { isAllowed: true, exception: { state: "approved", validUntil: inDays(20) } },
    ]);
    await lookAt();
    expect(await proposedFor(to.reference)).toEqual([]);
    clock.set(new Date(Date.now() + 21 * 86_400_000));
    await tick();
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { isAllowed: false, exception: null },
    ]);
    await lookAt();
    expect(await proposedFor(to.reference)).toHaveLength(1);
  });

  it("is not decided by who asked, nor by who owns or keeps an end without a second look", async () => {
    const { grace, daan, anton, priya, saskia } = people;
    const { to, flow } = await breach();
    const { version } = await priya.reads(getAsset, { id: to.id });
    await priya.does(editAsset, { id: to.id, version, custodian: daan.reference });
    const { id } = await grace.does(requestException, asking(flow.id));
    const approval = { id, version: 1, decision };
    await expect(grace.does(approveException, approval)).rejects.toThrow("may not decide");
    await expect(grace.does(rejectException, approval)).rejects.toThrow("may not decide");
    await expect(anton.does(approveException, approval)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(daan.does(approveException, approval)).rejects.toThrow("S8");
    const review = await daan.does(requestReview, {
      ...{ rule: "S8", recordKind: "exception", recordId: id, act: "exceptions.approve" },
      reason: "Saskia is away until the release has to be out.",
    });
    const look = { id: review.id, version: 1, secondLook: "I read the request and the masking." };
    await expect(grace.does(recordSecondLook, look)).rejects.toMatchObject({ code: "forbidden" });
    await saskia.does(recordSecondLook, look);
    await daan.does(approveException, approval);
    expect(await priya.reads(getException, { id })).toMatchObject({
      ...{ state: "approved", decidedBy: { name: daan.name }, decision },
    });
  });

  it("is renewed while it holds: the new one takes its place", async () => {
    const { anton, grace, priya } = people;
    const { flow } = await breach();
    const first = await anton.does(requestException, asking(flow.id, 5));
    await grace.does(approveException, { id: first.id, version: 1, decision });
    const second = await anton.does(requestException, asking(flow.id, 60));
    await grace.does(approveException, { id: second.id, version: 1, decision });
    const { rows } = await priya.reads(listExceptions, { flow: flow.reference });
    expect(rows.map(({ state }) => state)).toEqual(["approved", "ended"]);
    expect(rows[1]?.ending).toContain(second.reference);
  });

  it("is rejected or ended by a person, with a reason", async () => {
    const { anton, grace, oskar, priya } = people;
    const { flow, from } = await breach();
    const first = await anton.does(requestException, asking(flow.id));
    await grace.does(rejectException, { id: first.id, version: 1, decision });
    const second = await anton.does(requestException, asking(flow.id));
    await grace.does(approveException, { id: second.id, version: 1, decision });
    const ending = { id: second.id, version: 2, reason: "The bug is found, the copy deleted." };
    await expect(oskar.does(endException, ending)).rejects.toMatchObject({ code: "forbidden" });
    await expect(anton.does(endException, { ...ending, version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    await anton.does(endException, ending);
    await expect(priya.does(endException, { ...ending, version: 3 })).rejects.toMatchObject({
      code: "wrong_state",
    });
    const { rows } = await priya.reads(listExceptions, { asset: from.reference });
    expect(rows.map(({ state }) => state)).toEqual(["ended", "rejected"]);
  });
});
