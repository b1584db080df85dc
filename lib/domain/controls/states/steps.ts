import type * as z from "zod";
import { dayOf } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { ImplementationStatus, OperatingState } from "@/prisma/generated/enums";
import { controlStateChanged } from "../events";
import { type Attested, implementationOf, operatingStateOf, type Standing } from "../rules";

type Rows = Pick<Reader, "control" | "attestation" | "checklistItem">;

/** A control with the state it has and the state it should have today. */
export interface Judged {
  readonly id: string;
  readonly from: OperatingState;
  readonly to: OperatingState;
  readonly implementationFrom: ImplementationStatus;
  readonly implementation: ImplementationStatus;
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
  const judged = await judgeControls(tx, dayOf(now), ids);
  const moved = judged.filter(hasMoved);
  for (const { id, from, to, implementation } of moved) {
    // The version stays: this is no edit of a person, and must not make anybody's copy stale.
    await tx.control.update({
      where: { id },
      data: {
        operatingState: to,
        implementationStatus: implementation,
        ...(from !== to && { stateSince: now }),
      },
    });
    record(controlStateChanged, id, { from, to, implementation });
    if (from !== to) follow("risks.rescore", { controlId: id }, `risks.rescore:${id}`);
  }
  return moved.length;
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
  );
  return controls.map(({ id, reference, necessary, operatingState, implementationStatus }) => {
    const { accepted, due } = attested.get(id) ?? { accepted: null, due: null };
    const auditedConformingAt = audited.get(reference) ?? null;
    const standing: Standing = { necessary, accepted, due, auditedConformingAt };
    return {
      id,
      from: operatingState,
      to: operatingStateOf(standing, today),
      implementationFrom: implementationStatus,
      implementation: implementationOf(standing, implementationStatus),
    };
  });
}

/** Each control's last accepted attestation and open due day. While one is recalled, none counts. */
async function attestedOf(db: Rows, controlIds: string[]) {
  const rows = await db.attestation.findMany({
    where: { controlId: { in: controlIds } },
    select: {
      controlId: true,
      state: true,
      due: true,
      result: true,
      quality: true,
      recallReason: true,
    },
    orderBy: { reviewedAt: { sort: "asc", nulls: "first" } },
  });
  const found = new Map<string, { accepted: Attested | null; due: string | null }>();
  for (const { controlId, state, result, quality } of rows) {
    if (state !== "accepted" || !result) continue;
    found.set(controlId, { accepted: { result, quality: quality ?? 0 }, due: null });
  }
  for (const { controlId, state, due, recallReason } of rows) {
    if (state === "accepted") continue;
    const accepted = recallReason ? null : (found.get(controlId)?.accepted ?? null);
    found.set(controlId, { accepted, due: dayOf(due) });
  }
  return found;
}

/** The day of each control's latest tested audit, where that found it conforming. */
async function auditedOf(db: Rows, references: string[]) {
  const items = await db.checklistItem.findMany({
    where: {
      ref: { in: references },
      result: { in: ["conforming", "finding"] },
      audit: { state: { in: ["reported", "closed"] } },
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
