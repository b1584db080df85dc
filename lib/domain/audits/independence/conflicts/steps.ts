import { dayOf } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import type { HeldAs } from "@/prisma/generated/enums";
import type { Conflict } from "../schema";

/** A person held against an audited scope. */
export interface Search {
  readonly db: Reader;
  readonly personId: string;
  readonly refs: string[];
  /** Clauses 4 to 10 look at the system itself, not at single controls. */
  readonly isOfTheSystem: boolean;
  readonly since: Date;
}

/** Of each kind; one is enough to bar, more than these tell a reader nothing new. */
export const MOST = 100;

/** Owned, operated, attested, reviewed, accepted or verified where the audit looks. */
export async function conflictsInRecords(search: Search): Promise<Conflict[]> {
  // One after the other: inside a command all of them share one connection.
  return [
    ...(await ownedControls(search)),
    ...(await formerlyHeld(search)),
    ...(await attestations(search)),
    ...(await acceptedEvidence(search)),
    ...(await verifiedTreatments(search)),
    ...(await decidedAcceptances(search)),
  ];
}

async function ownedControls({ db, personId, refs }: Search): Promise<Conflict[]> {
  const found = await db.control.findMany({
    where: { reference: { in: refs }, OR: [{ ownerId: personId }, { reviewerId: personId }] },
    select: { reference: true, ownerId: true },
    take: MOST,
  });
  return found.map(({ reference, ownerId }) => ({
    what: ownerId === personId ? "owner" : "reviewer",
    ref: reference,
    until: null,
  }));
}

const WAS: Readonly<Record<HeldAs, Conflict["what"]>> = {
  control_owner: "owner",
  control_reviewer: "reviewer",
  asset_owner: "asset_owner",
  asset_custodian: "asset_owner",
  risk_owner: "risk_owner",
};

/** What somebody else holds by now. */
async function formerlyHeld(search: Search): Promise<Conflict[]> {
  const { db, personId, refs, since } = search;
  const controls: HeldAs[] = ["control_owner", "control_reviewer"];
  const inScope = { heldAs: { in: controls }, reference: { in: refs } };
  const elsewhere = search.isOfTheSystem ? [{ heldAs: { notIn: controls } }] : [];
  const found = await db.formerHolder.findMany({
    where: { personId, endedAt: { gte: since }, OR: [inScope, ...elsewhere] },
    orderBy: { endedAt: "desc" },
    take: MOST,
  });
  return found.map(({ heldAs, reference, endedAt }) => ({
    what: WAS[heldAs],
    ref: reference,
    until: dayOf(endedAt),
  }));
}

async function attestations({ db, personId, refs, since }: Search): Promise<Conflict[]> {
  const found = await db.attestation.findMany({
    where: {
      control: { reference: { in: refs } },
      OR: [
        { attesterId: personId, submittedAt: { gte: since } },
        { reviewerId: personId, reviewedAt: { gte: since } },
      ],
    },
    select: { reference: true, attesterId: true },
    take: MOST,
  });
  return found.map(({ reference, attesterId }) => ({
    what: attesterId === personId ? "attester" : "reviewer",
    ref: reference,
    until: null,
  }));
}

async function acceptedEvidence({ db, personId, refs, since }: Search): Promise<Conflict[]> {
  const found = await db.evidence.findMany({
    where: {
      acceptedById: personId,
      acceptedAt: { gte: since },
      controls: { some: { control: { reference: { in: refs } } } },
    },
    select: { reference: true },
    take: MOST,
  });
  return found.map(({ reference }) => ({ what: "acceptor", ref: reference, until: null }));
}

async function verifiedTreatments({ db, personId, refs, since }: Search): Promise<Conflict[]> {
  const found = await db.treatment.findMany({
    where: {
      controls: { some: { control: { reference: { in: refs } } } },
      OR: [
        { verifiedById: personId, verifiedAt: { gte: since } },
        { doneById: personId, doneAt: { gte: since } },
      ],
    },
    select: { reference: true },
    take: MOST,
  });
  return found.map(({ reference }) => ({ what: "verifier", ref: reference, until: null }));
}

/** Of any risk where the system is audited, else of risks on which an audited control acts. */
async function decidedAcceptances(search: Search): Promise<Conflict[]> {
  const { db, personId, refs, since } = search;
  const acting = { risk: { controls: { some: { control: { reference: { in: refs } } } } } };
  const found = await db.acceptance.findMany({
    where: {
      decidedById: personId,
      decidedAt: { gte: since },
      ...(!search.isOfTheSystem && acting),
    },
    select: { reference: true },
    take: MOST,
  });
  return found.map(({ reference }) => ({ what: "risk_acceptor", ref: reference, until: null }));
}
