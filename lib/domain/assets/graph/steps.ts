import sql, { raw, type Sql } from "sql-template-tag";
import type * as z from "zod";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { RelationType } from "@/prisma/generated/enums";
import { assetRerated } from "../events";
import { relationsAt } from "../relations/steps";
import { FLOWS, type Way } from "./catalogue";
import { reckoned } from "./foreseen/rules";
import { type Channel, channelOf } from "./rules";
import type { Rerated } from "./stored/rules";
import { walked } from "./stored/schema";

/** Any number will do; changes of the map queue behind it. */
const MAP = 2_700_102;

/**
 * Waits for its turn to change the map. Two changes at once would each rate by what the other has not
 * said yet, or close a circle that neither sees. Taken before a row is claimed, so that nobody who
 * holds a row waits for somebody who needs it.
 */
export async function holdMap(tx: Tx): Promise<void> {
  await statement(tx, sql`SELECT pg_advisory_xact_lock(${MAP})::text`);
}

/** Reads in a command as a query does. */
export const readingIn =
  (tx: Tx) =>
  <Row>(text: Sql): Promise<Row[]> =>
    statement<Row>(tx, text);

const typesOf = (channel: Channel, way: Way): RelationType[] =>
  (Object.keys(FLOWS) as RelationType[]).filter((type) =>
    FLOWS[type].some(
      (flow) => flow.way === way && flow.aspects.some((aspect) => channelOf(aspect) === channel),
    ),
  );
/** Written out: as parameters the names would be turned into the enum again for every row. */
const types = (channel: Channel, way: Way): Sql =>
  raw(`'{${typesOf(channel, way).join(",")}}'::app."RelationType"[]`);

/** By the channel of the row `r`: the types along which something reaches the other end of a relation. */
const flows = (way: Way): Sql =>
  sql`CASE r.channel WHEN 'content' THEN ${types("content", way)} ELSE ${types("demand", way)} END`;

/** Of the facts, those that the rules read. */
const READ_FACTS = [
  "nonCommercial",
  "attributionRequired",
  "namingRequired",
  "shareAlike",
  "outputTraining",
  "useLimits",
  "anonymisation",
  "anonymisationTestedOn",
];

/**
 * What lies downstream of some assets with all that flows into it, in one statement. Kinds and states
 * only narrow what flows, so they wait for the rules.
 */
export const downstream = (ids: readonly string[]): Sql => sql`
  WITH RECURSIVE reached (id, channel) AS (
    SELECT i, c FROM unnest(${[...ids]}::uuid[]) i, unnest(ARRAY['content', 'demand']) c
    UNION
    SELECT n.id, r.channel FROM reached r CROSS JOIN LATERAL (
      SELECT e.from_id AS id FROM app.asset_relation e WHERE ${relationsAt("to")} AND e.type = ANY(${flows("back")})
      UNION ALL
      SELECT e.to_id FROM app.asset_relation e WHERE ${relationsAt("from")} AND e.type = ANY(${flows("along")})) n
  ), link AS MATERIALIZED (
    SELECT DISTINCT l.from_id, l.to_id, l.type FROM reached r CROSS JOIN LATERAL (
      SELECT e.* FROM app.asset_relation e WHERE ${relationsAt("from")} AND e.type = ANY(${flows("back")})
      UNION ALL
      SELECT e.* FROM app.asset_relation e WHERE ${relationsAt("to")} AND e.type = ANY(${flows("along")})) l
  ), place AS (
    SELECT p.id, bool_or(p.channel = 'content') AS content, bool_or(p.channel = 'demand') AS demand
    FROM (SELECT id, channel FROM reached
      UNION ALL SELECT from_id, '' FROM link UNION ALL SELECT to_id, '' FROM link) p GROUP BY p.id
  )
  SELECT coalesce((SELECT json_agg(json_build_object('fromId', from_id, 'toId', to_id, 'type', type) ORDER BY from_id, to_id, type) FROM link), '[]') AS links,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'kind', a.kind, 'state', a.state,
      'confidentiality', a.confidentiality, 'integrity', a.integrity, 'availability', a.availability,
      'classification', a.classification, 'personalData', a.personal_data, 'licence', a.licence,
      'facts', CASE WHEN a.facts = '{}' THEN a.facts ELSE (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(a.facts) f WHERE f.key = ANY(${READ_FACTS})) END,
      'inheritedConfidentiality', a.inherited_confidentiality, 'inheritedIntegrity', a.inherited_integrity,
      'inheritedAvailability', a.inherited_availability, 'inheritedClassification', a.inherited_classification,
      'inheritedPersonalData', a.inherited_personal_data, 'inheritance', a.inheritance,
      'content', place.content, 'demand', place.demand) ORDER BY a.id) FROM place JOIN app.asset a USING (id)), '[]') AS assets`;

/** All rows at once; `version` is of what people say, and stays. */
const writing = (changed: readonly Rerated[]): Sql => sql`
  UPDATE app.asset a SET inherited_confidentiality = n.confidentiality, inherited_integrity = n.integrity,
    inherited_availability = n.availability, inherited_classification = n.classification,
    inherited_personal_data = n."personalData", inheritance = n.inheritance
  FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS n (id uuid, confidentiality int, integrity int,
    availability int, classification app."Classification", "personalData" boolean, inheritance jsonb)
  WHERE a.id = n.id`;

interface Saying {
  readonly record: (
    event: typeof assetRerated,
    subjectId: string,
    data: z.input<(typeof assetRerated)["data"]>,
  ) => void;
  readonly follow: (job: string, payload: Record<string, unknown>) => void;
}
/** As many assets as one job is given. */
const MOST_AT_ONCE = 500;

/**
 * Rates anew what lies downstream of the assets whose own values, relations or state have just changed,
 * once, in the caller's transaction, and says so in the history of each that moved. Acceptances bind the
 * class that counts, so risks of assets whose class moved are looked at. The caller holds
 * the map and declares `assetRerated` among its events.
 * @param causeId the asset on whose page the change was made; none when many were changed at once
 */
export async function rerate(
  tx: Tx,
  ids: readonly string[],
  { record, follow }: Saying,
  causeId: string | null = ids.length === 1 ? (ids[0] ?? null) : null,
): Promise<void> {
  if (ids.length === 0) return;
  const [found] = await statement<unknown>(tx, downstream(ids));
  const changed = reckoned(walked.parse(found));
  if (changed.length === 0) return;
  await statement(tx, writing(changed));
  const classed = changed.filter(({ fields }) => fields.includes("classification"));
  for (let at = 0; at < classed.length; at += MOST_AT_ONCE) {
    const part = classed.slice(at, at + MOST_AT_ONCE);
    follow("risks.rescore", { assetIds: part.map(({ id }) => id) });
  }
  const cause = changed.find(({ id }) => id === causeId);
  if (causeId) {
    const fields = [...(cause?.fields ?? [])];
    record(assetRerated, causeId, { causeId, fields, moved: changed.length });
  }
  for (const one of changed) {
    if (one !== cause) record(assetRerated, one.id, { causeId, fields: [...one.fields] });
  }
}
