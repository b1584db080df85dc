import type { Actor } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import type { Reader, Tx } from "@/lib/platform/db";
import { RULES } from "../../people/segregation/rules";
import { type Conflict, toldOf } from "./rules";

interface Asked {
  readonly personId: string;
  readonly refs: readonly string[];
  readonly now: Date;
}

const YEAR = 365 * 86_400_000;

/**
 * Holds the lead against the audited clauses and controls: owned, reviewed, attested, accepted or
 * verified there, owns what the clauses are about, or runs the ISMS.
 */
export async function conflictsOf(db: Reader, asked: Asked): Promise<Conflict[]> {
  const refs = [...asked.refs];
  const since = new Date(asked.now.getTime() - YEAR);
  const { personId } = asked;
  // One after the other: inside a command all of them share one connection.
  return [
    ...(await ownedControls(db, personId, refs)),
    ...(await attestations(db, personId, refs, since)),
    ...(await acceptedEvidence(db, personId, refs, since)),
    ...(await verifiedTreatments(db, personId, refs, since)),
    ...(refs.some((ref) => !ref.startsWith("A.")) ? await ofTheSystem(db, asked) : []),
  ];
}

async function ownedControls(db: Reader, id: string, refs: string[]): Promise<Conflict[]> {
  const found = await db.control.findMany({
    where: { reference: { in: refs }, OR: [{ ownerId: id }, { reviewerId: id }] },
    select: { reference: true, ownerId: true },
  });
  return found.map(({ reference, ownerId }) => ({
    what: ownerId === id ? "owner" : "reviewer",
    ref: reference,
  }));
}

async function attestations(
  db: Reader,
  id: string,
  refs: string[],
  since: Date,
): Promise<Conflict[]> {
  const found = await db.attestation.findMany({
    where: {
      control: { reference: { in: refs } },
      OR: [
        { attesterId: id, submittedAt: { gte: since } },
        { reviewerId: id, reviewedAt: { gte: since } },
      ],
    },
    select: { reference: true, attesterId: true },
  });
  return found.map(({ reference, attesterId }) => ({
    what: attesterId === id ? "attester" : "reviewer",
    ref: reference,
  }));
}

async function acceptedEvidence(
  db: Reader,
  id: string,
  refs: string[],
  since: Date,
): Promise<Conflict[]> {
  const found = await db.evidence.findMany({
    where: {
      acceptedById: id,
      acceptedAt: { gte: since },
      controls: { some: { control: { reference: { in: refs } } } },
    },
    select: { reference: true },
  });
  return found.map(({ reference }) => ({ what: "acceptor", ref: reference }));
}

async function verifiedTreatments(
  db: Reader,
  id: string,
  refs: string[],
  since: Date,
): Promise<Conflict[]> {
  const found = await db.treatment.findMany({
    where: {
      control: { reference: { in: refs } },
      OR: [
        { verifiedById: id, verifiedAt: { gte: since } },
        { doneById: id, doneAt: { gte: since } },
      ],
    },
    select: { reference: true },
  });
  return found.map(({ reference }) => ({ what: "verifier", ref: reference }));
}

/** Clauses 4 to 10 look at the system itself: its assets, risks and the officer who runs it. */
async function ofTheSystem(db: Reader, { personId, now }: Asked): Promise<Conflict[]> {
  const who = { OR: [{ ownerId: personId }, { custodianId: personId }] };
  const live = { state: { notIn: ["retired" as const, "disposed" as const] } };
  const assets = await db.asset.findMany({
    where: { ...who, ...live },
    select: { reference: true },
  });
  const risks = await db.risk.findMany({
    where: { ownerId: personId },
    select: { reference: true },
  });
  const officer = await db.roleGrant.findMany({
    where: {
      personId,
      role: "compliance",
      OR: [{ revokedAt: null }, { revokedAt: { gte: new Date(now.getTime() - YEAR) } }],
    },
    select: { role: true },
  });
  return [
    ...assets.map(({ reference }) => ({ what: "asset_owner", ref: reference }) as const),
    ...risks.map(({ reference }) => ({ what: "risk_owner", ref: reference }) as const),
    ...officer.map(({ role }) => ({ what: "officer", ref: role }) as const),
  ];
}

interface Audited {
  readonly id: string;
  readonly reference: string;
  readonly leadAuditorId: string;
}

/** S6 for the lead of an audit. @returns how many conflicts a recorded compensating review covers. */
export async function mustBeIndependent(tx: Tx, audit: Audited, personId: string, now: Date) {
  const lines = await tx.checklistItem.findMany({
    where: { auditId: audit.id },
    select: { ref: true },
  });
  const refs = lines.map(({ ref }) => ref);
  const conflicts = await conflictsOf(tx, { personId, refs, now });
  if (conflicts.length === 0) return 0;
  // Internal auditors ask for nothing in the ISMS themselves, so whoever asked for the review counts.
  const review = await tx.compensatingReview.findFirst({
    where: { rule: "S6", recordId: audit.id, state: "recorded" },
  });
  if (review && personId === audit.leadAuditorId) return conflicts.length;
  throw forbidden(
    `${RULES.S6.text} in the last 12 months (S6): ${toldOf(conflicts)}. ` +
      `Choose another lead, or request a compensating review of ${audit.reference}.`,
  );
}

/** The lead works on the audit; another internal auditor only when as independent. */
export async function mustAudit(tx: Tx, actor: Actor, audit: Audited, now: Date) {
  if (actor.id !== audit.leadAuditorId) await mustBeIndependent(tx, audit, actor.id, now);
}
