import sql from "sql-template-tag";
import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { CAP, listStatement, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { RISK_READERS } from "../../schema";
import { compareMethods } from "../comparison/rules";
import { compareMethodsInput, methodComparison } from "../comparison/schema";
import { canonicalText, scoresDiffer } from "../rules";
import { methodOf } from "../steps";
import { newestFirst, numberOf } from "./rules";
import {
  listMethodsInput,
  type MethodRow,
  methodDocument,
  methodInput,
  methodPage,
  methodRecord,
} from "./schema";
import { gapsIn, methodWhere, otherEditions, textOf } from "./steps";
import { visibleStates } from "./visible";

const MAY = [...RISK_READERS, "external_auditor"] as const;
const NUMBER = sql`(split_part(m.edition, '.', 1)::int * 1000 + split_part(m.edition, '.', 2)::int)`;

/** The editions, the newest first. */
export const listMethods = query({
  name: "methods.list",
  may: MAY,
  module: "risk",
  route: "GET /methods",
  input: listMethodsInput,
  output: methodPage,
  async run({ actor, input, rows }) {
    const statement = listStatement(
      {
        columns: sql`m.id, m.reference, m.edition, m.state, m.version, m.note,
          to_json(m.approved_at) AS "approvedAt",
          CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'reference', w.reference, 'name', w.name) END AS author,
          CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) END AS "approvedBy"`,
        from: sql`risk_method m LEFT JOIN person w ON w.id = m.author_id
          LEFT JOIN person p ON p.id = m.approved_by_id`,
        countFrom: sql`risk_method m`,
        where: [
          ...within(sql`m.state`, visibleStates(actor)),
          ...within(sql`m.state`, input.state),
        ],
        sorts: { edition: { by: NUMBER, as: "int" } },
        defaultSort: "-edition",
        id: sql`m.id`,
      },
      input,
    );
    return pageFrom(await rows<MethodRow & { sortValue: string; total: number }>(statement), input);
  },
});

const PERSON = { select: { id: true, reference: true, name: true } } as const;

async function visibleMethod(db: Reader, actor: Actor, ref: string) {
  const method = await db.riskMethod.findFirst({
    where: { AND: [methodWhere(ref), { state: { in: visibleStates(actor) } }] },
    include: { author: PERSON, approvedBy: PERSON },
  });
  if (!method) throw notFound("edition of the risk method");
  return method;
}

/** What this edition says differently than the one before it. */
async function differenceOf(db: Reader, method: { edition: string; body: unknown }) {
  const editions = await db.riskMethod.findMany({ select: { edition: true } });
  const [before] = editions
    .filter(({ edition }) => numberOf(edition) < numberOf(method.edition))
    .sort(newestFirst);
  const old = before && (await db.riskMethod.findUnique({ where: before }));
  if (!old) return null;
  const [was, is] = [textOf(old), textOf(method)];
  const changes = compareMethods(was, is);
  return { edition: old.edition, changes, changesScores: scoresDiffer(was, is) };
}

/** How many open risks another edition scored, found at once where there are none. */
async function behindOf(db: Reader, method: { edition: string; body: unknown }) {
  const others = await db.riskMethod.findMany({
    where: { edition: { in: await otherEditions(db, method.edition) } },
    select: { edition: true, body: true },
  });
  const differing = others.filter((one) => scoresDiffer(textOf(one), textOf(method)));
  const scoredBy = (rows: readonly { edition: string }[], take: number) =>
    db.risk.findMany({
      where: {
        methodVersion: { in: rows.map(({ edition }) => edition) },
        state: { not: "closed" },
      },
      select: { id: true },
      take,
    });
  const behind = await scoredBy(others, CAP);
  return {
    count: Math.min(behind.length, CAP - 1),
    isCapped: behind.length === CAP,
    mayMove: (await scoredBy(differing, 1)).length > 0,
  };
}

/** An edition with the text that its hash stands for. */
async function recordOf(db: Reader, actor: Actor, ref: string) {
  const method = await visibleMethod(db, actor, ref);
  const writers = await db.person.findMany({ where: { id: { in: method.writerIds } }, ...PERSON });
  return {
    ...method,
    text: textOf(method),
    canonical: canonicalText(methodOf(method)),
    writers,
    approvedAt: method.approvedAt?.toISOString() ?? null,
    submittedAt: method.submittedAt?.toISOString() ?? null,
    problems: gapsIn(method),
    before: await differenceOf(db, method),
    behind: await behindOf(db, method),
  };
}

/** One edition: its words and numbers, who stands behind them, and what it changed. */
export const getMethod = query({
  name: "methods.get",
  may: MAY,
  module: "risk",
  route: "GET /methods/:id",
  input: methodInput,
  output: methodRecord,
  run: ({ actor, input, db }) => recordOf(db, actor, input.id),
});

/** The same to take away as a document; that it left is in the trail. */
export const exportMethod = query({
  name: "methods.export",
  may: MAY,
  module: "risk",
  logged: true,
  input: methodInput,
  output: methodDocument,
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

/** The difference of any two editions. */
export const compareMethodEditions = query({
  name: "methods.compare",
  may: MAY,
  module: "risk",
  route: "GET /methods/:id/differences",
  input: compareMethodsInput,
  output: methodComparison,
  async run({ actor, input, db }) {
    const from = await visibleMethod(db, actor, input.from);
    const to = await visibleMethod(db, actor, input.id);
    const [was, is] = [textOf(from), textOf(to)];
    return { from, to, changes: compareMethods(was, is), changesScores: scoresDiffer(was, is) };
  },
});
