import { expect } from "vitest";
import {
  acceptedAsShown,
  factsAreAsAccepted,
  improvementNeverVoids,
  nobodyAcceptsTheirOwnLowering,
  termsHold,
} from "./laws/acceptances";
import { levelsDescend, levelsFollow } from "./laws/levels";
import { inForce, type Told } from "./laws/told";
import type { Act } from "./stage";

/** What holds of a risk at any moment, whatever its history. */
export function mustHold(told: Told, today: string) {
  levelsFollow(told);
  levelsDescend(told);
  factsAreAsAccepted(told);
  termsHold(told, today);
  nobodyAcceptsTheirOwnLowering(told);
}

/** What holds once somebody has decided, also of what no job has followed yet. @param before as it was just before */
export function decidedByWhatIs(before: Told, after: Told) {
  levelsFollow(after);
  if (inForce(after)?.id !== inForce(before)?.id) factsAreAsAccepted(after);
  const { state, confirmed_score: confirmed, current_score: current } = after.self;
  if (state === "monitored" && before.self.state !== state) expect(confirmed).toBe(current);
}

/** By which an acceptance in force may end as revoked: somebody takes the risk up, or gives another. */
const ENDING = [
  ...["revoke", "assess", "override", "lower", "reassess", "accept", "acceptAhead", "cancel"],
  "close",
];

/** What touches nothing that an acceptance binds, or says that the words mean the same: it stays in force. */
const LEAVING = [
  ...["confirm", "reword", "changeMany", "undoChange", "approveEdition", "askToClose"],
  ...["request", "renew", "reject", "withdraw"],
];

interface Step {
  readonly act: Act;
  readonly before: Told;
  readonly after: Told;
  readonly wasDone: boolean;
  readonly today: string;
}

/** What holds between two moments. */
export function mustFollow({ act, before, after, wasDone, today }: Step) {
  if (act.spoilt) expect(wasDone).toBe(false);
  // Who may not, or saw something older, leaves nothing behind; what is closed stays as it was.
  if (act.spoilt) expect(after).toEqual(before);
  if (before.self.state === "closed") expect(after.self).toEqual(before.self);
  improvementNeverVoids(before, after, today);
  acceptedAsShown(before, after);
  const ended = after.acceptances.find(({ id }) => id === inForce(before)?.id);
  if (ended && LEAVING.includes(act.kind)) expect(ended.state).toBe("accepted");
  if (ended && !["accepted", "voided", "expired"].includes(ended.state)) {
    expect(ENDING).toContain(act.kind);
  }
}
