import { beforeAll, describe, expect, it } from "vitest";
import { addContextItem, confirmContextItem } from "@/lib/domain/context/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { approvesPlan, assessment, asset, evidenceOf, inDays } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { requestAcceptance } from "../acceptances/commands";
import { assessRisk, confirmRisk } from "../assessments/commands";
import { editRisk, proposeRisk } from "../commands";
import { getRisk } from "../details/queries";
import { completePlan, planRisk } from "../plans/commands";
import { listRisks } from "../queries";
import { confirmReview } from "../reviews/commands";
import { riskMatrix, topRisks } from "../tallies/queries";
import { proposeTreatment } from "../treatments/commands";
import { finishTreatment, startTreatment, verifyTreatment } from "../treatments/work/commands";
import { judgeOpportunity, planOpportunity } from "./commands";

let people: World;
let endpoint: string;
let issue: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "Public endpoint")).reference;
  issue = await entry("One person runs the programme");
});

async function entry(title: string) {
  const { priya } = people;
  const kind = "internal_issue" as const;
  const item = { kind, title, owner: priya.reference };
  const { id, version, reference } = await priya.does(addContextItem, item);
  await priya.does(confirmContextItem, { id, version });
  return reference;
}

const seen = (id: string) => people.priya.reads(getRisk, { id });
const opportunity = () => ({
  kind: "opportunity" as const,
  title: "Certificate opens other insurers",
  event: "the same evidence may answer four further tenders",
  benefit: "Tenders are answered from what is there.",
  effectCheck: "Two tenders answered by June",
  owner: people.grace.reference,
  context: [issue],
});
const REASON = "Each tender asks for much the same evidence.";

describe("a risk to the management system", () => {
  it("names what it comes from in place of assets, and is shown there", async () => {
    const { saskia, bram } = people;
    const words = { cause: "As one runs it", event: "an absence may stop it", consequence: "so" };
    const made = await bram.does(proposeRisk, {
      ...{ title: "Only one knows the system", owner: saskia.reference, ...words },
      context: [issue],
    });
    const risk = await seen(made.id);
    expect(risk).toMatchObject({
      ...{ kind: "risk", assets: [], context: [{ reference: issue, kind: "internal_issue" }] },
      next: { step: "assess", name: saskia.name },
    });
    const item = await people.priya.reads(getContextItem, { id: issue });
    expect(item.risks).toMatchObject([{ reference: made.reference }]);
    await saskia.does(assessRisk, { ...assessment(2, 4), id: made.id, version: made.version });
    expect((await seen(made.id)).current?.score).toBe(8);
  });

  it("is not rated while it names neither", async () => {
    const { grace } = people;
    const words = { cause: "As it is", event: "it may fail", consequence: "so that" };
    const bare = { title: "Something may fail", owner: grace.reference, ...words };
    const made = await grace.does(proposeRisk, bare);
    expect((await seen(made.id)).next).toMatchObject({ step: "state", name: grace.name });
    const asked = { ...assessment(2, 2), id: made.id };
    await expect(grace.does(assessRisk, { ...asked, version: made.version })).rejects.toMatchObject(
      { fields: { assets: [expect.stringContaining("requirement")] } },
    );
    const edited = await grace.does(editRisk, {
      ...{ id: made.id, version: made.version, context: [issue] },
    });
    const lost = await grace.does(editRisk, {
      ...{ id: made.id, version: edited.version, context: [] },
    });
    expect((await seen(made.id)).context).toEqual([]);
    const closed = { id: made.id, version: lost.version, context: ["ISS-9999"] };
    await expect(grace.does(editRisk, closed)).rejects.toMatchObject({
      fields: { context: [expect.stringContaining("ISS-9999")] },
    });
  });
});

describe("an opportunity", () => {
  it("is judged, planned, followed and reviewed without any score", async () => {
    const { grace, jonas, priya } = people;
    const made = await grace.does(proposeRisk, opportunity());
    const id = made.id;
    const judged = await grace.does(judgeOpportunity, {
      id,
      version: made.version,
      reason: REASON,
    });
    expect(await seen(id)).toMatchObject({
      ...{ state: "assessed", current: null, isConfirmed: true, nextReview: inDays(365) },
      next: { step: "plan", name: grace.name, isOpportunity: true },
      can: { assess: false, request: false, confirm: false },
    });
    await expect(
      grace.does(planOpportunity, { id, version: judged.version }),
    ).rejects.toMatchObject({ fields: { treatments: [expect.any(String)] } });
    const action = await priya.does(proposeTreatment, {
      ...{ risk: id, action: "Prepare the customer pack", responsible: jonas.reference },
      ...{ due: inDays(60), verification: "Two tenders answered from the pack" },
    });
    const planned = await grace.does(planOpportunity, { id, version: judged.version });
    expect(planned.state).toBe("treatment_planned");
    const approved = await approvesPlan(grace, { id, version: planned.version });
    expect(approved.state).toBe("in_treatment");
    expect((await seen(id)).next).toMatchObject({ step: "carry_out", name: jonas.name });
    const started = await jonas.does(startTreatment, { id: action.id, version: 2 });
    const proof = await evidenceOf(jonas, "A.5.1");
    const finished = await jonas.does(finishTreatment, {
      ...{ id: action.id, version: started.version, note: "The pack is written and approved." },
      evidence: [proof.reference],
    });
    await priya.does(verifyTreatment, {
      ...{ id: action.id, version: finished.version, note: "Read it against two tenders." },
    });
    const { version } = await seen(id);
    const complete = await priya.does(completePlan, { id, version });
    expect(complete.state).toBe("monitored");
    const reason = "Both tenders were answered from the pack.";
    await priya.does(confirmReview, { id, version: complete.version, reason });
    expect((await seen(id)).next).toMatchObject({ step: "review", until: inDays(365) });
  });

  it("says what it comes from, what is gained and how the effect is judged", async () => {
    const { grace } = people;
    const { benefit: _, effectCheck: __, ...bare } = opportunity();
    const made = await grace.does(proposeRisk, { ...bare, context: [] });
    await expect(
      grace.does(judgeOpportunity, { id: made.id, version: made.version, reason: REASON }),
    ).rejects.toMatchObject({
      fields: {
        benefit: [expect.any(String)],
        effectCheck: [expect.any(String)],
        context: [expect.any(String)],
      },
    });
    await expect(
      grace.does(proposeRisk, { ...opportunity(), assets: [endpoint] }),
    ).rejects.toMatchObject({ fields: { assets: [expect.any(String)] } });
  });

  it("is in no matrix, ranking, acceptance or assessment", async () => {
    const { grace, priya } = people;
    const before = await priya.reads(riskMatrix, {});
    const made = await grace.does(proposeRisk, opportunity());
    expect(await priya.reads(riskMatrix, {})).toEqual(before);
    const top = await priya.reads(topRisks, {});
    expect(JSON.stringify(top)).not.toContain(made.reference);
    const { rows } = await priya.reads(listRisks, { kind: ["opportunity"], size: 100 });
    expect(rows.map(({ reference }) => reference)).toContain(made.reference);
    const judged = await grace.does(judgeOpportunity, {
      ...{ id: made.id, version: made.version, reason: REASON },
    });
    const at = { id: made.id, version: judged.version };
    for (const act of [
      () => grace.does(assessRisk, { ...assessment(2, 2), ...at }),
      () => grace.does(confirmRisk, at),
      () => grace.does(planRisk, { ...at, option: "retain" }),
      () => grace.does(requestAcceptance, { risk: at.id, version: at.version }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "wrong_state" });
    }
    const risk = { title: "A plain risk", owner: grace.reference, assets: [endpoint] };
    const plain = await grace.does(proposeRisk, risk);
    await expect(
      grace.does(judgeOpportunity, { id: plain.id, version: plain.version, reason: REASON }),
    ).rejects.toMatchObject({ code: "wrong_state" });
  });
});
