import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import { wrongState } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { controlStateChanged } from "../../events";
import { isLate, isOpening, lapsesOn, opensOn } from "../../rules";
import { followStates } from "../../states/steps";
import {
  attestationDropped,
  attestationLapsed,
  attestationOpened,
  attestationRecalled,
  attestationReopened,
} from "../events";
import { attestationChanged, recallInput, systemInput } from "../schema";
import { attestationAnswer, changeAttestation, requireAttestation } from "../steps";
import { takeBack } from "./steps";

/** Two weeks before its due day an attestation can be answered. */
export const openAttestation = command({
  name: "attestations.open",
  may: ["system"],
  writes: "isms",
  events: [attestationOpened],
  input: systemInput,
  output: attestationChanged,
  async run({ tx, input, now, record }) {
    const { id, controlId, version, ...found } = await requireAttestation(tx, input.id);
    const state = requireTransition("attestation", found.state, "open");
    const due = dayOf(found.due);
    if (!isOpening(due, await todayOf(tx, now)))
      throw wrongState("It is too early to open this attestation.");
    await changeAttestation(tx, id, version, { state });
    record(attestationOpened, id, { controlId, due, on: opensOn(due) });
    return attestationAnswer(tx, id);
  },
});

/** Its due day has passed without an answer. */
export const lapseAttestation = command({
  name: "attestations.lapse",
  may: ["system"],
  writes: "isms",
  events: [attestationLapsed, controlStateChanged],
  input: systemInput,
  output: attestationChanged,
  async run(context) {
    const { tx, input, now, record } = context;
    const { id, controlId, version, ...found } = await requireAttestation(tx, input.id);
    const state = requireTransition("attestation", found.state, "lapse");
    const due = dayOf(found.due);
    if (!isLate(due, await todayOf(tx, now))) throw wrongState("The due day has not passed yet.");
    await changeAttestation(tx, id, version, { state });
    record(attestationLapsed, id, { controlId, due, on: lapsesOn(due) });
    await followStates(context, [controlId]);
    return attestationAnswer(tx, id);
  },
});

/** An incident, a finding, a failed check or a major change puts an accepted attestation in doubt. */
export const recallAttestation = command({
  name: "attestations.recall",
  may: ["compliance", "system"],
  writes: "isms",
  route: "POST /attestations/:id/recall",
  events: [attestationRecalled, attestationDropped, controlStateChanged],
  input: recallInput,
  output: attestationChanged,
  async run(context) {
    const { tx, input, now, record } = context;
    const back = await takeBack(tx, input, { action: "recall", now }, (id, data) =>
      record(attestationDropped, id, data),
    );
    record(attestationRecalled, back.id, { controlId: back.controlId, due: back.due });
    await followStates(context, [back.controlId]);
    return attestationAnswer(tx, back.id);
  },
});

/** A sample of accepted attestations showed a fault. */
export const reopenAttestation = command({
  name: "attestations.reopen",
  may: ["compliance"],
  writes: "isms",
  route: "POST /attestations/:id/reopen",
  events: [attestationReopened, attestationDropped, controlStateChanged],
  input: recallInput,
  output: attestationChanged,
  async run(context) {
    const { tx, input, now, record } = context;
    const back = await takeBack(tx, input, { action: "reopen", now }, (id, data) =>
      record(attestationDropped, id, data),
    );
    record(attestationReopened, back.id, { controlId: back.controlId, due: back.due });
    await followStates(context, [back.controlId]);
    return attestationAnswer(tx, back.id);
  },
});
