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
  // In one order, whatever order they are given in: two that change the same rows wait, and never for each other.
  const ids = rows.map(({ id }) => id);
  await statement(
    tx,
    sql`SELECT FROM app.${raw(table)} WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
  );
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

interface Adding {
  readonly table: string;
  /** Of its references, which the database counts on where a row brings none. */
  readonly kind: string;
  readonly stored: Stored;
  /** What a column holds when nothing is said, as the database writes it. */
  readonly unsaid: Readonly<Record<string, string>>;
  readonly now: Date;
}

/**
 * Adds many rows, thousands with one statement; what a row does not say is null or as `unsaid` has it.
 * @returns references by id
 */
export async function addRows(
  tx: Tx,
  rows: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[],
  { table, kind, stored, unsaid, now }: Adding,
): Promise<Map<string, string>> {
  const references = new Map<string, string>();
  const columns = Object.entries(stored);
  const into = columns.map(([, [column]]) => raw(column));
  const types = columns.map(([name, [, type]]) => raw(`"${name}" ${type}`));
  const values = columns.map(([name]) =>
    raw(unsaid[name] ? `coalesce(r."${name}", ${unsaid[name]})` : `r."${name}"`),
  );
  for (let at = 0; at < rows.length; at += TOGETHER) {
    const chunk = JSON.stringify(rows.slice(at, at + TOGETHER));
    const made = await statement<{ id: string; reference: string }>(
      tx,
      sql`INSERT INTO app.${raw(table)} (id, reference, updated_at, ${join(into, ", ")})
        SELECT r.id, coalesce(r.reference, app.next_reference(${kind})), ${now}, ${join(values, ", ")}
        FROM jsonb_to_recordset(${chunk}::jsonb)
          AS r (${raw('"id" uuid, "reference" text')}, ${join(types, ", ")})
        RETURNING id::text, reference`,
    );
    for (const { id, reference } of made) references.set(id, reference);
  }
  return references;
}
