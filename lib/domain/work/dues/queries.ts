import sql, { type Sql } from "sql-template-tag";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { type Actor, holds } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { sourcesOf } from "./catalogue";
import { type Due, duePage, listDuesInput } from "./schema";
import { COLUMNS, duesOf, isHere } from "./steps";

type Found = Omit<Due, "id"> & { id: string; record: string; sortValue: string; total: number };

/** What falls due, and when: all of it for compliance officers, for others what is theirs. */
export const listDues = query({
  name: "dues.list",
  may: ["staff", "compliance", "internal_auditor"],
  route: "GET /due-days",
  input: listDuesInput,
  output: duePage,
  async run({ actor, db, input, now, rows }) {
    const today = await todayOf(db, now);
    const whose = await whoseOf(db, actor, input.person);
    const { kind = [], from, to } = input;
    const sources = sourcesOf(today).filter((one) => kind.length === 0 || kind.includes(one.kind));
    const within = (due: Sql) => [
      ...(from ? [sql`${due} >= ${from}::date`] : []),
      ...(to ? [sql`${due} <= ${to}::date`] : []),
    ];
    const table = duesOf(sources, ({ person, due }) => [
      ...within(due),
      ...(whose.of ? [sql`${person} = ${whose.of}::uuid`] : []),
    ]);
    const id = sql`md5(d.kind || d.record || d.due)::uuid`;
    // All of it is at hand once the table is read, so its number need not stop at the cap.
    const exact = { ...input, count: "exact" } as const;
    const found = await rows<Found>(sql`WITH due (${COLUMNS}) AS MATERIALIZED (${table})
      ${listStatement(
        {
          columns: sql`${id} AS id, d.record, d.kind, d.reference, d.title, d.path, d.due::text AS due, d.count,
            CASE WHEN p.id IS NOT NULL
              THEN json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) END AS person`,
          from: sql`due d LEFT JOIN person p ON p.id = d.person AND ${isHere(sql`p`, today)}`,
          where: [
            ...matching(sql`(d.reference || ' ' || d.title)`, input.q),
            ...(whose.nobody ? [sql`p.id IS NULL`] : []),
          ],
          sorts: {
            due: { by: sql`d.due`, as: "date" },
            reference: { by: sql`d.reference`, as: "text" },
          },
          defaultSort: "due",
          id,
        },
        exact,
      )}`);
    const { rows: page, ...rest } = pageFrom(found, exact);
    return { ...rest, today, rows: page.map((one) => ({ ...one, id: one.record })) };
  },
});

interface Whose {
  /** One person's alone; undefined is everybody's. */
  readonly of?: string | undefined;
  readonly nobody?: boolean;
}

/** @throws invalid for somebody whom nobody knows */
async function whoseOf(db: Reader, actor: Actor, asked: string | undefined): Promise<Whose> {
  if (!holds(actor, "compliance") || asked === "me") return { of: actor.id };
  if (asked === undefined) return {};
  if (asked === "nobody") return { nobody: true };
  const where = asked.includes("@") ? { email: asked.toLowerCase() } : named(asked);
  const found = await db.person.findUnique({ where, select: { id: true } });
  if (!found) throw invalid({ person: ["There is no such person."] });
  return { of: found.id };
}
