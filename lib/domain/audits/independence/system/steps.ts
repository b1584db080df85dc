import { MOST, type Search } from "../conflicts/steps";
import type { Conflict } from "../schema";

/** Clauses 4 to 10 look at the system itself: its assets, risks, scope and the officer who runs it. */
export async function conflictsInSystem(search: Search): Promise<Conflict[]> {
  return [
    ...(await ownedAssets(search)),
    ...(await ownedRisks(search)),
    ...(await scopeEditions(search)),
    ...(await scopeReviews(search)),
    ...(await officers(search)),
  ];
}

async function ownedAssets({ db, personId, since }: Search): Promise<Conflict[]> {
  const found = await db.asset.findMany({
    where: {
      AND: [
        { OR: [{ ownerId: personId }, { custodianId: personId }] },
        { OR: [{ retiredAt: null }, { retiredAt: { gte: since } }] },
      ],
    },
    select: { reference: true },
    take: MOST,
  });
  return found.map(({ reference }) => ({ what: "asset_owner", ref: reference, until: null }));
}

async function ownedRisks({ db, personId, since }: Search): Promise<Conflict[]> {
  const found = await db.risk.findMany({
    where: { ownerId: personId, OR: [{ closedAt: null }, { closedAt: { gte: since } }] },
    select: { reference: true },
    take: MOST,
  });
  return found.map(({ reference }) => ({ what: "risk_owner", ref: reference, until: null }));
}

/** A draft is being written now, whenever it was begun. */
async function scopeEditions({ db, personId, since }: Search): Promise<Conflict[]> {
  const found = await db.scopeStatement.findMany({
    where: {
      OR: [
        {
          AND: [
            { OR: [{ authorId: personId }, { writerIds: { has: personId } }] },
            { OR: [{ state: { in: ["draft", "in_review"] } }, { submittedAt: { gte: since } }] },
          ],
        },
        { approverId: personId, approvedAt: { gte: since } },
      ],
    },
    select: { reference: true, approverId: true },
    take: MOST,
  });
  return found.map(({ reference, approverId }) => ({
    what: approverId === personId ? "scope_approver" : "scope_writer",
    ref: reference,
    until: null,
  }));
}

/** Who looked whether the scope still holds, or confirmed it. */
async function scopeReviews({ db, personId, since }: Search): Promise<Conflict[]> {
  const found = await db.scopeReview.findMany({
    where: {
      OR: [
        { byId: personId, at: { gte: since } },
        { confirmedById: personId, confirmedAt: { gte: since } },
      ],
    },
    select: { scope: { select: { reference: true } } },
    take: MOST,
  });
  return found.map(({ scope }) => ({ what: "scope_approver", ref: scope.reference, until: null }));
}

async function officers({ db, personId, since }: Search): Promise<Conflict[]> {
  const found = await db.roleGrant.findMany({
    where: {
      personId,
      role: "compliance",
      AND: [
        { OR: [{ revokedAt: null }, { revokedAt: { gte: since } }] },
        { OR: [{ until: null }, { until: { gte: since } }] },
      ],
    },
    select: { role: true },
    take: MOST,
  });
  return found.map(({ role }) => ({ what: "officer", ref: role, until: null }));
}
