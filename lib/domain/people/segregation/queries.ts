import sql from "sql-template-tag";
import * as z from "zod";
import type { Role } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import {
  listReviewsInput,
  type Review,
  type ReviewCount,
  review,
  reviewCounts,
  reviewInput,
  reviewPage,
} from "./schema";

/** Never silent: whoever works here sees them, and so do both kinds of auditors. */
const READERS = [
  "staff",
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "top_management",
] as const satisfies readonly Role[];

const FROM = sql`app.compensating_review c
  JOIN app.person q ON q.id = c.requested_by_id
  LEFT JOIN app.person s ON s.id = c.second_person_id`;

type Row = Omit<Review, "requestedAt" | "decidedAt"> & {
  requestedAt: Date;
  decidedAt: Date | null;
};
const shown = <One extends Row>(one: One) => ({
  ...one,
  requestedAt: one.requestedAt.toISOString(),
  decidedAt: one.decidedAt?.toISOString() ?? null,
});

const COLUMNS = sql`c.id, c.reference, c.rule, c.record_kind AS "recordKind",
  c.record_id AS "recordId", c.record_label AS "recordLabel", c.act, c.state, c.reason,
  json_build_object('id', q.id, 'reference', q.reference, 'name', q.name) AS "requestedBy",
  c.requested_at AS "requestedAt", c.second_look AS "secondLook", c.decided_at AS "decidedAt", c.version,
  CASE WHEN s.id IS NULL THEN NULL
    ELSE json_build_object('id', s.id, 'reference', s.reference, 'name', s.name) END AS "secondPerson"`;

/** Every request for a second look, with what came of it. */
export const listReviews = query({
  name: "compensatingReviews.list",
  may: READERS,
  module: "audit",
  route: "GET /compensating-reviews",
  input: listReviewsInput,
  output: reviewPage,
  async run({ input, rows }) {
    const found = await rows<Row & { sortValue: string; total: number }>(
      listStatement(
        {
          columns: COLUMNS,
          from: FROM,
          countFrom: sql`app.compensating_review c`,
          where: [
            ...within(sql`c.rule`, input.rule),
            ...within(sql`c.state`, input.state),
            ...(input.record ? [sql`c.record_id = ${input.record}::uuid`] : []),
            ...matching(sql`(c.reference || ' ' || c.record_label)`, input.q),
          ],
          sorts: {
            requested: { by: sql`c.requested_at`, as: "timestamptz" },
            rule: { by: sql`c.rule`, as: "text" },
          },
          defaultSort: "-requested",
          id: sql`c.id`,
        },
        input,
      ),
    );
    const page = pageFrom(found, input);
    return { ...page, rows: page.rows.map(shown) };
  },
});

/** One request with the record and the act that wait for it. */
export const getReview = query({
  name: "compensatingReviews.get",
  may: READERS,
  module: "audit",
  route: "GET /compensating-reviews/:id",
  input: reviewInput,
  output: review,
  async run({ input, rows }) {
    const which = isUuid(input.id) ? sql`c.id = ${input.id}::uuid` : sql`c.reference = ${input.id}`;
    const [found] = await rows<Row>(sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${which}`);
    if (!found) throw notFound("compensating review");
    return shown(found);
  },
});

/** Counts by rule and quarter, newest first: a standing exception shows here. */
export const countReviews = query({
  name: "compensatingReviews.count",
  may: READERS,
  module: "audit",
  route: "GET /compensating-reviews/counts",
  input: z.strictObject({}),
  output: reviewCounts,
  async run({ rows }) {
    return {
      rows: await rows<ReviewCount>(sql`
        SELECT c.rule, to_char(c.requested_at AT TIME ZONE 'UTC', 'YYYY-"Q"Q') AS quarter,
          count(*)::int AS requested,
          count(*) FILTER (WHERE c.state IN ('recorded', 'superseded'))::int AS recorded,
          count(*) FILTER (WHERE c.state = 'refused')::int AS refused
        FROM app.compensating_review c
        GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT 400`),
    };
  },
});
