import type { Role } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";

const where = (ref: string) => (ref.includes("@") ? { email: ref.toLowerCase() } : named(ref));
/** Roles whose holders are named on no record of the ISMS as reviewer, verifier or owner. */
const AUDITORS: readonly Role[] = ["internal_auditor", "external_auditor"];

/** Grants in force on `day` (YYYY-MM-DD). */
export const inForce = (day: string) => ({
  revokedAt: null,
  OR: [{ until: null }, { until: { gte: new Date(`${day}T00:00:00Z`) } }],
});

/**
 * The active person a field names.
 * @throws invalid naming the field when there is none, or the person holds none of `roles`.
 */
export async function personNamed(
  tx: Tx,
  ref: string,
  field: string,
  options: { roles?: readonly Role[]; notAuditors?: boolean } = {},
) {
  const person = await tx.person.findUnique({
    where: where(ref),
    select: { id: true, name: true, state: true, grants: { where: { revokedAt: null } } },
  });
  if (!person || person.state !== "active") {
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
