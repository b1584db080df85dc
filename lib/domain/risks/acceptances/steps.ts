import sql from "sql-template-tag";
import type { CommandContext } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { riskReassessed } from "../events";
import type { Judged } from "../standing/steps";
import { moveRisk } from "../steps";
import { acceptanceRevoked } from "./events";

type Acceptance = Judged["acceptances"][number];
export const told = ({ id, score, band: level }: Acceptance) => ({
  acceptanceId: id,
  score,
  band: level,
});

/** The acceptance in force, if any. */
export const inForce = (risk: Judged) => risk.acceptances.find((one) => one.state === "accepted");

/** What became of the acceptance `a`, in SQL: see `OUTCOME_LABELS`. */
export const OUTCOME = sql`CASE WHEN a.state <> 'revoked' THEN a.state::text
  WHEN a.decided_at IS NULL THEN 'withdrawn'
  WHEN EXISTS (SELECT FROM app.acceptance n WHERE n.risk_id = a.risk_id AND n.renews_id = a.id
    AND n.state <> 'rejected' AND n.decided_at = a.ended_at) THEN 'renewed'
  ELSE 'revoked' END`;

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

interface Told {
  readonly tx: Tx;
  readonly record: CommandContext<unknown, readonly [typeof riskReassessed]>["record"];
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
