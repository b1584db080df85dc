import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { clock } from "@/lib/platform/clock";
import { breaching, lookAt, MASKED, places, standing } from "@/lib/testing/flows";
import { door, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { editFlow } from "../commands";
import { listBreaches } from "../separation/queries";
import { approveException, endException, rejectException, requestException } from "./commands";
import { clockworks } from "./jobs";
import { getException, listExceptions } from "./queries";

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

const breach = (more: object = {}) => breaching(people, more);

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
    const fine = await breach({ personalData: "no", withheld: MASKED });
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

  const approved = async () => {
    const { anton, grace } = people;
    const made = await breach({ encryption: "TLS 1.3", controls: ["A.8.24"] });
    const { id } = await anton.does(requestException, asking(made.flow.id));
    await grace.does(approveException, { id, version: 1, decision });
    return { ...made, id };
  };
  const endedBecause = async (id: string) => {
    const { state, endedBy, ending } = await people.priya.reads(getException, { id });
    return [state, endedBy, ending];
  };

  it.each([
    ["credentials", { carriesSecrets: true }, "brings credentials as well"],
    ["weights", { carriesWeights: true }, "brings weights as well"],
    ["a higher class", { classification: "restricted" as const }, "its class rose"],
    ["another end", { to: "elsewhere" }, "begins or ends elsewhere"],
  ])("allows %s only where it was given for that", async (_, wider, why) => {
    const { priya } = people;
    const { flow, to, id } = await approved();
    const other = await standing(people, `Else ${flow.reference}`, { environment: "development" });
    const change = "to" in wider ? { to: other.reference } : wider;
    await priya.does(editFlow, { id: flow.id, version: 1, ...change });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { isAllowed: false, exception: null },
    ]);
    await lookAt({ flowId: flow.id });
    expect(await endedBecause(id)).toEqual(["ended", null, expect.stringContaining(why)]);
    expect(await proposedFor("to" in wider ? other.reference : to.reference)).toHaveLength(1);
  });

  it("holds while less goes, and ends when an end moves to another environment", async () => {
    const { priya, anton } = people;
    const { flow, to, id } = await approved();
    await priya.does(editFlow, { id: flow.id, version: 1, classification: "internal" });
    await lookAt({ flowId: flow.id });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([{ isAllowed: true }]);
    const { version } = await priya.reads(getAsset, { id: to.id });
    await anton.does(editAsset, { id: to.id, version, environment: "staging" });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([{ isAllowed: false }]);
    await tick();
    expect(await endedBecause(id)).toEqual(["ended", null, expect.stringContaining("elsewhere")]);
  });

  it("is not approved for more than was asked", async () => {
    const { anton, grace, priya } = people;
    const { flow } = await breach();
    const { id } = await anton.does(requestException, asking(flow.id));
    await priya.does(editFlow, { id: flow.id, version: 1, carriesSecrets: true });
    const approval = { id, version: 1, decision };
    await expect(grace.does(approveException, approval)).rejects.toThrow("credentials as well");
    await priya.does(editFlow, {
      ...{ id: flow.id, version: 2, carriesSecrets: false, personalData: "no", withheld: MASKED },
    });
    await expect(grace.does(approveException, approval)).rejects.toThrow("nothing left");
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
    const refused = (what: Promise<unknown>, message: RegExp) =>
      expect(what).rejects.toMatchObject({
        ...{ code: "wrong_state", message: expect.stringMatching(message) },
      });
    const again = { ...ending, version: 3 };
    await refused(
      priya.does(endException, again),
      /^EX-\S+ was ended already, by Anton .* on \d{4}/,
    );
    const late = { id: first.id, version: 2, decision };
    await refused(grace.does(approveException, late), /was rejected already, by Grace .* on \d{4}/);
    const { rows } = await priya.reads(listExceptions, { asset: from.reference });
    expect(rows.map(({ state }) => state)).toEqual(["ended", "rejected"]);
  });
});
