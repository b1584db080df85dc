import type { Role } from "@/lib/kernel/actor";
import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import { DUTIES, type Duty, type Person } from "./schema";

const where = (ref: string) => (ref.includes("@") ? { email: ref.toLowerCase() } : named(ref));
/** Roles whose holders are named on no record of the ISMS as reviewer, verifier or owner. */
const AUDITORS: readonly Role[] = ["internal_auditor", "external_auditor"];

/** Grants in force on `day` (YYYY-MM-DD). */
export const inForce = (day: string) => ({
  revokedAt: null,
  OR: [{ until: null }, { until: { gte: new Date(`${day}T00:00:00Z`) } }],
});

/** A transaction and the time in it. */
export interface At {
  readonly tx: Tx;
  readonly now: Date;
}

/**
 * The person a field names: active, with access that has not ended and the roles in force now.
 * @throws invalid naming the field when there is none, or the person holds none of `roles`.
 */
export async function personNamed(
  { tx, now }: { readonly tx: Reader; readonly now: Date },
  ref: string,
  field: string,
  options: { roles?: readonly Role[]; notAuditors?: boolean } = {},
) {
  const person = await tx.person.findUnique({
    where: where(ref),
    select: {
      ...{ id: true, name: true, state: true, accessUntil: true },
      grants: { where: inForce(dayOf(now)) },
    },
  });
  const isOver = person?.accessUntil && dayOf(person.accessUntil) < dayOf(now);
  if (person?.state !== "active" || isOver) {
    throw invalid({ [field]: ["Choose a person who works here now."] });
  }
  const roles: readonly Role[] = person.grants.map((grant) => grant.role);
  if (options.roles && !options.roles.some((role) => roles.includes(role))) {
    throw invalid({ [field]: [`${person.name} does not hold the role this needs.`] });
  }
  if (options.notAuditors && roles.some((role) => AUDITORS.includes(role))) {
    throw invalid({ [field]: ["An auditor may not be named here: they would audit themselves."] });
  }
  return { id: person.id, name: person.name, roles };
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;
const find = (db: Reader, ref: string) => db.person.findUnique({ where: where(ref) });

/** @throws not_found */
export async function requirePerson(db: Reader, ref: string): Promise<Found> {
  const found = await find(db, ref);
  if (!found) throw notFound("person");
  return found;
}

/** A person as every door shows one. */
export const shown = (one: Found): Person => ({
  id: one.id,
  reference: one.reference,
  name: one.name,
  title: one.title,
  email: one.email,
  state: one.state,
  external: one.external,
  accessUntil: one.accessUntil && dayOf(one.accessUntil),
  version: one.version,
});

interface Changes {
  name?: string;
  email?: string;
  title?: string;
  accessUntil?: Date | null;
  state?: "active" | "deactivated";
}

/**
 * Changes the person when the caller saw the latest version. The row is locked from here on, so two
 * changes of one person's roles cannot pass each other.
 * @throws conflict with the current row when the version is stale.
 */
export async function changePerson(tx: Tx, one: Found, version: number, data: Changes = {}) {
  const claimed = await tx.person.updateMany({
    where: { id: one.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await requirePerson(tx, one.id);
  if (claimed.count === 0) throw stale(shown(now));
  return shown(now);
}

/** Roles in force on the day, newest grants last. */
export async function rolesHeld(db: Reader, personId: string, now: Date) {
  const grants = await db.roleGrant.findMany({
    where: { personId, ...inForce(dayOf(now)) },
    orderBy: { grantedAt: "asc" },
  });
  return grants.map((grant) => grant.role);
}

/** @throws wrong_state when nobody could administrate without this person. */
export async function mustKeepAnAdmin(tx: Tx, leaving: string, now: Date) {
  // Two administrators who remove each other at once would each see the other: they take turns here.
  await tx.signInFailure.upsert({
    where: { key: "turn:administrators" },
    create: { key: "turn:administrators", count: 0, lastAt: now, lockUntil: now },
    update: { lastAt: now },
  });
  const today = dayOf(now);
  const others = await tx.person.count({
    where: {
      id: { not: leaving },
      state: "active",
      OR: [{ accessUntil: null }, { accessUntil: { gte: asDate(today) } }],
      grants: { some: { role: "admin", ...inForce(today) } },
    },
  });
  if (others === 0) {
    throw wrongState("This is the last administrator. Give the role to somebody else first.");
  }
}

/** Ends the person's signed-in browsers, but for the one that asks. @returns how many ended. */
export async function endSessions(tx: Tx, personId: string, now: Date, except?: string) {
  const ended = await tx.session.updateMany({
    where: {
      personId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(except && { id: { not: except } }),
    },
    data: { revokedAt: now },
  });
  return ended.count;
}

/** What the person answers for at this moment: kinds with a count above zero. */
export async function dutiesOf(db: Reader, personId: string) {
  const counts: Record<Duty, number> = {
    assets: await db.asset.count({
      where: { ownerId: personId, state: { notIn: ["retired", "disposed"] } },
    }),
    risks: await db.risk.count({ where: { ownerId: personId, state: { not: "closed" } } }),
    controls: await db.control.count({ where: { ownerId: personId, NOT: { necessary: false } } }),
    reviews: await db.control.count({ where: { reviewerId: personId, NOT: { necessary: false } } }),
    treatments: await db.treatment.count({
      where: { responsibleId: personId, state: { in: ["proposed", "approved", "in_progress"] } },
    }),
    verifications: await db.treatment.count({
      where: { verifierId: personId, state: { notIn: ["verified", "cancelled"] } },
    }),
    audits: await db.audit.count({
      where: { leadAuditorId: personId, state: { notIn: ["closed", "cancelled"] } },
    }),
    findings: await db.finding.count({
      where: {
        OR: [{ responsibleId: personId }, { areaOwnerId: personId }],
        state: { notIn: ["closed", "withdrawn"] },
      },
    }),
  };
  return DUTIES.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0);
}
