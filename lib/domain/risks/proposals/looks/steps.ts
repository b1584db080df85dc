import sql, { raw, type Sql } from "sql-template-tag";
import { dayOf } from "@/lib/kernel/fields";
import { statement } from "@/lib/kernel/statement";
import type { Reader } from "@/lib/platform/db";
import type { Derivation, EvaluationKind, RelationType } from "@/prisma/generated/enums";
import { relationsAt } from "../../../assets/relations/steps";
import { type Step, stepsFor } from "../rules";
import { fittingThreats } from "../situations/rules";
import type { Seen, Situation, Stream } from "../situations/schema";
import { coversOf, type Keeping, keepProposals, keptProposals } from "../steps";

export type Rows = <Row>(statement: Sql) => Promise<Row[]>;

/** Along these, what is in data gets into what was made of it, and comes out at an endpoint. */
const CARRIES = [
  ...["derived_from", "trained_on", "built_from", "serves", "uses", "processes"],
] as const;
/** Written out: as parameters the names would be turned into the enum again for every row. */
const TYPES = raw(`'{${CARRIES.join(",")}}'::app."RelationType"[]`);
/** Of the relations and flows of a hub, and of what lies up and down of it, as many as rules weigh. */
const MOST_LINKS = 200;
const MOST_REACHED = 400;
const MOST_STREAMS = 100;

const ids = (of: readonly string[]): Sql => sql`${[...of]}::uuid[]`;

/** Everything that these records are, touch or reach: assets whose proposals a change may move. */
export const reachedFrom = (of: readonly string[], after: string | undefined, size: number) => sql`
  WITH RECURSIVE root (id) AS (
    SELECT a.id FROM app.asset a WHERE a.id = ANY(${ids(of)}) OR a.environment_id = ANY(${ids(of)})
    UNION SELECT unnest(ARRAY[f.from_asset_id, f.to_asset_id]) FROM app.data_flow f WHERE f.id = ANY(${ids(of)})
    UNION SELECT e.asset_id FROM app.evaluation e WHERE e.id = ANY(${ids(of)})
    UNION SELECT r.asset_id FROM app.release r WHERE r.id = ANY(${ids(of)})
    UNION SELECT s.asset_id FROM app.supplier_asset s WHERE s.supplier_id = ANY(${ids(of)})
    UNION SELECT k.asset_id FROM app.risk_asset k WHERE k.risk_id = ANY(${ids(of)})
  ), up (id) AS (
    SELECT id FROM root WHERE id IS NOT NULL
    UNION SELECT e.to_id FROM up r JOIN app.asset_relation e ON ${relationsAt("from")} AND e.type = ANY(${TYPES})
  ), down (id) AS (
    SELECT id FROM root WHERE id IS NOT NULL
    UNION SELECT e.from_id FROM down r JOIN app.asset_relation e ON ${relationsAt("to")} AND e.type = ANY(${TYPES})
  ), reached AS (
    SELECT id FROM up UNION SELECT id FROM down
    UNION SELECT e.to_id FROM root r JOIN app.asset_relation e ON ${relationsAt("from")}
    UNION SELECT e.from_id FROM root r JOIN app.asset_relation e ON ${relationsAt("to")}
  )
  SELECT id::text AS id FROM reached WHERE ${after ? sql`id > ${after}::uuid` : sql`TRUE`} ORDER BY reached.id LIMIT ${size}`;

export const everyAsset = (after: string | undefined, size: number) => sql`
  SELECT a.id::text AS id FROM app.asset a
  WHERE ${after ? sql`a.id > ${after}::uuid` : sql`TRUE`} ORDER BY a.id LIMIT ${size}`;

interface Around {
  readonly id: string;
  readonly links: readonly {
    readonly type: RelationType;
    readonly leads: boolean;
    readonly derivation: Derivation | null;
    readonly other: string;
  }[];
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly streams: readonly Stream[];
  readonly evaluations: readonly EvaluationKind[];
  readonly fairnessCriteria: number;
  readonly copies: number;
  readonly isReleased: boolean;
}

const list = (of: Sql): Sql => sql`(SELECT coalesce(json_agg(x), '[]') FROM (${of}) x)`;
const reach = (from: "from" | "to", to: Sql): Sql => sql`(
  WITH RECURSIVE walk (id) AS (
    SELECT w.id UNION SELECT ${to} FROM walk r JOIN app.asset_relation e ON ${relationsAt(from)} AND e.type = ANY(${TYPES})
  ) SELECT json_agg(x.id) FROM (SELECT id FROM walk ORDER BY id LIMIT ${MOST_REACHED}) x)`;

const STREAMS = sql`SELECT f.reference, f.from_asset_id = w.id AS leaves, f.classification,
    f.personal_data AS "personalData", f.encryption,
    coalesce(o.name, CASE WHEN f.from_asset_id = w.id THEN f.to_party ELSE f.from_party END, '') AS other,
    o.reference AS "otherRef", o.id IS NULL AND z.environment_id IS NULL AS "isOutside"
  FROM app.data_flow f
    LEFT JOIN app.asset o ON o.id = CASE WHEN f.from_asset_id = w.id THEN f.to_asset_id ELSE f.from_asset_id END
    LEFT JOIN app.zone z ON z.id = CASE WHEN f.from_asset_id = w.id THEN f.to_zone_id ELSE f.from_zone_id END
  WHERE f.state = 'active' AND w.id IN (f.from_asset_id, f.to_asset_id) ORDER BY f.reference LIMIT ${MOST_STREAMS}`;

/** What stands around each of these assets, in one statement. */
const around = (of: readonly string[]): Sql => sql`
  SELECT w.id::text AS id,
    ${list(sql`(SELECT e.type, true AS leads, e.derivation, e.to_id AS other FROM app.asset_relation e
        WHERE e.from_id = w.id ORDER BY e.type, e.to_id LIMIT ${MOST_LINKS})
      UNION ALL (SELECT e.type, false, e.derivation, e.from_id FROM app.asset_relation e
        WHERE e.to_id = w.id ORDER BY e.type, e.from_id LIMIT ${MOST_LINKS})`)} AS links,
    ${reach("from", sql`e.to_id`)} AS up, ${reach("to", sql`e.from_id`)} AS down,
    ${list(STREAMS)} AS streams,
    (SELECT coalesce(json_agg(DISTINCT v.kind), '[]') FROM app.evaluation v WHERE v.asset_id = w.id AND (v.digest = w.digest
      OR v.digest IN (SELECT t.digest FROM app.artefact t WHERE t.asset_id = w.id)
      OR v.digest IN (SELECT r.digest FROM app.release r WHERE r.asset_id = w.id))) AS evaluations,
    (SELECT count(*)::int FROM app.fairness_criterion c
      WHERE c.asset_id = w.id AND c.in_force_from IS NOT NULL AND c.ended_at IS NULL) AS "fairnessCriteria",
    (SELECT count(*)::int FROM app.asset_copy c WHERE c.asset_id = w.id AND c.deleted_at IS NULL) AS copies,
    EXISTS (SELECT FROM app.release r WHERE r.asset_id = w.id AND r.state IN ('approved', 'deployed')) AS "isReleased"
  FROM app.asset w WHERE w.id = ANY(${ids(of)}) AND w.state NOT IN ('retired', 'disposed')`;

/** Assets as the rules see them; what is gone is not seen. */
const seen = (of: readonly string[]): Sql => sql`
  SELECT a.id::text AS id, a.reference, a.name, a.kind, v.tier, a.exposure, a.authentication,
    greatest(a.classification, a.inherited_classification) AS classification,
    CASE WHEN a.inherited_personal_data THEN 'yes' ELSE a.personal_data::text END AS "personalData",
    coalesce(greatest(a.confidentiality, a.integrity, a.availability, a.inherited_confidentiality,
      a.inherited_integrity, a.inherited_availability), 0) AS criticality,
    coalesce(greatest(a.availability, a.inherited_availability), 0) AS availability,
    a.digest, a.licence, a.legal_basis AS "legalBasis", to_json(a.languages) AS languages,
    a.card_digest IS NOT NULL AS "hasCard", a.facts,
    coalesce(nullif(a.supplier, ''), s.names, '') AS supplier,
    CASE WHEN a.supplier = '' THEN coalesce(s.refs, '') ELSE '' END AS "supplierRefs"
  FROM app.asset a LEFT JOIN app.environment v ON v.id = a.environment_id
    LEFT JOIN LATERAL (SELECT string_agg(s.name, ', ' ORDER BY s.name) AS names,
        string_agg(s.reference, ', ' ORDER BY s.reference) AS refs
      FROM app.supplier_asset l JOIN app.supplier s ON s.id = l.supplier_id AND s.state NOT IN ('ended', 'rejected')
      WHERE l.asset_id = a.id) s ON true
  WHERE a.id = ANY(${ids(of)}) AND a.state NOT IN ('retired', 'disposed')`;

/** The situations of these assets, two statements for all of them; what is gone has none. */
export async function situationsOf(
  rows: Rows,
  of: readonly string[],
  now: Date,
): Promise<Situation[]> {
  const found = await rows<Around>(around(of));
  const near = found.flatMap(({ id, links, up, down }) => [
    ...[id, ...up, ...down],
    ...links.map(({ other }) => other),
  ]);
  const assets = near.length > 0 ? await rows<Seen>(seen([...new Set(near)])) : [];
  const byId = new Map(assets.map((one) => [one.id, one]));
  const today = dayOf(now);
  return found.flatMap(({ id, links, up, down, ...rest }): Situation[] => {
    const asset = byId.get(id);
    if (!asset) return [];
    const others = (reached: readonly string[], kinds: readonly Seen["kind"][]) =>
      reached
        .flatMap((one) => byId.get(one) ?? [])
        .filter((one) => kinds.includes(one.kind))
        .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
    return [
      {
        ...{ today, asset, ...rest },
        joined: links.flatMap(({ other, ...link }) => {
          const end = byId.get(other);
          return end ? [{ ...link, asset: end }] : [];
        }),
        data: others(up, ["dataset", "index"]).filter((one) => one.id !== id),
        endpoints: others(down, ["endpoint"]),
      },
    ];
  });
}

/** What has to become of the proposals of these assets by what their situations say now. */
export async function stepsOf(
  { db, rows, now }: { db: Reader; rows: Rows; now: Date },
  of: readonly string[],
): Promise<Step[]> {
  if (of.length === 0) return [];
  const situations = await situationsOf(rows, of, now);
  const reasons = situations.flatMap((situation) =>
    fittingThreats(situation).map((one) => ({ ...one, assetId: situation.asset.id, about: "" })),
  );
  const kept = await keptProposals(db, { assetId: { in: [...of] }, about: "" });
  return stepsFor(reasons, kept, await coversOf(db, of));
}

/** Brings the proposals of these assets in step with what their situations say, in the caller's transaction. */
export async function lookAt({ tx, now, record }: Keeping & { now: Date }, of: readonly string[]) {
  const rows: Rows = (text) => statement(tx, text);
  return keepProposals({ tx, record }, await stepsOf({ db: tx, rows, now }, of));
}
