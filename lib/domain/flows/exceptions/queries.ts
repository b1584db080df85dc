import sql, { join, type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { ASSET_READERS } from "../../assets/schema";
import { lookInput } from "../separation/schema";
import { breachesAmong, subjectOf } from "../separation/steps";
import { type Allowed, widened } from "./rules";
import {
  type ExceptionRow,
  exceptionInput,
  exceptionPage,
  exceptionRow,
  lapsedShape,
  listExceptionsInput,
} from "./schema";

const person = (id: Sql): Sql =>
  sql`(SELECT json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) FROM person p WHERE p.id = ${id})`;

/** Both ends, of the flow or of the relation. */
const ENDS = sql`coalesce(
  (SELECT ARRAY[f.from_asset_id, f.to_asset_id] FROM data_flow f WHERE f.id = x.flow_id),
  (SELECT ARRAY[r.from_id, r.to_id] FROM asset_relation r WHERE r.id = x.relation_id), '{}')`;

const COLUMNS = sql`x.id, x.reference, x.state, x.version, x.about, x.relation_id AS "relationId", x.reason,
  x.compensation, x.valid_until AS "validUntil", x.decision, x.ending,
  to_json(x.requested_at) AS "requestedAt", to_json(x.decided_at) AS "decidedAt", to_json(x.ended_at) AS "endedAt",
  (SELECT json_build_object('id', f.id, 'reference', f.reference, 'name', f.name) FROM data_flow f WHERE f.id = x.flow_id) AS flow,
  ${person(sql`x.requested_by_id`)} AS "requestedBy", ${person(sql`x.decided_by_id`)} AS "decidedBy",
  ${person(sql`x.ended_by_id`)} AS "endedBy",
  coalesce((SELECT json_agg(DISTINCT h) FROM asset a, unnest(ARRAY[a.owner_id, a.custodian_id]) h
    WHERE a.id = ANY(${ENDS}) AND h IS NOT NULL), '[]') AS holders`;

const ofFlow = (ref: string): Sql =>
  isUuid(ref)
    ? sql`x.flow_id = ${ref}::uuid`
    : sql`x.flow_id = (SELECT id FROM data_flow WHERE reference = ${ref})`;
const ofAsset = (ref: string): Sql =>
  isUuid(ref)
    ? sql`${ref}::uuid = ANY(${ENDS})`
    : sql`(SELECT id FROM asset WHERE reference = ${ref}) = ANY(${ENDS})`;

/** Exceptions, the newest first. */
export const listExceptions = query({
  name: "exceptions.list",
  may: [...ASSET_READERS, "external_auditor"],
  module: "assets",
  route: "GET /exceptions",
  input: listExceptionsInput,
  output: exceptionPage,
  async run({ input, rows }) {
    const statement = listStatement(
      {
        columns: COLUMNS,
        from: sql`exception x`,
        where: [
          ...within(sql`x.state`, input.state),
          ...(input.flow ? [ofFlow(input.flow)] : []),
          ...(input.relation ? [sql`x.relation_id = ${input.relation}::uuid`] : []),
          ...(input.asset ? [ofAsset(input.asset)] : []),
          ...matching(sql`(x.reference || ' ' || x.about)`, input.q),
        ],
        sorts: {
          requested: { by: sql`x.requested_at`, as: "timestamptz" },
          validUntil: { by: sql`x.valid_until`, as: "date" },
        },
        defaultSort: "-requested",
        id: sql`x.id`,
      },
      input,
    );
    return pageFrom(
      await rows<ExceptionRow & { sortValue: string; total: number }>(statement),
      input,
    );
  },
});

/** One exception with what was said about it. */
export const getException = query({
  name: "exceptions.get",
  may: [...ASSET_READERS, "external_auditor"],
  module: "assets",
  route: "GET /exceptions/:id",
  input: exceptionInput,
  output: exceptionRow,
  async run({ input, rows }) {
    const which = isUuid(input.id) ? sql`x.id = ${input.id}::uuid` : sql`x.reference = ${input.id}`;
    const [found] = await rows<ExceptionRow>(
      sql`SELECT ${COLUMNS} FROM exception x WHERE ${which}`,
    );
    if (!found) throw notFound("exception");
    return found;
  },
});

const BATCH = 200;
interface Live extends Allowed {
  readonly id: string;
  readonly about: string;
  readonly isOver: boolean;
}

/** Past their day, of a flow or relation that is no more, or of one that is more than was allowed. */
export const lapsedExceptions = query({
  name: "exceptions.lapsed",
  may: ["system"],
  input: lookInput,
  output: lapsedShape,
  async run({ db, rows, now, input: { flowId, relationId, assetId, after } }) {
    const where = [
      sql`x.state IN ('requested', 'approved')`,
      ...(flowId ? [ofFlow(flowId)] : []),
      ...(relationId ? [sql`x.relation_id = ${relationId}::uuid`] : []),
      ...(assetId ? [ofAsset(assetId)] : []),
      ...(after ? [sql`x.id > ${after}::uuid`] : []),
    ];
    const live = await rows<Live>(sql`SELECT x.id, coalesce(x.flow_id, x.relation_id) AS about,
        x.carries, x.classification, x.ends, x.valid_until < ${dayOf(now)}::date
        OR (x.flow_id IS NOT NULL AND NOT EXISTS (SELECT FROM data_flow f WHERE f.id = x.flow_id AND f.state = 'active'))
        OR (x.relation_id IS NOT NULL AND NOT EXISTS (SELECT FROM asset_relation r WHERE r.id = x.relation_id)) AS "isOver"
      FROM exception x WHERE ${join(where, " AND ")} ORDER BY x.id LIMIT ${BATCH}`);
    const about = live.map((one) => one.about);
    const breaches = about.length > 0 ? await breachesAmong(db, about) : [];
    const isWider = (one: Live) =>
      breaches.some(
        (breach) => breach.id === one.about && widened(one, subjectOf(breach)).length > 0,
      );
    return {
      ids: live.filter((one) => one.isOver || isWider(one)).map(({ id }) => id),
      next: live.length === BATCH ? (live.at(-1)?.id ?? null) : null,
    };
  },
});
