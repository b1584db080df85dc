import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../../workflow/rules";
import { riskLinked } from "../../events";
import { heldWithControls, SETTLED, settle } from "../../rescoring/steps";
import { riskFor } from "../../steps";
import {
  treatmentDone,
  treatmentReported,
  treatmentReturned,
  treatmentStarted,
  treatmentVerified,
} from "../events";
import {
  finishTreatmentInput,
  reportTreatmentInput,
  treatmentActInput,
  treatmentMovedShape,
  treatmentReasonInput,
  verifyTreatmentInput,
} from "../schema";
import {
  answer,
  claim,
  evidenceIds,
  link,
  mustBeResponsible,
  mustNotDo,
  type Treatment,
  treatmentFor,
} from "../steps";

/** The person responsible begins. */
export const startTreatment = command({
  name: "treatments.start",
  may: ["staff"],
  writes: "isms",
  events: [treatmentStarted],
  route: "POST /treatments/:id/start",
  input: treatmentActInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    mustBeResponsible(treatment, actor);
    const state = requireTransition("treatment", treatment.state, "start");
    await claim(tx, treatment, input.version, { state, startedAt: now });
    record(treatmentStarted, treatment.id, { riskId: treatment.riskId });
    return answer(tx, treatment.id);
  },
});

/** The person responsible says how far it is. */
export const reportTreatment = command({
  name: "treatments.report",
  may: ["staff"],
  writes: "isms",
  events: [treatmentReported],
  route: "POST /treatments/:id/progress",
  input: reportTreatmentInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    mustBeResponsible(treatment, actor);
    if (treatment.state !== "in_progress") {
      throw wrongState("Progress is told of an action that was begun and is not done.");
    }
    const { progress, note } = input;
    const data = { progress, progressNote: note ?? "", progressAt: now };
    await claim(tx, treatment, input.version, data);
    record(treatmentReported, treatment.id, {
      riskId: treatment.riskId,
      from: treatment.progress,
      to: progress,
    });
    return answer(tx, treatment.id);
  },
});

/** The person responsible says that it is done, with evidence; that is not yet verified. */
export const finishTreatment = command({
  name: "treatments.finish",
  may: ["staff"],
  writes: "isms",
  events: [treatmentDone],
  route: "POST /treatments/:id/completion",
  input: finishTreatmentInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    mustBeResponsible(treatment, actor);
    const state = requireTransition("treatment", treatment.state, "finish");
    const ids = await evidenceIds(tx, input.evidence);
    const data = { state, doneNote: input.note, doneById: actor.id, doneAt: now, progress: 100 };
    await claim(tx, treatment, input.version, data);
    await tx.treatmentEvidence.createMany({
      data: ids.map((evidenceId) => ({ treatmentId: treatment.id, evidenceId })),
      skipDuplicates: true,
    });
    record(treatmentDone, treatment.id, { riskId: treatment.riskId, evidenceIds: ids });
    return answer(tx, treatment.id);
  },
});

/** A second person saw that it works: the control acts on the risk from now on. */
export const verifyTreatment = command({
  name: "treatments.verify",
  may: ["compliance", "staff"],
  writes: "isms",
  decides: true,
  events: [treatmentVerified, riskLinked, ...SETTLED],
  route: "POST /treatments/:id/verification",
  input: verifyTreatmentInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const { riskId } = await treatmentFor(tx, input.id);
    const risk = await heldWithControls(tx, riskId);
    const treatment = await treatmentFor(tx, input.id);
    mustVerify(treatment, actor);
    const state = requireTransition("treatment", treatment.state, "verify");
    const from = [treatment.responsibleId, treatment.doneById];
    await mustNotDo(tx, { treatment, actor, act: "treatments.verify", from });
    await claim(tx, treatment, input.version, {
      state,
      verifiedById: actor.id,
      verifiedAt: now,
      verifiedNote: input.note,
    });
    record(treatmentVerified, treatment.id, { riskId: treatment.riskId });
    for (const one of await link(tx, risk, treatment)) {
      record(riskLinked, treatment.riskId, { ...one, treatmentId: treatment.id });
    }
    await settle({ tx, now, record }, await riskFor(tx, treatment.riskId));
    return answer(tx, treatment.id);
  },
});

/** Not as it should be: back to the person responsible, with the reason. */
export const returnTreatment = command({
  name: "treatments.return",
  may: ["compliance", "staff"],
  writes: "isms",
  events: [treatmentReturned],
  route: "POST /treatments/:id/return",
  input: treatmentReasonInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, record }) {
    const treatment = await treatmentFor(tx, input.id);
    mustVerify(treatment, actor);
    const state = requireTransition("treatment", treatment.state, "return");
    await claim(tx, treatment, input.version, { state, reason: input.reason });
    record(treatmentReturned, treatment.id, { riskId: treatment.riskId });
    return answer(tx, treatment.id);
  },
});

function mustVerify(treatment: Treatment, actor: Actor) {
  if (holds(actor, "compliance") || treatment.verifierId === actor.id) return;
  throw forbidden(`Only compliance and the named verifier may judge ${treatment.reference}.`);
}
