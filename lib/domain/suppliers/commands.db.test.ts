import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemDoor } from "@/lib/adapters/job";
import { addAsset } from "@/lib/domain/assets/commands";
import { listTasks } from "@/lib/domain/work/queries";
import { clock } from "@/lib/platform/clock";
import { evidenceOf, inDays } from "@/lib/testing/risks";
import { person, system, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../controls/commands";
import {
  addSupplier,
  approveSupplier,
  assessSupplier,
  editSupplier,
  endSupplier,
  rejectSupplier,
} from "./commands";
import { supplierClock } from "./jobs";
import { getSupplier, listSuppliers } from "./queries";
import { linkAsset, unlinkAsset } from "./reach/commands";
import {
  beginDueReview,
  collectPapers,
  confirmSupplier,
  finishAction,
  reviewSupplier,
} from "./reviews/commands";

let all: World;
let cloud: string;
beforeAll(async () => {
  all = await world();
  await system.does(adoptAnnexA, {});
  const asset = { name: "GPU cloud account", kind: "supporting" } as const;
  cloud = (await all.anton.does(addAsset, asset)).reference;
});
afterEach(() => clock.set(null));

const NOTE = "Read the report and asked about its exceptions.";
const judged = () => ({
  place: "NL",
  dataReached: ["confidential" as const],
  subProcessors: "DataHall, PowerCo",
  assuranceKind: "certificate",
  assuranceIssuer: "A body",
  assuranceScope: "hosting",
  assuranceUntil: inDays(100),
  signedOn: inDays(-10),
  securityTerms: true,
  incidentHours: 24,
  deletionTerms: true,
  auditRight: true,
  responsibilities: "Provider: building and hardware. We: everything above.",
  exitPlan: "Images and weights are kept elsewhere.",
});
const told = (criticality: "critical" | "important" = "important") => ({
  ...{ name: "NordGPU", service: "GPU hosting", owner: all.daan.reference, criticality },
});
const assess = async (more: object = {}, criticality?: "critical" | "important") => {
  const added = await all.bram.does(addSupplier, told(criticality));
  const input = { id: added.id, version: added.version, ...judged(), assets: [cloud], ...more };
  return all.priya.does(assessSupplier, { ...input, assessment: NOTE });
};
const approved = async (criticality?: "critical" | "important", more: object = {}) =>
  all.saskia.does(approveSupplier, { ...at(await assess(more, criticality)), decision: NOTE });
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const of = async (id: string) => all.priya.reads(getSupplier, { id });

describe("a supplier", () => {
  it("is proposed by anybody, assessed by one and approved by another", async () => {
    const added = await all.bram.does(addSupplier, told());
    expect(added.reference).toMatch(/^SUP-\d+$/);
    const early = all.priya.does(assessSupplier, { ...at(added), assessment: NOTE });
    await expect(early).rejects.toMatchObject({
      fields: { place: [expect.any(String)], subProcessors: [expect.stringContaining("none")] },
    });
    const input = { ...at(added), ...judged(), assets: [cloud], assessment: NOTE };
    await expect(all.bram.does(assessSupplier, input)).rejects.toMatchObject({ code: "forbidden" });
    const assessed = await all.priya.does(assessSupplier, input);
    expect(await of(added.id)).toMatchObject({
      ...{ state: "assessed", subProcessors: ["DataHall", "PowerCo"], missing: {} },
      ...{ assets: [{ reference: cloud }], assessedBy: { name: "Priya Raman" } },
    });
    const stale = all.grace.does(approveSupplier, { ...at(added), decision: NOTE });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    await all.grace.does(approveSupplier, { ...at(assessed), decision: NOTE });
    expect(await of(added.id)).toMatchObject({
      ...{ state: "approved", lastReview: inDays(0), approvedBy: { name: "Grace Adeyemi" } },
      ...{ reviewOverdue: false, assuranceExpired: false },
    });
  });

  it("is not approved by who assessed it", async () => {
    const both = await all.daan.does(addSupplier, told());
    const { id } = await all.priya.does(assessSupplier, {
      ...{ ...at(both), ...judged(), assets: [cloud], assessment: NOTE },
    });
    const { actor } = all.priya;
    const owner = { ...actor, roles: [...actor.roles, "risk_owner" as const] };
    const priya = person(owner, all.priya.reference);
    const own = priya.does(approveSupplier, { id, version: 2, decision: NOTE });
    await expect(own).rejects.toThrow(/assessed a supplier may not approve/);
  });

  it("that is critical needs an exit plan and top management", async () => {
    const assessed = await assess({ exitPlan: "" }, "critical");
    const input = { ...at(assessed), decision: NOTE };
    await expect(all.grace.does(approveSupplier, input)).rejects.toThrow(/top management/);
    await expect(all.saskia.does(approveSupplier, input)).rejects.toMatchObject({
      fields: { exitPlan: [expect.any(String)] },
    });
    const better = { ...at(assessed), exitPlan: "Fallback in another region" };
    await expect(all.anton.does(editSupplier, better)).rejects.toThrow(/Only who assessed/);
    const edited = await all.priya.does(editSupplier, better);
    const late = { ...at(edited), decision: NOTE, nextReview: inDays(200) };
    await expect(all.saskia.does(approveSupplier, late)).rejects.toMatchObject({
      fields: { nextReview: [expect.stringContaining("6 months")] },
    });
    expect(
      await all.saskia.does(approveSupplier, { ...late, nextReview: inDays(90) }),
    ).toMatchObject({ state: "approved" });
  });

  it("without an agreement needs somebody who accepts that", async () => {
    const assessed = await assess({ signedOn: null, securityTerms: false });
    const input = { ...at(assessed), decision: NOTE };
    await expect(all.grace.does(approveSupplier, input)).rejects.toMatchObject({
      fields: { withoutAgreement: [expect.stringContaining("a signed agreement")] },
    });
    const withoutAgreement = "Open weights; intake checks replace assurance.";
    await all.grace.does(approveSupplier, { ...input, withoutAgreement });
    expect(await of(assessed.id)).toMatchObject({ state: "approved", withoutAgreement });
  });

  it("can be rejected with a reason, and then stays as it was", async () => {
    const assessed = await assess();
    const rejected = await all.daan.does(rejectSupplier, { ...at(assessed), reason: NOTE });
    expect(rejected.state).toBe("rejected");
    const edit = all.priya.does(editSupplier, { ...at(rejected), name: "Other" });
    await expect(edit).rejects.toMatchObject({ code: "wrong_state" });
    const link = all.priya.does(linkAsset, { ...at(rejected), asset: cloud });
    await expect(link).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("a review", () => {
  it("is confirmed by somebody who did not collect the papers, with actions as tasks", async () => {
    const one = await approved("important", { assuranceGaps: "Region NL-3 is not covered" });
    const terms = all.priya.does(editSupplier, { ...at(one), securityTerms: false });
    await expect(terms).rejects.toThrow(/Begin a review/);
    const begun = await all.priya.does(reviewSupplier, {
      ...{ ...at(one), trigger: "incident", reason: "Its region was down for a day." },
    });
    const bare = { ...at(begun), result: NOTE };
    await expect(all.saskia.does(confirmSupplier, bare)).rejects.toThrow(/Nobody has collected/);
    const read = await all.anton.does(collectPapers, {
      ...{ ...at(begun), papers: "New report of October", assuranceUntil: inDays(300) },
    });
    await expect(all.saskia.does(confirmSupplier, { ...bare, ...at(read) })).rejects.toMatchObject({
      fields: { exceptions: [expect.stringContaining("NL-3")] },
    });
    const input = {
      ...{ ...at(read), result: NOTE, exceptions: "We do not use that region." },
      actions: [{ action: "Ask for NL-3", responsible: all.bram.reference, due: inDays(30) }],
    };
    const roles = ["engineer", "risk_owner", "staff"] as const;
    const anton = person({ ...all.anton.actor, roles }, all.anton.reference);
    await expect(anton.does(confirmSupplier, input)).rejects.toThrow(/collected the papers/);
    const confirmed = await all.saskia.does(confirmSupplier, input);
    const seen = await of(one.id);
    expect(seen).toMatchObject({
      ...{ state: "approved", assuranceUntil: inDays(300), collectors: [], papers: "" },
      reviews: [{ trigger: "incident", papers: "New report of October", result: NOTE }],
      actions: [{ action: "Ask for NL-3", responsible: { name: "Bram de Wit" }, doneAt: null }],
    });
    const action = seen.actions[0]?.id ?? "";
    const done = { ...at(confirmed), actionId: action, note: "Asked; the answer is with Priya." };
    await expect(all.grace.does(finishAction, done)).rejects.toMatchObject({ code: "forbidden" });
    await all.bram.does(finishAction, done);
    expect((await of(one.id)).actions[0]?.doneAt).not.toBeNull();
  });

  it("says who approved it before, and when", async () => {
    const one = await approved();
    const twice = all.saskia.does(approveSupplier, { ...at(one), decision: NOTE });
    await expect(twice).rejects.toThrow(/ was approved already, by .+ on \d{4}-\d{2}-\d{2}\.$/);
  });

  it("begins by the clock: when its day has come, or its assurance has ended", async () => {
    const one = await approved();
    const early = system.does(beginDueReview, { id: one.id });
    await expect(early).rejects.toMatchObject({ code: "wrong_state" });
    clock.set(new Date(Date.now() + 101 * 86_400_000));
    await supplierClock.run(systemDoor, clock.now());
    expect(await of(one.id)).toMatchObject({
      ...{ state: "under_review", reviewTrigger: "expired_assurance", assuranceExpired: true },
    });
    clock.set(new Date(Date.now() + 400 * 86_400_000));
    expect(await of(one.id)).toMatchObject({ reviewOverdue: true });
  });

  it("can end in leaving, with proof", async () => {
    const one = await approved();
    const input = {
      ...{ ...at(one), reason: "Moved to another host.", evidence: ["EV-404"] },
      ...{ deletionProof: "Certificate of erasure", accessProof: "Accounts are gone" },
    };
    await expect(all.grace.does(endSupplier, input)).rejects.toMatchObject({
      fields: { evidence: [expect.stringContaining("EV-404")] },
    });
    await expect(all.priya.does(endSupplier, input)).rejects.toMatchObject({ code: "forbidden" });
    const { reference } = await evidenceOf(all.anton, "A.5.23");
    const ended = await all.grace.does(endSupplier, { ...input, evidence: [reference] });
    expect(await of(ended.id)).toMatchObject({ state: "ended", endEvidence: [reference] });
  });
});

describe("the list", () => {
  it("is filtered by state, class, due day and asset, and staff see their own", async () => {
    const { rows } = await all.priya.reads(listSuppliers, {
      ...{ state: ["approved"], dataClass: ["confidential"], asset: cloud },
    });
    expect(rows.length).toBeGreaterThan(0);
    expect((await all.priya.reads(listSuppliers, { dataClass: ["restricted"] })).rows).toEqual([]);
    expect((await all.priya.reads(listSuppliers, { due: ["overdue"] })).rows).toEqual([]);
    const own = await all.bram.reads(listSuppliers, { sort: "nextReview" });
    expect(own.rows.length).toBeGreaterThan(3);
    const proposed = await all.priya.does(addSupplier, told());
    await expect(all.bram.reads(getSupplier, { id: proposed.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("opens to those who were named for an action, and lets them say that it is done", async () => {
    const added = await all.priya.does(addSupplier, told());
    const given = { ...at(added), ...judged(), assets: [cloud], assessment: NOTE };
    const assessed = await all.anton.does(assessSupplier, given);
    const { id, version } = await all.saskia.does(approveSupplier, {
      ...at(assessed),
      decision: NOTE,
    });
    const why = { trigger: "incident", reason: "Its region was down." } as const;
    const begun = await all.priya.does(reviewSupplier, { id, version, ...why });
    const read = await all.priya.does(collectPapers, { ...at(begun), papers: "New report" });
    const seen = () => all.bram.reads(getSupplier, { id });
    await expect(seen()).rejects.toMatchObject({ code: "not_found" });
    const action = { action: "Ask for NL-3", responsible: all.bram.reference, due: inDays(30) };
    await all.saskia.does(confirmSupplier, { ...at(read), result: NOTE, actions: [action] });
    const { rows } = await all.bram.reads(listTasks, { kind: ["do_supplier_action"] });
    expect(rows.map(({ path }) => path)).toContain(`/assets/suppliers/${added.reference}`);
    const shown = await seen();
    const actionId = shown.actions[0]?.id ?? "";
    await all.bram.does(finishAction, { ...at(shown), actionId, note: "Asked for it." });
    expect((await seen()).actions[0]?.doneAt).not.toBeNull();
    const own = await all.bram.reads(listSuppliers, { q: added.reference });
    expect(own.rows).toHaveLength(1);
  });

  it("knows what each reaches, and keeps the last of it", async () => {
    const one = await assess();
    const other = await all.anton.does(addAsset, { name: "Registry", kind: "supporting" });
    const linked = await all.priya.does(linkAsset, { ...at(one), asset: other.reference });
    const twice = all.priya.does(linkAsset, { ...at(linked), asset: other.reference });
    await expect(twice).rejects.toMatchObject({ fields: { asset: ["It is linked already."] } });
    const left = await all.priya.does(unlinkAsset, { ...at(linked), asset: cloud });
    const last = all.priya.does(unlinkAsset, { ...at(left), asset: other.reference });
    await expect(last).rejects.toMatchObject({ code: "wrong_state" });
  });
});
