import { getRisk } from "@/lib/domain/risks/details/queries";
import { approvePlan, completePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import { cancelTreatment, proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import {
  finishTreatment,
  startTreatment,
  verifyTreatment,
} from "@/lib/domain/risks/treatments/work/commands";
import { fc } from "@/lib/testing/property";
import { actionOn, evidenceOf, seenActions, seenLevel } from "@/lib/testing/risks";
import { kind, ownerOf, type Stage, self, there, WHY } from "../stage";
import { type Assessed, links } from "./assessing";

/** An action, and the choice to treat the risk by it. */
export async function plan(stage: Stage, given: Pick<Assessed, "links">) {
  const { id, version } = self(stage);
  const owner = ownerOf(stage);
  const action = actionOn(stage.people, id);
  await owner.does(proposeTreatment, { ...action, controls: [...given.links] });
  await owner.does(planRisk, { id, version, option: "modify" });
}

/** With every proposed action, and what the plan is expected to leave, as it was seen. */
export async function approve(stage: Stage) {
  const shown = await stage.people.priya.reads(getRisk, { id: stage.risk });
  const actions = seenActions(stage.told);
  await ownerOf(stage).does(approvePlan, { ...self(stage), actions, expected: seenLevel(shown) });
}

const open = ({ told }: Stage) =>
  there(told.treatments.find(({ state }) => state !== "cancelled" && state !== "verified"));

/** The next step of the first action: Jonas starts and finishes it, Anton verifies. */
export async function work(stage: Stage) {
  const { jonas, anton } = stage.people;
  const { id, version, state } = open(stage);
  if (state === "proposed") there(null);
  if (state === "approved") await jonas.does(startTreatment, { id, version });
  if (state === "in_progress") {
    const { reference } = await evidenceOf(jonas, "A.8.20");
    const note = "It is closed.";
    await jonas.does(finishTreatment, { id, version, note, evidence: [reference] });
  }
  if (state === "done") {
    await anton.does(verifyTreatment, { id, version, note: "Seen from outside." });
  }
}

export const complete = (stage: Stage) => stage.people.priya.does(completePlan, self(stage));

const nil = fc.constant(null);
export const planning = [
  kind("plan", fc.record({ links }), plan, { spoils: ["stranger"] }),
  kind("approvePlan", nil, approve),
  kind("cancel", nil, (stage) => {
    const { id, version } = open(stage);
    return ownerOf(stage).does(cancelTreatment, { id, version, reason: WHY });
  }),
  kind("work", nil, work, { weight: 14, spoils: ["stranger"] }),
  kind("complete", nil, complete),
];
