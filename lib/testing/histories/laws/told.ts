import type pg from "pg";
import * as z from "zod";

// What the trail says of a risk: the versions that it keeps, read with nothing of what is under test.

const level = z.int();
const link = z.object({ control_id: z.string(), side: z.string(), strength: z.string() });
export type ToldLink = z.output<typeof link>;
const risk = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  owner_id: z.string(),
  state: z.string(),
  confirmed_score: level.nullable(),
  cause: z.string(),
  event: z.string(),
  consequence: z.string(),
  method_version: z.string().nullable(),
  ...{ inherent_likelihood: level, inherent_impact: level, inherent_score: level },
  ...{ current_likelihood: level, current_impact: level, current_score: level },
  ...{ residual_likelihood: level, residual_impact: level, residual_score: level },
});
const boundAsset = z.object({
  id: z.string(),
  classification: z.string().nullable(),
  exposure: z.string().nullable(),
});
/** With the class that reaches it along relations. */
const asset = boundAsset.extend({ inherited_classification: z.string().nullable() });
const assessment = z.object({
  at: z.string(),
  override_reason: z.string().nullable(),
  ...{ by_id: z.string(), overridden_by_id: z.string().nullish() },
  ...{ computed_likelihood: level, computed_impact: level },
  ...{ current_likelihood: level, current_impact: level },
});
const bound = z.object({ controlId: z.string(), side: z.string(), strength: z.string() });
export const binds = z.object({
  scenario: z.string(),
  method: z.string(),
  score: level,
  assets: z.array(boundAsset),
  controls: z.array(bound.extend({ state: z.string() })),
});
const acceptance = z.object({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  score: level,
  at_risk: z.boolean(),
  valid_until: z.string().nullable(),
  decided_by_id: z.string().nullable(),
  binds: binds.nullable(),
  binds_sha256: z.string().nullable(),
});
export type ToldAcceptance = z.output<typeof acceptance>;

const share = z.number();
/** The numbers of an edition of the method. */
const numbers = z.object({
  bands: z.array(z.object({ name: z.string(), to: z.int() })),
  strengths: z.record(z.string(), share),
  factors: z.record(z.string(), share),
  cap: share,
});
export type ToldNumbers = z.output<typeof numbers>;

const treatment = z.object({ id: z.string(), version: z.int(), state: z.string() });
const control = z.object({ id: z.string(), operating_state: z.string() });
const row = z.object({ entity: z.string(), data: z.unknown() });

/** The last version of everything that is part of the risk, and of what it names. */
const VERSIONS = `
  WITH mine AS (
    SELECT * FROM audit.record_version WHERE entity = 'risk' AND entity_id = $1
    UNION ALL SELECT * FROM audit.record_version WHERE subject = 'risk' AND subject_id = $1
      AND entity IN ('risk_asset', 'risk_control', 'risk_assessment', 'acceptance')
    UNION ALL SELECT * FROM audit.record_version WHERE entity = 'treatment' AND data ->> 'risk_id' = $1
  ), planned AS (
    SELECT * FROM audit.record_version WHERE subject = 'treatment' AND entity = 'treatment_control'
      AND subject_id IN (SELECT entity_id FROM mine WHERE entity = 'treatment')
  ), parts AS (SELECT * FROM mine UNION ALL SELECT * FROM planned),
  named AS (
    SELECT DISTINCT 'asset' AS entity, data ->> 'asset_id' AS entity_id FROM parts WHERE entity = 'risk_asset'
    UNION SELECT DISTINCT 'control', data ->> 'control_id' FROM parts WHERE entity IN ('risk_control', 'treatment_control')
  ), whole AS (
    SELECT * FROM parts UNION ALL
    SELECT l.* FROM named n, LATERAL (SELECT * FROM audit.record_version v
      WHERE v.entity = n.entity AND v.entity_id = n.entity_id ORDER BY v.version DESC LIMIT 1) l
  )
  SELECT entity, data FROM (
    SELECT DISTINCT ON (entity, entity_id) entity, data, op FROM whole ORDER BY entity, entity_id, version DESC
  ) latest WHERE op <> 'D'`;

/** So that asking after every act costs the same however long the trail is. */
export const INDEXES = `
  CREATE INDEX ON audit.record_version (subject, subject_id);
  CREATE INDEX ON audit.record_version ((data ->> 'risk_id')) WHERE entity = 'treatment'`;

/** The edition that shipped was there before the trail. */
const EDITION = `SELECT coalesce((SELECT data -> 'body' FROM audit.record_version
    WHERE entity = 'risk_method' AND entity_id = m.id::text ORDER BY version DESC LIMIT 1), m.body) AS body
  FROM app.risk_method m WHERE m.edition = $1`;

/** Of editions that risks are scored by; they no longer change. */
const editions = new Map<string, ToldNumbers>();
async function numbersOf(client: pg.Client, edition: string | null) {
  if (edition === null) return null;
  const known = editions.get(edition);
  if (known) return known;
  const { rows } = await client.query(EDITION, [edition]);
  const found = numbers.parse(rows[0]?.body);
  editions.set(edition, found);
  return found;
}

/** What the trail says of a risk, its controls, its assets and its method, and what the register keeps. */
export async function trailOf(client: pg.Client, id: string) {
  const { rows } = await client.query({ name: "told", text: VERSIONS, values: [id] });
  const versions = z.array(row).parse(rows);
  const all = <Shape extends z.ZodType>(entity: string, shape: Shape): z.output<Shape>[] =>
    versions.filter((one) => one.entity === entity).map(({ data }) => shape.parse(data));
  const { rows: kept } = await client.query("SELECT * FROM app.risk WHERE id = $1", [id]);
  const self = risk.parse(versions.find(({ entity }) => entity === "risk")?.data);
  return {
    /** As the register keeps it. */
    stored: risk.parse(kept[0]),
    self,
    method: await numbersOf(client, self.method_version),
    named: all("risk_asset", z.object({ asset_id: z.string() })),
    links: all("risk_control", link),
    assets: all("asset", asset),
    controls: all("control", control),
    treatments: all("treatment", treatment),
    additions: all("treatment_control", link.extend({ treatment_id: z.string() })),
    assessments: all("risk_assessment", assessment),
    acceptances: all("acceptance", acceptance),
  };
}
export type Told = Awaited<ReturnType<typeof trailOf>>;

/** The acceptance in force, if any. */
export const inForce = ({ acceptances }: Told) =>
  acceptances.find(({ state }) => state === "accepted");
