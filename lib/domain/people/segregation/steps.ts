import type { Actor } from "@/lib/kernel/actor";
import { type Aftermath, forbidden, notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import { isRule, RULES, type RuleId } from "./rules";
import type { Review, SegregatedKind } from "./schema";

interface Parted {
  readonly rule: RuleId;
  readonly actor: Actor;
  /** The persons the actor must differ from; nulls are people not named yet. */
  readonly from: readonly (string | null | undefined)[];
  readonly record: { readonly kind: string; readonly id: string; readonly label: string };
  /** The operation's name; a compensating review covers this act only. */
  readonly act: string;
  /** What keeps the attempt when it is turned away. */
  readonly refused?: Aftermath;
}

/**
 * Compares persons (domain guide, segregation rules). Where the rule can be compensated, a recorded
 * review by somebody outside the task lets the act pass.
 * @throws forbidden naming the rule and the way out.
 */
export async function mustDiffer(tx: Tx, parted: Parted) {
  const { rule, actor, from, record, act, refused } = parted;
  if (!from.includes(actor.id)) return;
  const { text, compensable } = RULES[rule];
  if (!compensable(act)) {
    throw forbidden(`${text} (${rule}). Somebody else must do this.`, refused);
  }
  const review = await tx.compensatingReview.findFirst({
    where: { rule, recordId: record.id, act, requestedById: actor.id, state: "recorded" },
  });
  if (review) return;
  throw forbidden(
    `${text} (${rule}). Ask somebody else, or request a compensating review of ${record.label}.`,
    refused,
  );
}

/** A record that a compensating review is about, with everybody who has a part in it. */
export interface Task {
  readonly id: string;
  readonly label: string;
  readonly people: readonly (string | null)[];
}

/** @returns null when there is no such record. */
export async function taskOf(tx: Tx, kind: SegregatedKind, ref: string): Promise<Task | null> {
  return (await READ[kind](tx, named(ref))) ?? null;
}

type Where = { id: string } | { reference: string };
type Read = (tx: Tx, where: Where) => Promise<Task | null>;

/** Author, doer, approver, owner and submitter of each kind; a named verifier stands outside. */
const READ: Readonly<Record<SegregatedKind, Read>> = {
  scope: async (tx, where) => {
    const one = await tx.scopeStatement.findUnique({ where });
    const people = one ? [one.authorId, one.approverId, ...one.writerIds] : [];
    return one && { id: one.id, label: one.reference, people };
  },
  risk: async (tx, where) => {
    const one = await tx.risk.findUnique({ where, include: { treatments: true } });
    const doers = one?.treatments.map((treatment) => treatment.responsibleId) ?? [];
    return one && { id: one.id, label: one.reference, people: [one.ownerId, ...doers] };
  },
  treatment: async (tx, where) => {
    const one = await tx.treatment.findUnique({ where, include: { risk: true } });
    const people = one ? [one.responsibleId, one.doneById, one.approvedById, one.risk.ownerId] : [];
    return one && { id: one.id, label: one.reference, people };
  },
  acceptance: async (tx, where) => {
    const one = await tx.acceptance.findUnique({ where, include: { risk: true } });
    const people = one ? [one.requestedById, one.decidedById, one.risk.ownerId] : [];
    return one && { id: one.id, label: one.reference, people };
  },
  control: async (tx, where) => {
    const one = await tx.control.findUnique({ where });
    return one && { id: one.id, label: one.reference, people: [one.ownerId] };
  },
  attestation: async (tx, where) => {
    const one = await tx.attestation.findUnique({ where, include: { control: true } });
    return (
      one && { id: one.id, label: one.reference, people: [one.attesterId, one.control.ownerId] }
    );
  },
  evidence: async (tx, where) => {
    const one = await tx.evidence.findUnique({ where });
    const people = one ? [one.submittedById, one.acceptedById] : [];
    return one && { id: one.id, label: one.reference, people };
  },
  audit: async (tx, where) => {
    const one = await tx.audit.findUnique({ where });
    return one && { id: one.id, label: one.reference, people: [one.leadAuditorId] };
  },
  finding: async (tx, where) => {
    const one = await tx.finding.findUnique({ where });
    const people = one ? [one.raisedById, one.areaOwnerId, one.responsibleId] : [];
    const doers = one ? [one.submittedById, one.implementedById, one.planAcceptedById] : [];
    return one && { id: one.id, label: one.reference, people: [...people, ...doers] };
  },
  exception: async (tx, where) => {
    const one = await tx.exception.findUnique({ where });
    const people = one ? [one.requestedById, one.decidedById] : [];
    const ends = one ? await holdersOf(tx, one) : [];
    return one && { id: one.id, label: one.reference, people: [...people, ...ends] };
  },
  release: async (tx, where) => {
    const one = await tx.release.findUnique({ where });
    const people = one
      ? [...one.authorIds, ...one.writerIds, one.proposedById, one.evaluatedById]
      : [];
    return one && { id: one.id, label: one.reference, people };
  },
  engagement: async (tx, where) => {
    const one = await tx.engagement.findUnique({ where });
    const people = one ? [one.proposedById, one.approvedById, one.personId] : [];
    return one && { id: one.id, label: one.reference, people };
  },
};

/** Who owns or keeps an end of what an exception allows. */
async function holdersOf(tx: Tx, one: { flowId: string | null; relationId: string | null }) {
  const held = await tx.asset.findMany({
    where: {
      OR: [
        { flowsFrom: { some: { id: one.flowId ?? NOWHERE } } },
        { flowsTo: { some: { id: one.flowId ?? NOWHERE } } },
        { relationsFrom: { some: { id: one.relationId ?? NOWHERE } } },
        { relationsTo: { some: { id: one.relationId ?? NOWHERE } } },
      ],
    },
    select: { ownerId: true, custodianId: true },
  });
  return held.flatMap(({ ownerId, custodianId }) => [ownerId, custodianId]);
}
/** The id of nothing. */
const NOWHERE = "00000000-0000-0000-0000-000000000000";

type KeptReview = NonNullable<Awaited<ReturnType<Reader["compensatingReview"]["findUnique"]>>>;

/** A review with the names of both people. */
export async function shownReview(db: Reader, one: KeptReview): Promise<Review> {
  const people = await db.person.findMany({
    where: { id: { in: [one.requestedById, one.secondPersonId ?? one.requestedById] } },
    select: { id: true, reference: true, name: true },
  });
  const requestedBy = people.find(({ id }) => id === one.requestedById);
  if (!requestedBy || !isRule(one.rule)) throw notFound("compensating review");
  return {
    id: one.id,
    reference: one.reference,
    rule: one.rule,
    recordKind: one.recordKind,
    recordId: one.recordId,
    recordLabel: one.recordLabel,
    act: one.act,
    state: one.state,
    requestedBy,
    requestedAt: one.requestedAt.toISOString(),
    reason: one.reason,
    secondPerson: people.find(({ id }) => id === one.secondPersonId) ?? null,
    secondLook: one.secondLook,
    decidedAt: one.decidedAt?.toISOString() ?? null,
    version: one.version,
  };
}
