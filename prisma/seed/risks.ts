import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { acceptRisk, requestAcceptance } from "@/lib/domain/risks/acceptances/commands";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { approvePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import { proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import { finishTreatment, startTreatment } from "@/lib/domain/risks/treatments/work/commands";
import { asDate } from "@/lib/kernel/fields";

/** The 22 risks with their assessments, plans and acceptances, as their owners decided. */
const OFFICER = "u-priya";
const effect = {
  controlId: z.string(),
  side: z.enum(["likelihood", "impact", "both"]),
  strength: z.enum(["weak", "moderate", "strong"]),
};
const treatmentPart = z.object({
  ...effect,
  id: z.string(),
  action: z.string(),
  responsibleId: z.string(),
  due: z.string(),
  status: z.enum(["approved", "in_progress", "done"]),
  verification: z.string(),
  approvedAt: z.string(),
});
type TreatmentPart = z.infer<typeof treatmentPart>;

const riskPart = z.object({
  id: z.string(),
  threatId: z.string(),
  title: z.string(),
  statement: z.string(),
  assetIds: z.array(z.string()),
  property: z.enum(["C", "I", "A"]),
  ownerId: z.string(),
  assessedAt: z.string(),
  trigger: z.string(),
  inherent: z.object({
    likelihood: z.int(),
    impact: z.int(),
    reasonLikelihood: z.string(),
    reasonImpact: z.string(),
  }),
  controls: z.array(z.object(effect)),
  option: z.enum(["modify", "avoid", "share", "retain"]),
  state: z.string(),
  treatments: z.array(treatmentPart),
  nextReview: z.string(),
});
type RiskPart = z.infer<typeof riskPart>;

const acceptancePart = z.object({
  id: z.string(),
  riskId: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  validUntil: z.string().nullable(),
  reason: z.string().nullable(),
  requestedBy: z.string().optional(),
  requestedAt: z.string().optional(),
});
type AcceptancePart = z.infer<typeof acceptancePart>;

const part = z.object({ risks: z.array(riskPart), acceptances: z.array(acceptancePart) });

/** Needs people, assets, controls in their states and evidence. */
export async function loadRisks(load: Loader, example: unknown) {
  const { risks, acceptances } = part.parse(example);
  const versions = new Map<string, number>();
  for (const risk of risks) versions.set(risk.id, await loadRisk(load, risk));
  for (const acceptance of acceptances) {
    await loadAcceptance(load, acceptance, versions.get(acceptance.riskId) ?? 0);
  }
}

/** @returns the version of the risk when all is done */
async function loadRisk(load: Loader, risk: RiskPart): Promise<number> {
  const owner = load.as(risk.ownerId);
  const at = load.moment(risk.assessedAt);
  await owner.run(
    proposeRisk,
    {
      title: risk.title,
      ...scenarioOf(risk.statement),
      threat: risk.threatId,
      properties: [risk.property],
      assets: risk.assetIds,
      owner: risk.ownerId,
    },
    { at, reference: risk.id },
  );
  const { reasonLikelihood, reasonImpact, likelihood, impact } = risk.inherent;
  const assessed = await owner.run(
    assessRisk,
    {
      id: risk.id,
      version: 1,
      trigger: risk.trigger,
      properties: [risk.property],
      inherent: { likelihood, impact, reasonLikelihood, reasonImpact },
      controls: risk.controls.map(({ controlId, ...link }) => ({ ...link, control: controlId })),
      option: risk.option,
      reviewDays: daysBetween(risk.assessedAt, risk.nextReview),
    },
    { at },
  );
  return risk.treatments.length > 0 ? loadPlan(load, risk, assessed.version) : assessed.version;
}

/** What the actions take; the example's file does not say. */
const COSTS: Readonly<Record<string, { resources: string; cost: number }>> = {
  "R-04-T1": { resources: "Six days of data engineering", cost: 4800 },
  "R-04-T2": { resources: "Four days, and the labelled sample of the summary team", cost: 3200 },
  "R-05-T1": { resources: "Ten days of evaluation, GPU hours for three runs", cost: 9500 },
  "R-12-T1": { resources: "Five days of platform work", cost: 4000 },
  "R-16-T1": { resources: "Second region for a year, ten days of platform work", cost: 21_000 },
  "R-19-T1": { resources: "Training, and on-call service for nights", cost: 18_500 },
};

async function loadPlan(load: Loader, risk: RiskPart, version: number): Promise<number> {
  const owner = load.as(risk.ownerId);
  const at = load.moment(risk.treatments[0]?.approvedAt ?? risk.assessedAt);
  const actions: { id: string; version: number }[] = [];
  for (const { id, action, controlId: control, side, strength, ...one } of risk.treatments) {
    const made = await load.as(OFFICER).run(
      proposeTreatment,
      {
        risk: risk.id,
        action,
        option: risk.option,
        controls: [{ control, side, strength }],
        ...COSTS[id],
        responsible: one.responsibleId,
        due: load.shift(one.due),
        verification: one.verification.replace("u-priya or u-helen", "the compliance officer"),
      },
      { at, reference: id },
    );
    actions.push({ id: made.id, version: made.version });
  }
  const planned = await owner.run(planRisk, { id: risk.id, version, option: risk.option }, { at });
  const { expected: level } = await owner.reads(getRisk, { id: risk.id });
  const expected = level && { likelihood: level.likelihood, impact: level.impact };
  const approved = await owner.run(
    approvePlan,
    { id: risk.id, version: planned.version, actions, expected },
    { at },
  );
  for (const treatment of risk.treatments) await loadWork(load, treatment);
  return approved.version;
}

/** Proposed, approved: an action's version is 2 before anybody begins. */
async function loadWork(load: Loader, { id, status, responsibleId }: TreatmentPart) {
  if (status === "approved") return;
  const doer = load.as(responsibleId);
  const started = await doer.run(
    startTreatment,
    { id, version: 2 },
    { at: load.moment("2026-11-02") },
  );
  if (status !== "done") return;
  await doer.run(
    finishTreatment,
    {
      id,
      version: started.version,
      note: "Authors lost the right to deploy; the emergency path asks for a second person.",
      evidence: ["EV-003"],
    },
    { at: load.moment("2026-11-06") },
  );
}

async function loadAcceptance(load: Loader, one: AcceptancePart, version: number) {
  const asked = one.requestedAt ?? one.acceptedAt ?? "";
  const { id, version: seen } = await load
    .as(one.requestedBy ?? OFFICER)
    .run(
      requestAcceptance,
      { risk: one.riskId, version },
      { at: load.moment(asked), reference: one.id },
    );
  if (!one.acceptedBy || !one.acceptedAt || !one.validUntil || !one.reason) return;
  await load
    .as(one.acceptedBy)
    .run(
      acceptRisk,
      { id, version: seen, reason: one.reason, validUntil: load.shift(one.validUntil) },
      { at: load.moment(one.acceptedAt) },
    );
}

/** The example names a day; what it means is how often its people look. */
const daysBetween = (from: string, to: string) =>
  Math.round((asDate(to).getTime() - asDate(from).getTime()) / 86_400_000);

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** “Because cause, event, so that consequence.” The event begins at a comma before its subject. */
export function scenarioOf(statement: string) {
  const [head = "", consequence = ""] = statement.replace(/\.$/, "").split(", so that ");
  const verb = head.includes(" may ") ? head.indexOf(" may ") : head.indexOf(" can ");
  const subject = /, (?=(?:a|an|the|one|few) )/.exec(head)?.index ?? head.lastIndexOf(", ", verb);
  return {
    cause: sentence(head.slice(0, subject).replace(/^Because /, "")),
    event: sentence(head.slice(subject + 2)),
    consequence: sentence(consequence),
  };
}
