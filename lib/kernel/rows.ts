import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "./errors";
import { statement } from "./statement";

/** Columns as the database calls them, and of what type, by the name that a model has for them. */
export type Stored = Readonly<Record<string, readonly [column: string, type: string]>>;

/** What becomes of one row; a column that it does not name stays as it is. */
export type RowChange = { readonly id: string; readonly version: number } & Readonly<
  Record<string, unknown>
>;

interface Changing {
  /** A table of the schema `app` with id, version and updated_at. */
  readonly table: string;
  readonly stored: Stored;
  readonly now: Date;
  /** What is said when somebody was faster. */
  readonly refusal: string;
}

/** As many as one statement changes. */
const TOGETHER = 2000;

/**
 * Changes many rows, each in its own way, with one statement for thousands of them.
 * @throws conflict when a row is no longer at the version given; none is changed then
 */
export async function changeRows(tx: Tx, rows: readonly RowChange[], how: Changing) {
  const { table, stored, now, refusal } = how;
  const names = [...new Set(rows.flatMap((one) => Object.keys(one)))].filter((one) => stored[one]);
  for (let at = 0; at < rows.length; at += TOGETHER) {
    const chunk = rows.slice(at, at + TOGETHER);
    const columns = names.flatMap((name) => (stored[name] ? [{ name, as: stored[name] }] : []));
    const changed = await statement<{ id: string }>(tx, changing(table, columns, chunk, now));
    if (changed.length !== chunk.length) throw conflict(refusal);
  }
}

function changing(
  table: string,
  columns: readonly { name: string; as: Stored[string] }[],
  rows: readonly RowChange[],
  now: Date,
): Sql {
  const set = columns.map(({ name, as: [column] }) =>
    raw(`${column} = CASE WHEN n.given ? '${name}' THEN r."${name}" ELSE t.${column} END`),
  );
  const types = columns.map(({ name, as: [, type] }) => raw(`"${name}" ${type}`));
  const record = types.length > 0 ? join(types, ", ") : raw('"id" uuid');
  return sql`UPDATE app.${raw(table)} t SET ${join([...set, raw("version = t.version + 1"), sql`updated_at = ${now}`], ", ")}
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) n (given),
      LATERAL jsonb_to_record(n.given) AS r (${record})
    WHERE t.id = (n.given ->> 'id')::uuid AND t.version = (n.given ->> 'version')::int
    RETURNING t.id::text`;
}
