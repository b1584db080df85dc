import sql from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { dayOf, named } from "@/lib/kernel/fields";
import { listStatement, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { environmentGaps, flowGaps, suppliersInside } from "./borders/steps";
import { canonicalText, missingIn, withoutInterface } from "./rules";
import {
  listScopesInput,
  type ScopeRow,
  scopeDocument,
  scopeGaps,
  scopeInput,
  scopePage,
  scopeRecord,
} from "./schema";
import { inventoryOf, textOf } from "./steps";
import { visibleStates } from "./visible";

const INSIDE = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const;

/** The editions, the newest first. */
export const listScopes = query({
  name: "scope.list",
  may: [...INSIDE, "staff", "external_auditor"],
  module: "scope",
  route: "GET /scopes",
  input: listScopesInput,
  output: scopePage,
  async run({ actor, input, rows }) {
    const statement = listStatement(
      {
        columns: sql`s.id, s.reference, s.edition, s.state, s.statement, s.version,
          s.next_review AS "nextReview", to_json(s.approved_at) AS "approvedAt",
          json_build_object('id', w.id, 'reference', w.reference, 'name', w.name) AS author,
          CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) END AS approver`,
        from: sql`scope_statement s JOIN person w ON w.id = s.author_id
          LEFT JOIN person p ON p.id = s.approver_id`,
        countFrom: sql`scope_statement s`,
        where: [
          ...within(sql`s.state`, visibleStates(actor)),
          ...within(sql`s.state`, input.state),
        ],
        sorts: { created: { by: sql`s.created_at`, as: "timestamptz" } },
        defaultSort: "-created",
        id: sql`s.id`,
      },
      input,
    );
    return pageFrom(await rows<ScopeRow & { sortValue: string; total: number }>(statement), input);
  },
});

const PERSON = { select: { id: true, reference: true, name: true } } as const;

async function visibleEdition(db: Reader, actor: Actor, ref: string) {
  const scope = await db.scopeStatement.findFirst({
    where: { ...named(ref), state: { in: visibleStates(actor) } },
    include: { author: PERSON, approver: PERSON, reviews: { orderBy: { at: "desc" } } },
  });
  if (!scope) throw notFound("scope edition");
  return scope;
}

/** Staff read the scope alone: they are told references, not what the context says. */
async function titled(db: Reader, actor: Actor, considered: readonly string[]) {
  const found = holds(actor, ...INSIDE, "external_auditor")
    ? await db.contextItem.findMany({
        where: { reference: { in: [...considered] } },
        select: { reference: true, title: true },
      })
    : [];
  const titles = new Map(found.map(({ reference, title }) => [reference, title]));
  return considered.map((reference) => ({ reference, title: titles.get(reference) ?? null }));
}

/** An edition with its reviews and the text that its hash stands for. */
async function recordOf(db: Reader, actor: Actor, ref: string) {
  const scope = await visibleEdition(db, actor, ref);
  const ids = scope.reviews.flatMap(({ byId, confirmedById }) => [byId, confirmedById ?? byId]);
  const people = await db.person.findMany({
    where: { id: { in: [...ids, ...scope.writerIds] } },
    ...PERSON,
  });
  const nameOf = (id: string) =>
    people.find((one) => one.id === id) ?? { id, reference: id, name: id };
  const text = textOf(scope);
  return {
    ...scope,
    ...text,
    considered: await titled(db, actor, text.considered),
    canonical: canonicalText(scope.edition, text),
    writers: scope.writerIds.map(nameOf),
    nextReview: scope.nextReview && dayOf(scope.nextReview),
    approvedAt: scope.approvedAt?.toISOString() ?? null,
    submittedAt: scope.submittedAt?.toISOString() ?? null,
    reviews: scope.reviews.map((review) => ({
      ...review,
      at: review.at.toISOString(),
      by: nameOf(review.byId),
      confirmedBy: review.confirmedById ? nameOf(review.confirmedById) : null,
      confirmedAt: review.confirmedAt?.toISOString() ?? null,
    })),
  };
}

/** One edition with its reviews and the text that its hash stands for. */
export const getScope = query({
  name: "scope.get",
  may: [...INSIDE, "staff", "external_auditor"],
  module: "scope",
  route: "GET /scopes/:id",
  input: scopeInput,
  output: scopeRecord,
  run: ({ actor, input, db }) => recordOf(db, actor, input.id),
});

/** The same to take away as a document; that it left is in the trail. */
export const exportScope = query({
  name: "scope.export",
  may: [...INSIDE, "staff", "external_auditor"],
  module: "scope",
  logged: true,
  input: scopeInput,
  output: scopeDocument,
  async run({ actor, input, now, db }) {
    const organisation = await db.organisation.findFirst({ select: { name: true } });
    return {
      ...(await recordOf(db, actor, input.id)),
      organisation: organisation?.name ?? "",
      takenBy: actor.name,
      takenAt: now.toISOString(),
    };
  },
});

const OPEN = ["proposed", "active", "under_change"] as const;

/** The statement held against the inventory: what is missing on either side. */
export const findScopeGaps = query({
  name: "scope.gaps",
  may: INSIDE,
  route: "GET /scopes/:id/gaps",
  input: scopeInput,
  output: scopeGaps,
  async run({ actor, input, db, rows }) {
    const text = textOf(await visibleEdition(db, actor, input.id));
    const inventory = await inventoryOf(db);
    const unsaid = await db.asset.findMany({
      where: { inScope: null, state: { in: [...OPEN] } },
      select: { id: true, reference: true, name: true, kind: true },
      orderBy: [{ kind: "asc" }, { name: "asc" }],
      take: 200,
    });
    const unconsidered = await db.contextItem.findMany({
      where: { state: "active", reference: { notIn: text.considered } },
      select: { reference: true, title: true },
      orderBy: { reference: "asc" },
      take: 500,
    });
    return {
      missing: missingIn(text, inventory),
      kinds: (["model", "dataset", "index", "endpoint", "supporting"] as const).map((kind) => ({
        kind,
        inScope: inventory[kind],
        reason: text.kindReasons[kind] ?? null,
      })),
      ...{ unsaid, unconsidered },
      flows: await flowGaps(rows, text.interfaces),
      environments: await environmentGaps(rows),
      suppliers: withoutInterface(await suppliersInside(rows), text.interfaces),
    };
  },
});
