import sql, { raw, type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/kernel/actor";
import { isUuid } from "@/lib/kernel/fields";
import type { Classification } from "@/prisma/generated/enums";
import type { WayRow } from "../graph/reasons/rules";
import { ways } from "../graph/reasons/steps";
import { MOST_RELATIONS } from "../relations/rules";
import { leaningOn } from "../relations/steps";
import type { AssetRecord } from "../schema";
import { visibleRows } from "../visible";

type Said = Omit<AssetRecord, "criticality" | "effective" | "missing">;

/** An asset as its record's statement gives it, with what the rules need to say what counts of it. */
export interface FoundRecord extends Said {
  readonly ownerId: string | null;
  readonly environmentId: string | null;
  readonly inheritedConfidentiality: number | null;
  readonly inheritedIntegrity: number | null;
  readonly inheritedAvailability: number | null;
  readonly inheritedClassification: Classification | null;
  readonly inheritedPersonalData: boolean;
  readonly needsZone: boolean;
  readonly ways: readonly WayRow[];
}

/** To the thousandth of a second, as it is kept. */
const instant = (column: string): Sql =>
  raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const person = (id: string): Sql =>
  raw(`(SELECT json_build_object('id', p.id, 'reference', p.reference, 'name', p.name)
    FROM person p WHERE p.id = ${id})`);

const PLAIN =
  raw(`a.id, a.reference, a.name, a.kind, a.state, a.version, a.subtype, a.description, a.classification,
  a.personal_data AS "personalData", a.exposure, a.in_scope AS "inScope", a.scope_reason AS "scopeReason",
  a.confidentiality, a.integrity, a.availability, a.next_review AS "nextReview", a.location, a.supplier, a.release,
  a.digest, a.licence, a.provenance, coalesce(a.languages, '{}') AS languages, a.legal_basis AS "legalBasis", a.url,
  a.authentication, a.purl, a.facts, a.card_digest AS "cardDigest", a.retirement, a.deletions,
  a.owner_id AS "ownerId", a.environment_id AS "environmentId",
  a.inherited_confidentiality AS "inheritedConfidentiality", a.inherited_integrity AS "inheritedIntegrity",
  a.inherited_availability AS "inheritedAvailability", a.inherited_classification AS "inheritedClassification",
  a.inherited_personal_data AS "inheritedPersonalData", a.zone_id IS NULL AND EXISTS (SELECT FROM zone z
    WHERE z.environment_id = a.environment_id AND z.retired_at IS NULL) AS "needsZone"`);

const PEOPLE = sql`${person("a.owner_id")} AS owner, ${person("a.custodian_id")} AS custodian,
  ${person("a.proposed_by_id")} AS "proposedBy", ${person("a.deleted_by_id")} AS "deletedBy",
  ${person("a.disposed_by_id")} AS "disposedBy"`;

const TIMES = sql`${instant("a.owner_agreed_at")} AS "ownerAgreedAt", ${instant("a.retired_at")} AS "retiredAt",
  ${instant("a.deleted_at")} AS "deletedAt", ${instant("a.disposed_at")} AS "disposedAt",
  ${instant("a.created_at")} AS "createdAt"`;

const PLACE = sql`(SELECT json_build_object('id', v.id, 'reference', v.reference, 'name', v.name, 'tier', v.tier)
  FROM environment v WHERE v.id = a.environment_id) AS environment`;

/** A base that thousands were derived from shows the first of them; the list has all. */
const relations = (own: "from" | "to", other: "from" | "to"): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', r.id, 'type', r.type, 'derivation', r.derivation, 'recipe', r.recipe,
    'asset', json_build_object('id', o.id, 'reference', o.reference, 'name', o.name, 'kind', o.kind, 'state', o.state))
    ORDER BY r.type, r.id), '[]')
  FROM (SELECT l.* FROM asset_relation l WHERE l.${raw(own)}_id = a.id ORDER BY l.type, l.id LIMIT ${MOST_RELATIONS}) r
  JOIN asset o ON o.id = r.${raw(other)}_id) AS "${raw(own)}"`;

const CONFIRMATIONS = sql`(
  SELECT coalesce(json_agg(json_build_object('id', c.id, 'at', ${instant("c.at")}, 'nextReview', c.next_review, 'note', c.note,
    'by', json_build_object('id', c.by_id, 'reference', coalesce(p.reference, ''), 'name', coalesce(p.name, '')))
    ORDER BY c.at DESC), '[]')
  FROM (SELECT * FROM asset_confirmation k WHERE k.asset_id = a.id ORDER BY k.at DESC LIMIT 20) c
  LEFT JOIN person p ON p.id = c.by_id) AS confirmations`;

const all = (statement: Sql): Sql =>
  sql`(SELECT coalesce(json_agg(s), '[]') FROM (${statement}) s)`;

/** One asset that the actor may see, with everything around it, in one statement; none when there is none. */
export async function recordNamed(
  rows: <Row>(statement: Sql) => Promise<Row[]>,
  actor: Actor,
  ref: string,
): Promise<FoundRecord | undefined> {
  const named = isUuid(ref) ? sql`a.id = ${ref}::uuid` : sql`a.reference = ${ref}`;
  const [seen = sql`true`] = visibleRows(actor);
  const [found] = await rows<FoundRecord>(sql`
    SELECT ${PLAIN}, ${PEOPLE}, ${TIMES}, ${PLACE}, ${relations("from", "to")}, ${relations("to", "from")},
      ${CONFIRMATIONS}, ${all(leaningOn(sql`a.id`))} AS dependents, ${all(ways(sql`a.id`))} AS ways
    FROM asset a WHERE ${named} AND ${seen}`);
  return found;
}
