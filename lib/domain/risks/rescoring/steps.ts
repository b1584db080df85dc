import sql from "sql-template-tag";
import { conflict, notFound, stale } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { CommandContext } from "@/lib/kernel/operation";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { boundAs } from "../acceptances/deciding/steps";
import {
  acceptanceChanged,
  acceptanceEndangered,
  acceptanceSafe,
  acceptanceVoided,
} from "../acceptances/events";
import { told } from "../acceptances/steps";
import { riskBandRose, riskReassessed, riskRescored } from "../events";
import { methodsOf } from "../method/steps";
import { bandRose } from "../rules";
import { columnsOf, type Judged, judgedSelect, scoresOf } from "../standing/steps";
import { riskFor } from "../steps";
import { isSettled, type Settlement, settlementOf } from "./settlement/steps";

/** Everything that may be said when a risk is looked at anew; commands that do declare these. */
export const SETTLED = [
  riskRescored,
  riskBandRose,
  riskReassessed,
  acceptanceVoided,
  acceptanceEndangered,
  acceptanceSafe,
  acceptanceChanged,
] as const;

export interface Settling {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: CommandContext<unknown, typeof SETTLED>["record"];
}

/**
 * After anything a risk rests on has changed: computes its levels, tells when the band rose, and ends
 * or marks the acceptance that no longer fits. `risk` is fresh from the database.
 * @returns the risk as it is now and the acceptances that fell.
 */
export async function settle(context: Settling, risk: Judged) {
  const settlement = settlementOf(risk);
  if (isSettled(settlement)) return { risk, voids: [] };
  await carryOut(context, [settlement]);
  const fallen = settlement.ended?.acceptance;
  return {
    risk: await riskFor(context.tx, risk.id),
    voids: fallen ? [{ id: fallen.id, reference: fallen.reference }] : [],
  };
}

/**
 * The same for up to some hundreds of risks at once: what each needs is computed as for one, and written
 * in a handful of statements. The risks are locked first, so that nobody changes them meanwhile.
 * @returns those that changed
 */
export async function settleMany(context: Settling, ids: readonly string[]): Promise<Settlement[]> {
  const settlements = (await lockedRisks(context.tx, ids))
    .map(settlementOf)
    .filter((one) => !isSettled(one));
  await carryOut(context, settlements);
  return settlements;
}

/** Holds risks that may go altogether, in the order of their ids: nothing new comes to rest on them either. */
export const lockToRemove = (tx: Tx, ids: readonly string[]) =>
  statement(
    tx,
    sql`SELECT FROM app.risk WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`,
  );

/** Risks in the order of their ids, held until the end of the command. */
export async function lockedRisks(tx: Tx, ids: readonly string[]): Promise<Judged[]> {
  await statement(
    tx,
    sql`SELECT FROM app.risk WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
  );
  const found = await tx.risk.findMany({
    where: { id: { in: [...ids] } },
    select: judgedSelect,
    orderBy: { id: "asc" },
  });
  const methods = await methodsOf(tx);
  return found.map((risk) => ({ ...risk, method: methods(risk.methodVersion) }));
}

/**
 * One risk by id or reference, held: every command that changes a risk, its acceptances or its plan begins
 * with it, so that two people at once never wait for each other. @throws not_found
 */
export async function heldRisk(tx: Tx, ref: string): Promise<Judged> {
  const found = await tx.risk.findUnique({ where: named(ref), select: { id: true } });
  const [risk] = found ? await lockedRisks(tx, [found.id]) : [];
  if (!risk) throw notFound("risk");
  return risk;
}

/**
 * The same, with the assets and controls that an acceptance or a plan binds: a change of one of them waits until the
 * decision is kept, and what it wakes then finds it. Locked in a fixed order, and read again after.
 * @throws not_found, and conflict while its levels wait to be computed anew
 */
export async function heldWithFacts(tx: Tx, ref: string): Promise<Judged> {
  const { id, reference } = await heldRisk(tx, ref);
  await statement(
    tx,
    sql`SELECT FROM app.asset WHERE id IN (SELECT asset_id FROM app.risk_asset WHERE risk_id = ${id}::uuid)
      ORDER BY id FOR SHARE`,
  );
  await holdControls(tx, id);
  const risk = await riskFor(tx, id);
  // What is closed stays as it was.
  if (risk.state === "closed" || !settlementOf(risk).levels) return risk;
  throw conflict(`The levels of ${reference} are being computed anew. Look again in a moment.`);
}

/**
 * One risk by id or reference, held, with the controls that act on it, are planned for it or are named by id or
 * reference: it is reckoned by states that nobody changes before its links are there to be found by whoever does.
 * @throws not_found
 */
export async function heldWithControls(tx: Tx, ref: string, controls: readonly string[] = []) {
  const { id } = await heldRisk(tx, ref);
  await holdControls(tx, id, controls);
  return riskFor(tx, id);
}

const holdControls = (tx: Tx, riskId: string, refs: readonly string[] = []) =>
  statement(
    tx,
    sql`SELECT FROM app.control WHERE id IN (SELECT control_id FROM app.risk_control WHERE risk_id = ${riskId}::uuid
        UNION ALL SELECT x.control_id FROM app.treatment t JOIN app.treatment_control x ON x.treatment_id = t.id
          WHERE t.risk_id = ${riskId}::uuid
        UNION ALL SELECT unnest(${refs.filter(isUuid)}::uuid[])
        UNION ALL SELECT id FROM app.control WHERE reference = ANY(${[...refs]}::text[]))
      ORDER BY id FOR SHARE`,
  );

/** Writes what risks that are locked, or at hand, need, and says so. @throws stale */
export async function carryOut({ tx, now, record }: Settling, settlements: readonly Settlement[]) {
  await writeRisks(tx, settlements);
  await endAcceptances(tx, settlements, now);
  await refreshRequests(tx, settlements);
  await markAcceptances(tx, settlements);
  for (const settlement of settlements) tell(record, settlement);
}

/** Whether an accepted risk goes back to be judged, because its acceptance fell. */
const reopens = ({ risk, ended }: Settlement) => ended !== null && risk.state === "accepted";

/** All levels and states in one statement. @throws stale when one is not as it was read */
async function writeRisks(tx: Tx, settlements: readonly Settlement[]) {
  const changed = settlements.filter((one) => one.levels || one.isOfOtherEdition || reopens(one));
  if (changed.length === 0) return;
  const rows = changed.map((one) => ({
    id: one.risk.id,
    version: one.risk.version,
    state: reopens(one) ? requireTransition("risk", one.risk.state, "reassess") : one.risk.state,
    reopens: reopens(one),
    method: one.risk.method.edition,
    ...(one.levels ? columnsOf(one.levels) : columnsKept(one.risk)),
  }));
  const written = await statement(
    tx,
    sql`UPDATE app.risk r SET state = n.state, version = r.version + 1, updated_at = now(), method_version = n.method,
      current_likelihood = n."currentLikelihood", current_impact = n."currentImpact", current_score = n."currentScore",
      residual_likelihood = n."residualLikelihood", residual_impact = n."residualImpact", residual_score = n."residualScore",
      close_reason = CASE WHEN n.reopens THEN NULL ELSE r.close_reason END,
      close_asked_at = CASE WHEN n.reopens THEN NULL ELSE r.close_asked_at END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (id uuid, version int, state app."RiskState", reopens boolean, method text,
      "currentLikelihood" int, "currentImpact" int, "currentScore" int,
      "residualLikelihood" int, "residualImpact" int, "residualScore" int)
    WHERE r.id = n.id AND r.version = n.version RETURNING 1`,
  );
  if (written.length !== changed.length) throw stale();
}

const columnsKept = (risk: Judged) => ({
  currentLikelihood: risk.currentLikelihood,
  currentImpact: risk.currentImpact,
  currentScore: risk.currentScore,
  residualLikelihood: risk.residualLikelihood,
  residualImpact: risk.residualImpact,
  residualScore: risk.residualScore,
});

async function endAcceptances(tx: Tx, settlements: readonly Settlement[], now: Date) {
  const ended = settlements.flatMap((one) => one.ended ?? []);
  for (const [endReason, alike] of Map.groupBy(ended, ({ because }) => because.join(", "))) {
    await tx.acceptance.updateMany({
      where: { id: { in: alike.map(({ acceptance }) => acceptance.id) } },
      data: {
        state: requireTransition("acceptance", "accepted", "void"),
        endedAt: now,
        endReason,
        atRisk: false,
        version: { increment: 1 },
      },
    });
  }
}

/** An open request binds what it shows: whoever saw other facts is stale. */
async function refreshRequests(tx: Tx, settlements: readonly Settlement[]) {
  for (const { asked } of settlements) {
    if (!asked) continue;
    const { id, score, band, binds } = asked;
    await tx.acceptance.update({
      where: { id },
      data: { score, band, ...boundAs(binds), version: { increment: 1 } },
    });
  }
}

async function markAcceptances(tx: Tx, settlements: readonly Settlement[]) {
  const marked = settlements.flatMap((one) => one.marked ?? []);
  for (const [atRisk, alike] of Map.groupBy(marked, (one) => one.atRisk)) {
    await tx.acceptance.updateMany({
      where: { id: { in: alike.map(({ acceptance }) => acceptance.id) } },
      data: { atRisk, version: { increment: 1 } },
    });
  }
}

function tell(record: Settling["record"], settlement: Settlement) {
  const { risk, levels, asked, ended, marked } = settlement;
  if (levels) {
    const after = {
      ...scoresOf(risk),
      current: levels.current.score,
      residual: levels.residual.score,
    };
    record(riskRescored, risk.id, { before: scoresOf(risk), after });
    const before = risk.currentBand;
    if (before && bandRose(before, levels.current.band)) {
      record(riskBandRose, risk.id, { ownerId: risk.ownerId, before, after: levels.current.band });
    }
  }
  if (ended) {
    record(acceptanceVoided, risk.id, {
      ...told(ended.acceptance),
      ownerId: risk.ownerId,
      because: [...ended.because],
    });
    if (reopens(settlement)) {
      record(riskReassessed, risk.id, { from: risk.state });
    }
  }
  if (asked) {
    const { id: acceptanceId, score, band } = asked;
    record(acceptanceChanged, risk.id, { acceptanceId, score, band });
  }
  if (marked) {
    record(marked.atRisk ? acceptanceEndangered : acceptanceSafe, risk.id, told(marked.acceptance));
  }
}
