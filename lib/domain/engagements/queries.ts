import sql from "sql-template-tag";
import * as z from "zod";
import { forbidden, notFound } from "@/lib/kernel/errors";
import { dayOf, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { EngagementModel } from "@/prisma/generated/models";
import { openModules } from "./rules";
import {
  type EngagementRow,
  engagementPage,
  engagementRecord,
  listEngagementsInput,
  onEngagementInput,
  ownEngagements,
  roomRecord,
} from "./schema";

const READERS = ["admin", "compliance", "internal_auditor", "top_management"] as const;

type Found = EngagementRow & { sortValue: string; total: number };

export const listEngagements = query({
  name: "engagements.list",
  may: READERS,
  route: "GET /engagements",
  input: listEngagementsInput,
  output: engagementPage,
  async run({ input, rows }) {
    const found = await rows<Found>(
      listStatement(
        {
          columns: sql`g.id, g.reference, g.state, g.version, g.body, g.purpose, g.starts_on AS "from",
            g.ends_on AS until, g.early_access_from AS "earlyAccessFrom", cardinality(g.modules) AS modules,
            json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS person`,
          from: sql`app.engagement g JOIN app.person p ON p.id = g.person_id`,
          where: [
            ...matching(sql`(g.reference || ' ' || g.body || ' ' || p.name)`, input.q),
            ...within(sql`g.state`, input.state),
          ],
          sorts: { until: { by: sql`g.ends_on`, as: "date" } },
          defaultSort: "-until",
          id: sql`g.id`,
        },
        input,
      ),
    );
    return pageFrom(found, input);
  },
});

const WHO = { id: true, reference: true, name: true } as const;
const day = (value: Date | null) => (value ? dayOf(value) : null);
const instant = (value: Date | null) => value?.toISOString() ?? null;
const datesOf = (one: EngagementModel) => ({
  from: dayOf(one.startsOn),
  until: dayOf(one.endsOn),
  earlyAccessFrom: day(one.earlyAccessFrom),
});
/** The column is text; the enum of the schema is what commands let in. */
const modulesOf = (one: EngagementModel) => roomRecord.shape.modules.parse(one.modules);

/** One engagement: who proposed, who approved, what is granted until when, how it ended. */
export const getEngagement = query({
  name: "engagements.get",
  may: READERS,
  route: "GET /engagements/:id",
  input: onEngagementInput,
  output: engagementRecord,
  async run({ input, db }) {
    const one = await db.engagement.findUnique({
      where: named(input.id),
      include: { person: { select: WHO } },
    });
    if (!one) throw notFound("engagement");
    const ids = [one.proposedById, one.approvedById, one.revokedById].filter((id) => id !== null);
    const people = await db.person.findMany({ where: { id: { in: ids } }, select: WHO });
    const by = (id: string | null) => people.find((person) => person.id === id) ?? null;
    return {
      ...{ ...one, ...datesOf(one), modules: modulesOf(one) },
      confidentialityOn: day(one.confidentialityOn),
      proposedBy: by(one.proposedById),
      proposedAt: one.proposedAt.toISOString(),
      approvedBy: by(one.approvedById),
      approvedAt: instant(one.approvedAt),
      openedAt: instant(one.openedAt),
      endedAt: instant(one.endedAt),
      revokedBy: by(one.revokedById),
      revokedAt: instant(one.revokedAt),
    };
  },
});

/** The assessor's own engagement, while it is open: nothing of the ISMS itself. */
export const assessorRoom = query({
  name: "engagements.room",
  may: ["external_auditor"],
  own: true,
  route: "GET /engagements/:id/room",
  input: onEngagementInput,
  output: roomRecord,
  async run({ actor, input, now, db }) {
    const one = await db.engagement.findUnique({ where: named(input.id) });
    if (one?.personId !== actor.id) throw notFound("engagement");
    if (one.id !== actor.engagementId) {
      throw forbidden("This engagement is not open. Ask the compliance officer about its dates.");
    }
    const [organisation, hiddenAudits] = await Promise.all([
      db.organisation.findFirst({ select: { name: true } }),
      db.audit.count({
        where: { state: { in: ["planned", "announced", "in_progress", "reporting"] } },
      }),
    ]);
    const today = dayOf(now);
    const dates = datesOf(one);
    const modules = modulesOf(one);
    return {
      ...{ ...one, ...dates, modules, today, hiddenAudits },
      openModules: openModules({ state: one.state, ...dates, modules }, today),
      organisation: organisation?.name ?? "",
    };
  },
});

/** All engagements of the signed-in assessor, so that one who comes too early learns when. */
export const myEngagements = query({
  name: "engagements.mine",
  may: ["external_auditor"],
  own: true,
  input: z.strictObject({}),
  output: ownEngagements,
  async run({ actor, db }) {
    const found = await db.engagement.findMany({
      where: { personId: actor.id, state: { in: ["approved", "open", "ended", "revoked"] } },
      orderBy: { startsOn: "desc" },
      take: 50,
    });
    return found.map((one) => ({
      ...{ ...one, ...datesOf(one) },
      isCurrent: one.id === actor.engagementId,
    }));
  },
});

/** What the clock must open or end now. */
export const dueEngagements = query({
  name: "engagements.due",
  may: ["system"],
  input: z.strictObject({}),
  output: z.object({ opening: z.array(z.uuid()), ending: z.array(z.uuid()) }),
  async run({ rows }) {
    const found = await rows<{ id: string; isOver: boolean }>(sql`
      SELECT g.id, g.state = 'open' AS "isOver" FROM app.engagement g,
        LATERAL (SELECT (annex.now() AT TIME ZONE 'UTC')::date AS today) t
      WHERE g.state = 'open' AND g.ends_on < t.today
        OR g.state = 'approved' AND coalesce(g.early_access_from, g.starts_on) <= t.today`);
    const ids = (isOver: boolean) =>
      found.filter((one) => one.isOver === isOver).map(({ id }) => id);
    return { opening: ids(false), ending: ids(true) };
  },
});
