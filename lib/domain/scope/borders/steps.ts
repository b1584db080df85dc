import sql, { type Sql } from "sql-template-tag";
import { isNamed } from "./rules";
import type { EnvironmentGap, FlowGap } from "./schema";

type Rows = <Row>(statement: Sql) => Promise<Row[]>;
interface Interface {
  readonly with: string;
}
const MOST = 200;
const OPEN = (asset: Sql) => sql`${asset}.state IN ('proposed', 'active', 'under_change')`;

/** Flows in use with an end inside; what the other end is beyond the border, where it is. */
const BORDER = sql`SELECT f.reference, f.name,
    CASE WHEN fa.in_scope IS TRUE THEN coalesce(ta.name, f.to_party) ELSE coalesce(fa.name, f.from_party) END AS other,
    f.in_scope AS "isInside",
    (fa.in_scope IS TRUE OR ta.in_scope IS TRUE)
      AND (fa.in_scope IS FALSE OR ta.in_scope IS FALSE OR (fz.id IS NOT NULL AND fz.environment_id IS NULL)
        OR (tz.id IS NOT NULL AND tz.environment_id IS NULL)) AS "isBorder",
    fa.in_scope IS TRUE AND ta.in_scope IS TRUE AS "isWithin"
  FROM data_flow f LEFT JOIN asset fa ON fa.id = f.from_asset_id AND ${OPEN(sql`fa`)}
    LEFT JOIN asset ta ON ta.id = f.to_asset_id AND ${OPEN(sql`ta`)}
    LEFT JOIN zone fz ON fz.id = f.from_zone_id LEFT JOIN zone tz ON tz.id = f.to_zone_id
  WHERE f.state = 'active'`;

interface Border {
  readonly reference: string;
  readonly name: string;
  readonly other: string;
  readonly isBorder: boolean;
}

/** Flows that leave the scope to somebody whom no interface names, and those that say a wrong side. */
export async function flowGaps(rows: Rows, interfaces: readonly Interface[]): Promise<FlowGap[]> {
  const found = await rows<Border>(sql`SELECT * FROM (${BORDER}) b
    WHERE b."isBorder" OR (b."isWithin" AND NOT b."isInside") ORDER BY b.reference LIMIT 2000`);
  return found
    .flatMap(({ reference, name, other, isBorder }): FlowGap[] => {
      if (!isBorder) return [{ reference, name, other: "", why: "inside" }];
      return isNamed(other, interfaces) ? [] : [{ reference, name, other, why: "leaves" }];
    })
    .slice(0, MOST);
}

/** Environments in use that say nothing, or say that they are outside while assets in scope stand in them. */
export const environmentGaps = (rows: Rows): Promise<EnvironmentGap[]> =>
  rows(sql`SELECT e.reference, e.name, CASE WHEN e.in_scope IS NULL THEN 'unsaid' ELSE 'holds' END AS why
    FROM environment e WHERE e.retired_at IS NULL AND (e.in_scope IS NULL OR (NOT e.in_scope
      AND EXISTS (SELECT FROM asset a WHERE a.environment_id = e.id AND a.in_scope AND ${OPEN(sql`a`)})))
    ORDER BY e.name, e.id LIMIT ${MOST}`);

/**
 * Who supplies assets in scope: the register by its links, and the words of assets that no supplier of the
 * register is linked to.
 */
export async function suppliersInside(rows: Rows): Promise<string[]> {
  const found = await rows<{ name: string }>(sql`
    SELECT DISTINCT p.name FROM supplier p JOIN supplier_asset l ON l.supplier_id = p.id
      JOIN asset a ON a.id = l.asset_id
      WHERE p.state NOT IN ('ended', 'rejected') AND a.in_scope AND ${OPEN(sql`a`)}
    UNION SELECT DISTINCT a.supplier FROM asset a WHERE a.in_scope AND ${OPEN(sql`a`)} AND a.supplier <> ''
      AND NOT EXISTS (SELECT FROM supplier_asset l JOIN supplier p ON p.id = l.supplier_id
        WHERE l.asset_id = a.id AND p.state NOT IN ('ended', 'rejected'))
    ORDER BY 1 LIMIT 500`);
  return found.map(({ name }) => name);
}
