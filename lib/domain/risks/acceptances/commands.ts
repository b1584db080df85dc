import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { mustDiffer } from "../../people/segregation/steps";
import { requireTransition } from "../../workflow/rules";
import { riskReassessed } from "../events";
import { heldRisk, heldWithFacts } from "../rescoring/steps";
import { acceptanceLimit } from "../rules";
import { bindsOf, type Judged, mustNotHaveLowered } from "../standing/steps";
import { moveRisk, mustOwnOrManage, shown } from "../steps";
import {
  acceptanceFor,
  answer,
  askedOf,
  bandOf,
  boundAs,
  claim,
  continuedBy,
  mustBeAcceptable,
  mustBeOfEdition,
  saidOf,
  signInOf,
} from "./deciding/steps";
import {
  acceptanceExpired,
  acceptanceRejected,
  acceptanceRenewed,
  acceptanceRequested,
  acceptanceRevoked,
  riskAccepted,
} from "./events";
import { hasAuthority, isSame } from "./rules";
import {
  acceptanceMoved,
  acceptInput,
  bindsShape,
  decideInput,
  expireInput,
  requestAcceptanceInput,
} from "./schema";
import { end, reopen, told } from "./steps";

/** Asks the authority of the band to accept the risk at its current level. */
export const requestAcceptance = command({
  name: "acceptances.request",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [acceptanceRequested],
  route: "POST /acceptances",
  input: requestAcceptanceInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const risk = await heldWithFacts(tx, input.risk);
    mustOwnOrManage(risk, actor);
    requireTransition("risk", risk.state, "accept");
    if (risk.version !== input.version) throw stale(shown(risk));
    mustBeAcceptable(risk);
    await mustBeOfEdition(tx, risk);
    if (risk.acceptances.length > 0) {
      throw wrongState(`${risk.acceptances[0]?.reference} is open already. Decide on it first.`);
    }
    const asked = await tx.acceptance.create({
      data: {
        ...(reference && { reference }),
        ...askedOf(risk, { by: actor.id, now }),
      },
      select: { id: true },
    });
    record(acceptanceRequested, risk.id, saidOf(asked.id, risk));
    return answer(tx, asked.id);
  },
});

/** Accepts the risk until a day. Nobody accepts for somebody else, and nobody a critical risk. */
export const acceptRisk = command({
  name: "acceptances.accept",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [riskAccepted, acceptanceRenewed],
  route: "POST /acceptances/:id/acceptance",
  input: acceptInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record }) {
    const acceptance = await acceptanceFor(tx, input.id);
    const risk = await heldWithFacts(tx, acceptance.riskId);
    mustDecide(risk, actor);
    const state = requireTransition("acceptance", acceptance.state, "accept");
    const continued = continuedBy(risk, acceptance);
    const riskState = continued ? risk.state : requireTransition("risk", risk.state, "accept");
    await claim(tx, acceptance.id, input.version);
    const level = mustBeAcceptable(risk);
    await mustBeOfEdition(tx, risk);
    if (risk.ownerId !== actor.id && risk.confirmedScore !== risk.currentScore) {
      throw wrongState("The risk owner has to confirm the current level first.");
    }
    mustBeAsShown(risk, acceptance);
    mustNotHaveLowered(risk, actor);
    await mustNotTreat(tx, { risk, acceptance, actor });
    mustFit(input.validUntil, risk, now);
    if (continued) {
      const because = `continued by ${acceptance.reference}`;
      await end(tx, continued, { state: "revoked", reason: because, now });
      record(acceptanceRenewed, risk.id, { ...told(continued), byId: acceptance.id });
    }
    await moveRisk(tx, risk, risk.version, {
      state: riskState,
      ...(risk.ownerId === actor.id && { confirmedScore: risk.currentScore, confirmedAt: now }),
    });
    await tx.acceptance.update({
      where: { id: acceptance.id },
      data: {
        state,
        score: risk.currentScore,
        band: level,
        decidedById: actor.id,
        decidedAt: now,
        decidedSignIn: signInOf(actor),
        validUntil: asDate(input.validUntil),
        reason: input.reason,
        conditions: input.conditions ?? "",
        ...boundAs(bindsOf(risk)),
      },
    });
    const authority = acceptanceLimit(risk.method, level).authority ?? "";
    const said = saidOf(acceptance.id, risk);
    record(riskAccepted, risk.id, { ...said, validUntil: input.validUntil, authority });
    return answer(tx, acceptance.id);
  },
});

/** Says no, with a reason: the risk must be treated or judged again. */
export const rejectAcceptance = command({
  name: "acceptances.reject",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [acceptanceRejected],
  route: "POST /acceptances/:id/rejection",
  input: decideInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record }) {
    const acceptance = await acceptanceFor(tx, input.id);
    const risk = await heldRisk(tx, acceptance.riskId);
    mustDecide(risk, actor);
    const state = requireTransition("acceptance", acceptance.state, "reject");
    await claim(tx, acceptance.id, input.version, {
      state,
      decidedById: actor.id,
      decidedAt: now,
      decidedSignIn: signInOf(actor),
      reason: input.reason,
    });
    record(acceptanceRejected, risk.id, saidOf(acceptance.id, risk));
    return answer(tx, acceptance.id);
  },
});

/** Takes an acceptance back because of new facts; the risk is judged again. */
export const revokeAcceptance = command({
  name: "acceptances.revoke",
  may: ["risk_owner", "top_management", "compliance"],
  writes: "isms",
  decides: true,
  events: [acceptanceRevoked, riskReassessed],
  route: "POST /acceptances/:id/revocation",
  input: decideInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record }) {
    const acceptance = await acceptanceFor(tx, input.id);
    const risk = await heldRisk(tx, acceptance.riskId);
    if (!holds(actor, "compliance", "top_management") && risk.ownerId !== actor.id) {
      throw forbidden(`Only the owner of ${risk.reference} may do this.`);
    }
    requireTransition("acceptance", acceptance.state, "revoke");
    await claim(tx, acceptance.id, input.version);
    await end(tx, acceptance, { state: "revoked", reason: input.reason, now });
    record(acceptanceRevoked, risk.id, told(acceptance));
    await reopen({ tx, record }, risk);
    return answer(tx, acceptance.id);
  },
});

/** Ends an acceptance whose last day has passed; the risk goes back to be judged. */
export const expireAcceptance = command({
  name: "acceptances.expire",
  may: ["system"],
  writes: "isms",
  events: [acceptanceExpired, riskReassessed],
  input: expireInput,
  output: acceptanceMoved,
  async run({ tx, input, now, record }) {
    // Held first: what changed while this waited is part of what is read.
    const { riskId } = await acceptanceFor(tx, input.id);
    const risk = await heldRisk(tx, riskId);
    const acceptance = await acceptanceFor(tx, input.id);
    requireTransition("acceptance", acceptance.state, "expire");
    if (!acceptance.validUntil || dayOf(acceptance.validUntil) >= dayOf(now)) {
      throw wrongState("This acceptance is still valid.");
    }
    await claim(tx, acceptance.id, acceptance.version);
    await end(tx, acceptance, { state: "expired", reason: "end date passed", now });
    record(acceptanceExpired, risk.id, { ...told(acceptance), ownerId: risk.ownerId });
    await reopen({ tx, record }, risk);
    return answer(tx, acceptance.id);
  },
});

/** What was asked for, and seen, is what is accepted. @throws conflict with the risk as it is now */
function mustBeAsShown(risk: Judged, { binds }: { binds: unknown }) {
  // Requests of older versions were kept without what they showed.
  if (binds === null || isSame(bindsShape.parse(binds), bindsOf(risk))) return;
  throw stale(shown(risk));
}

/** The authority of the band decides; a critical risk its owner or top management can only turn down. */
function mustDecide(risk: Judged, actor: Actor) {
  const level = bandOf(risk);
  const isOwner = risk.ownerId === actor.id;
  const isTopManagement = holds(actor, "top_management");
  if (hasAuthority({ method: risk.method, band: level, isOwner, isTopManagement })) return;
  const { authority } = acceptanceLimit(risk.method, level);
  if (authority === null && (isOwner || isTopManagement)) return;
  const who = authority === "top_management" ? "top management" : `the owner of ${risk.reference}`;
  throw forbidden(`A risk of the band ${level} is for ${who} to decide on.`);
}

interface Accepting {
  readonly risk: Judged;
  readonly acceptance: { readonly id: string; readonly reference: string };
  readonly actor: Actor;
}

/** Whoever performs a treatment does not accept what is left (S4). */
async function mustNotTreat(tx: Tx, { risk, acceptance, actor }: Accepting) {
  const doers = risk.treatments.filter(({ state }) => state !== "cancelled");
  await mustDiffer(tx, {
    rule: "S4",
    actor,
    from: doers.map((one) => one.responsibleId),
    record: { kind: "acceptance", id: acceptance.id, label: acceptance.reference },
    act: "acceptances.accept",
  });
}

function mustFit(validUntil: string, risk: Judged, now: Date) {
  const today = dayOf(now);
  const { longestDays } = acceptanceLimit(risk.method, bandOf(risk));
  const latest = plusDays(today, longestDays);
  if (validUntil <= today) throw invalid({ validUntil: ["Give a day after today."] });
  if (validUntil > latest) {
    throw invalid({
      validUntil: [
        `A risk of this band is accepted for at most ${longestDays} days: until ${latest}.`,
      ],
    });
  }
}
