import sql, { empty, raw, type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { isUuid } from "@/lib/kernel/fields";
import { matching } from "@/lib/kernel/list";
import { ABOVE_APPETITE } from "../method/steps";
import { SOON_DAYS } from "../reviews/rules";
import type { riskFilter, Value } from "../schema";
import { assessedWhere, movedWhere } from "../tallies/steps";
import { visibleRisks } from "../visible";

export const LEVELS = {
  inherent: {
    band: sql`r.inherent_band`,
    likelihood: sql`r.inherent_likelihood`,
    impact: sql`r.inherent_impact`,
  },
  current: {
    band: sql`r.current_band`,
    likelihood: sql`r.current_likelihood`,
    impact: sql`r.current_impact`,
  },
  residual: {
    band: sql`r.residual_band`,
    likelihood: sql`r.residual_likelihood`,
    impact: sql`r.residual_impact`,
  },
} as const satisfies Record<Value, Record<"band" | "likelihood" | "impact", Sql>>;

/** One value compares, so that an index on (column, score, id) also gives the order; several are a set. */
const anyEnum = (column: Sql, type: Sql, values: readonly string[] | undefined): Sql[] => {
  if (!values || values.length === 0) return [];
  const [only, ...more] = values;
  // A word of the enum stands in the statement itself: planned for any of them, a search for the few
  // would pass over the many.
  return more.length === 0
    ? [sql`${column} = ${raw(`'${only}'`)}::${type}`]
    : [sql`${column} = ANY(${raw(`'{${values.join(",")}}'`)}::${type}[])`];
};

const anyText = (column: Sql, values: Refs): Sql[] => {
  if (!values || values.length === 0) return [];
  const [only, ...more] = values;
  return [
    more.length === 0 ? sql`${column} = ${only}` : sql`${column} = ANY(${[...values]}::text[])`,
  ];
};

const inCell = (of: Value, l: number | undefined, i: number | undefined): Sql[] => {
  const { likelihood, impact } = LEVELS[of];
  return [...(l ? [sql`${likelihood} = ${l}`] : []), ...(i ? [sql`${impact} = ${i}`] : [])];
};

const named = (table: Sql, refs: readonly string[]): Sql => {
  const of = (by: Sql) => sql`SELECT id FROM ${table} WHERE ${by}`;
  const [only, ...more] = refs;
  if (only !== undefined && more.length === 0) {
    return sql`(${of(isUuid(only) ? sql`id = ${only}::uuid` : sql`reference = ${only}`)})`;
  }
  const ids = refs.filter(isUuid);
  return sql`ANY (${of(sql`id = ANY(${ids}::uuid[]) OR reference = ANY(${[...refs]}::text[])`)})`;
};
type Refs = readonly string[] | undefined;

function owned(owners: Refs, me: string): Sql[] {
  if (!owners || owners.length === 0) return [];
  const refs = owners.map((one) => (one === "me" ? me : one));
  return [sql`r.owner_id = ${named(sql`app.person`, refs)}`];
}

/** For counting, links are walked one risk after the other; for a page, risks in the order of the list. */
const touching = (link: Sql, column: Sql, table: Sql, refs: Refs, how: Sql): Sql[] =>
  refs && refs.length > 0
    ? [
        sql`r.id IN (SELECT ${how} x.risk_id FROM ${link} x WHERE ${column} = ${named(table, refs)})`,
      ]
    : [];

/** What only others than its owner may accept, and nobody did, is above what the organisation puts up with. */
const aboveAppetite = (wanted: readonly string[] | undefined): Sql[] =>
  wanted && wanted.length > 0
    ? [
        sql`r.current_band = ANY(${ABOVE_APPETITE})
          AND r.state <> ALL('{accepted,closed}'::app."RiskState"[])`,
      ]
    : [];

type Review = NonNullable<Filter["review"]>[number];
const dueBy = (today: string): Readonly<Record<Review, Sql>> => ({
  overdue: sql`r.next_review < ${today}::date`,
  soon: sql`r.next_review BETWEEN ${today}::date AND ${today}::date + ${SOON_DAYS}::int`,
});
function toReview(wanted: Filter["review"], today: string): Sql[] {
  const [first, ...more] = wanted ?? [];
  if (!first) return [];
  const due = dueBy(today);
  const any = more.reduce((all, one) => sql`${all} OR ${due[one]}`, due[first]);
  return [sql`(${any})`, sql`r.state <> 'closed'`];
}

type Filter = z.output<typeof riskFilter>;
interface Asking {
  readonly actor: Actor;
  readonly today: string;
}

/** The conditions of the register's filter but its words, for who asks. Names the table `r`. */
export const registerFilter = (
  filter: Filter,
  { actor, today, how = empty }: Asking & { how?: Sql },
): Sql[] => [
  ...visibleRisks(actor),
  ...anyEnum(sql`r.state`, sql`app."RiskState"`, filter.state),
  ...anyEnum(sql`r.option`, sql`app."TreatmentOption"`, filter.option),
  ...anyEnum(sql`r.kind`, sql`app."RiskKind"`, filter.kind),
  ...anyEnum(LEVELS[filter.of].band, sql`app."RiskBand"`, filter.band),
  ...inCell(filter.of, filter.l, filter.i),
  ...owned(filter.owner, actor.id),
  ...touching(sql`app.risk_asset`, sql`x.asset_id`, sql`app.asset`, filter.asset, how),
  ...touching(sql`app.risk_control`, sql`x.control_id`, sql`app.control`, filter.control, how),
  ...anyText(sql`r.threat_id`, filter.threat),
  ...aboveAppetite(filter.appetite),
  ...toReview(filter.review, today),
  ...assessedWhere(filter.assessed),
  ...movedWhere(filter),
];
export const registerWords = ({ q }: Pick<Filter, "q">): Sql[] =>
  matching(sql`(r.reference || ' ' || r.title)`, q);
/** The same conditions, for counting. */
export const registerCount = (filter: Filter, asking: Asking): Sql[] =>
  registerFilter(filter, { ...asking, how: sql`DISTINCT` });
/** All conditions of the register's filter. */
export const registerWhere = (filter: Filter, asking: Asking): Sql[] => [
  ...registerFilter(filter, asking),
  ...registerWords(filter),
];

const isOne = (values: readonly string[] | undefined) => values?.length === 1;
/**
 * A filter by one state, level or kind, whose rows stand together in an index in the order of scores. Behind row
 * policies the database does not take from such a filter that its column holds one value, so the order says it.
 */
export function together({
  state,
  band,
  kind,
  of,
  sort,
}: Filter & { sort?: string | undefined }): Sql[] {
  if (sort !== undefined && sort.replace("-", "") !== "score") return [];
  if (isOne(band)) return [LEVELS[of].band];
  if (isOne(state)) return [sql`r.state`];
  return isOne(kind) ? [sql`r.kind`] : [];
}

/** What stands on one line of the register beside the risk itself. Names the table `r`. */
export const LINE = sql`r.kind, r.review_days AS "reviewDays", r.method_version AS method`;
/** The same of the rows of one page. */
export const ALSO = sql`page.method IS NOT NULL AND page.method IS DISTINCT FROM
    (SELECT m.edition FROM app.risk_method m WHERE m.state = 'in_force') AS "isOlder",
  coalesce((SELECT json_agg(json_build_object('reference', a.reference, 'name', a.name) ORDER BY a.reference)
    FROM app.risk_asset x JOIN app.asset a ON a.id = x.asset_id WHERE x.risk_id = page.id), '[]') AS assets`;
