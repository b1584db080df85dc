import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { controlOf } from "@/lib/domain/controls/catalogue";
import {
  addControl,
  adoptAnnexA,
  assignControl,
  decideControl,
  describeControl,
} from "@/lib/domain/controls/commands";
import { inclusionReason } from "@/lib/domain/controls/schema";
import { approveSoa, submitSoa } from "@/lib/domain/controls/soa/editions/commands";
import { listSoaEditions } from "@/lib/domain/controls/soa/editions/queries";
import { OperatingState } from "@/prisma/generated/enums";
import { obligationsBehind } from "./obligations";

/** What this part reads of the example. */
export const soaLine = z.object({
  controlId: z.string(),
  title: z.string(),
  source: z.string(),
  necessary: z.boolean(),
  inclusion: z.array(
    z.object({
      kind: inclusionReason.shape.kind,
      text: z.string(),
      riskIds: z.array(z.string()).default([]),
    }),
  ),
  exclusionJustification: z.string().optional(),
  operatingState: z.enum(OperatingState),
  ownerId: z.string().nullable(),
  statusDate: z.string(),
});
const part = z.object({
  soa: z.object({
    version: z.string(),
    authorId: z.string(),
    approverId: z.string(),
    approvedAt: z.string(),
    lines: z.array(soaLine),
  }),
  attestations: z.array(
    z.object({
      id: z.string(),
      controlId: z.string(),
      reviewerId: z.string(),
      periodFrom: z.string(),
      periodTo: z.string(),
      submittedAt: z.string(),
      nextDue: z.string(),
    }),
  ),
});
type Part = z.output<typeof part>;
type Line = z.output<typeof soaLine>;
type Attested = Part["attestations"][number];

const DAY = 86_400_000;
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);
export const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** The ISMS began on the first day that anybody attested. */
const beginOf = ({ attestations }: Part) =>
  attestations.map(({ periodFrom }) => periodFrom).sort()[0] ?? "2026-02-02";

/** The planned days between two attestations, and the first of them, of each attested control. */
const plansOf = ({ attestations }: Part) =>
  new Map(attestations.map((one) => [one.controlId, one]));

/** The control the company added itself has no attestation of its own in the example; this is it. */
const OWN_CADENCE = 90;

/**
 * Adopts Annex A, adds the own control, and decides, assigns and words all lines, on the first day.
 * Reasons name their risks later (`loadReasons`): risks lean on controls, not the other way round.
 */
export async function loadControls(load: Loader, given: unknown) {
  const example = part.parse(given);
  const { lines, authorId, approverId } = example.soa;
  const at = load.moment(beginOf(example));
  const officer = load.as(authorId);
  await load.as("system").run(adoptAnnexA, {}, { at });
  for (const { controlId, title } of lines.filter(({ source }) => source === "own")) {
    await officer.run(addControl, { title }, { at, reference: controlId });
  }
  const plans = plansOf(example);
  for (const line of lines) {
    const decided = await officer.run(decideControl, decisionOf(line, 1, []), { at });
    if (!line.ownerId) continue;
    const plan = plans.get(line.controlId);
    const assigned = await officer.run(
      assignControl,
      {
        id: line.controlId,
        version: decided.version,
        owner: line.ownerId,
        reviewer: plan?.reviewerId ?? (line.ownerId === authorId ? approverId : authorId),
        attestationDays: plan ? daysBetween(plan.periodTo, plan.nextDue) : OWN_CADENCE,
        firstDue: load.shift(firstDueOf(line, plan)),
      },
      { at, reference: referenceOf(line, plan, lines) },
    );
    const statement = wordingOf(line);
    const described = { id: line.controlId, version: assigned.version, statement };
    await load.as(line.ownerId).run(describeControl, described, { at });
  }
}

/** Now that the register holds the risks, the reasons name them. */
export async function loadReasons(load: Loader, given: unknown) {
  const example = part.parse(given);
  const { lines, authorId, approvedAt } = example.soa;
  const at = load.moment(dayBefore(approvedAt, 1));
  for (const line of lines) {
    const risks = line.inclusion.flatMap(({ riskIds }) => riskIds);
    if (risks.length === 0) continue;
    // Adopted, decided, assigned and described: the fourth wording of the record.
    await load.as(authorId).run(decideControl, decisionOf(line, 4, risks), { at });
  }
}

const NOTE = "Reasons name their risks since the register was assessed by the method in force.";

/** Submitted the day before, and approved by somebody who decided no line: what the certificate will name. */
export async function publishSoa(load: Loader, given: unknown) {
  const { soa } = part.parse(given);
  const officer = load.as(soa.authorId);
  const [draft] = (await officer.reads(listSoaEditions, {})).rows;
  if (!draft) throw new Error("The decisions of the example began no edition.");
  const sent = await officer.run(
    submitSoa,
    { id: draft.id, version: draft.version, edition: soa.version, note: NOTE },
    { at: load.moment(dayBefore(soa.approvedAt, 1)) },
  );
  const approved = { id: sent.id, version: sent.version };
  await load.as(soa.approverId).run(approveSoa, approved, { at: load.moment(soa.approvedAt) });
}

const decisionOf = (line: Line, version: number, known: readonly string[]) => ({
  id: line.controlId,
  version,
  necessary: line.necessary,
  inclusion: line.inclusion.map(({ kind, text, riskIds }) => ({
    kind,
    text,
    risks: riskIds.filter((risk) => known.includes(risk)),
    context: obligationsBehind(kind, text),
  })),
  exclusionReason: line.exclusionJustification ?? null,
});

/** A week after the owner attested; what is only planned is attested first in the coming half year. */
function firstDueOf(line: Line, plan: Attested | undefined): string {
  if (plan) return dayBefore(plan.submittedAt, -7);
  return dayBefore(line.statusDate, line.operatingState === "planned" ? -120 : 0);
}

/** Attestations of the example are numbered by the place of their control in the statement. */
export function referenceOf(
  line: Line,
  plan: Attested | undefined,
  lines: readonly Line[],
): string {
  return plan?.id ?? `AT-${String(lines.indexOf(line) + 1).padStart(3, "0")}`;
}

/** How it is done here: the catalogue's guidance for teams such as this one, which the company follows. */
const wordingOf = ({ controlId, title }: Line) =>
  controlOf(controlId)?.slmGuidance ?? `${title}: checked in every run and reported with it.`;
