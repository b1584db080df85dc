import sql, { type Sql } from "sql-template-tag";
import type { WayRow } from "./rules";

type Rows = <Row>(statement: Sql) => Promise<Row[]>;
/** Longer ways are told from the asset that asks, and said to go on. */
const FARTHEST = 24;

const sourcesOf = (asset: Sql): Sql => sql`(
  SELECT l.key AS what, l.value AS source FROM jsonb_each(${asset}.inheritance) l WHERE l.key <> 'duties'
  UNION ALL
  SELECT 'duty:' || (d ->> 'duty'), d FROM jsonb_array_elements(coalesce(${asset}.inheritance -> 'duties', '[]')) d)`;

/** Every inherited value of some assets, followed back to where it is said. */
export async function waysOf(
  rows: Rows,
  ids: readonly string[],
): Promise<(WayRow & { of: string })[]> {
  return rows(sql`
    WITH RECURSIVE way AS (
      SELECT a.id AS of, s.what, 0 AS depth, a.id, s.source
      FROM asset a CROSS JOIN LATERAL ${sourcesOf(sql`a`)} s WHERE a.id = ANY(${[...ids]}::uuid[])
      UNION ALL
      SELECT w.of, w.what, w.depth + 1, p.id, s.source
      FROM way w JOIN asset p ON p.id = (w.source ->> 'from')::uuid
      LEFT JOIN LATERAL ${sourcesOf(sql`p`)} s ON s.what = w.what
      WHERE w.depth < ${FARTHEST}
    )
    SELECT w.of, w.what, w.depth, w.source ->> 'relation' AS relation,
      json_build_object('id', a.id, 'reference', a.reference, 'name', a.name, 'kind', a.kind, 'state', a.state) AS asset
    FROM way w JOIN asset a ON a.id = w.id ORDER BY w.of, w.what, w.depth`);
}
