import { randomUUID } from "node:crypto";
import { type Actor, holds } from "@/lib/kernel/actor";
import { stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import type { CommandContext } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { ReviewResult } from "@/prisma/generated/enums";
import { isSettled, settlementOf } from "../rescoring/settlement/steps";
import type { Link } from "../rules";
import { type Judged, linksOf, mustNotHaveLowered } from "../standing/steps";
import { mustOwnOrManage, shown } from "../steps";
import { riskReviewed } from "./events";
import { nextLook, notReviewable } from "./rules";

type Interval = Pick<Judged, "method" | "reviewDays" | "currentBand">;

/** What a look at the risk leaves in its row: the next one follows from its interval. */
export const lookedAt = ({ method, reviewDays, currentBand: band }: Interval, now: Date) => ({
  reviewedAt: now,
  nextReview: asDate(nextLook(method, { band, reviewDays }, dayOf(now))),
});

interface Asking {
  readonly version: number;
  readonly actor: Actor;
}

/** @throws forbidden, conflict or wrong_state: why nobody, or not this person, can say that it is still valid */
export function mustReview(risk: Judged, { version, actor }: Asking) {
  mustOwnOrManage(risk, actor);
  if (risk.version !== version) throw stale(shown(risk));
  const reason = notReviewable(risk, !isSettled(settlementOf(risk)));
  if (reason) throw wrongState(reason);
  // An owner says yes to the level by it; somebody of compliance only says that it was looked at.
  if (risk.ownerId === actor.id) mustNotHaveLowered(risk, actor);
}

/** An owner who says that it is still valid says yes to the level, too. */
export const confirmsBy = (risk: Judged, actor: Actor) =>
  risk.ownerId === actor.id &&
  holds(actor, "risk_owner") &&
  risk.confirmedScore !== risk.currentScore;

/** What “still valid” leaves in the risk's row. */
export const columnsAfter = (risk: Judged, actor: Actor, now: Date) => ({
  ...lookedAt(risk, now),
  ...(confirmsBy(risk, actor) && { confirmedScore: risk.currentScore, confirmedAt: now }),
});

export interface Look {
  /** The risk as it was looked at. */
  readonly risk: Judged;
  readonly byId: string;
  readonly now: Date;
  readonly result: ReviewResult;
  readonly reason: string;
  readonly nextReview: Date;
  readonly assessmentId?: string;
  /** The controls that act on it after the look, where they are others than before. */
  readonly links?: readonly Link[];
}
type Say = CommandContext<unknown, readonly [typeof riskReviewed]>["record"];

/** Keeps looks at risks, one of each, and says so. */
export async function keepLooks(tx: Tx, looks: readonly Look[], record: Say) {
  const rows = looks.map((look) => ({ id: randomUUID(), look }));
  await tx.riskReview.createMany({
    data: rows.map(({ id, look: { risk, byId, now, result, reason, assessmentId, links } }) => ({
      ...{ id, riskId: risk.id, at: now, byId, result, reason },
      score: risk.currentScore,
      wasDue: risk.nextReview,
      ...(assessmentId && { assessmentId }),
      states: statesOf(links ?? linksOf(risk)),
    })),
  });
  for (const { id, look } of rows) {
    record(riskReviewed, look.risk.id, {
      ...{ reviewId: id, result: look.result, score: look.risk.currentScore },
      wasDue: look.risk.nextReview && dayOf(look.risk.nextReview),
      nextReview: dayOf(look.nextReview),
    });
  }
}

const statesOf = (links: readonly Link[]) =>
  Object.fromEntries(links.map(({ controlId, state }) => [controlId, state]));
