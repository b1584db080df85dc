import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../workflow/rules";
import { REVOKED, revoke } from "../acceptances/steps";
import { riskAssessed, riskConfirmed, riskReassessed, riskRescored } from "../events";
import { mustBeScored, mustBeStated } from "../kinds/steps";
import { methodInForce } from "../method/steps";
import {
  heldRisk,
  heldWithControls,
  heldWithFacts,
  SETTLED,
  settle,
  settleMany,
} from "../rescoring/steps";
import { riskReviewed } from "../reviews/events";
import { keepLooks, lookedAt } from "../reviews/steps";
import { isBelow, score } from "../rules";
import { riskActInput, riskMoved, riskReasonInput } from "../schema";
import { columnsOf, type Judged, linksOf, mustNotHaveLowered, scoresOf } from "../standing/steps";
import { moveRisk, mustOwn, mustOwnOrManage, riskFor, shown } from "../steps";
import { assessRiskInput, rescored, rescoreInput } from "./schema";
import { judgement, keep, linked, relink } from "./steps";

/** Rates the risk without controls, links the controls that act on it and computes what is left. */
export const assessRisk = command({
  name: "risks.assess",
  may: ["risk_owner", "compliance", "engineer"],
  writes: "isms",
  events: [riskAssessed, riskReviewed, ...REVOKED, ...SETTLED],
  route: "POST /risks/:id/assessments",
  input: assessRiskInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const named = input.controls?.map(({ control }) => control);
    const risk = await heldWithControls(tx, input.id, named);
    mayAssess(risk, actor);
    mustBeScored(risk);
    mustBeStated(risk);
    const state = stateAfter(risk, actor);
    const links = input.controls ? await linked(tx, input.controls) : linksOf(risk);
    const method = await methodInForce(tx);
    const assessed = judgement({ ...risk, method, state }, links, input);
    if (input.override && isBelow(input.override, assessed.computed)) mustBeSecond(risk, actor);
    if (state !== risk.state && risk.state !== "identified") {
      await revoke({ tx, now, reason: input.trigger, record }, risk);
      record(riskReassessed, risk.id, { from: risk.state });
    }
    await relink(tx, risk, links);
    const assessment = await keep(
      tx,
      { ...risk, method, state },
      { ...assessed, input, links, by: actor.id, now },
    );
    const isOwner = risk.ownerId === actor.id;
    const { reviewDays = risk.reviewDays } = input;
    const look = lookedAt({ method, reviewDays, currentBand: assessed.current.band }, now);
    const moved = await moveRisk(tx, risk, input.version, {
      state,
      properties: input.properties,
      ...(input.option && { option: input.option }),
      inherentLikelihood: input.inherent.likelihood,
      inherentImpact: input.inherent.impact,
      inherentScore: score(input.inherent),
      ...columnsOf(assessed),
      methodVersion: method.edition,
      assessedAt: now,
      confirmedScore: isOwner ? assessed.current.score : null,
      confirmedAt: isOwner ? now : null,
      ...{ reviewDays, ...look },
      closeReason: null,
      closeAskedAt: null,
    });
    record(riskAssessed, risk.id, {
      ...scoresOf(moved),
      assessmentId: assessment.id,
      method: method.edition,
      links: links.map(({ controlId, side, strength }) => ({ controlId, side, strength })),
      override: input.override && {
        likelihood: input.override.likelihood,
        impact: input.override.impact,
      },
    });
    // Whoever rates again what was rated before has reviewed it.
    if (risk.inherentScore > 0) {
      const said = {
        result: "rescored",
        reason: input.trigger,
        assessmentId: assessment.id,
      } as const;
      await keepLooks(tx, [{ risk, byId: actor.id, now, ...said, ...look, links }], record);
    }
    const settled = await settle({ tx, now, record }, moved);
    return shown(settled.risk);
  },
});

/** The owner says yes to the level that others assessed or that controls brought about. */
export const confirmRisk = command({
  name: "risks.confirm",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [riskConfirmed],
  route: "POST /risks/:id/confirmation",
  input: riskActInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    // Nobody says yes to a level that waits to be computed anew.
    const risk = await heldWithFacts(tx, input.id);
    mustOwn(risk, actor);
    if (risk.inherentScore === 0)
      throw wrongState("There is nothing to confirm: assess the risk first.");
    if (risk.state === "closed") throw wrongState("The risk is closed.");
    mustNotHaveLowered(risk, actor);
    const moved = await moveRisk(tx, risk, input.version, {
      confirmedScore: risk.currentScore,
      confirmedAt: now,
    });
    record(riskConfirmed, risk.id, scoresOf(moved));
    return shown(moved);
  },
});

/** Takes a risk up again because something happened; an acceptance in force ends. */
export const reassessRisk = command({
  name: "risks.reassess",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  events: [...REVOKED, ...SETTLED],
  route: "POST /risks/:id/reassessment",
  input: riskReasonInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwnOrManage(risk, actor);
    const state = requireTransition("risk", risk.state, "reassess");
    await revoke({ tx, now, reason: input.reason, record }, risk);
    const data = { state, closeReason: null, closeAskedAt: null };
    const moved = await moveRisk(tx, risk, input.version, data);
    record(riskReassessed, risk.id, { from: risk.state });
    // A plan that is taken up again no longer counts what was verified under it.
    const settled = await settle({ tx, now, record }, moved);
    return shown(settled.risk);
  },
});

/** After a control or an asset changed: computes risks anew and judges their acceptances. */
export const rescoreRisks = command({
  name: "risks.rescore",
  may: ["system"],
  writes: "isms",
  events: SETTLED,
  input: rescoreInput,
  output: rescored,
  async run({ tx, input, now, record }) {
    const changed = await settleMany({ tx, now, record }, input.ids);
    const [first] = input.ids;
    if (changed.length === 0 && first) {
      // Somebody else was quicker: that it was looked at is all there is to say.
      const scores = scoresOf(await riskFor(tx, first));
      record(riskRescored, first, { before: scores, after: scores });
    }
    return { changed: changed.length };
  },
});

function mayAssess(risk: Judged, actor: Actor) {
  if (holds(actor, "compliance", "engineer") || risk.ownerId === actor.id) return;
  throw forbidden(`Only the owner of ${risk.reference}, engineers and compliance may assess it.`);
}

/** A risk judged before is taken up again by its owner or compliance; then anybody who may assesses. */
function stateAfter(risk: Judged, actor: Actor) {
  if (risk.state === "assessed") return risk.state;
  if (risk.state === "identified") return requireTransition("risk", risk.state, "assess");
  mustOwnOrManage(risk, actor);
  return requireTransition("risk", risk.state, "reassess");
}

/** A level below the method's needs somebody beside the owner. */
function mustBeSecond(risk: Judged, actor: Actor) {
  if (holds(actor, "compliance") && risk.ownerId !== actor.id) return;
  throw forbidden(
    "A level below what the method computes needs the compliance officer as second person, who is not the owner.",
  );
}
