import sql, { type Sql } from "sql-template-tag";

/** Assets of a kind that stand inside now, and those that already did then. */
const inside = (when: Sql) => sql`EXISTS (SELECT FROM asset a WHERE a.kind = k.kind AND a.in_scope
  AND a.state IN ('proposed', 'active', 'under_change') AND ${when})`;
const SITE = sql`a.kind = 'supporting' AND a.facts ->> 'role' = 'place' AND a.in_scope`;
/** An owner's agreement dates an asset of an imported inventory better than its row. */
const KNOWN = sql`least(a.created_at, coalesce(a.owner_agreed_at, a.created_at))`;

/** What customers and partners reach, and services that the organisation runs. */
const SERVICE = sql`a.in_scope AND ((a.kind = 'endpoint' AND a.exposure IN ('public', 'partner'))
  OR (a.kind = 'supporting' AND a.facts ->> 'role' = 'service'))`;
/** A flow over the border: to a party outside, or to what says that it is outside. */
const INTERFACE = sql`(fa.in_scope OR ta.in_scope) AND (NOT fa.in_scope OR NOT ta.in_scope
  OR (fz.id IS NOT NULL AND fz.environment_id IS NULL) OR (tz.id IS NOT NULL AND tz.environment_id IS NULL))`;
const FLOWS = sql`data_flow f LEFT JOIN asset fa ON fa.id = f.from_asset_id
  LEFT JOIN asset ta ON ta.id = f.to_asset_id
  LEFT JOIN zone fz ON fz.id = f.from_zone_id LEFT JOIN zone tz ON tz.id = f.to_zone_id`;

/**
 * What came, went or changed since the scope in force was approved, or last confirmed as still valid:
 * rows of (scope_id, trigger, way, reference, name, at).
 */
export const CHANGES_OF_SCOPE: Sql = sql`
  SELECT s.id AS scope_id, c.trigger, c.way, c.reference, c.name, c.at
  FROM scope_statement s
  CROSS JOIN LATERAL (SELECT greatest(s.approved_at, (SELECT max(v.at) FROM scope_review v
    WHERE v.scope_id = s.id AND v.confirmed_at IS NOT NULL)) AS since) b
  CROSS JOIN LATERAL (
    SELECT 'supplier' AS trigger, 'came' AS way, p.reference, p.name, p.approved_at AS at
      FROM supplier p WHERE p.state IN ('approved', 'under_review') AND p.approved_at > b.since
    UNION ALL SELECT 'supplier', 'went', p.reference, p.name, p.ended_at
      FROM supplier p WHERE p.state = 'ended' AND p.ended_at > b.since
    UNION ALL SELECT 'requirement', 'came', i.reference, i.title, i.confirmed_at
      FROM context_item i WHERE i.kind IN ('requirement', 'law', 'contract')
        AND i.state = 'active' AND i.confirmed_at > b.since
    UNION ALL SELECT 'requirement', 'went', i.reference, i.title, i.closed_at
      FROM context_item i WHERE i.kind IN ('requirement', 'law', 'contract')
        AND i.confirmed_at <= b.since AND i.closed_at > b.since
    UNION ALL SELECT 'requirement', 'changed', i.reference, i.title, r.at
      FROM context_item i CROSS JOIN LATERAL (SELECT greatest(i.changed_at, (SELECT max(v.at)
        FROM context_review v WHERE v.item_id = i.id AND v.change IS NOT NULL)) AS at) r
      WHERE i.state = 'active' AND r.at > b.since
    UNION ALL SELECT 'climate', 'changed', '', left(d.reason, 120), d.at
      FROM climate_decision d WHERE d.at > b.since
    UNION ALL SELECT 'site', 'came', a.reference, a.name, ${KNOWN}
      FROM asset a WHERE ${SITE} AND a.state IN ('active', 'under_change') AND ${KNOWN} > b.since
    UNION ALL SELECT 'site', 'went', a.reference, a.name, a.retired_at
      FROM asset a WHERE ${SITE} AND a.state IN ('retired', 'disposed') AND a.retired_at > b.since
    UNION ALL SELECT 'asset', CASE WHEN a.in_scope THEN 'came' ELSE 'went' END, a.reference, a.name, a.scoped_at
      FROM asset a WHERE a.scoped_at > b.since AND a.in_scope IS NOT NULL AND ${KNOWN} <= b.since
        AND a.state IN ('proposed', 'active', 'under_change')
    UNION ALL SELECT 'service', 'came', a.reference, a.name, ${KNOWN}
      FROM asset a WHERE ${SERVICE} AND a.state IN ('active', 'under_change') AND ${KNOWN} > b.since
    UNION ALL SELECT 'service', 'went', a.reference, a.name, a.retired_at
      FROM asset a WHERE ${SERVICE} AND a.state IN ('retired', 'disposed') AND a.retired_at > b.since
        AND ${KNOWN} <= b.since
    UNION ALL SELECT 'interface', 'came', f.reference, f.name, f.created_at
      FROM ${FLOWS} WHERE f.state = 'active' AND f.created_at > b.since AND ${INTERFACE}
    UNION ALL SELECT 'interface', 'went', f.reference, f.name, f.updated_at
      FROM ${FLOWS} WHERE f.state = 'retired' AND f.created_at <= b.since AND f.updated_at > b.since
        AND ${INTERFACE}
    UNION ALL SELECT 'asset_kind', 'came', k.kind::text, '', NULL
      FROM unnest(enum_range(NULL::app."AssetKind")) k(kind)
      WHERE coalesce(s.kind_reasons ->> k.kind::text, '') <> ''
        AND ${inside(sql`TRUE`)} AND NOT ${inside(sql`${KNOWN} <= b.since`)}
    UNION ALL SELECT 'asset_kind', 'went', k.kind::text, '', NULL
      FROM unnest(enum_range(NULL::app."AssetKind")) k(kind)
      WHERE coalesce(s.kind_reasons ->> k.kind::text, '') = '' AND NOT ${inside(sql`TRUE`)}
  ) c
  WHERE s.state = 'approved'`;
