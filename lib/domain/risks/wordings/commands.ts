import { forbidden, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { boundAs } from "../acceptances/deciding/steps";
import { bindsShape } from "../acceptances/schema";
import { inForce } from "../acceptances/steps";
import { riskReworded, riskWordingJudged } from "../events";
import { heldRisk, SETTLED, settle } from "../rescoring/steps";
import { riskMoved } from "../schema";
import { scenarioHash } from "../standing/steps";
import { moveRisk, mustOwnOrManage, NOTHING_WAITS, shown } from "../steps";
import { judgeWordingInput, rewordRiskInput } from "./schema";

/** Another wording of an accepted scenario, which waits for a second person; the acceptance stays. */
export const rewordRisk = command({
  name: "risks.reword",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  events: [riskReworded],
  route: "POST /risks/:id/wording",
  input: rewordRiskInput,
  output: riskMoved,
  async run({ tx, actor, input, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwnOrManage(risk, actor);
    if (!inForce(risk)) throw wrongState("No acceptance is bound to these words: edit the risk.");
    const { cause, event, consequence } = input;
    const moved = await moveRisk(tx, risk, input.version, {
      pendingCause: cause,
      pendingEvent: event,
      pendingConsequence: consequence,
      pendingById: actor.id,
    });
    const changed = (["cause", "event", "consequence"] as const).filter(
      (field) => input[field] !== risk[field],
    );
    record(riskReworded, risk.id, { fields: changed });
    return shown(moved);
  },
});

/**
 * A second person says whether another wording of the scenario means the same. If so the words are
 * taken and the acceptance, now bound to them, stays; otherwise they are dropped.
 */
export const judgeWording = command({
  name: "risks.judgeWording",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  decides: true,
  events: [riskWordingJudged, ...SETTLED],
  route: "POST /risks/:id/wording-judgement",
  input: judgeWordingInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwnOrManage(risk, actor);
    const { pendingById: writerId, pendingCause, pendingEvent, pendingConsequence } = risk;
    if (!writerId) throw wrongState("No other wording waits here.");
    if (writerId === actor.id) {
      throw forbidden("Whoever wrote the words does not say that they mean the same.");
    }
    const words = {
      cause: pendingCause ?? risk.cause,
      event: pendingEvent ?? risk.event,
      consequence: pendingConsequence ?? risk.consequence,
    };
    const acceptance = input.sameMeaning ? inForce(risk) : undefined;
    const moved = await moveRisk(tx, risk, input.version, {
      ...(input.sameMeaning && words),
      ...NOTHING_WAITS,
    });
    if (acceptance) {
      const binds = bindsShape.parse(acceptance.binds);
      await tx.acceptance.update({
        where: { id: acceptance.id },
        data: {
          ...boundAs({ ...binds, scenario: scenarioHash(moved) }),
          version: { increment: 1 },
        },
      });
    }
    record(riskWordingJudged, risk.id, {
      writerId,
      sameMeaning: input.sameMeaning,
      acceptanceId: acceptance?.id ?? null,
    });
    // An open request shows the words as they are now.
    const settled = await settle({ tx, now, record }, await heldRisk(tx, risk.id));
    return shown(settled.risk);
  },
});
