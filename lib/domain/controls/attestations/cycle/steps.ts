import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import { missingEvidence, OPENS_BEFORE_DAYS } from "../../rules";
import { changeAttestation, dropOpenAttestation, requireAttestation } from "../steps";

interface Back {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/**
 * The accepted attestation is due again; the next one, which nobody has begun, makes room for it.
 * @throws wrong_state when somebody has.
 */
export async function takeBack(
  tx: Tx,
  input: Back,
  { action, now }: { action: "recall" | "reopen"; now: Date },
  dropped: (id: string, data: { controlId: string; due: string }) => void,
) {
  const { id, controlId, ...found } = await requireAttestation(tx, input.id);
  const state = requireTransition("attestation", found.state, action);
  const due = plusDays(await todayOf(tx, now), OPENS_BEFORE_DAYS);
  await dropOpenAttestation(tx, controlId, (_, droppedId, data) => dropped(droppedId, data));
  await changeAttestation(tx, id, input.version, {
    state,
    due: asDate(due),
    recallReason: input.reason,
  });
  return { id, controlId, due };
}

/** What an expired piece proved of its period stays proven. */
const PROVES = ["accepted", "expired"];

/**
 * The attestations that controls stand on, of which nothing covers the period any more since this piece of
 * evidence was withdrawn. Where somebody has sent the next one, its reviewer judges how things stand.
 */
export async function leftBare(tx: Tx, evidenceId: string) {
  const found = await tx.attestation.findMany({
    where: { state: "accepted", evidence: { some: { evidenceId } } },
    select: {
      ...{ id: true, version: true, controlId: true, periodFrom: true, periodTo: true },
      evidence: { select: { evidence: true } },
    },
  });
  const standing = await standingOn(
    tx,
    found.map(({ controlId }) => controlId),
  );
  return found.filter(({ id, periodFrom, periodTo, evidence }) => {
    if (!standing.has(id) || !periodFrom || !periodTo) return false;
    const left = evidence.filter(({ evidence: { state } }) => PROVES.includes(state));
    const periods = left.map(({ evidence: one }) => ({
      from: dayOf(one.periodFrom),
      to: dayOf(one.periodTo),
    }));
    return missingEvidence(periods, { from: dayOf(periodFrom), to: dayOf(periodTo) }) !== null;
  });
}

/** Ids of the last accepted attestations of controls of which nobody has sent the next. */
async function standingOn(tx: Tx, controlIds: string[]): Promise<Set<string>> {
  const all = await tx.attestation.findMany({
    where: {
      controlId: { in: controlIds },
      OR: [{ state: "accepted" }, { submittedAt: { not: null } }],
    },
    select: { id: true, controlId: true, state: true, reviewedAt: true },
    orderBy: { reviewedAt: { sort: "asc", nulls: "last" } },
  });
  const last = new Map(all.map((one) => [one.controlId, one]));
  const accepted = [...last.values()].filter(({ state }) => state === "accepted");
  return new Set(accepted.map(({ id }) => id));
}
