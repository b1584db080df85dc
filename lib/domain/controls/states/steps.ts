import type * as z from "zod";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { ImplementationStatus, OperatingState } from "@/prisma/generated/enums";
import { controlStateChanged } from "../events";
import {
  type Attested,
  AUDIT_HOLDS_DAYS,
  implementationOf,
  lateSince,
  operatingStateOf,
  type Standing,
} from "../rules";

type Rows = Pick<Reader, "control" | "attestation" | "checklistItem">;

/** A control with the state it has and the state it should have today. */
export interface Judged {
  readonly id: string;
  readonly from: OperatingState;
  readonly to: OperatingState;
  readonly implementationFrom: ImplementationStatus;
  readonly implementation: ImplementationStatus;
  /** The day on which it came to that state. */
  readonly on: string;
}

interface Context {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: (
    event: typeof controlStateChanged,
    id: string,
    data: z.input<(typeof controlStateChanged)["data"]>,
  ) => void;
  readonly follow: (job: string, payload: Record<string, unknown>, key?: string) => void;
}

/**
 * Brings controls to the state that attestations, audits and the calendar give them, and asks for
 * their risks to be scored anew.
 * @returns how many changed
 */
export async function followStates(
  { tx, now, record, follow }: Context,
  ids?: readonly string[],
): Promise<number> {
  const today = await todayOf(tx, now);
  const judged = await judgeControls(tx, today, ids);
  const moved = judged.filter(hasMoved);
  for (const { to, implementation, isNew, on, controls } of alike(moved)) {
    // The version stays: this is no edit of a person, and must not make anybody's copy stale.
    await tx.control.updateMany({
      where: { id: { in: controls } },
      data: {
        operatingState: to,
        implementationStatus: implementation,
        ...(isNew && { stateSince: on === today ? now : asDate(on) }),
      },
    });
  }
  for (const { id, from, to, implementation, on } of moved) {
    record(controlStateChanged, id, { from, to, implementation, on });
    if (from !== to) follow("risks.rescore", { controlId: id }, `risks.rescore:${id}`);
  }
  return moved.length;
}

/** Controls that move to the same place, so that one statement moves them all. */
function alike(moved: readonly Judged[]) {
  const groups = new Map<string, Pick<Judged, "to" | "implementation" | "on"> & Together>();
  for (const { id, from, to, implementation, on } of moved) {
    const isNew = from !== to;
    const key = `${to} ${implementation} ${isNew} ${on}`;
    const group = groups.get(key) ?? { to, implementation, isNew, on, controls: [] };
    group.controls.push(id);
    groups.set(key, group);
  }
  return groups.values();
}
interface Together {
  readonly isNew: boolean;
  readonly controls: string[];
}

export const hasMoved = ({ from, to, implementationFrom, implementation }: Judged) =>
  from !== to || implementationFrom !== implementation;

/** Judges some controls, or all of them. */
export async function judgeControls(
  db: Rows,
  today: string,
  ids?: readonly string[],
): Promise<Judged[]> {
  const controls = await db.control.findMany({
    where: ids ? { id: { in: [...ids] } } : {},
    select: {
      id: true,
      reference: true,
      necessary: true,
      operatingState: true,
      implementationStatus: true,
      stateSince: true,
    },
    orderBy: { position: "asc" },
  });
  const attested = await attestedOf(
    db,
    controls.map(({ id }) => id),
  );
  const audited = await auditedOf(
    db,
    controls.map(({ reference }) => reference),
    today,
  );
  return controls.map(({ id, reference, necessary, operatingState, ...control }) => {
    const { implementationStatus, stateSince } = control;
    const { accepted, due } = attested.get(id) ?? { accepted: null, due: null };
    const auditedConformingAt = audited.get(reference) ?? null;
    const standing: Standing = { necessary, accepted, due, auditedConformingAt };
    const to = operatingStateOf(standing, today);
    // It was in the state before until some day; no later one begins before that.
    const before = stateSince ? dayOf(stateSince) : "";
    const late = lateSince(to, due);
    return {
      id,
      from: operatingState,
      to,
      on: late !== null && late > before ? late : today,
      implementationFrom: implementationStatus,
      implementation: implementationOf(standing, implementationStatus),
    };
  });
}

/** Each control's last accepted attestation and open due day. While one is recalled, none counts. */
async function attestedOf(db: Rows, controlIds: string[]) {
  const found = new Map<string, { accepted: Attested | null; due: string | null }>();
  for (const { controlId, result, quality } of await lastAccepted(db, controlIds)) {
    if (result) found.set(controlId, { accepted: { result, quality: quality ?? 0 }, due: null });
  }
  // The database holds that at most one of a control is open.
  const open = await db.attestation.findMany({
    where: { controlId: { in: controlIds }, state: { not: "accepted" } },
    select: { controlId: true, due: true, recallReason: true },
  });
  for (const { controlId, due, recallReason } of open) {
    const accepted = recallReason ? null : (found.get(controlId)?.accepted ?? null);
    found.set(controlId, { accepted, due: dayOf(due) });
  }
  return found;
}

/** One row a control, however many years it has been attested: the latest instants, then their rows. */
async function lastAccepted(db: Rows, controlIds: string[]) {
  const accepted = { state: "accepted", result: { not: null } } as const;
  const latest = await db.attestation.groupBy({
    by: ["controlId"],
    where: { controlId: { in: controlIds }, ...accepted },
    _max: { reviewedAt: true },
  });
  const at = new Map(latest.map(({ controlId, _max }) => [controlId, _max.reviewedAt]));
  const instants = [...at.values()].filter((one) => one !== null);
  const rows = await db.attestation.findMany({
    where: { controlId: { in: [...at.keys()] }, reviewedAt: { in: instants }, ...accepted },
    select: { controlId: true, result: true, quality: true, reviewedAt: true },
  });
  return rows.filter(
    ({ controlId, reviewedAt }) => at.get(controlId)?.getTime() === reviewedAt?.getTime(),
  );
}

/** The day of each control's latest tested audit, where that found it conforming; older ones count for nothing. */
async function auditedOf(db: Rows, references: string[], today: string) {
  const since = asDate(plusDays(today, -AUDIT_HOLDS_DAYS));
  const items = await db.checklistItem.findMany({
    where: {
      ref: { in: references },
      result: { in: ["conforming", "finding"] },
      audit: { state: { in: ["reported", "closed"] }, endsOn: { gte: since } },
    },
    select: { ref: true, result: true, audit: { select: { endsOn: true } } },
    orderBy: { audit: { endsOn: "asc" } },
  });
  const found = new Map<string, string | null>();
  for (const { ref, result, audit } of items) {
    found.set(ref, result === "conforming" ? dayOf(audit.endsOn) : null);
  }
  return found;
}
