import { type Actor, holds } from "@/lib/kernel/actor";
import { conflict, forbidden, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { personNamed } from "../people/steps";
import { requireTransition } from "../workflow/rules";
import { acceptanceRevoked } from "./acceptances/events";
import { end, inForce } from "./acceptances/steps";
import { riskCloseAsked, riskClosed, riskEdited, riskProposed } from "./events";
import { contextNamed, LINKING, mustFitKind, setContext } from "./kinds/steps";
import { heldRisk, SETTLED, settle } from "./rescoring/steps";
import {
  editRiskInput,
  proposeRiskInput,
  riskActInput,
  riskEditedShape,
  riskMoved,
  riskReasonInput,
} from "./schema";
import type { Judged } from "./standing/steps";
import {
  assetIds,
  createRisk,
  moveRisk,
  mustKnowThreat,
  mustOwn,
  NOTHING_WAITS,
  setAssets,
  shown,
} from "./steps";

/** Puts a risk into the register; whoever sees one may propose it. */
export const proposeRisk = command({
  name: "risks.propose",
  may: ["staff", "engineer", "risk_owner", "compliance"],
  writes: "isms",
  events: [riskProposed, ...LINKING],
  route: "POST /risks",
  input: proposeRiskInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record, reference }) {
    await mustKnowThreat(tx, input.threat);
    mustFitKind(input.kind, input);
    const owner = await personNamed({ tx, now }, input.owner, "owner", { roles: ["risk_owner"] });
    const ids = input.assets.length > 0 ? await assetIds(tx, input.assets) : [];
    const risk = await createRisk(tx, {
      title: input.title,
      cause: input.cause ?? "",
      event: input.event ?? "",
      consequence: input.consequence ?? "",
      threatId: input.threat,
      properties: input.properties,
      ownerId: owner.id,
      assetIds: ids,
      kind: input.kind,
      benefit: input.benefit ?? "",
      effectCheck: input.effectCheck ?? "",
      proposedById: actor.id,
      reference,
    });
    const after = await contextNamed(tx, input.context);
    await setContext({ tx, record }, risk.id, { before: [], after });
    record(riskProposed, risk.id, { ownerId: owner.id, threat: input.threat, assetIds: ids });
    return shown(risk);
  },
});

/** Changes scenario, assets or owner; an acceptance bound to them falls, and the answer names it. */
export const editRisk = command({
  name: "risks.edit",
  may: ["staff", "engineer", "risk_owner", "compliance"],
  writes: "isms",
  events: [riskEdited, ...LINKING, ...SETTLED],
  route: "POST /risks/:id",
  input: editRiskInput,
  output: riskEditedShape,
  async run({ tx, actor, input, now, record }) {
    const { id, version, threat, assets, owner, context, ...words } = input;
    const risk = await heldRisk(tx, id);
    mayEdit(risk, actor);
    if (risk.state === "closed")
      throw wrongState("A closed risk stays as it is. Propose a new one.");
    // A threat that was retired since stays with the risks that name it.
    if (threat !== risk.threatId) await mustKnowThreat(tx, threat);
    const chosen =
      owner && (await personNamed({ tx, now }, owner, "owner", { roles: ["risk_owner"] }));
    if (assets) {
      mustFitKind(risk.kind, { assets });
      await setAssets(tx, risk, await assetIds(tx, assets));
    }
    if (context) {
      const before = risk.contextItems.map(({ itemId }) => itemId);
      const after = await contextNamed(tx, context);
      await setContext({ tx, record }, risk.id, { before, after });
    }
    const moved = await moveRisk(tx, risk, version, {
      ...words,
      ...NOTHING_WAITS,
      ...(threat !== undefined && { threatId: threat }),
      ...(chosen &&
        chosen.id !== risk.ownerId && {
          ownerId: chosen.id,
          confirmedScore: null,
          confirmedAt: null,
        }),
    });
    const fields = Object.entries({ ...words, threat, assets, owner, context });
    record(riskEdited, risk.id, {
      fields: fields.filter(([, value]) => value !== undefined).map(([name]) => name),
    });
    const settled = await settle({ tx, now, record }, moved);
    return { ...shown(settled.risk), voids: settled.voids };
  },
});

/** The owner asks to close: the source is gone or the asset retired. Compliance confirms. */
export const closeRisk = command({
  name: "risks.close",
  may: ["risk_owner"],
  writes: "isms",
  events: [riskCloseAsked],
  route: "POST /risks/:id/closure",
  input: riskReasonInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    mustOwn(risk, actor);
    requireTransition("risk", risk.state, "close");
    mustBeFree(risk);
    const data = { closeReason: input.reason, closeAskedAt: now };
    const moved = await moveRisk(tx, risk, input.version, data);
    record(riskCloseAsked, risk.id, {});
    return shown(moved);
  },
});

/** A compliance officer other than the owner confirms that the risk is gone. */
export const confirmClosure = command({
  name: "risks.confirmClosure",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [riskClosed, acceptanceRevoked],
  route: "POST /risks/:id/closure-confirmation",
  input: riskActInput,
  output: riskMoved,
  async run({ tx, actor, input, now, record }) {
    const risk = await heldRisk(tx, input.id);
    const state = requireTransition("risk", risk.state, "close");
    if (!risk.closeAskedAt) throw conflict("The owner has not asked to close this risk.");
    if (risk.ownerId === actor.id) {
      throw forbidden("Who asked to close a risk does not confirm it. Somebody else must do this.");
    }
    mustBeFree(risk);
    const acceptance = inForce(risk);
    if (acceptance) {
      await end(tx, acceptance, { state: "revoked", reason: "risk closed", now });
      const { id, score, band } = acceptance;
      record(acceptanceRevoked, risk.id, { acceptanceId: id, score, band });
    }
    const moved = await moveRisk(tx, risk, input.version, {
      ...NOTHING_WAITS,
      state,
      closedById: actor.id,
      closedAt: now,
      nextReview: null,
    });
    record(riskClosed, risk.id, { askedById: risk.ownerId });
    return shown(moved);
  },
});

/** @throws wrong_state while something of it is still to be done or decided */
function mustBeFree(risk: Judged) {
  const open = risk.treatments.filter(({ state }) => state !== "verified" && state !== "cancelled");
  const asked = risk.acceptances.filter(({ state }) => state === "requested");
  const names = [...open, ...asked].map(({ reference }) => reference);
  if (names.length > 0) {
    throw wrongState(`First finish, cancel or withdraw what is still open: ${names.join(", ")}.`);
  }
}

/** Compliance, the owner, and whoever proposed it as long as nobody has assessed it. */
function mayEdit(risk: Judged, actor: Actor) {
  if (holds(actor, "compliance") || risk.ownerId === actor.id) return;
  if (risk.proposedById === actor.id && risk.state === "identified") return;
  throw forbidden(`Only the owner of ${risk.reference} and compliance may edit it.`);
}
