import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { relateAsset, unrelateAsset } from "@/lib/domain/assets/relations/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { acceptProposal, dismissProposal } from "@/lib/domain/risks/proposals/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { clock } from "@/lib/platform/clock";
import { breaching, flowing, lookAt, MASKED, places, standing } from "@/lib/testing/flows";
import { door, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { editFlow, retireFlow } from "../commands";
import { requestException } from "../exceptions/commands";
import { clockworks } from "../exceptions/jobs";
import { getException } from "../exceptions/queries";
import { getFlow } from "../queries";
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

const breach = (more: object = {}) => breaching(people, more);

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
    expect(await breachesOf({ flow: flow.id })).toMatchObject([
      { carries: ["personal_data"], why: expect.stringContaining("holds personal data, and") },
    ]);
    expect((await priya.reads(getFlow, { id: flow.id })).contradictions).toHaveLength(1);
    await priya.does(editFlow, { id: flow.id, version: 2, withheld: MASKED });
    expect(await breachesOf({ flow: flow.id })).toEqual([]);
    expect((await priya.reads(getFlow, { id: flow.id })).contradictions).toEqual([]);
    await priya.does(editFlow, { id: flow.id, version: 3, carriesSecrets: true });
    expect(await breachesOf({ flow: flow.id })).toMatchObject([{ carries: ["credentials"] }]);
    await priya.does(retireFlow, {
      id: flow.id,
      version: 4,
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
