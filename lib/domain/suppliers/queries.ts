import sql, { type Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, isUuid, named, plusDays } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { gapsToApprove, gapsToAssess, standingOf } from "./rules";
import {
  listSuppliersInput,
  SUPPLIER_READERS,
  type SupplierRow,
  supplierInput,
  supplierPage,
  supplierRecord,
} from "./schema";
import { daysOf } from "./steps";
import { visibleRows, visibleWhere } from "./visible";

const ofAsset = (ref: string): Sql =>
  isUuid(ref)
    ? sql`x.asset_id = ${ref}::uuid`
    : sql`x.asset_id = (SELECT a.id FROM app.asset a WHERE a.reference = ${ref})`;

/** Soon holds what is overdue, too. */
const dueUntil = (due: readonly string[], today: string): Sql[] => {
  if (due.length === 0) return [];
  const until = due.includes("soon") ? plusDays(today, 30) : plusDays(today, -1);
  return [sql`s.state IN ('approved', 'under_review') AND s.next_review <= ${until}::date`];
};

function filters(actor: Actor, input: z.output<typeof listSuppliersInput>, today: string): Sql[] {
  const { dataClass = [], asset, due = [] } = input;
  return [
    ...visibleRows(actor),
    ...within(sql`s.state`, input.state),
    ...within(sql`s.criticality`, input.criticality),
    ...(dataClass.length > 0 ? [sql`s.data_reached::text[] && ${[...dataClass]}::text[]`] : []),
    ...dueUntil(due, today),
    ...(asset
      ? [
          sql`EXISTS (SELECT FROM app.supplier_asset x WHERE x.supplier_id = s.id AND ${ofAsset(asset)})`,
        ]
      : []),
    ...matching(sql`(s.reference || ' ' || s.name)`, input.q),
  ];
}

type Found = Omit<SupplierRow, keyof ReturnType<typeof standingOf>> & {
  sortValue: string;
  total: number;
};

/** Who provides what the service rests on. */
export const listSuppliers = query({
  name: "suppliers.list",
  may: [...SUPPLIER_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /suppliers",
  input: listSuppliersInput,
  output: supplierPage,
  async run({ actor, input, now, rows }) {
    const today = dayOf(now);
    const statement = listStatement(
      {
        columns: sql`s.id, s.reference, s.name, s.state, s.version, s.service, s.criticality,
          s.data_reached::text[] AS "dataReached", s.personal_data AS "personalData",
          s.assurance_until AS "assuranceUntil", s.agreement_until AS "agreementUntil",
          s.next_review AS "nextReview",
          json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS owner`,
        from: sql`app.supplier s JOIN app.person p ON p.id = s.owner_id`,
        countFrom: sql`app.supplier s`,
        where: filters(actor, input, today),
        sorts: {
          name: { by: sql`lower(s.name)`, as: "text" },
          reference: { by: sql`s.reference`, as: "text" },
          nextReview: { by: sql`coalesce(s.next_review, 'infinity'::date)`, as: "date" },
        },
        defaultSort: "name",
        id: sql`s.id`,
      },
      input,
    );
    const page = pageFrom(await rows<Found>(statement), input);
    return { ...page, rows: page.rows.map((one) => ({ ...one, ...standingOf(one, today) })) };
  },
});

const PERSON = { select: { id: true, reference: true, name: true } } as const;
const NAMED = { id: true, reference: true, name: true, kind: true, state: true } as const;

async function visibleSupplier(db: Reader, actor: Actor, ref: string) {
  const found = await db.supplier.findFirst({
    where: { ...named(ref), ...visibleWhere(actor) },
    include: {
      owner: PERSON,
      assets: { include: { asset: { select: NAMED } }, take: 200 },
      reviews: { orderBy: { at: "desc" }, take: 50 },
      actions: { include: { responsible: PERSON }, orderBy: { due: "desc" }, take: 100 },
    },
  });
  if (!found) throw notFound("supplier");
  return found;
}
type Visible = Awaited<ReturnType<typeof visibleSupplier>>;

/** One supplier with what it reaches, its agreement, its reviews and what is missing. */
export const getSupplier = query({
  name: "suppliers.get",
  may: [...SUPPLIER_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /suppliers/:id",
  input: supplierInput,
  output: supplierRecord,
  async run({ actor, input, db, now }) {
    const found = await visibleSupplier(db, actor, input.id);
    const nameOf = await namesIn(db, found);
    const today = dayOf(now);
    const days = daysOf(found);
    return {
      ...found,
      ...days,
      ...standingOf({ ...days, state: found.state }, today),
      ...momentsOf(found),
      proposedBy: nameOf(found.proposedById),
      assessedBy: nameOf(found.assessedById),
      approvedBy: nameOf(found.approvedById),
      endedBy: nameOf(found.endedById),
      collectors: found.collectorIds.flatMap((id) => nameOf(id) ?? []),
      assets: found.assets
        .map(({ asset }) => asset)
        .toSorted((one, other) => one.name.localeCompare(other.name, "en")),
      reviews: found.reviews.map((one) => ({
        ...one,
        at: one.at.toISOString(),
        by: nameOf(one.byId) ?? { id: one.byId, reference: "", name: "" },
        nextReview: dayOf(one.nextReview),
      })),
      actions: found.actions.map((one) => ({
        ...one,
        due: dayOf(one.due),
        doneAt: one.doneAt?.toISOString() ?? null,
      })),
      missing: missingIn(found, today),
    };
  },
});

function missingIn(found: Visible, today: string) {
  const decision = gapsToApprove({ ...found, ...daysOf(found) }, today);
  if (found.state === "proposed") return gapsToAssess({ ...found, assets: found.assets.length });
  return found.state === "assessed" || found.state === "under_review" ? decision : {};
}

const momentsOf = (found: Visible) => ({
  assessedAt: found.assessedAt?.toISOString() ?? null,
  approvedAt: found.approvedAt?.toISOString() ?? null,
  reviewBegunAt: found.reviewBegunAt?.toISOString() ?? null,
  endedAt: found.endedAt?.toISOString() ?? null,
});

/** Who acted on it, by id. */
async function namesIn(db: Reader, found: Visible) {
  const { proposedById, assessedById, approvedById, endedById, collectorIds, reviews } = found;
  const ids = [proposedById, assessedById, approvedById, endedById, ...collectorIds];
  const people = await db.person.findMany({
    where: { id: { in: [...ids, ...reviews.map((one) => one.byId)].filter((id) => id !== null) } },
    ...PERSON,
  });
  return (id: string | null) => people.find((one) => one.id === id) ?? null;
}
