import sql, { join, raw, type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid, plusDays } from "@/lib/kernel/fields";
import { type ListInput, listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { AssetKind, Tier } from "@/prisma/generated/enums";
import { readFacts } from "./facts/rules";
import { effectiveOf } from "./graph/reasons/rules";
import { recordNamed } from "./record/steps";
import { missingIn } from "./rules";
import {
  ASSET_READERS,
  type AssetEntry,
  assetInput,
  assetPage,
  assetRecord,
  listAssetsInput,
  type Placement,
  type Review,
} from "./schema";
import { visibleRows } from "./visible";

/** The highest need, said or inherited. */
const NEED = sql`greatest(coalesce(a.confidentiality, 0), coalesce(a.integrity, 0), coalesce(a.availability, 0),
  coalesce(a.inherited_confidentiality, 0), coalesce(a.inherited_integrity, 0), coalesce(a.inherited_availability, 0))`;
/** The higher of its own class and of what reaches it counts. */
const CLASS = sql`greatest(a.classification, a.inherited_classification)`;
const PERSONAL = sql`CASE WHEN a.inherited_personal_data THEN 'yes' ELSE a.personal_data END`;
const IN_USE = sql`a.state IN ('active', 'under_change')`;

/** By the names of kinds; a cast of the enum to text could have no index. */
const KIND = sql`CASE a.kind WHEN 'dataset' THEN 1 WHEN 'endpoint' THEN 2 WHEN 'index' THEN 3 WHEN 'model' THEN 4 ELSE 5 END`;

const FLAG: Readonly<Record<Placement, Sql>> = {
  inside: sql`a.in_scope`,
  outside: sql`NOT a.in_scope`,
  unsaid: sql`a.in_scope IS NULL`,
};

const either = (conditions: readonly Sql[]): Sql[] =>
  conditions.length > 0 ? [sql`(${join([...conditions], " OR ")})`] : [];

const whose = (actor: Actor, ref: string): Sql => {
  if (ref === "me") return sql`a.owner_id = ${actor.id}::uuid`;
  return isUuid(ref)
    ? sql`a.owner_id = ${ref}::uuid`
    : sql`a.owner_id = (SELECT id FROM person WHERE reference = ${ref})`;
};
const runsIn = (ref: string): Sql =>
  isUuid(ref)
    ? sql`a.environment_id = ${ref}::uuid`
    : sql`a.environment_id = (SELECT id FROM environment WHERE reference = ${ref})`;
const standsIn = (ref: string): Sql =>
  isUuid(ref)
    ? sql`a.zone_id = ${ref}::uuid`
    : sql`a.zone_id = (SELECT id FROM zone WHERE reference = ${ref})`;

/** One kind is a tab of the inventory: as the enum that it is, it is read from the index of kinds. */
const ofKind = (kinds: readonly AssetKind[] = []): Sql[] =>
  kinds.length === 1 ? [sql`a.kind = ${kinds[0]}::"AssetKind"`] : within(sql`a.kind`, kinds);

const looked = (today: string): Readonly<Record<Review, Sql>> => ({
  overdue: sql`(a.next_review < ${today}::date AND ${IN_USE})`,
  month: sql`(a.next_review <= ${plusDays(today, 30)}::date AND ${IN_USE})`,
  unset: sql`(a.next_review IS NULL AND ${IN_USE})`,
});

type Narrowed = Omit<z.output<typeof listAssetsInput>, keyof ListInput | "q"> &
  Pick<ListInput, "q">;

/** What the inventory is narrowed to, for whoever reads it as a list or as a whole. */
export function filters(actor: Actor, input: Narrowed, today: string): Sql[] {
  const { owner = [], environment = [], zone = [], scope = [], review = [], reviewBy } = input;
  const reviews = looked(today);
  return [
    ...visibleRows(actor),
    ...ofKind(input.kind),
    ...within(sql`a.state`, input.state),
    ...within(CLASS, input.classification),
    ...within(PERSONAL, input.personalData),
    ...within(sql`a.exposure`, input.exposure),
    ...either(scope.map((one) => FLAG[one])),
    ...either(owner.map((one) => whose(actor, one))),
    ...either(environment.map(runsIn)),
    ...either(zone.map(standsIn)),
    ...either(review.map((one) => reviews[one])),
    ...(input.need?.length ? [sql`${NEED} >= ${Math.min(...input.need.map(Number))}`] : []),
    ...(reviewBy ? [sql`a.next_review <= ${reviewBy}::date AND ${IN_USE}`] : []),
    ...matching(sql`(a.reference || ' ' || a.name)`, input.q),
  ];
}

/** Facts that a list shows, by kind; the others wait for the record. */
const SHOWN_FACTS = {
  model: ["parameters", "quantisation"],
  dataset: ["retentionDays", "anonymisation"],
  index: ["corpora", "refresh", "tenantSeparation"],
  endpoint: ["servedDigest", "engine", "minTls"],
  supporting: ["role"],
} as const satisfies Record<AssetKind, readonly string[]>;
const pairs = (keys: readonly string[]) =>
  raw(keys.map((key) => `'${key}', a.facts->'${key}'`).join(", "));
const FACTS = sql`CASE WHEN a.facts = '{}' THEN a.facts ELSE jsonb_strip_nulls(CASE a.kind ${join(
  Object.entries(SHOWN_FACTS).map(
    ([kind, keys]) => sql`WHEN ${raw(`'${kind}'`)} THEN jsonb_build_object(${pairs(keys)})`,
  ),
  " ",
)} END) END`;

const COLUMNS = sql`a.id, a.reference, a.name, a.kind, a.state, a.version, a.subtype, a.classification,
  a.personal_data AS "personalData", a.exposure, a.in_scope AS "inScope", a.release, a.digest, a.licence,
  a.authentication, a.supplier, a.confidentiality, a.integrity, a.availability, nullif(${NEED}, 0) AS criticality,
  a.next_review AS "nextReview", a.inherited_personal_data AS "inheritedPersonalData",
  CASE WHEN a.inherited_classification > coalesce(a.classification, 'public') THEN a.inherited_classification END AS "inheritedClass",
  CASE a.kind WHEN 'model' THEN (SELECT count(*)::int FROM asset_relation r WHERE r.to_id = a.id AND r.type = 'serves') ELSE 0 END AS "servedBy",
  ${FACTS} AS facts,
  p.id AS "ownerId", p.reference AS "ownerReference", p.name AS "ownerName",
  e.id AS "environmentId", e.reference AS "environmentReference", e.name AS "environmentName", e.tier,
  z.id AS "zoneId", z.reference AS "zoneReference", z.name AS "zoneName"`;

type Plain = Omit<AssetEntry, "owner" | "environment" | "zone">;
type Of<Name extends string> = Readonly<
  Record<`${Name}Id` | `${Name}Reference` | `${Name}Name`, string | null>
>;
type Flat = Plain &
  Of<"owner"> &
  Of<"environment"> &
  Of<"zone"> & { tier: Tier | null; sortValue: string; total: number };

const namedAs = (id: string | null, reference: string | null, name: string | null) =>
  id === null ? null : { id, reference: reference ?? "", name: name ?? "" };

/** Columns side by side cost the database a third of what objects cost it. */
function shaped(row: Flat) {
  const { ownerId, ownerReference, ownerName, zoneId, zoneReference, zoneName, ...rest } = row;
  const { environmentId, environmentReference, environmentName, tier, ...plain } = rest;
  const place = namedAs(environmentId, environmentReference, environmentName);
  return {
    ...plain,
    owner: namedAs(ownerId, ownerReference, ownerName),
    environment: place && tier && { ...place, tier },
    zone: namedAs(zoneId, zoneReference, zoneName),
  };
}

/** The inventory. */
export const listAssets = query({
  name: "assets.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets",
  input: listAssetsInput,
  output: assetPage,
  async run({ actor, input, now, rows }) {
    const statement = listStatement(
      {
        columns: COLUMNS,
        from: sql`asset a LEFT JOIN person p ON p.id = a.owner_id LEFT JOIN environment e ON e.id = a.environment_id
          LEFT JOIN zone z ON z.id = a.zone_id`,
        countFrom: sql`asset a`,
        where: filters(actor, input, dayOf(now)),
        sorts: {
          name: { by: sql`lower(a.name)`, as: "text" },
          reference: { by: sql`a.reference`, as: "text" },
          kind: { by: KIND, as: "int" },
          criticality: { by: NEED, as: "int" },
          nextReview: { by: sql`coalesce(a.next_review, 'infinity'::date)`, as: "date" },
        },
        defaultSort: "name",
        id: sql`a.id`,
      },
      input,
    );
    return pageFrom((await rows<Flat>(statement)).map(shaped), input);
  },
});

/** One asset with what it stands on, what stands on it, and what is still missing. */
export const getAsset = query({
  name: "assets.get",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id",
  input: assetInput,
  output: assetRecord,
  async run({ actor, input, rows }) {
    const asset = await recordNamed(rows, actor, input.id);
    if (!asset) throw notFound("asset");
    const facts = readFacts(asset.facts);
    const effective = effectiveOf(asset, facts, asset.ways);
    return {
      ...asset,
      ...{ facts, effective, criticality: effective.criticality },
      missing: asset.state === "proposed" ? missingIn(asset) : {},
    };
  },
});
