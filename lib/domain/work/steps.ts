import sql, { join, type Sql } from "sql-template-tag";
import type { RuleId } from "@/lib/domain/people/segregation/rules";
import { type Actor, holds, type Role } from "@/lib/kernel/actor";
import { plusDays } from "@/lib/kernel/fields";
import type { TaskKind } from "./schema";

/** Who asks, and when: what the branches need to know. */
export interface Asking {
  readonly me: string;
  readonly today: string;
  /** A month ahead. */
  readonly soon: string;
  readonly holds: (...roles: readonly Role[]) => boolean;
}

export const asking = (actor: Actor, today: string): Asking => ({
  me: actor.id,
  today,
  soon: plusDays(today, 30),
  holds: (...roles) => holds(actor, ...roles),
});

/** Everybody employed; a name on a record is worth nothing to somebody from outside. */
export const EMPLOYED = [
  "staff",
  "compliance",
  "engineer",
  "risk_owner",
  "top_management",
] as const satisfies readonly Role[];

/** One kind of task: where it is found, and for whom it waits. */
export interface Branch {
  readonly kind: TaskKind;
  /** Does a role of the person let them do it at all? Otherwise the database is not even asked. */
  readonly may: boolean;
  /** Id of the record, reference, title, path and due day. */
  readonly columns: Sql;
  readonly from: Sql;
  /** The same guard as the command's: nobody is invited to what would be refused. */
  readonly where: readonly Sql[];
}

const NOTHING = sql`SELECT ''::text, NULL::uuid, ''::text, ''::text, ''::text, NULL::date WHERE FALSE`;

/**
 * The branches as one table, read once; every branch is answered by an index of its table.
 * @param kinds these only; all when there are none.
 */
export function tasksOf(branches: readonly Branch[], kinds: readonly TaskKind[] = []): Sql {
  const asked = branches
    .filter(({ may, kind }) => may && (kinds.length === 0 || kinds.includes(kind)))
    .map(
      ({ kind, columns, from, where }) =>
        sql`SELECT ${kind}::text, ${columns} FROM ${from} WHERE ${join([...where], " AND ")}`,
    );
  const table = join([NOTHING, ...asked], " UNION ALL ");
  return sql`task(kind, record, reference, title, path, due) AS MATERIALIZED (${table})`;
}

export const both = (...conditions: readonly Sql[]): Sql =>
  sql`(${join([...conditions], " AND ")})`;
export const either = (...conditions: readonly Sql[]): Sql =>
  sql`(${join([...conditions], " OR ")})`;
/** A condition that hangs on the person's roles alone. */
export const only = (holding: boolean): Sql => (holding ? sql`TRUE` : sql`FALSE`);

export const isMe = ({ me }: Asking, column: Sql): Sql => sql`${column} = ${me}::uuid`;
/** Also where nobody is named. */
export const isNotMe = ({ me }: Asking, ...columns: readonly Sql[]): Sql =>
  both(...columns.map((column) => sql`${column} IS DISTINCT FROM ${me}::uuid`));

interface Parted {
  readonly rule: RuleId;
  /** The record that a compensating review would be about. */
  readonly record: Sql;
  /** The operation that would be refused. */
  readonly act: string;
}

/** Has the person asked that a second look stand in for the rule, and is that request in such a state? */
export const secondLook = (
  { me }: Asking,
  { rule, record, act }: Parted,
  ...states: readonly ("requested" | "recorded")[]
): Sql => sql`EXISTS (SELECT FROM compensating_review x WHERE x.record_id = ${record}
  AND x.rule = ${rule} AND x.act = ${act} AND x.requested_by_id = ${me}::uuid
  AND x.state::text = ANY(${[...states]}))`;

/** The segregation rule as the command asks it: somebody else than those named, or compensated. */
export const apart = (who: Asking, parted: Parted, ...columns: readonly Sql[]): Sql =>
  either(isNotMe(who, ...columns), secondLook(who, parted, "recorded"));

/** Nobody is named there who works here with one of these roles: it waits for the others who may. */
export const nobody = ({ today }: Asking, column: Sql, ...roles: readonly Role[]): Sql =>
  sql`NOT EXISTS (SELECT FROM person p JOIN role_grant g ON g.person_id = p.id
    WHERE p.id = ${column} AND p.state = 'active' AND coalesce(p.access_until >= ${today}::date, true)
      AND g.revoked_at IS NULL AND coalesce(g.until >= ${today}::date, true)
      AND g.role::text = ANY(${[...roles]}))`;
