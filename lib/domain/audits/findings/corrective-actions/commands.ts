import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, isUuid, plusDays } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { FindingModel } from "@/prisma/generated/models";
import { mustDiffer } from "../../../people/segregation/steps";
import { requireTransition } from "../../../workflow/rules";
import { mustAuditFinding } from "../../independence/steps";
import { findingClosed, findingImplemented, findingObserved, findingReopened } from "../events";
import { wrongWithPeriod } from "../plans/rules";
import { gradeOf, mustBeConcerned } from "../plans/steps";
import { isNonconformity, mustBeAuditorsIfAudits, responseDueOf } from "../rules";
import { findingStand } from "../schema";
import { asRecord, changeFinding, requireFinding } from "../steps";
import { implementInput, observeInput, verifyInput } from "./schema";

/** The action is carried out. Where the observation period is known already, it begins now. */
export const implementAction = command({
  name: "findings.implement",
  may: ["engineer", "compliance", "risk_owner", "staff"],
  writes: "isms",
  route: "POST /findings/:id/implementation",
  events: [findingImplemented, findingObserved],
  input: implementInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeConcerned(actor, finding);
    const implemented = requireTransition("finding", finding.state, "implement");
    const correction = input.correction ?? finding.correction;
    const files = await proofs(tx, finding, input.evidence);
    if (isNonconformity(finding.grade) && !correction) {
      throw invalid({ correction: ["Say what was put right, beside the action."] });
    }
    const { observationDays: days } = finding;
    const until = days === null ? null : plusDays(dayOf(now), days);
    const to = until ? requireTransition("finding", implemented, "wait") : implemented;
    const answer = await changeFinding(tx, finding, input.version, {
      ...{ state: to, implementedNote: input.note, implementedById: actor.id, implementedAt: now },
      correction,
      ...(input.correctedAt && { correctedAt: asDate(input.correctedAt) }),
      observeUntil: until ? asDate(until) : null,
    });
    await tx.findingEvidence.createMany({
      data: files.map((evidenceId) => ({ findingId: finding.id, evidenceId })),
      skipDuplicates: true,
    });
    const moved = { from: finding.state, to: implemented };
    record(findingImplemented, finding.id, { ...moved, evidenceIds: files });
    if (days !== null && until) record(findingObserved, finding.id, { days, until });
    return answer;
  },
});

async function proofs(tx: Tx, finding: FindingModel, refs: readonly string[]): Promise<string[]> {
  const found = await tx.evidence.findMany({
    where: {
      OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
      state: { notIn: ["rejected", "withdrawn"] },
    },
    select: { id: true, reference: true },
  });
  const unusable = refs.find((ref) => !found.some(isNamed(ref)));
  if (unusable) throw invalid({ evidence: [`${unusable} is no evidence that can be used.`] });
  const ids = found.map(({ id }) => id);
  if (ids.length === 0 && isNonconformity(finding.grade)) {
    throw invalid({ evidence: ["Name the evidence that shows that it is done."] });
  }
  return ids;
}

const isNamed = (ref: string) => (one: { id: string; reference: string }) =>
  one.id === ref.toLowerCase() || one.reference === ref;

/** The auditor says how long to watch before the effect is judged; 0 days with a reason. */
export const observeAction = command({
  name: "findings.observe",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  route: "POST /findings/:id/observation",
  events: [findingObserved],
  input: observeInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeAuditorsIfAudits(actor, finding.source);
    await mustAuditFinding(tx, actor, finding, now);
    const wrong = wrongWithPeriod(input.days, input.reason, gradeOf(finding));
    if (wrong) throw invalid({ reason: [wrong] });
    const done = finding.implementedAt;
    const until = done ? plusDays(dayOf(done), input.days) : null;
    const answer = await changeFinding(tx, finding, input.version, {
      state: stateWhileObserved(finding),
      ...{ observationDays: input.days, observationReason: input.reason },
      observeUntil: until ? asDate(until) : null,
    });
    record(findingObserved, finding.id, { days: input.days, until });
    return answer;
  },
});

function stateWhileObserved(finding: FindingModel) {
  if (finding.state === "plan_accepted" || finding.state === "verifying") return finding.state;
  if (finding.state === "implemented") return requireTransition("finding", finding.state, "wait");
  throw wrongState(
    "The observation period is set between the plan's acceptance and the verification.",
  );
}

/** Reviews it: a new sample shows whether the action helped. Neither doer nor owner of the area. */
export const verifyFinding = command({
  name: "findings.verify",
  may: ["internal_auditor", "compliance"],
  writes: "isms",
  decides: true,
  route: "POST /findings/:id/verification",
  events: [findingClosed, findingReopened],
  input: verifyInput,
  output: findingStand,
  async run({ tx, actor, input, now, record }) {
    const finding = await requireFinding(tx, input.id);
    mustBeAuditorsIfAudits(actor, finding.source);
    await mustAuditFinding(tx, actor, finding, now);
    const effective = input.result === "effective";
    const step = effective ? "verify_effective" : "verify_ineffective";
    const to = requireTransition("finding", finding.state, step);
    mustBeOver(finding, dayOf(now));
    mustHaveLetter(finding, input.letter);
    const from = [finding.areaOwnerId, finding.responsibleId, finding.implementedById];
    const act = verifyFinding.name;
    await mustDiffer(tx, { rule: "S7", actor, from, record: asRecord(finding), act });
    const verification = [input.verification, input.letter].filter(Boolean).join("\n");
    const judged = { state: to, verification, verifiedById: actor.id, verifiedAt: now };
    if (effective) {
      const answer = await changeFinding(tx, finding, input.version, { ...judged, closedAt: now });
      record(findingClosed, finding.id, { from: finding.state, to, days: finding.observationDays });
      return answer;
    }
    const grade = input.grade ?? gradeOf(finding);
    const due = input.responseDue ?? responseDueOf(grade, now);
    const answer = await changeFinding(tx, finding, input.version, {
      ...{ ...judged, grade, responseDue: due ? asDate(due) : null },
      ...{ observationDays: null, observationReason: null, observeUntil: null },
    });
    record(findingReopened, finding.id, { from: finding.state, to, grade, responseDue: due });
    return answer;
  },
});

function mustBeOver(finding: FindingModel, today: string) {
  const until = finding.observeUntil ? dayOf(finding.observeUntil) : null;
  if (!until || until <= today) return;
  throw wrongState(
    `The observation period runs until ${until}. Whoever set it may shorten it with a reason.`,
  );
}

function mustHaveLetter(finding: FindingModel, letter: string | null) {
  if (finding.source !== "certification_body" || letter) return;
  throw forbidden("A certification body's finding closes on its decision: name the letter.");
}
