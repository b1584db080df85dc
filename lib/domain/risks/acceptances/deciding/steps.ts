import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { notFound, stale, wrongState } from "@/lib/kernel/errors";
import { dayOf, named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import type { AcceptanceUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { methodInForce } from "../../method/steps";
import { acceptanceLimit, type Band } from "../../rules";
import { bindsOf, type Judged } from "../../standing/steps";
import { type Binds, bindsText } from "../rules";
import { inForce } from "../steps";

/** What is bound as columns: the values, and the hash of their canonical text. */
export const boundAs = (binds: Binds) => ({
  binds: JSON.parse(JSON.stringify(binds)),
  bindsSha256: createHash("sha256").update(bindsText(binds)).digest("hex"),
});

/** A request as columns: it shows what would be accepted. */
export const askedOf = (risk: Judged, { by, now }: { by: string; now: Date }) => ({
  riskId: risk.id,
  requestedById: by,
  requestedAt: now,
  score: risk.currentScore,
  band: bandOf(risk),
  ...boundAs(bindsOf(risk)),
});

/** How the person who decides is signed in. */
export const signInOf = ({ kind, sessionId }: Actor): string =>
  kind === "token" ? "token" : sessionId ? `session ${sessionId}` : "";

/** The acceptance in force that the request continues; none once that has ended. */
export function continuedBy(risk: Judged, asked: { readonly renewsId: string | null }) {
  const acceptance = inForce(risk);
  return acceptance && acceptance.id === asked.renewsId ? acceptance : null;
}

/** What every entry about an acceptance says. */
export const saidOf = (acceptanceId: string, risk: Judged) => ({
  acceptanceId,
  score: risk.currentScore,
  band: bandOf(risk),
});

/** @throws wrong_state before any assessment */
export function bandOf(risk: Judged): Band {
  if (!risk.currentBand) throw wrongState("Assess the risk before it can be accepted.");
  return risk.currentBand;
}

/** @throws not_found */
export async function acceptanceFor(tx: Tx, ref: string) {
  const acceptance = await tx.acceptance.findUnique({ where: named(ref) });
  if (!acceptance) throw notFound("acceptance");
  return acceptance;
}

/** Changes the acceptance when it still is as the caller saw it. @throws stale */
export async function claim(
  tx: Tx,
  id: string,
  version: number,
  data: AcceptanceUncheckedUpdateManyInput = {},
) {
  const claimed = await tx.acceptance.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (claimed.count === 0) throw stale(await answer(tx, id));
}

/** An acceptance as commands answer it. */
export async function answer(tx: Tx, id: string) {
  const found = await tx.acceptance.findUniqueOrThrow({
    where: { id },
    include: { risk: { select: { id: true, reference: true, state: true, version: true } } },
  });
  return { ...found, validUntil: found.validUntil && dayOf(found.validUntil) };
}

/** @returns the band that is to be accepted @throws wrong_state where nobody may */
export function mustBeAcceptable(risk: Judged): Band {
  const level = bandOf(risk);
  if (acceptanceLimit(risk.method, level).authority === null) {
    throw wrongState(`Nobody may accept a ${level} risk: reduce it, or stop what brings it.`);
  }
  return level;
}

/**
 * An acceptance is asked for and given by the method that is in force; what an older edition scored is
 * assessed by it first. @throws wrong_state
 */
export async function mustBeOfEdition(tx: Tx, { reference, method }: Judged) {
  const { edition } = await methodInForce(tx);
  if (method.edition === edition) return;
  throw wrongState(
    `${reference} was scored by edition ${method.edition} of the risk method, and edition ${edition} is in force. Assess it by that first.`,
  );
}
