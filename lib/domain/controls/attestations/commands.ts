import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { mustDiffer } from "@/lib/domain/people/segregation/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import type { Actor } from "@/lib/kernel/actor";
import { invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { controlStateChanged } from "../events";
import { evidenceAccepted, evidenceLinked } from "../evidence/events";
import { acceptNewEvidence, evidenceFor } from "../evidence/steps";
import { EFFECTIVE_NEEDS, missingEvidence, nextDueOf, qualityOf, TEST_NAMES } from "../rules";
import { followStates } from "../states/steps";
import {
  attestationAccepted,
  attestationOpened,
  attestationRejected,
  attestationScheduled,
  attestationSubmitted,
} from "./events";
import { lastDayToAnswer, mustExplain, mustHaveRun } from "./rules";
import {
  acceptInput,
  attestationAcceptedAnswer,
  attestationChanged,
  rejectInput,
  submitInput,
} from "./schema";
import {
  attestationAnswer,
  changeAttestation,
  type Found,
  mustOwn,
  mustReview,
  requireAttestation,
  scheduleAttestation,
} from "./steps";

const PEOPLE = ["staff", "compliance", "engineer", "risk_owner", "top_management"] as const;

/** The owner says how the control worked in a period, on evidence that covers it. */
export const submitAttestation = command({
  name: "attestations.submit",
  may: [...PEOPLE],
  writes: "isms",
  route: "POST /attestations/:id/submit",
  events: [attestationSubmitted, evidenceLinked],
  input: submitInput,
  output: attestationChanged,
  async run({ tx, actor, input, now, record }) {
    const found = await requireAttestation(tx, input.id);
    mustOwn(actor, found);
    const state = requireTransition("attestation", found.state, "submit");
    mustHaveRun(input, await todayOf(tx, now));
    mustExplain(found, input);
    const { controlId, control } = found;
    const evidence = await evidenceFor(tx, control, input.evidence, (id) =>
      record(evidenceLinked, id, { controlId }),
    );
    const period = { from: input.periodFrom, to: input.periodTo };
    const missing = missingEvidence(evidence, period);
    if (missing) throw invalid({ evidence: [missing] });

    await changeAttestation(tx, found.id, input.version, {
      state,
      attesterId: actor.id,
      result: input.result,
      periodFrom: asDate(period.from),
      periodTo: asDate(period.to),
      comment: input.comment,
      delayReason: input.delayReason,
      statement: control.statement,
      statementVersion: control.statementVersion,
      submittedAt: now,
    });
    const ids = evidence.map(({ id }) => id);
    const { id } = found;
    await tx.attestationEvidence.deleteMany({
      where: { attestationId: id, evidenceId: { notIn: ids } },
    });
    await tx.attestationEvidence.createMany({
      data: ids.map((evidenceId) => ({ attestationId: id, evidenceId })),
      skipDuplicates: true,
    });
    const { result, periodFrom, periodTo } = input;
    const { statementVersion } = control;
    const told = { controlId, result, periodFrom, periodTo, evidence: ids, statementVersion };
    record(attestationSubmitted, id, told);
    return attestationAnswer(tx, id);
  },
});

/** A second person accepts the attestation, and with it the new evidence it leans on. */
export const acceptAttestation = command({
  name: "attestations.accept",
  may: [...PEOPLE],
  writes: "isms",
  decides: true,
  route: "POST /attestations/:id/accept",
  events: [
    attestationAccepted,
    evidenceAccepted,
    attestationScheduled,
    attestationOpened,
    controlStateChanged,
  ],
  input: acceptInput,
  output: attestationAcceptedAnswer,
  async run(context) {
    const { tx, actor, input, now, record, reference } = context;
    const found = await requireAttestation(tx, input.id);
    mustReview(actor, found);
    const state = requireTransition("attestation", found.state, "accept");
    await mustBeSecond(context, found, "attestations.accept");
    const { id, controlId } = found;
    const { result, to } = stillCovered(found);
    const quality = qualityOf(input.tests);
    if (result === "effective" && quality < EFFECTIVE_NEEDS) {
      const why = `“Effective” needs evidence that meets at least ${EFFECTIVE_NEEDS} of the five tests. Reject it, and say what is missing.`;
      throw invalid({ tests: [why] });
    }
    const tests = TEST_NAMES.filter((test) => input.tests[test]);
    await changeAttestation(tx, id, input.version, {
      state,
      reviewerId: actor.id,
      reviewedAt: now,
      quality,
      tests,
    });
    await acceptNewEvidence(context, found, (evidenceId) =>
      record(evidenceAccepted, evidenceId, { attestationId: id }),
    );
    const nextDue = nextDueOf(to, found.control.attestationDays);
    record(attestationAccepted, id, { controlId, result, tests, nextDue });
    const plan = { controlId, due: nextDue, today: await todayOf(tx, now), reference, record };
    const next = { id: await scheduleAttestation(tx, plan), due: nextDue };
    await followStates(context, [controlId]);
    return { ...(await attestationAnswer(tx, id)), next };
  },
});

/** The reviewer sends it back with a reason; the owner answers within two weeks. */
export const rejectAttestation = command({
  name: "attestations.reject",
  may: [...PEOPLE],
  writes: "isms",
  decides: true,
  route: "POST /attestations/:id/reject",
  events: [attestationRejected, controlStateChanged],
  input: rejectInput,
  output: attestationChanged,
  async run(context) {
    const { tx, actor, input, now, record } = context;
    const found = await requireAttestation(tx, input.id);
    mustReview(actor, found);
    const state = requireTransition("attestation", found.state, "reject");
    await mustBeSecond(context, found, "attestations.reject");
    lastDayToAnswer(input.due, await todayOf(tx, now));
    const { id, controlId } = found;
    await changeAttestation(tx, id, input.version, {
      state,
      due: asDate(input.due),
      reviewerId: actor.id,
      reviewedAt: now,
      rejection: input.reason,
    });
    record(attestationRejected, id, { controlId, due: input.due });
    await followStates(context, [controlId]);
    return attestationAnswer(tx, id);
  },
});

/** S2: whoever attested does not review. */
const mustBeSecond = ({ tx, actor }: { tx: Tx; actor: Actor }, found: Found, act: string) =>
  mustDiffer(tx, {
    rule: "S2",
    actor,
    from: [found.attesterId],
    record: { kind: "attestation", id: found.id, label: found.reference },
    act,
  });

/** What was attested, if its evidence still stands: some may have been rejected or withdrawn since. */
function stillCovered({ reference, result, periodFrom, periodTo, evidence }: Found) {
  if (!result || !periodFrom || !periodTo) throw new Error(`${reference} was submitted half`);
  const period = { from: dayOf(periodFrom), to: dayOf(periodTo) };
  const standing = evidence
    .map((link) => link.evidence)
    .filter(({ state }) => state === "submitted" || state === "accepted")
    .map((one) => ({ from: dayOf(one.periodFrom), to: dayOf(one.periodTo) }));
  const missing = missingEvidence(standing, period);
  if (missing) throw wrongState(`The evidence was taken back meanwhile. ${missing}`);
  return { result, to: period.to };
}
