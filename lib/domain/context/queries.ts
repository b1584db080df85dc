import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid, named, plusDays } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import {
  CONTEXT_READERS,
  type ContextRow,
  contextInput,
  contextPage,
  contextRecord,
  listContextInput,
} from "./schema";

type Asked = z.output<typeof listContextInput>;

const ownedBy = (actor: Actor, owner: string | undefined): Sql[] => {
  if (!owner) return [];
  if (owner === "me") return [sql`i.owner_id = ${actor.id}::uuid`];
  return isUuid(owner) ? [sql`i.owner_id = ${owner}::uuid`] : [sql`o.reference = ${owner}`];
};

const dueBy = (due: Asked["due"], today: string): Sql[] => {
  if (!due) return [];
  const until = due === "overdue" ? plusDays(today, -1) : plusDays(today, 30);
  return [sql`i.state = 'active' AND i.next_review <= ${until}::date`];
};

const flagged = ({ changed, addressed, climate }: Asked): Sql[] => [
  ...(changed ? [sql`i.changed_at IS NOT NULL`] : []),
  ...(addressed ? [sql`i.addressed = ${addressed === "yes"}`] : []),
  ...(climate ? [sql`i.is_climate`] : []),
];

/** Issues, requirements, laws and contracts. */
export const listContext = query({
  name: "context.list",
  may: [...CONTEXT_READERS, "external_auditor"],
  module: "context",
  route: "GET /context",
  input: listContextInput,
  output: contextPage,
  async run({ actor, input, now, rows }) {
    const statement = listStatement(
      {
        columns: sql`i.id, i.reference, i.kind, i.title, i.state, i.party, i.source, i.addressed,
          i.is_climate AS "isClimate", i.next_review AS "nextReview", i.version,
          to_json(i.changed_at) AS "changedAt",
          CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'reference', o.reference, 'name', o.name) END AS owner,
          (SELECT count(*)::int FROM context_item_risk r WHERE r.item_id = i.id) AS risks,
          (SELECT count(*)::int FROM context_item_control c WHERE c.item_id = i.id) AS controls`,
        from: sql`context_item i LEFT JOIN person o ON o.id = i.owner_id`,
        where: [
          ...within(sql`i.kind`, input.kind),
          ...within(sql`i.state`, input.state),
          ...ownedBy(actor, input.owner),
          ...dueBy(input.due, dayOf(now)),
          ...flagged(input),
          ...matching(sql`(i.reference || ' ' || i.title)`, input.q),
        ],
        sorts: {
          reference: { by: sql`i.reference`, as: "text" },
          title: { by: sql`lower(i.title)`, as: "text" },
          due: { by: sql`coalesce(i.next_review, 'infinity'::date)`, as: "date" },
        },
        defaultSort: "reference",
        id: sql`i.id`,
      },
      input,
    );
    const found = await rows<ContextRow & { sortValue: string; total: number }>(statement);
    return pageFrom(found, input);
  },
});

const PERSON = { select: { id: true, reference: true, name: true } } as const;

/** One entry with what hangs on it and every look at it. */
export const getContextItem = query({
  name: "context.get",
  may: [...CONTEXT_READERS, "external_auditor"],
  module: "context",
  route: "GET /context/:id",
  input: contextInput,
  output: contextRecord,
  async run({ input, db }) {
    const item = await db.contextItem.findUnique({
      where: named(input.id),
      include: {
        owner: PERSON,
        reviews: { orderBy: { at: "desc" }, take: 200 },
      },
    });
    if (!item) throw notFound("entry of the context");
    const people = await db.person.findMany({
      where: { id: { in: item.reviews.map((one) => one.byId) } },
      ...PERSON,
    });
    const nameOf = (id: string) =>
      people.find((one) => one.id === id) ?? { id, reference: id, name: id };
    return {
      ...item,
      ...(await endsOf(db, item.id)),
      nextReview: item.nextReview && dayOf(item.nextReview),
      changedAt: item.changedAt?.toISOString() ?? null,
      reviews: item.reviews.map((one) => ({
        ...one,
        at: one.at.toISOString(),
        by: nameOf(one.byId),
        nextReview: dayOf(one.nextReview),
      })),
    };
  },
});

/** What hangs on it, read on its own: an assessor may see the entry and not the risks. */
async function endsOf(db: Reader, itemId: string) {
  const [risks, controls] = await Promise.all([
    db.contextItemRisk.findMany({ where: { itemId }, take: 500 }),
    db.contextItemControl.findMany({ where: { itemId }, take: 500 }),
  ]);
  return {
    risks: await db.risk.findMany({
      where: { id: { in: risks.map((one) => one.riskId) } },
      select: { id: true, reference: true, title: true, currentScore: true },
      orderBy: [{ currentScore: "desc" }, { reference: "asc" }],
    }),
    controls: await db.control.findMany({
      where: { id: { in: controls.map((one) => one.controlId) } },
      select: { id: true, reference: true, title: true, operatingState: true },
      orderBy: { position: "asc" },
    }),
  };
}
