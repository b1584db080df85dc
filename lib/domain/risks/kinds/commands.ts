import { invalid, wrongState } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../workflow/rules";
import { heldRisk } from "../rescoring/steps";
import { riskReviewed } from "../reviews/events";
import { keepLooks, lookedAt } from "../reviews/steps";
import { riskActInput, riskMoved } from "../schema";
import type { Judged } from "../standing/steps";
import { moveRisk, mustOwn, mustOwnOrManage, shown } from "../steps";
import { opportunityJudged, opportunityPlanned } from "./events";
import { judgeOpportunityInput } from "./schema";
import { mustBeStated } from "./steps";

/** Says why an opportunity is worth following; it has a benefit and a check of its effect instead of scores. */
export const judgeOpportunity = command({
  name: "opportunities.judge",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  events: [opportunityJudged, riskReviewed],
  route: "POST /risks/:id/judgement",
  input: judgeOpportunityInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwnOrManage(risk, actor);
    mustBeOpportunity(risk);
    mustBeStated(risk);
    const state = requireTransition("risk", risk.state, "assess");
    const { reviewDays = risk.reviewDays } = input;
    const look = lookedAt({ ...risk, reviewDays }, now);
    // Nothing is scored, so there is no level for its owner to confirm.
    const confirmed = { confirmedScore: 0, confirmedAt: now };
    const data = { state, assessedAt: now, ...confirmed, reviewDays, ...look };
    const moved = await moveRisk(tx, risk, input.version, data);
    record(opportunityJudged, risk.id, { nextReview: dayOf(look.nextReview) });
    const said = { result: "still_valid", reason: input.reason } as const;
    await keepLooks(tx, [{ risk, byId: actor.id, now, ...said, ...look }], record);
    return shown(moved);
  },
});

/** The owner follows it by actions, each with a person responsible and a day. */
export const planOpportunity = command({
  name: "opportunities.plan",
  may: ["risk_owner"],
  writes: "isms",
  events: [opportunityPlanned],
  route: "POST /risks/:id/pursuit",
  input: riskActInput,
  output: riskMoved,
  async run({ tx, actor, input, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwn(risk, actor);
    mustBeOpportunity(risk);
    const state = requireTransition("risk", risk.state, "plan");
    const actions = risk.treatments.filter((one) => one.state !== "cancelled");
    if (actions.length === 0) throw invalid({ treatments: ["Add at least one action first."] });
    const moved = await moveRisk(tx, risk, input.version, { state });
    record(opportunityPlanned, risk.id, { treatmentIds: actions.map(({ id }) => id) });
    return shown(moved);
  },
});

/** @throws wrong_state */
function mustBeOpportunity({ kind, reference }: Judged) {
  if (kind !== "opportunity") throw wrongState(`${reference} is a risk: assess and treat it.`);
}
