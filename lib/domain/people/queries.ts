import sql, { type Sql } from "sql-template-tag";
import * as z from "zod";
import { notFound } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import {
  EVERYBODY,
  listPeopleInput,
  me,
  type PersonRow,
  peoplePage,
  personInput,
  personName,
  personNamesInput,
  personRecord,
} from "./schema";
import { dutiesOf, requirePerson, rolesHeld, shown } from "./steps";

const READERS = ["admin", "compliance", "internal_auditor", "top_management"] as const;

/** Grants that count today. */
const IN_FORCE = sql`g.revoked_at IS NULL AND (g.until IS NULL OR g.until >= (annex.now() AT TIME ZONE 'UTC')::date)`;
const ROLES = sql`ARRAY(SELECT g.role::text FROM app.role_grant g
  WHERE g.person_id = p.id AND ${IN_FORCE} ORDER BY g.role)`;

const holding = (roles: readonly string[] | undefined): Sql[] =>
  roles && roles.length > 0
    ? [
        sql`EXISTS (SELECT FROM app.role_grant g WHERE g.person_id = p.id AND ${IN_FORCE}
          AND g.role::text = ANY(${[...roles]}))`,
      ]
    : [];

/** Everybody who works here or looks in, with their roles. */
export const listPeople = query({
  name: "people.list",
  may: READERS,
  route: "GET /people",
  input: listPeopleInput,
  output: peoplePage,
  async run({ input, rows }) {
    const found = await rows<PersonRow & { sortValue: string; total: number }>(
      listStatement(
        {
          columns: sql`p.id, p.reference, p.name, p.title, p.email, p.state, p.external,
            p.access_until AS "accessUntil", p.version, ${ROLES} AS roles`,
          from: sql`app.person p`,
          where: [
            ...within(sql`p.state`, input.state),
            ...holding(input.role),
            ...matching(sql`(p.reference || ' ' || p.name || ' ' || p.email)`, input.q),
          ],
          sorts: {
            name: { by: sql`lower(p.name)`, as: "text" },
            created: { by: sql`p.created_at`, as: "timestamptz" },
          },
          defaultSort: "name",
          id: sql`p.id`,
        },
        input,
      ),
    );
    return pageFrom(found, input);
  },
});

/** Names to choose from where a record names a person: active people, at most fifty. */
export const listPersonNames = query({
  name: "people.names",
  may: ["staff", ...READERS, "engineer", "risk_owner"],
  route: "GET /people/names",
  input: personNamesInput,
  output: z.object({ rows: z.array(personName) }),
  async run({ input, rows }) {
    const filters = [...holding(input.role), ...matching(sql`(p.name || ' ' || p.title)`, input.q)];
    const narrowed = filters.reduce((all, one) => sql`${all} AND ${one}`, sql`p.state = 'active'`);
    return {
      rows: await rows<z.input<typeof personName>>(sql`
        SELECT p.id, p.reference, p.name, p.title FROM app.person p
        WHERE ${narrowed} ORDER BY p.name LIMIT 50`),
    };
  },
});

/** One person with all grants ever given and what they answer for now. */
export const getPerson = query({
  name: "people.get",
  may: READERS,
  route: "GET /people/:id",
  input: personInput,
  output: personRecord,
  async run({ db, input, now }) {
    const one = await requirePerson(db, input.id);
    const credential = await db.credential.findUnique({
      where: { personId: one.id },
      select: { changedAt: true },
    });
    return {
      ...shown(one),
      createdAt: one.createdAt.toISOString(),
      roles: await rolesHeld(db, one.id, now),
      hasPassword: credential !== null,
      duties: await dutiesOf(db, one.id),
      grants: await grantsOf(db, one.id, now),
    };
  },
});

async function grantsOf(db: Reader, personId: string, now: Date) {
  const grants = await db.roleGrant.findMany({
    where: { personId },
    orderBy: [{ grantedAt: "desc" }, { role: "asc" }],
  });
  const ids = grants
    .flatMap((one) => [one.grantedById, one.revokedById])
    .filter((id) => id !== null);
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, reference: true, name: true },
  });
  const named = (id: string | null) => people.find((one) => one.id === id) ?? null;
  return grants.map((grant) => {
    const until = grant.until && dayOf(grant.until);
    return {
      id: grant.id,
      role: grant.role,
      grantedAt: grant.grantedAt.toISOString(),
      grantedBy: named(grant.grantedById),
      until,
      decision: grant.decision,
      revokedAt: grant.revokedAt?.toISOString() ?? null,
      revokedBy: named(grant.revokedById),
      inForce: grant.revokedAt === null && (until === null || until >= dayOf(now)),
    };
  });
}

/** Who is asking: the own facts and roles. */
export const getMe = query({
  name: "people.me",
  may: EVERYBODY,
  own: true,
  route: "GET /me",
  input: z.strictObject({}),
  output: me,
  async run({ db, actor, now }) {
    const one = await db.person.findUnique({ where: { id: actor.id } });
    if (!one) throw notFound("person");
    const credential = await db.credential.findUnique({
      where: { personId: one.id },
      select: { changedAt: true },
    });
    return {
      ...shown(one),
      roles: await rolesHeld(db, one.id, now),
      engagementId: actor.engagementId ?? null,
      passwordChangedAt: credential?.changedAt.toISOString() ?? null,
    };
  },
});
