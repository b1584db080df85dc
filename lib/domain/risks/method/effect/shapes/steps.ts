import sql, { type Sql } from "sql-template-tag";
import type { Rows } from "../../../proposals/looks/steps";
import type { Link, Override, Rating, Scored } from "../../../rules";

/** Risks that any method reckons alike: only what levels follow from, and how many are so. */
export interface Shape {
  readonly before: { readonly current: Scored; readonly residual: Scored };
  readonly inherent: Rating;
  readonly links: readonly Link[];
  readonly planned: readonly Link[];
  readonly override: Override | null;
  readonly count: number;
  /** The first of them by reference. */
  readonly first: readonly { readonly id: string; readonly reference: string }[];
}

interface Page {
  readonly shapes: readonly Shape[];
  /** The last risk looked at; null where there are no more. */
  readonly next: string | null;
}

/** So many risks are looked at by one statement. */
export const TOGETHER = 20_000;

/** Without a plan it does not matter which control it is, so risks with like controls count together. */
const linked = (control: Sql): Sql => sql`
  json_agg(json_build_object('controlId', ${control}, 'side', k.side, 'strength', k.strength,
    'state', c.operating_state) ORDER BY ${control}, k.side, k.strength, c.operating_state)`;

const scored = (value: "current" | "residual"): Sql => {
  const of = { current: sql`g.current_`, residual: sql`g.residual_` }[value];
  const column = (name: Sql) => sql`${of}${name}`;
  return sql`json_build_object('likelihood', ${column(sql`likelihood`)}, 'impact', ${column(sql`impact`)},
    'score', ${column(sql`score`)}, 'band', ${column(sql`band`)})`;
};

/** What a kind of risks has in common, as columns: grouping by them is cheaper than by the JSON they become. */
const SAME = sql`inherent_likelihood, inherent_impact, current_likelihood, current_impact, current_score, current_band,
  residual_likelihood, residual_impact, residual_score, residual_band, links, planned, override`;

/** By the ids that a page begins and ends with, or each page would read all that other risks have. */
const ofPage = (table: Sql): Sql =>
  sql`${table}.risk_id >= (SELECT first FROM edges) AND ${table}.risk_id <= (SELECT last FROM edges)`;

const shapes = (
  editions: readonly string[],
  after: string | null,
  size: number,
  few: number,
) => sql`
  WITH page AS MATERIALIZED (
    SELECT r.id, r.reference, r.state, r.inherent_likelihood, r.inherent_impact,
      r.current_likelihood, r.current_impact, r.current_score, r.current_band,
      r.residual_likelihood, r.residual_impact, r.residual_score, r.residual_band
    FROM app.risk r WHERE r.method_version = ANY(${[...editions]}::text[]) AND r.state <> 'closed'
      AND ${after ? sql`r.id > ${after}::uuid` : sql`TRUE`} ORDER BY r.id LIMIT ${size}
  ), edges AS MATERIALIZED (SELECT min(id::text COLLATE "C")::uuid AS first,
      max(id::text COLLATE "C")::uuid AS last FROM page
  ), planned AS (
    SELECT p.id, ${linked(sql`k.control_id`)} AS links
    FROM page p JOIN app.treatment t ON t.risk_id = p.id AND (t.state IN ('approved', 'in_progress', 'done')
        OR t.state = 'verified' AND p.state IN ('treatment_planned', 'in_treatment'))
      JOIN app.treatment_control k ON k.treatment_id = t.id JOIN app.control c ON c.id = k.control_id
    WHERE ${ofPage(sql`t`)}
    GROUP BY p.id
  ), links AS (
    SELECT p.id, ${linked(sql`CASE WHEN n.id IS NULL THEN '' ELSE k.control_id::text END`)} AS links
    FROM page p JOIN app.risk_control k ON k.risk_id = p.id JOIN app.control c ON c.id = k.control_id
      LEFT JOIN planned n ON n.id = p.id
    WHERE ${ofPage(sql`k`)}
    GROUP BY p.id
  ), shaped AS (
    SELECT p.*, coalesce(l.links::text, '[]') COLLATE "C" AS links, coalesce(n.links::text, '[]') COLLATE "C" AS planned,
      o.set::text COLLATE "C" AS override
    FROM page p LEFT JOIN links l ON l.id = p.id LEFT JOIN planned n ON n.id = p.id
      LEFT JOIN LATERAL (SELECT CASE WHEN coalesce(a.override_reason, '') <> '' THEN json_build_object(
          'computed', json_build_object('likelihood', a.computed_likelihood, 'impact', a.computed_impact),
          'set', json_build_object('likelihood', a.current_likelihood, 'impact', a.current_impact)) END AS set
        FROM app.risk_assessment a WHERE a.risk_id = p.id ORDER BY a.at DESC, a.id DESC LIMIT 1) o ON true
    WHERE p.inherent_likelihood > 0 AND p.current_band IS NOT NULL AND p.residual_band IS NOT NULL
  )
  SELECT coalesce(json_agg(s), '[]') AS groups,
    (SELECT count(*)::int FROM page) AS looked, (SELECT last::text FROM edges) AS last
  FROM (SELECT json_build_object(
        'before', json_build_object('current', ${scored("current")}, 'residual', ${scored("residual")}),
        'inherent', json_build_object('likelihood', g.inherent_likelihood, 'impact', g.inherent_impact),
        'links', g.links::json, 'planned', g.planned::json, 'override', g.override::json) AS shape,
      g.count, (SELECT json_agg(json_build_object('id', id, 'reference', reference) ORDER BY at)
        FROM unnest(g.ids, g.names) WITH ORDINALITY AS few (id, reference, at)) AS first
    FROM (SELECT ${SAME}, count(*)::int AS count,
        (array_agg(id ORDER BY reference COLLATE "C"))[1:${few}::int] AS ids,
        (array_agg(reference ORDER BY reference COLLATE "C"))[1:${few}::int] AS names
      FROM shaped GROUP BY ${SAME}) g) s`;

type Grouped = Pick<Shape, "count" | "first"> & {
  readonly shape: Omit<Shape, "count" | "first">;
};
interface Found {
  readonly groups: readonly Grouped[];
  readonly looked: number;
  readonly last: string | null;
}
interface Asked {
  readonly editions: readonly string[];
  readonly after: string | null;
  readonly size: number;
  /** As many of each shape are named. */
  readonly few: number;
}

/** The next open risks of these editions, put together by what their levels follow from. */
export async function shapesOf(rows: Rows, { editions, after, size, few }: Asked): Promise<Page> {
  const [found] = await rows<Found>(shapes(editions, after, size, few));
  return {
    shapes: (found?.groups ?? []).map(({ shape, count, first }) => ({ ...shape, count, first })),
    next: found && found.looked === size ? found.last : null,
  };
}
