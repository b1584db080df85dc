import sql, { type Sql } from "sql-template-tag";
import * as z from "zod";
import { invalid } from "@/lib/kernel/errors";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { RelationType } from "@/prisma/generated/enums";
import { LINEAGE_TYPES } from "../graph/catalogue";
import type { Link } from "../graph/rules";
import { circleIn } from "./rules";
import { type LineageAsset, type LineageLink, lineageAsset, lineageLink } from "./schema";

const CLOSED: ReadonlySet<RelationType> = new Set(LINEAGE_TYPES);
/** A circle of hundreds is told by its ends. */
const TOLD = 12;

/**
 * Refuses relations by which something would be made of itself, over any number of steps. The caller
 * holds the map, so that two relations written at once cannot close a circle together.
 * @param field under which the form shows it
 * @throws invalid, naming the way from the asset back to itself
 */
export async function refuseCircle(tx: Tx, fresh: readonly Link[], field = "to"): Promise<void> {
  const closing = fresh.filter(({ type }) => CLOSED.has(type));
  if (closing.length === 0) return;
  const above = await statement<Link>(
    tx,
    sql`
      WITH RECURSIVE above (id) AS (
        SELECT unnest(${closing.map(({ toId }) => toId)}::uuid[])
        UNION
        SELECT e.to_id FROM above u JOIN app.asset_relation e ON e.from_id = u.id
          AND e.type = ANY(${[...LINEAGE_TYPES]}::text[]::app."RelationType"[])
      )
      SELECT e.from_id::text AS "fromId", e.to_id::text AS "toId", e.type::text AS type
      FROM above u JOIN app.asset_relation e ON e.from_id = u.id
        AND e.type = ANY(${[...LINEAGE_TYPES]}::text[]::app."RelationType"[])
      ORDER BY 1, 2, 3`,
  );
  const circle = circleIn(above, closing);
  if (!circle) return;
  const way = await namesOf(tx, circle);
  throw invalid({ [field]: [`It would be made of itself: ${way.join(" → ")}.`] });
}

async function namesOf(tx: Tx, circle: readonly string[]): Promise<string[]> {
  const cut = circle.length > TOLD;
  const shown = cut ? [...circle.slice(0, TOLD / 2), ...circle.slice(-TOLD / 2)] : circle;
  const found = await tx.asset.findMany({
    where: { id: { in: [...new Set(shown)] } },
    select: { id: true, reference: true },
  });
  const names = shown.map((id) => found.find((one) => one.id === id)?.reference ?? id);
  const between = `… ${circle.length - TOLD} more …`;
  return cut ? [...names.slice(0, TOLD / 2), between, ...names.slice(TOLD / 2)] : names;
}

type Rows = <Row>(statement: Sql) => Promise<Row[]>;
/** On each side of the asset; what lies beyond is said to be there. */
const MOST = 100;

const TYPES: readonly RelationType[] = [...LINEAGE_TYPES, "embeds_with", "serves", "uses"];
/** By the relation, and what it leads to: does it belong to the lineage? */
export const isLineage = (
  link: Sql,
  end: Sql,
) => sql`${link}.type = ANY(${[...TYPES]}::text[]::"RelationType"[])
  AND (${link}.type <> 'uses' OR ${end}.kind IN ('model', 'index'))`;

const found = z.object({
  assets: z.array(lineageAsset),
  links: z.array(lineageLink),
  above: z.array(z.uuid()),
  below: z.array(z.uuid()),
});
export interface FoundLineage {
  readonly assets: readonly LineageAsset[];
  readonly links: readonly LineageLink[];
  readonly isCut: boolean;
}

/** What an asset was made from, what was made of it and what serves it: the nearest on either side. */
export async function lineageOf(rows: Rows, id: string): Promise<FoundLineage> {
  const [row] = await rows<unknown>(sql`
    WITH RECURSIVE up (id) AS (
      SELECT ${id}::uuid UNION
      SELECT e.to_id FROM up u JOIN asset_relation e ON e.from_id = u.id JOIN asset t ON t.id = e.to_id AND ${isLineage(sql`e`, sql`t`)}
    ), down (id) AS (
      SELECT ${id}::uuid UNION
      SELECT e.from_id FROM down d JOIN asset_relation e ON e.to_id = d.id JOIN asset t ON t.id = d.id AND ${isLineage(sql`e`, sql`t`)}
    ), above AS (SELECT id FROM up LIMIT ${MOST + 2}), below AS (SELECT id FROM down LIMIT ${MOST + 2}),
    shown AS (
      SELECT id FROM (SELECT id FROM above LIMIT ${MOST + 1}) a UNION SELECT id FROM (SELECT id FROM below LIMIT ${MOST + 1}) b)
    SELECT (SELECT json_agg(id) FROM above) AS above, (SELECT json_agg(id) FROM below) AS below,
      coalesce((SELECT json_agg(json_build_object('fromId', e.from_id, 'toId', e.to_id, 'type', e.type,
        'derivation', e.derivation, 'recipe', e.recipe) ORDER BY e.from_id, e.to_id, e.type)
        FROM shown s JOIN asset_relation e ON e.from_id = s.id JOIN asset t ON t.id = e.to_id AND ${isLineage(sql`e`, sql`t`)}
        WHERE e.to_id IN (SELECT id FROM shown)), '[]') AS links,
      (SELECT json_agg(json_build_object('id', a.id, 'reference', a.reference, 'name', a.name, 'kind', a.kind,
        'state', a.state, 'licence', a.licence, 'exposure', a.exposure, 'facts', a.facts,
        'classification', greatest(a.classification, a.inherited_classification),
        'personalData', CASE WHEN a.inherited_personal_data THEN 'yes' ELSE a.personal_data::text END,
        'reaching', (SELECT coalesce(json_agg(d ->> 'duty'), '[]')
          FROM jsonb_array_elements(coalesce(a.inheritance -> 'duties', '[]')) d)) ORDER BY a.name, a.id)
        FROM shown s JOIN asset a ON a.id = s.id) AS assets`);
  const { assets, links, above, below } = found.parse(row);
  return { assets, links, isCut: above.length > MOST + 1 || below.length > MOST + 1 };
}
