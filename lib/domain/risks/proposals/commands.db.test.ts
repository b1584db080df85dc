import { beforeAll, describe, expect, it } from "vitest";
import { addAsset } from "@/lib/domain/assets/commands";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { acceptRisk } from "@/lib/domain/risks/acceptances/commands";
import { acceptancesAtStake } from "@/lib/domain/risks/acceptances/stakes/queries";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { followUp } from "@/lib/testing/jobs";
import { asset, inDays, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { acceptProposal, dismissProposal, dismissProposals, mergeProposal } from "./commands";
import { getProposal, listProposals, mergeableRisks } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
}, 120_000);

const refused = (code: string) => expect.objectContaining({ code });
let made = 0;
/** The proposals of a new endpoint that the public reaches. */
async function proposed() {
  const { anton, priya } = people;
  const name = `Endpoint ${++made}`;
  const added = await anton.does(addAsset, { name, kind: "endpoint", exposure: "public" });
  await followUp();
  const { rows } = await priya.reads(listProposals, { asset: added.reference, size: 100 });
  return { added, rows };
}
const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error("there is nothing");
  return row;
};

describe("accepting a proposal", () => {
  it("makes a risk of it, with words, properties, starting values and controls to think of", async () => {
    const { priya, grace } = people;
    const { added, rows } = await proposed();
    const one = first(rows.filter(({ threat }) => threat.id === "denial-of-service"));
    expect(one.draft).toMatchObject({ properties: ["A"], likelihood: expect.any(Number) });
    expect(one.draft.controls).toContain("A.8.6");
    const { id, version } = one;
    const taken = await priya.does(acceptProposal, { id, version, owner: grace.reference });
    const risk = await priya.reads(getRisk, { id: taken.risk.id });
    expect(risk).toMatchObject({
      ...{ state: "identified", cause: one.reason, event: one.draft.event },
      ...{ properties: ["A"], threat: { id: "denial-of-service" } },
      assets: [{ reference: added.reference }],
    });
    await followUp();
    expect(await priya.reads(getProposal, { id })).toMatchObject({
      ...{ state: "accepted", risk: { reference: risk.reference } },
      can: { decide: false, merge: false },
    });
  });
});

describe("merging a proposal", () => {
  it("adds the asset to a risk and says before and after which acceptance that ends", async () => {
    const { priya, grace } = people;
    const gateway = await asset(people, `Gateway ${++made}`);
    const risk = await rated({
      owner: grace,
      assets: [gateway.reference],
      likelihood: 2,
      impact: 2,
    });
    const { id, version } = await requested(priya, risk);
    const reason = "What is left is small, and we watch it every week.";
    await grace.does(acceptRisk, { id, version, reason, validUntil: inDays(30) });
    const { rows } = await proposed();
    const one = rows.find(({ threat }) => threat.id === "misconfigured-endpoint-data-exposure");
    if (!one) throw new Error("nothing was proposed");
    const offered = (await priya.reads(mergeableRisks, { id: one.id })).rows;
    const choice = offered.find(({ reference }) => reference === risk.reference);
    expect(choice).toMatchObject({ sameThreat: true, hasAsset: false });
    const input = { id: one.id, version: one.version, risk: risk.id };
    await expect(
      priya.does(mergeProposal, { ...input, riskVersion: (choice?.version ?? 0) + 1 }),
    ).rejects.toEqual(refused("conflict"));
    expect(await priya.reads(getProposal, { id: one.id })).toMatchObject({ state: "proposed" });
    const said = await priya.reads(acceptancesAtStake, { risk: risk.id, proposal: one.id });
    const done = await priya.does(mergeProposal, { ...input, riskVersion: choice?.version ?? 0 });
    expect(done.voids.map(({ reference }) => reference)).toEqual(
      said.rows.map(({ reference }) => reference),
    );
    expect(done.voids).toHaveLength(1);
    const now = await priya.reads(getRisk, { id: risk.id });
    expect(now.assets.map(({ reference }) => reference)).toContain(one.asset.reference);
    expect(await priya.reads(listProposals, { risk: risk.id })).toMatchObject({
      rows: [{ id: one.id, state: "merged", reason: one.reason }],
    });
    await expect(
      priya.does(mergeProposal, { ...input, version: 2, riskVersion: now.version }),
    ).rejects.toEqual(refused("wrong_state"));
  });

  it("is for compliance and the owner of the risk", async () => {
    const { anton, daan, grace } = people;
    const { rows } = await proposed();
    const one = first(rows);
    const risk = await rated({
      ...{ owner: grace, assets: [one.asset.reference], likelihood: 2, impact: 2 },
    });
    const input = { id: one.id, version: one.version, risk: risk.id, riskVersion: risk.version };
    await expect(anton.does(mergeProposal, input)).rejects.toEqual(refused("forbidden"));
    await expect(daan.does(mergeProposal, input)).rejects.toEqual(refused("forbidden"));
    const own = (await daan.reads(mergeableRisks, { id: one.id })).rows;
    expect(own.filter(({ id }) => id === risk.id)).toEqual([]);
    const done = await grace.does(mergeProposal, input);
    expect(done).toMatchObject({ state: "merged", voids: [] });
  });
});

describe("dismissing several", () => {
  it("takes one reason for all, and tells of each that stayed why", async () => {
    const { priya, anton, jonas } = people;
    const { rows } = await proposed();
    const [one, two, three] = rows;
    if (!one || !two || !three) throw new Error("too few were proposed");
    const reason = "This endpoint answers with public data only.";
    await anton.does(dismissProposal, { id: one.id, version: one.version, reason });
    const seen = ({ id, version }: { id: string; version: number }) => ({ id, version });
    const proposals = [
      seen(one),
      seen(two),
      { id: three.id, version: 9 },
      { id: "P-9", version: 1 },
    ];
    await expect(
      jonas.does(dismissProposals, { proposals: [seen(two)], reason }),
    ).rejects.toMatchObject({ code: "wrong_state", message: expect.stringContaining("not yours") });
    await expect(priya.does(dismissProposals, { proposals, reason: "no" })).rejects.toMatchObject({
      fields: { reason: [expect.any(String)] },
    });
    const done = await priya.does(dismissProposals, { proposals, reason });
    expect(done.dismissed).toBe(1);
    expect(done.rows.map(({ refused }) => refused)).toEqual([
      "This proposal was dismissed already.",
      null,
      "It changed since you saw it.",
      "There is no such proposal.",
    ]);
    await followUp();
    const { total } = await priya.reads(listProposals, {
      ...{ asset: one.asset.reference, state: ["dismissed"] },
    });
    expect(total).toBe(2);
  });
});

it("lists by kind, threat and state", async () => {
  const { priya } = people;
  const { added } = await proposed();
  const asked = {
    asset: added.reference,
    kind: ["endpoint" as const],
    state: ["proposed" as const],
  };
  const { rows } = await priya.reads(listProposals, { ...asked, threat: "denial-of-service" });
  expect(rows).toMatchObject([{ threat: { id: "denial-of-service" } }]);
  expect((await priya.reads(listProposals, { ...asked, kind: ["model"] })).total).toBe(0);
  await expect(priya.reads(listProposals, { threat: "Not An Id" })).rejects.toEqual(
    refused("invalid"),
  );
});
