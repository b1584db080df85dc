import sql, { join, type Sql } from "sql-template-tag";
import type { HealthRule, Search } from "./schema";

/** Rules count no further: who has a thousand rows has work enough. */
export const MOST = 1000;

/** An entry that is still looked after. */
export const OPEN = sql`r.state <> 'closed'`;
/** The same, and scored. */
export const OPEN_RISK = sql`r.kind = 'risk' AND r.state <> 'closed'`;

const RISK = {
  id: sql`r.id`,
  reference: sql`r.reference`,
  title: sql`r.title`,
  path: sql`'/risks/' || r.reference`,
} as const;
export const NOTHING = sql`''`;

/** Rows that are risks. */
export const risksWhere = (
  where: readonly Sql[],
  note: Sql = NOTHING,
  from: Sql = sql`risk r`,
): Search => ({ ...RISK, from, where, note });

/** Rows that are parts of a risk: the part has the id, the risk the page. */
export const partsOf = (
  id: Sql,
  { from, where, note }: Pick<Search, "from" | "where" | "note">,
): Search => ({ ...RISK, id, from, where, note });

/** Who is here no longer: deactivated, or external and past the last day. */
export const hasLeft = (person: Sql, today: string): Sql =>
  sql`(${person}.state = 'deactivated' OR ${person}.access_until < ${today}::date)`;

/** Does the person hold the role? */
export const holdsRole = (person: Sql, role: Sql, today: string): Sql =>
  sql`EXISTS (SELECT FROM role_grant g WHERE g.person_id = ${person} AND g.role = ${role}
    AND g.revoked_at IS NULL AND coalesce(g.until >= ${today}::date, true))`;

const conditions = (where: readonly Sql[]) => join([...where], " AND ");

/** How many rows a rule finds, up to one more than is counted. */
const counted = (rule: HealthRule, today: string): Sql => {
  const { from, where } = rule.search(today);
  return sql`SELECT ${rule.id}::text AS rule, (SELECT count(*)::int FROM
    (SELECT 1 FROM ${from} WHERE ${conditions(where)} LIMIT ${MOST + 1}) found) AS count`;
};

/** All rules in one statement. */
export const countsOf = (rules: readonly HealthRule[], today: string): Sql =>
  join(
    rules.map((rule) => counted(rule, today)),
    " UNION ALL ",
  );

interface Asked {
  readonly today: string;
  readonly size: number;
  readonly cursor: string | undefined;
}

/** A page of a rule's rows, and one more that tells whether there is another page. */
export function rowsOf(rule: HealthRule, { today, size, cursor }: Asked): Sql {
  const { from, where, id, reference, title, path, note } = rule.search(today);
  const after = cursor ? [sql`${id} > ${cursor}::uuid`] : [];
  return sql`SELECT ${id} AS id, ${reference} AS reference, ${title} AS title, ${path} AS path,
    ${note} AS note FROM ${from} WHERE ${conditions([...where, ...after])}
    ORDER BY ${id} LIMIT ${size + 1}`;
}
