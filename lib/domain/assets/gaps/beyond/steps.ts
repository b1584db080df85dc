import sql, { type Sql } from "sql-template-tag";
import { isLineage } from "../../lineage/steps";
import { type Beyond, beyond } from "./schema";

type Rows = <Row>(statement: Sql) => Promise<Row[]>;

const MOST = 5;
const first = (from: Sql, where: Sql, most: number): Sql => sql`coalesce((
  SELECT json_agg(json_build_object('id', f.id, 'reference', f.reference, 'name', f.name, 'kind', f.kind,
    'state', f.state, 'exposure', f.exposure))
  FROM (SELECT a.* FROM ${from} s JOIN asset a ON a.id = s.id WHERE ${where} ORDER BY a.name, a.id LIMIT ${most}) f), '[]')`;
const RUNS = sql`a.kind = 'endpoint' AND a.state NOT IN ('retired', 'disposed')`;

/** Looks through the whole lineage, for where only its nearest part was read. */
export async function beyondOf(rows: Rows, id: string): Promise<Beyond> {
  const [row] = await rows<unknown>(sql`
    WITH RECURSIVE up (id) AS (
      SELECT ${id}::uuid UNION
      SELECT e.to_id FROM up u JOIN asset_relation e ON e.from_id = u.id JOIN asset t ON t.id = e.to_id AND ${isLineage(sql`e`, sql`t`)}
    ), down (id) AS (
      SELECT ${id}::uuid UNION
      SELECT e.from_id FROM down d JOIN asset_relation e ON e.to_id = d.id JOIN asset t ON t.id = d.id AND ${isLineage(sql`e`, sql`t`)}
    )
    SELECT ${first(
      sql`down`,
      sql`${RUNS} AND a.exposure IS DISTINCT FROM 'internal'
        AND a.inheritance -> 'duties' @> '[{"duty": "non_commercial"}]'`,
      MOST,
    )} AS exposed, ${first(sql`down`, RUNS, 1)} AS served,
    ${first(sql`up`, sql`a.kind = 'dataset' AND a.personal_data = 'unknown' AND NOT a.inherited_personal_data`, MOST)} AS unknown`);
  return beyond.parse(row);
}
