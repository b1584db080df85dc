import { wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { riskEdited } from "../../events";
import { heldRisk } from "../../rescoring/steps";
import { nextLook } from "../../reviews/rules";
import { moveRisk, mustOwnOrManage, shown } from "../../steps";
import { intervalShape, setIntervalInput } from "./schema";

/** Says after how many days a risk is looked at again, where that is to be sooner than its band asks. */
export const setInterval = command({
  name: "risks.setInterval",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  events: [riskEdited],
  route: "POST /risks/:id/interval",
  input: setIntervalInput,
  output: intervalShape,
  async run({ tx, actor, input: { id, version, reviewDays }, record }) {
    const risk = await heldRisk(tx, id);
    mustOwnOrManage(risk, actor);
    if (risk.state === "closed") throw wrongState("A closed risk stays as it is.");
    const looked = await tx.risk.findUniqueOrThrow({
      where: { id: risk.id },
      select: { reviewedAt: true, assessedAt: true },
    });
    const last = looked.reviewedAt ?? looked.assessedAt;
    const { method, currentBand: band } = risk;
    const next = last && nextLook(method, { band, reviewDays }, dayOf(last));
    const moved = await moveRisk(tx, risk, version, {
      reviewDays,
      ...(next && { nextReview: asDate(next) }),
    });
    record(riskEdited, risk.id, { fields: ["reviewDays"] });
    return { ...shown(moved), reviewDays, nextReview: moved.nextReview && dayOf(moved.nextReview) };
  },
});
