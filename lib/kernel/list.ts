import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import * as z from "zod";
import { invalid } from "./errors";
import { storable, text, whole } from "./fields";

/** Lists: one statement, keyset pages, a count that stops at 1,001. Never OFFSET, never count(*). */
export const CAP = 1001;

/** The input every list shares; `sorts` are the keys offered, the first being the default. */
export const listInput = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) =>
  z.strictObject({
    q: text(200, 0).optional(),
    size: whole(1, 500).default(50),
    cursor: z.string().max(1000).optional(),
    sort: z.enum(both(sorts)).optional(),
    count: z.enum(["exact"]).optional(),
  });

type Signed<Key extends string> = Key | `-${Key}`;
const both = <const Sorts extends readonly string[]>(sorts: Sorts) =>
  sorts.flatMap((key) => [key, `-${key}`]) as Signed<Sorts[number]>[];

export interface ListInput {
  q?: string | undefined;
  size: number;
  cursor?: string | undefined;
  sort?: string | undefined;
  count?: "exact" | undefined;
}

/** The answer of a list: `next` is the cursor of the page after, null on the last. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.int(),
    totalIsCapped: z.boolean(),
  });

/**
 * A sort key: a NOT NULL expression and the type to which a cursor is cast. In lists that grow the
 * expression has an index, followed by the id (lib/testing/house/lists.db.test.ts looks at the plans);
 * what an organisation has few of, such as people or audits, is sorted as it is.
 */
export interface SortKey {
  by: Sql;
  as: "text" | "int" | "date" | "timestamptz";
}

export interface ListPlan {
  columns: Sql;
  /**
   * What is looked up for the rows of the page alone, of the table `page`. Among the columns it would be
   * reckoned for every row that there is, and the search for the best index would drown in it.
   */
  also?: Sql;
  /** Table with the joins that rows need. */
  from: Sql;
  /** Table and joins that counting needs, when fewer; default `from`. */
  countFrom?: Sql;
  where: readonly Sql[];
  /** The same conditions in other words, where counting wants another way through the data. */
  countWhere?: readonly Sql[];
  /** Columns that hold one value by the filter, with which the index of the order begins. */
  together?: readonly Sql[];
  sorts: Readonly<Record<string, SortKey>>;
  /** With a leading minus for descending. */
  defaultSort: string;
  /** Unique, breaks ties. */
  id: Sql;
}

const encode = (values: readonly [string, string]) =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** What the database would not read as the sort key's type is no mark of ours. */
/** A day that the calendar and the database have: there is no year 0. */
const isDay = (value: string) => !value.startsWith("0000") && z.iso.date().safeParse(value).success;
const MOMENT =
  /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const isMoment = (value: string) => isDay(MOMENT.exec(value)?.[1] ?? "");

const SORT_VALUE: Readonly<Record<SortKey["as"], z.ZodType<string>>> = {
  text: z.string().refine(storable),
  int: z.string().regex(/^-?\d{1,9}$/),
  date: z.union([z.string().refine(isDay), z.literal("infinity")]),
  timestamptz: z.string().refine(isMoment),
};

function decode(cursor: string, type: SortKey["as"]): [string, string] {
  try {
    return z
      .tuple([SORT_VALUE[type], z.uuid()])
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalid({ cursor: ["This page mark is broken. Start again from the first page."] });
  }
}

function orderOf({ sorts, defaultSort, id, together = [] }: ListPlan, input: ListInput) {
  const sort = input.sort ?? defaultSort;
  const descending = sort.startsWith("-");
  const key = sorts[sort.replace(/^-/, "")];
  if (!key) throw invalid({ sort: ["This list cannot be sorted by that."] });
  const direction = raw(descending ? "DESC" : "ASC");
  const beyond = raw(descending ? "<" : ">");
  const after = input.cursor ? decode(input.cursor, key.as) : null;
  const keyset = after
    ? [sql`(${key.by}, ${id}) ${beyond} (${after[0]}::${raw(key.as)}, ${after[1]}::uuid)`]
    : [];
  const order = join(
    [...together, key.by, id].map((one) => sql`${one} ${direction}`),
    ", ",
  );
  return { by: key.by, keyset, order: sql`ORDER BY ${order}` };
}

interface Page {
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** What is counted up to the cap, or to its end. */
  readonly counted: Sql;
  /** Counts only for a full page. */
  readonly onlyFull?: boolean;
}

function pageStatement(plan: ListPlan, input: ListInput, of: Page): Sql {
  const { from, where, counted, onlyFull } = of;
  const { by, order } = orderOf(plan, input);
  const limit = input.count === "exact" ? empty : sql`LIMIT ${CAP}`;
  const count = sql`(SELECT count(*)::int FROM (SELECT 1 FROM ${counted} ${limit}) counted)`;
  const total = onlyFull
    ? sql`CASE WHEN count(*) OVER () > ${input.size} THEN ${count} ELSE 0 END`
    : count;
  const page = sql`
    SELECT ${plan.columns}, (${by})::text AS "sortValue", ${total} AS "total"
    FROM ${from} ${whereOf(where)}
    ${order}
    LIMIT ${input.size + 1}`;
  return plan.also ? sql`SELECT page.*, ${plan.also} FROM (${page}) page` : page;
}

/** Builds the one statement of a list: rows with their sort value, and the capped total. */
export function listStatement(plan: ListPlan, input: ListInput): Sql {
  const { keyset } = orderOf(plan, input);
  return pageStatement(plan, input, {
    from: plan.from,
    where: [...plan.where, ...keyset],
    counted: sql`${plan.countFrom ?? plan.from} ${whereOf(plan.countWhere ?? plan.where)}`,
  });
}

/** How many rows are looked through for a word, in the order of the list and in any. */
const NEAR = 3000;
const SOME = 60_000;

interface Near {
  /** The list's own table under its alias, and the joins that rows need. */
  readonly table: Sql;
  readonly alias: Sql;
  readonly joins: Sql;
  readonly words: readonly Sql[];
}

/**
 * The page of a common word: the index of words would bring all of its many rows to be sorted, where the
 * first rows of the list already have enough of them.
 */
export function nearStatement(plan: ListPlan, input: ListInput, near: Near): Sql {
  const { keyset, order } = orderOf(plan, input);
  const { table, alias, joins, words } = near;
  const first = sql`(SELECT * FROM ${table} ${whereOf([...plan.where, ...keyset])} ${order} LIMIT ${NEAR}) ${alias}`;
  const some = sql`(SELECT * FROM ${table} ${whereOf(plan.where)} LIMIT ${SOME}) ${alias}`;
  return pageStatement(plan, input, {
    from: sql`${first} ${joins}`,
    where: words,
    counted: sql`${some} ${whereOf(words)}`,
    onlyFull: true,
  });
}

/** Whether such a page is the page of the list: it is full, and more match than are counted. */
export const isWhole = (found: readonly Counted[], { size }: ListInput): boolean =>
  found.length > size && (found[0]?.total ?? 0) >= CAP;

const whereOf = (parts: readonly Sql[]) =>
  parts.length > 0 ? sql`WHERE ${join([...parts], " AND ")}` : empty;

type Counted = { id: string; sortValue: string; total: number };

/** Turns the statement's rows into a page. */
export function pageFrom<Row extends Counted>(found: readonly Row[], input: ListInput) {
  const rows = found.slice(0, input.size);
  const last = rows.at(-1);
  const total = found[0]?.total ?? 0;
  const capped = input.count !== "exact" && total >= CAP;
  return {
    rows,
    next: found.length > input.size && last ? encode([last.sortValue, last.id]) : null,
    total: capped ? CAP - 1 : total,
    totalIsCapped: capped,
  };
}

/** `column IN (…)` for a filter that may be absent. */
export const within = (column: Sql, values: readonly string[] | undefined): Sql[] =>
  values && values.length > 0 ? [sql`${column}::text = ANY(${[...values]})`] : [];

/** Case-insensitive search in an indexed expression (pg_trgm); wildcards are taken literally. */
export const matching = (column: Sql, q: string | undefined): Sql[] =>
  q ? [sql`${column} ILIKE ${`%${q.replaceAll(/[\\%_]/g, "\\$&")}%`}`] : [];
