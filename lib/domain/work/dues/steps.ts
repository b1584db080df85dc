import sql, { empty, join, type Sql } from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import type { DueKind } from "./schema";

/**
 * Where due days come from: one branch a kind, each answered by an index of its table. What is done,
 * handed on or put off leaves its branch, so whatever hangs on it ends by itself.
 */
export interface Source {
  readonly kind: DueKind;
  readonly record: Sql;
  readonly reference: Sql;
  readonly title: Sql;
  readonly path: Sql;
  /** Who has to do it; null where it is the compliance officers'. */
  readonly person: Sql;
  readonly due: Sql;
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** Rows that are due together for one person make one line: what they are grouped by. */
  readonly together?: Sql;
  /** False where the noun tells others of its lateness by itself. */
  readonly escalates?: false;
}

export const NOBODY = sql`NULL::uuid`;

/**
 * All due days as one table. Their day stands there whether it lies ahead or has passed.
 * @param narrowed conditions that each branch must meet, in terms of its own columns
 */
export function duesOf(
  sources: readonly Source[],
  narrowed: (source: Source) => readonly Sql[],
): Sql {
  const branches = sources.map((source) => {
    const { kind, record, reference, title, path, person, due, from, where, together } = source;
    const conditions = join([...where, ...narrowed(source)], " AND ");
    return sql`SELECT ${kind}::text, ${record}, ${reference}, ${title}, ${path}, ${person}, ${due},
      ${together ? sql`count(*)::int` : sql`1`}, ${source.escalates !== false}::boolean
      FROM ${from} WHERE ${conditions} ${together ? sql`GROUP BY ${together}` : empty}`;
  });
  return join(branches, " UNION ALL ");
}
export const COLUMNS = sql`kind, record, reference, title, path, person, due, count, escalates`;

/** A person who works here today; somebody who has left has nothing to do any more. */
export const isHere = (person: Sql, today: string): Sql =>
  sql`${person}.state = 'active' AND coalesce(${person}.access_until >= ${today}::date, true)`;

/** Ended long ago and replaced by nothing: nobody needs to hear of it for ever. */
const REMEMBERED_DAYS = 30;
export const remembered = (day: Sql, today: string): Sql =>
  sql`${day} >= ${plusDays(today, -REMEMBERED_DAYS)}::date`;
