import type * as z from "zod";
import { conflict, invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../workflow/rules";
import { riskCompleted, riskPlanApproved, riskPlanned } from "../events";
import { mustBeScored } from "../kinds/steps";
import { heldRisk, heldWithFacts, SETTLED, settle } from "../rescoring/steps";
import { riskActInput, riskMoved } from "../schema";
import { computed, type Judged, mustNotHaveLowered, scoresOf } from "../standing/steps";
import { moveRisk, mustOwn, shown } from "../steps";
import { treatmentApproved } from "../treatments/events";
import { approval, claim } from "../treatments/steps";
import { misfitOf, otherLevel, unseenIn } from "./rules";
import { approvePlanInput, planRiskInput } from "./schema";
import { bindPlan } from "./steps";

const alive = (risk: Judged) => risk.treatments.filter(({ state }) => state !== "cancelled");

/** The owner chooses how the risk is treated; its actions have to fit. */
export const planRisk = command({
  name: "risks.plan",
  may: ["risk_owner"],
  writes: "isms",
  events: [riskPlanned, ...SETTLED],
  route: "POST /risks/:id/plan",
  input: planRiskInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwn(risk, actor);
    mustBeScored(risk);
    const state = requireTransition("risk", risk.state, "plan");
    mustNotBeAsked(risk);
    const misfit = misfitOf(input.option, risk.treatments);
    if (misfit) throw invalid({ option: [misfit] });
    const moved = await moveRisk(tx, risk, input.version, { state, option: input.option });
    record(riskPlanned, risk.id, { option: input.option });
    // What was verified under an earlier plan is planned again.
    const settled = await settle({ tx, now, record }, moved);
    return shown(settled.risk);
  },
});

/** The owner approves every proposed action, as it was shown, and the residual risk that the plan is expected to leave. */
export const approvePlan = command({
  name: "risks.approvePlan",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [riskPlanApproved, treatmentApproved, ...SETTLED],
  route: "POST /risks/:id/plan-approval",
  input: approvePlanInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldWithFacts(tx, input.id);
    mustOwn(risk, actor);
    const state = requireTransition("risk", risk.state, "approve_plan");
    mustNotHaveLowered(risk, actor);
    mustHaveSeen(risk, input);
    const proposed = risk.treatments.filter((one) => one.state === "proposed");
    for (const treatment of proposed) {
      const data = await approval(tx, { treatment, risk, actor, now });
      await claim(tx, treatment, treatment.version, data);
      record(treatmentApproved, treatment.id, { riskId: risk.id });
    }
    const moved = await moveRisk(tx, risk, input.version, {
      state,
      confirmedScore: risk.currentScore,
      confirmedAt: now,
    });
    const settled = await settle({ tx, now, record }, moved);
    await bindPlan(tx, { riskId: risk.id, byId: actor.id, now });
    record(riskPlanApproved, risk.id, {
      ...scoresOf(settled.risk),
      treatmentIds: proposed.map(({ id }) => id),
    });
    return shown(settled.risk);
  },
});

/** Everything planned is verified: from here on the controls speak for themselves. */
export const completePlan = command({
  name: "risks.complete",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [riskCompleted, ...SETTLED],
  route: "POST /risks/:id/completion",
  input: riskActInput,
  output: riskMoved,
  async run({ tx, input, now, record }) {
    // The level that was confirmed has to be the one that follows from the controls now.
    const risk = await heldWithFacts(tx, input.id);
    const state = requireTransition("risk", risk.state, "complete");
    const open = alive(risk).filter((one) => one.state !== "verified");
    if (open.length > 0) {
      const names = open.map(({ reference }) => reference).join(", ");
      throw wrongState(`These actions are not verified yet: ${names}.`);
    }
    if (risk.confirmedScore !== risk.currentScore) {
      throw wrongState("The risk owner has to confirm the current level first.");
    }
    const moved = await moveRisk(tx, risk, input.version, { state });
    const settled = await settle({ tx, now, record }, moved);
    record(riskCompleted, risk.id, scoresOf(settled.risk));
    return shown(settled.risk);
  },
});

/** What is being treated is not accepted as it stands: one of the two first. @throws wrong_state */
function mustNotBeAsked({ acceptances }: Judged) {
  const asked = acceptances.find(({ state }) => state === "requested");
  if (!asked) return;
  throw wrongState(`${asked.reference} asks to accept the risk as it is. Withdraw it first.`);
}

/** @throws conflict saying what is other than it was seen, with the plan as it is */
function mustHaveSeen(
  risk: Judged,
  seen: Pick<z.output<typeof approvePlanInput>, "actions" | "expected">,
) {
  const expected = computed(risk, true)?.residual ?? null;
  const unseen = [
    ...unseenIn(seen.actions, risk.treatments),
    ...otherLevel(seen.expected, expected),
  ];
  if (unseen.length === 0) return;
  const actions = risk.treatments.filter(({ state }) => state === "proposed");
  throw conflict(
    `The plan is not as you saw it: ${unseen.join(" ")} Reload it and read it again.`,
    {
      ...shown(risk),
      expected,
      actions: actions.map(({ id, reference, version }) => ({ id, reference, version })),
    },
  );
}
