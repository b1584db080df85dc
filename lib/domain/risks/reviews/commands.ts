import { dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { riskConfirmed } from "../events";
import { heldRisk } from "../rescoring/steps";
import { scoresOf } from "../standing/steps";
import { moveRisk, shown } from "../steps";
import { riskReviewed } from "./events";
import { confirmReviewInput, reviewedShape } from "./schema";
import { columnsAfter, confirmsBy, keepLooks, mustReview } from "./steps";

/**
 * Says with a reason that a risk still is what the register says of it; the next look is due an interval
 * later. An owner confirms the level by it.
 */
export const confirmReview = command({
  name: "reviews.confirm",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  decides: true,
  events: [riskReviewed, riskConfirmed],
  route: "POST /risks/:id/reviews",
  input: confirmReviewInput,
  output: reviewedShape,
  async run({ tx, actor, input: { id, version, reason }, now, record }) {
    const risk = await heldRisk(tx, id);
    mustReview(risk, { version, actor });
    const data = columnsAfter(risk, actor, now);
    const moved = await moveRisk(tx, risk, version, data);
    const { nextReview } = data;
    await keepLooks(
      tx,
      [{ risk, byId: actor.id, now, result: "still_valid", reason, nextReview }],
      record,
    );
    if (confirmsBy(risk, actor)) record(riskConfirmed, risk.id, scoresOf(risk));
    return { ...shown(moved), nextReview: moved.nextReview && dayOf(moved.nextReview) };
  },
});
