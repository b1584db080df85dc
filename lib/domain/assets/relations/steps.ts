import sql, { raw, type Sql } from "sql-template-tag";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { GraphAsset } from "../graph/schema";
import { LEANING } from "./rules";

/**
 * Relations `e` at this end of the row `r` of a walk. As an equation the statistics of a hub would speak:
 * where one asset has thousands of relations, the whole table would be read again for each that is reached.
 */
export const relationsAt = (end: "from" | "to"): Sql => raw(`e.${end}_id BETWEEN r.id AND r.id`);

/** Written out: as parameters the names would be turned into the enum again for every row. */
const TYPES = raw(`'{${LEANING.join(",")}}'::app."RelationType"[]`);

/**
 * The statement of `endpointsLeaningOn`, for whoever reads more at once; `id` is SQL. How far a walk goes
 * nobody can estimate, so what it reached is looked up one by one: joined, all assets would be read.
 */
export const leaningOn = (id: Sql): Sql => sql`
  WITH RECURSIVE leaning (id) AS (
    SELECT ${id}
    UNION
    SELECT n.id FROM leaning r CROSS JOIN LATERAL (
      SELECT e.from_id AS id FROM app.asset_relation e WHERE ${relationsAt("to")} AND e.type = ANY(${TYPES})
      UNION ALL
      SELECT e.from_id FROM app.asset_relation e WHERE ${relationsAt("to")} AND e.type = 'derived_from' AND e.derivation = 'adapter'
      UNION ALL
      SELECT e.to_id FROM app.asset_relation e WHERE ${relationsAt("from")} AND e.type = 'deploys') n
  )
  SELECT o.* FROM leaning r CROSS JOIN LATERAL (
    SELECT o.id, o.reference, o.name, o.kind, o.state
    FROM app.asset o JOIN app.environment v ON v.id = o.environment_id
    WHERE o.id = r.id AND o.id <> ${id} AND o.kind = 'endpoint' AND o.state IN ('active', 'under_change')
      AND v.tier = 'production' LIMIT 1) o
  ORDER BY o.reference`;

/** Production endpoints that lean on the asset, over any number of steps; not the asset itself. */
export const endpointsLeaningOn = (tx: Tx, id: string): Promise<GraphAsset[]> =>
  statement<GraphAsset>(tx, leaningOn(sql`${id}::uuid`));
