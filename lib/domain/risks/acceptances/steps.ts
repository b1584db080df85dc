import type { CommandContext } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { riskBandRose, riskReassessed, riskRescored } from "../events";
import { bandRose } from "../rules";
import { columnsOf, computed, type Judged, scoresOf, standingOf } from "../standing/steps";
import { moveRisk } from "../steps";
import {
  acceptanceEndangered,
  acceptanceRevoked,
  acceptanceSafe,
  acceptanceVoided,
} from "./events";
import { judge } from "./rules";
import { bindsShape } from "./schema";

/** Everything that may be said when a risk is looked at anew; commands that do declare these. */
export const SETTLED = [
  riskRescored,
  riskBandRose,
  riskReassessed,
  acceptanceVoided,
  acceptanceEndangered,
  acceptanceSafe,
] as const;
type Say = CommandContext<unknown, typeof SETTLED>["record"];

type Acceptance = Judged["acceptances"][number];
export const told = ({ id, score, band: level }: Acceptance) => ({
  acceptanceId: id,
  score,
  band: level,
});

/** The acceptance in force, if any. */
export const inForce = (risk: Judged) => risk.acceptances.find((one) => one.state === "accepted");

interface End {
  readonly state: "voided" | "revoked" | "expired";
  readonly reason: string;
  readonly now: Date;
}

/** Ends an acceptance that was in force. */
export async function end(tx: Tx, acceptance: Acceptance, { state, reason, now }: End) {
  const action = { voided: "void", revoked: "revoke", expired: "expire" } as const;
  await tx.acceptance.update({
    where: { id: acceptance.id },
    data: {
      state: requireTransition("acceptance", acceptance.state, action[state]),
      endedAt: now,
      endReason: reason,
      atRisk: false,
      version: { increment: 1 },
    },
  });
}

interface Settling {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: Say;
}

/**
 * After anything a risk rests on has changed: computes its levels, tells when the band rose, and ends
 * or marks the acceptance that no longer fits. `risk` is fresh from the database.
 * @returns the risk as it is now and the acceptances that fell.
 */
export async function settle({ tx, now, record }: Settling, risk: Judged) {
  const levels = computed(risk);
  const moved = levels && hasMoved(risk, levels) ? await rescore({ tx, record }, risk) : risk;
  await refreshRequest(tx, moved);
  const acceptance = inForce(moved);
  if (!acceptance) return { risk: moved, voids: [] };
  const verdict = judge(bindsShape.parse(acceptance.binds), standingOf(moved));
  if (verdict.broken.length > 0) {
    await end(tx, acceptance, { state: "voided", reason: verdict.broken.join(", "), now });
    record(acceptanceVoided, moved.id, {
      ...told(acceptance),
      ownerId: moved.ownerId,
      because: [...verdict.broken],
    });
    const back = await reopen({ tx, record }, moved);
    return { risk: back, voids: [{ id: acceptance.id, reference: acceptance.reference }] };
  }
  if (verdict.atRisk !== acceptance.atRisk) {
    await tx.acceptance.update({
      where: { id: acceptance.id },
      data: { atRisk: verdict.atRisk, version: { increment: 1 } },
    });
    record(verdict.atRisk ? acceptanceEndangered : acceptanceSafe, moved.id, told(acceptance));
  }
  return { risk: moved, voids: [] };
}

type Told = Pick<Settling, "tx" | "record">;

/** Would settling change anything? */
export function hasDrifted(risk: Judged): boolean {
  const levels = computed(risk);
  if (levels && hasMoved(risk, levels)) return true;
  const acceptance = inForce(risk);
  if (!acceptance) return false;
  const { broken, atRisk } = judge(bindsShape.parse(acceptance.binds), standingOf(risk));
  return broken.length > 0 || atRisk !== acceptance.atRisk;
}

/** An accepted risk without acceptance is to be judged again. */
export async function reopen({ tx, record }: Told, risk: Judged): Promise<Judged> {
  if (risk.state !== "accepted") return risk;
  const state = requireTransition("risk", risk.state, "reassess");
  const back = await moveRisk(tx, risk, risk.version, {
    state,
    closeReason: null,
    closeAskedAt: null,
  });
  record(riskReassessed, risk.id, { from: risk.state });
  return back;
}

const hasMoved = (risk: Judged, { current, residual }: NonNullable<ReturnType<typeof computed>>) =>
  risk.currentLikelihood !== current.likelihood ||
  risk.currentImpact !== current.impact ||
  risk.residualLikelihood !== residual.likelihood ||
  risk.residualImpact !== residual.impact;

async function rescore({ tx, record }: Told, risk: Judged): Promise<Judged> {
  const levels = computed(risk);
  if (!levels) return risk;
  const moved = await moveRisk(tx, risk, risk.version, columnsOf(levels));
  record(riskRescored, risk.id, { before: scoresOf(risk), after: scoresOf(moved) });
  if (risk.currentBand && moved.currentBand && bandRose(risk.currentBand, moved.currentBand)) {
    record(riskBandRose, risk.id, {
      ownerId: risk.ownerId,
      before: risk.currentBand,
      after: moved.currentBand,
    });
  }
  return moved;
}

/** An open request always shows the level that would be accepted: who saw another one is stale. */
async function refreshRequest(tx: Tx, risk: Judged) {
  const asked = risk.acceptances.find((one) => one.state === "requested");
  if (!asked || !risk.currentBand) return;
  if (asked.score === risk.currentScore && asked.band === risk.currentBand) return;
  await tx.acceptance.update({
    where: { id: asked.id },
    data: { score: risk.currentScore, band: risk.currentBand, version: { increment: 1 } },
  });
}

export const REVOKED = [acceptanceRevoked] as const;
interface Revoking {
  readonly tx: Tx;
  readonly now: Date;
  readonly reason: string;
  readonly record: CommandContext<unknown, typeof REVOKED>["record"];
}

/** A person takes the risk up again: the acceptance in force, if any, ends with the reason. */
export async function revoke({ tx, now, reason, record }: Revoking, risk: Judged) {
  const acceptance = inForce(risk);
  if (!acceptance) return;
  await end(tx, acceptance, { state: "revoked", reason, now });
  record(acceptanceRevoked, risk.id, told(acceptance));
}
