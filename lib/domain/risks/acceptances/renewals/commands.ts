import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, stale, wrongState } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../../workflow/rules";
import { heldRisk, heldWithFacts } from "../../rescoring/steps";
import { mustOwnOrManage } from "../../steps";
import {
  acceptanceFor,
  answer,
  askedOf,
  claim,
  mustBeAcceptable,
  mustBeOfEdition,
  saidOf,
} from "../deciding/steps";
import { acceptanceRequested, acceptanceWithdrawn } from "../events";
import { renewableFrom } from "../rules";
import { acceptanceMoved, decideInput, renewInput } from "../schema";

/**
 * Asks to continue an acceptance in its last days. It stays in force until the request is decided: then it
 * ends with the new one, so there is no day without. A rejection leaves it as it is.
 */
export const renewAcceptance = command({
  name: "acceptances.renew",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [acceptanceRequested],
  route: "POST /acceptances/:id/renewal",
  input: renewInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const acceptance = await acceptanceFor(tx, input.id);
    const risk = await heldWithFacts(tx, acceptance.riskId);
    mustOwnOrManage(risk, actor);
    mustEndSoon(acceptance, dayOf(now));
    if (acceptance.version !== input.version) throw stale(await answer(tx, acceptance.id));
    mustBeAcceptable(risk);
    await mustBeOfEdition(tx, risk);
    const open = risk.acceptances.find(({ state }) => state === "requested");
    if (open) throw wrongState(`${open.reference} is open already. Decide on it first.`);
    const asked = await tx.acceptance.create({
      data: {
        ...(reference && { reference }),
        ...askedOf(risk, { by: actor.id, now }),
        renewsId: acceptance.id,
      },
      select: { id: true },
    });
    record(acceptanceRequested, risk.id, { ...saidOf(asked.id, risk), renewsId: acceptance.id });
    return answer(tx, asked.id);
  },
});

/** Takes a request back before anybody has decided. */
export const withdrawAcceptance = command({
  name: "acceptances.withdraw",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [acceptanceWithdrawn],
  route: "POST /acceptances/:id/withdrawal",
  input: decideInput,
  output: acceptanceMoved,
  async run({ tx, actor, input, now, record }) {
    const acceptance = await acceptanceFor(tx, input.id);
    const risk = await heldRisk(tx, acceptance.riskId);
    if (!mayWithdraw(actor, risk.ownerId, acceptance.requestedById)) {
      throw forbidden("Whoever asked, the owner and compliance may withdraw a request.");
    }
    const state = requireTransition("acceptance", acceptance.state, "withdraw");
    await claim(tx, acceptance.id, input.version, {
      state,
      endedAt: now,
      endReason: input.reason,
    });
    record(acceptanceWithdrawn, risk.id, saidOf(acceptance.id, risk));
    return answer(tx, acceptance.id);
  },
});

const mayWithdraw = (actor: Actor, ownerId: string, requestedById: string) =>
  holds(actor, "compliance") || actor.id === ownerId || actor.id === requestedById;

interface Ending {
  readonly reference: string;
  readonly state: string;
  readonly validUntil: Date | null;
}

/** @throws wrong_state unless it is in force, and in its last days */
function mustEndSoon({ reference, state, validUntil }: Ending, today: string) {
  if (state !== "accepted" || !validUntil) {
    throw wrongState("Only an acceptance in force is renewed. Ask for a new one.");
  }
  const from = renewableFrom(dayOf(validUntil));
  if (today < from) throw wrongState(`${reference} can be renewed from ${from} on.`);
}
