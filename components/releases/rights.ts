import { may } from "@/lib/adapters/page";
import { editRelease } from "@/lib/domain/releases/commands";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
  returnRelease,
  withdrawRelease,
} from "@/lib/domain/releases/decisions/commands";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import type { Actor } from "@/lib/kernel/actor";

/** Missed criteria, then or by a newer result, or results that count no more. */
const isReturnable = ({ verdicts, outlook, evaluations }: ReleaseRecord) =>
  verdicts.some(({ met }) => !met) ||
  outlook.verdicts.some(({ value, met }) => value !== null && !met) ||
  evaluations.some(({ reference }) => outlook.ignored.some((one) => one.reference === reference));

/** What this person may do with this release; the commands judge again. */
export function releaseRights(actor: Actor, release: ReleaseRecord) {
  const { state } = release;
  return {
    edit: state === "candidate" && may(actor, editRelease),
    evaluate: state === "candidate" && may(actor, evaluateRelease),
    approve: state === "evaluated" && may(actor, approveRelease),
    sendBack: state === "evaluated" && may(actor, returnRelease) && isReturnable(release),
    deploy: state === "approved" && may(actor, deployRelease),
    withdraw: state !== "withdrawn" && may(actor, withdrawRelease),
  };
}
