import sql, { type Sql } from "sql-template-tag";
import type { WayRow } from "./rules";

type Rows = <Row>(statement: Sql) => Promise<Row[]>;
/** Longer ways are told from the asset that asks, and said to go on. */
const FARTHEST = 24;

const sourcesOf = (asset: Sql): Sql => sql`(
  SELECT l.key AS what, l.value AS source FROM jsonb_each(${asset}.inheritance) l WHERE l.key <> 'duties'
  UNION ALL
  SELECT 'duty:' || (d ->> 'duty'), d FROM jsonb_array_elements(coalesce(${asset}.inheritance -> 'duties', '[]')) d)`;

/** One by one: nobody can estimate how far a walk goes, and joined all assets would be read for it. */
const byId = (id: Sql): Sql => sql`(SELECT t.* FROM asset t WHERE t.id = ${id} LIMIT 1)`;

/** Every inherited value of an asset, followed back to where it is said; `id` is SQL. */
export const ways = (id: Sql): Sql => sql`
  WITH RECURSIVE way AS (
    SELECT s.what, 0 AS depth, b.id, s.source
    FROM asset b CROSS JOIN LATERAL ${sourcesOf(sql`b`)} s WHERE b.id = ${id}
    UNION ALL
    SELECT w.what, w.depth + 1, p.id, s.source
    FROM way w CROSS JOIN LATERAL ${byId(sql`(w.source ->> 'from')::uuid`)} p
    LEFT JOIN LATERAL ${sourcesOf(sql`p`)} s ON s.what = w.what
    WHERE w.depth < ${FARTHEST}
  )
  SELECT w.what, w.depth, w.source ->> 'relation' AS relation,
    json_build_object('id', o.id, 'reference', o.reference, 'name', o.name, 'kind', o.kind, 'state', o.state) AS asset
  FROM way w CROSS JOIN LATERAL ${byId(sql`w.id`)} o ORDER BY w.what, w.depth`;

/** The ways of an asset's inherited values. */
export const waysOf = (rows: Rows, id: string): Promise<WayRow[]> => rows(ways(sql`${id}::uuid`));
