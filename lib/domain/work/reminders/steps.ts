import sql, { type Sql } from "sql-template-tag";
import type { WorkingCalendar } from "@/lib/domain/cadence/calendar/rules";
import { tellingOf } from "@/lib/domain/cadence/reminders/rules";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import { sourcesOf } from "../dues/catalogue";
import type { DueKind } from "../dues/schema";
import { COLUMNS, duesOf, isHere } from "../dues/steps";
import { type Audience, audienceRanges, horizonOf, STEPS_OF } from "./rules";

interface Today {
  readonly today: string;
  readonly calendar: WorkingCalendar;
}
/** A due day, and whom to tell. */
export interface Telling {
  readonly kind: DueKind;
  readonly record: string;
  readonly person: string;
  readonly due: string;
}

/**
 * Who is to be told today of what: those to whose audience the due day has come to a step, and who have
 * not been told of this one or a later one. In this table, what is done or handed on is not there.
 * @param one this telling alone
 */
export function pendingTable({ today, calendar }: Today, one?: Telling): Sql {
  const ranges = audienceRanges(today, calendar);
  const sources = sourcesOf(today).filter(({ kind }) => !one || kind === one.kind);
  const due = duesOf(sources, (source) => [
    sql`${source.due} <= ${horizonOf(ranges)}::date`,
    ...(one
      ? [sql`${source.record} = ${one.record}::uuid`, sql`${source.due} = ${one.due}::date`]
      : []),
  ]);
  return sql`WITH due (${COLUMNS}) AS (${due}),
    officer AS (SELECT p.id FROM person p WHERE ${isHere(sql`p`, today)} AND EXISTS (
      SELECT FROM role_grant g WHERE g.person_id = p.id AND g.role = 'compliance'
        AND g.revoked_at IS NULL AND coalesce(g.until >= ${today}::date, true))),
    named AS (SELECT d.kind, d.record, d.due, d.escalates, p.id AS who
      FROM due d LEFT JOIN person p ON p.id = d.person AND ${isHere(sql`p`, today)}),
    heard AS (
      SELECT n.kind, n.record, n.due, n.who AS person,
        CASE WHEN n.who IN (SELECT id FROM officer) THEN 'all' ELSE 'own' END AS audience
      FROM named n WHERE n.who IS NOT NULL
      UNION ALL
      SELECT n.kind, n.record, n.due, o.id, CASE WHEN n.who IS NULL THEN 'all' ELSE 'escalated' END
      FROM named n JOIN officer o ON n.who IS DISTINCT FROM o.id AND (n.escalates OR n.who IS NULL)),
    pending AS (
      SELECT t.kind || '/' || t.record || '/' || t.person AS id, t.*
      FROM heard t JOIN jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb)
        AS r (audience text, step app."ReminderStep", "from" date, "to" date)
        ON r.audience = t.audience AND t.due <= r."to" AND coalesce(t.due >= r."from", true)
      WHERE NOT EXISTS (SELECT FROM reminder h WHERE h.record_id = t.record AND h.record_kind = t.kind
        AND h.person_id = t.person AND h.due = t.due AND h.step >= r.step))`;
}

/** What is to be told to this person of this due day; null once it has been, or is no longer due. */
export async function tellingFor(tx: Tx, at: Today, one: Telling) {
  const [found] = await statement<{ audience: Audience }>(
    tx,
    sql`${pendingTable(at, one)} SELECT p.audience FROM pending p WHERE p.person = ${one.person}::uuid`,
  );
  return found ? tellingOf(one.due, at.today, at.calendar, STEPS_OF[found.audience]) : null;
}
