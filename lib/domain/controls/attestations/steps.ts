import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { holds } from "@/lib/kernel/actor";
import { forbidden, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import { isOpening } from "../rules";
import { attestationDropped, attestationOpened, attestationScheduled } from "./events";

type Says<Event extends { data: z.ZodType }> = (
  event: Event,
  id: string,
  data: z.input<Event["data"]>,
) => void;

const evidenceOf = {
  evidenceId: true,
  evidence: {
    select: {
      id: true,
      reference: true,
      state: true,
      submittedById: true,
      periodFrom: true,
      periodTo: true,
    },
  },
} as const;

/** The attestation a command is about, with its control and evidence. */
export async function requireAttestation(tx: Tx, ref: string) {
  const found = await tx.attestation.findUnique({
    where: named(ref),
    include: {
      control: {
        select: {
          id: true,
          reference: true,
          ownerId: true,
          reviewerId: true,
          attestationDays: true,
          statement: true,
          statementVersion: true,
        },
      },
      evidence: { select: evidenceOf },
    },
  });
  if (!found) throw notFound("attestation");
  return found;
}
export type Found = Awaited<ReturnType<typeof requireAttestation>>;

type Change = Parameters<Tx["attestation"]["updateMany"]>[0]["data"];

/** Changes an attestation as the caller saw it; a copy that is out of date is refused. */
export async function changeAttestation(tx: Tx, id: string, version: number, data: Change) {
  const { count } = await tx.attestation.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(await attestationAnswer(tx, id));
}

/** What a command on an attestation answers. */
export async function attestationAnswer(tx: Tx, id: string) {
  const { control, ...found } = await tx.attestation.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      reference: true,
      state: true,
      due: true,
      result: true,
      quality: true,
      version: true,
      control: { select: { id: true, reference: true, operatingState: true, version: true } },
    },
  });
  return { ...found, due: dayOf(found.due), control };
}

/** Only the control's owner attests: the name on the record gives the right. */
export function mustOwn(actor: Actor, { control }: Found) {
  if (control.ownerId === actor.id) return;
  throw forbidden(`Only the owner of ${control.reference} attests it.`);
}

/** The named reviewer decides, or top management. */
export function mustReview(actor: Actor, { control }: Found) {
  if (control.reviewerId === actor.id || holds(actor, "top_management")) return;
  throw forbidden(
    `Only the named reviewer of ${control.reference} or top management decides this.`,
  );
}

interface Schedule {
  readonly controlId: string;
  readonly due: string;
  readonly today: string;
  readonly reference?: string | undefined;
  readonly record: Says<typeof attestationScheduled | typeof attestationOpened>;
}

/**
 * Plans the next attestation of a control; within its two weeks it is open at once.
 * @returns its id
 */
export async function scheduleAttestation(tx: Tx, plan: Schedule) {
  const { controlId, due, today, reference, record } = plan;
  const opens = isOpening(due, today);
  const { id } = await tx.attestation.create({
    data: {
      controlId,
      due: asDate(due),
      state: opens ? "due" : "scheduled",
      ...(reference && { reference }),
    },
    select: { id: true },
  });
  record(attestationScheduled, id, { controlId, due });
  if (opens) record(attestationOpened, id, { controlId, due, on: today });
  return id;
}

/**
 * Takes back the open attestation of a control, which nobody has begun.
 * @throws wrongState when somebody has.
 */
export async function dropOpenAttestation(
  tx: Tx,
  controlId: string,
  record: Says<typeof attestationDropped>,
) {
  const open = await tx.attestation.findFirst({
    where: { controlId, state: { not: "accepted" } },
    select: { id: true, reference: true, due: true, submittedAt: true },
  });
  if (!open) return;
  if (open.submittedAt) {
    throw wrongState(`Attestation ${open.reference} is under way. Have it reviewed first.`);
  }
  // Begun or dropped by somebody else since it was read: nothing of theirs is thrown away.
  const { count } = await tx.attestation.deleteMany({ where: { id: open.id, submittedAt: null } });
  if (count === 0) throw stale();
  record(attestationDropped, open.id, { controlId, due: dayOf(open.due) });
}

/** Is there an attestation of this control that is planned or under way? */
export const hasOpenAttestation = async (tx: Tx, controlId: string) =>
  (await tx.attestation.count({ where: { controlId, state: { not: "accepted" } } })) > 0;
