import { holds } from "@/lib/kernel/actor";
import { invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { type At, personNamed } from "../../people/steps";
import { requireTransition } from "../../workflow/rules";
import { linked } from "../assessments/steps";
import { riskReassessed } from "../events";
import { heldRisk, SETTLED, settle } from "../rescoring/steps";
import { moveRisk, mustOwn, riskFor } from "../steps";
import {
  treatmentApproved,
  treatmentCancelled,
  treatmentEdited,
  treatmentMoved,
  treatmentProposed,
} from "./events";
import { isPlannable } from "./rules";
import {
  editTreatmentInput,
  moveDueInput,
  proposeTreatmentInput,
  treatmentActInput,
  treatmentMovedShape,
  treatmentReasonInput,
} from "./schema";
import { answer, approval, claim, setControls, treatmentFor } from "./steps";

/** Adds an action to the plan of a risk. */
export const proposeTreatment = command({
  name: "treatments.propose",
  may: ["risk_owner", "compliance", "engineer"],
  writes: "isms",
  events: [treatmentProposed],
  route: "POST /treatments",
  input: proposeTreatmentInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record, reference }) {
    const risk = await heldRisk(tx, input.risk);
    if (!holds(actor, "compliance", "engineer")) mustOwn(risk, actor);
    if (!isPlannable(risk.state)) {
      throw wrongState("Actions are added once a risk is assessed; reassess it first.");
    }
    mustLieAhead(input.due, now);
    const responsible = await personNamed({ tx, now }, input.responsible, "responsible", {
      notAuditors: true,
    });
    const verifier = await verifierFor({ tx, now }, input.verifier, responsible.id);
    const links = await linked(tx, input.controls);
    const count = await tx.treatment.count({ where: { riskId: risk.id } });
    if (count >= MOST_ACTIONS) {
      throw wrongState(`${risk.reference} has ${count} actions. Split it into several risks.`);
    }
    const made = await tx.treatment.create({
      data: {
        reference: reference ?? `${risk.reference}-T${count + 1}`,
        riskId: risk.id,
        action: input.action,
        option: input.option,
        responsibleId: responsible.id,
        due: asDate(input.due),
        resources: input.resources ?? "",
        cost: input.cost,
        verification: input.verification ?? "",
        verifierId: verifier,
      },
      select: { id: true },
    });
    await setControls(tx, made.id, links);
    record(treatmentProposed, made.id, {
      riskId: risk.id,
      responsibleId: responsible.id,
      controlIds: [...new Set(links.map(({ controlId }) => controlId))],
      due: input.due,
      option: input.option,
      cost: input.cost,
    });
    return answer(tx, made.id);
  },
});

/** Changes an action as long as nobody has approved it. */
export const editTreatment = command({
  name: "treatments.edit",
  may: ["risk_owner", "compliance", "engineer"],
  writes: "isms",
  events: [treatmentEdited],
  route: "POST /treatments/:id",
  input: editTreatmentInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const { id, version, controls, responsible, verifier, due, resources, ...plain } = input;
    const treatment = await treatmentFor(tx, id);
    const risk = await heldRisk(tx, treatment.riskId);
    if (!holds(actor, "compliance", "engineer")) mustOwn(risk, actor);
    if (treatment.state !== "proposed") {
      throw wrongState("An approved action stays as approved. Move its due day or cancel it.");
    }
    if (due) mustLieAhead(due, now);
    const doer =
      responsible &&
      (await personNamed({ tx, now }, responsible, "responsible", { notAuditors: true }));
    const responsibleId = doer ? doer.id : treatment.responsibleId;
    const verifierId =
      verifier === undefined ? undefined : await verifierFor({ tx, now }, verifier, responsibleId);
    await claim(tx, treatment, version, {
      ...plain,
      responsibleId,
      ...(due && { due: asDate(due) }),
      ...(resources !== undefined && { resources: resources ?? "" }),
      ...(verifierId !== undefined && { verifierId }),
    });
    if (controls) await setControls(tx, treatment.id, await linked(tx, controls));
    const fields = Object.entries({ ...plain, controls, resources, responsible, verifier, due });
    record(treatmentEdited, treatment.id, {
      riskId: risk.id,
      fields: fields.filter(([, value]) => value !== undefined).map(([name]) => name),
    });
    return answer(tx, treatment.id);
  },
});

/** The risk's owner approves one action; the expected residual follows. */
export const approveTreatment = command({
  name: "treatments.approve",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [treatmentApproved, ...SETTLED],
  route: "POST /treatments/:id/approval",
  input: treatmentActInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    const risk = await heldRisk(tx, treatment.riskId);
    mustOwn(risk, actor);
    await claim(tx, treatment, input.version, await approval(tx, { treatment, risk, actor, now }));
    record(treatmentApproved, treatment.id, { riskId: risk.id });
    await settle({ tx, now, record }, await riskFor(tx, risk.id));
    return answer(tx, treatment.id);
  },
});

/** The risk's owner moves the due day, saying why. */
export const moveTreatmentDue = command({
  name: "treatments.moveDue",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [treatmentMoved],
  route: "POST /treatments/:id/due",
  input: moveDueInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    const risk = await heldRisk(tx, treatment.riskId);
    mustOwn(risk, actor);
    if (treatment.state === "verified" || treatment.state === "cancelled") {
      throw wrongState("The action is over: its due day stays as it is.");
    }
    mustLieAhead(input.due, now);
    const from = dayOf(treatment.due);
    if (input.due === from) throw invalid({ due: ["This is its due day already."] });
    // Who waits for another day is told anew when that passes too.
    await claim(tx, treatment, input.version, {
      due: asDate(input.due),
      escalation: 0,
      escalatedAt: null,
    });
    await tx.treatmentDueMove.create({
      data: {
        treatmentId: treatment.id,
        at: now,
        fromDay: treatment.due,
        toDay: asDate(input.due),
        reason: input.reason,
        approvedById: actor.id,
      },
    });
    record(treatmentMoved, treatment.id, {
      riskId: risk.id,
      from,
      to: input.due,
    });
    return answer(tx, treatment.id);
  },
});

/** The risk's owner drops an action; the risk is judged again without it. */
export const cancelTreatment = command({
  name: "treatments.cancel",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [treatmentCancelled, ...SETTLED],
  route: "POST /treatments/:id/cancellation",
  input: treatmentReasonInput,
  output: treatmentMovedShape,
  async run({ tx, actor, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    const risk = await heldRisk(tx, treatment.riskId);
    mustOwn(risk, actor);
    const state = requireTransition("treatment", treatment.state, "cancel");
    await claim(tx, treatment, input.version, { state, reason: input.reason });
    record(treatmentCancelled, treatment.id, { riskId: risk.id });
    // What was only proposed counted for nothing.
    const counted = treatment.state !== "proposed";
    if (counted && (risk.state === "treatment_planned" || risk.state === "in_treatment")) {
      const to = requireTransition("risk", risk.state, "reassess");
      await moveRisk(tx, risk, risk.version, { state: to });
      record(riskReassessed, risk.id, { from: risk.state });
    }
    await settle({ tx, now, record }, await riskFor(tx, risk.id));
    return answer(tx, treatment.id);
  },
});

/** A plan is approved whole, and so it is read whole. */
const MOST_ACTIONS = 200;

function mustLieAhead(due: string, now: Date) {
  if (due < dayOf(now)) throw invalid({ due: ["Give a day that has not passed."] });
}

/** Competent, employed, and not the doer. */
async function verifierFor({ tx, now }: At, ref: string | null, doer: string) {
  if (!ref) return null;
  const verifier = await personNamed({ tx, now }, ref, "verifier", { notAuditors: true });
  if (verifier.id === doer) {
    throw invalid({
      verifier: ["Whoever carries it out does not verify it. Choose somebody else."],
    });
  }
  return verifier.id;
}
