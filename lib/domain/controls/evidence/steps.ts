import { mustDiffer } from "@/lib/domain/people/segregation/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { dayOf, isUuid, named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import { seesAllControls } from "../visible";

/** The evidence a command is about, with the reviewers of the controls it supports. */
export async function requireEvidence(tx: Tx, ref: string) {
  const found = await tx.evidence.findUnique({
    where: named(ref),
    include: { controls: { select: { control: { select: { reviewerId: true } } } } },
  });
  if (!found) throw notFound("evidence");
  return found;
}
type Found = Awaited<ReturnType<typeof requireEvidence>>;

type Change = Parameters<Tx["evidence"]["updateMany"]>[0]["data"];

/** Changes evidence as the caller saw it; a copy that is out of date is refused. */
export async function changeEvidence(tx: Tx, id: string, version: number, data: Change) {
  const { count } = await tx.evidence.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(await evidenceAnswer(tx, id));
}

/** What a command on evidence answers. */
export const evidenceAnswer = (tx: Tx, id: string) =>
  tx.evidence.findUniqueOrThrow({
    where: { id },
    select: { id: true, reference: true, sha256: true, size: true, state: true, version: true },
  });

/**
 * The piece that another takes the place of or shows masked, where the sender may see it.
 * @throws invalid naming the field.
 */
export async function pieceNamed(
  tx: Tx,
  actor: Actor,
  ref: string | null | undefined,
  field: "revisionOf" | "twinOf",
) {
  if (!ref) return null;
  const { id } = actor;
  const mine = { control: { OR: [{ ownerId: id }, { reviewerId: id }] } };
  const found = await tx.evidence.findFirst({
    where: {
      ...named(ref),
      ...(!seesAllControls(actor) && { OR: [{ submittedById: id }, { controls: { some: mine } }] }),
    },
    select: {
      id: true,
      reference: true,
      sha256: true,
      personalData: true,
      replacedBy: { select: { reference: true } },
      controls: { select: { controlId: true } },
      assets: { select: { assetId: true } },
    },
  });
  if (!found) throw invalid({ [field]: [`There is no evidence ${ref}.`] });
  return found;
}

/** A compliance officer, top management, or the named reviewer of a control it supports. */
export function mustJudge(actor: Actor, { controls, reference }: Found) {
  if (holds(actor, "compliance", "top_management")) return;
  if (controls.some(({ control }) => control.reviewerId === actor.id)) return;
  throw forbidden(`Only a reviewer of the controls that ${reference} supports decides this.`);
}

/** S3: whoever submitted evidence does not accept it. */
export const mustNotBeOwn = (tx: Tx, actor: Actor, found: Found, act: string) =>
  mustDiffer(tx, {
    rule: "S3",
    actor,
    from: [found.submittedById],
    record: { kind: "evidence", id: found.id, label: found.reference },
    act,
  });

const USABLE = ["submitted", "accepted"] as const;

/**
 * The evidence an attestation leans on, each with its period. What did not name the control before
 * names it now.
 * @throws invalid naming the first that cannot be used.
 */
export async function evidenceFor(
  tx: Tx,
  control: { id: string; reference: string },
  refs: readonly string[],
  linked: (evidenceId: string) => void,
) {
  const found = await tx.evidence.findMany({
    where: {
      OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
    },
    select: {
      id: true,
      reference: true,
      state: true,
      periodFrom: true,
      periodTo: true,
      replacedBy: { select: { reference: true, state: true } },
      controls: { where: { controlId: control.id }, select: { controlId: true } },
    },
  });
  const unknown = refs.find((ref) => !found.some((one) => one.id === ref || one.reference === ref));
  if (unknown) throw invalid({ evidence: [`There is no evidence ${unknown}.`] });
  const unusable = found.find(({ state }) => !USABLE.some((usable) => usable === state));
  if (unusable) {
    throw invalid({ evidence: [`${unusable.reference} is ${unusable.state} and proves nothing.`] });
  }
  const replaced = found.find(({ replacedBy }) => replacedBy?.state === "accepted");
  if (replaced) {
    const why = `${replaced.reference} was replaced by ${replaced.replacedBy?.reference}. Use that.`;
    throw invalid({ evidence: [why] });
  }
  for (const { id, controls } of found) {
    if (controls.length > 0) continue;
    await tx.evidenceControl.create({ data: { evidenceId: id, controlId: control.id } });
    linked(id);
  }
  return found.map(({ id, periodFrom, periodTo }) => ({
    id,
    from: dayOf(periodFrom),
    to: dayOf(periodTo),
  }));
}

interface Accepting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}
interface Leaning {
  readonly evidence: readonly {
    readonly evidence: { id: string; state: string; submittedById: string };
  }[];
}

/** Accepting an attestation accepts its new evidence, unless the reviewer submitted that too (S3). */
export async function acceptNewEvidence(
  { tx, actor, now }: Accepting,
  { evidence }: Leaning,
  accepted: (evidenceId: string) => void,
) {
  const fresh = evidence
    .map((link) => link.evidence)
    .filter(({ state, submittedById }) => state === "submitted" && submittedById !== actor.id);
  for (const { id } of fresh) {
    await tx.evidence.update({
      where: { id },
      data: {
        state: requireTransition("evidence", "submitted", "accept"),
        acceptedById: actor.id,
        acceptedAt: now,
        version: { increment: 1 },
      },
    });
    accepted(id);
  }
}
