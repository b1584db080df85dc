import sql from "sql-template-tag";
import { calendarOf, todayOf } from "@/lib/domain/cadence/calendar/steps";
import { holds } from "@/lib/kernel/actor";
import { listStatement, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { sourcesOf } from "../dues/catalogue";
import { COLUMNS, duesOf, isHere } from "../dues/steps";
import {
  listRemindersInput,
  pendingInput,
  pendingPage,
  type ReminderRow,
  reminderPage,
} from "./schema";
import { pendingTable, type Telling } from "./steps";

const PAGE = 200;

/** Who is still to be told today of which due day. */
export const pendingReminders = query({
  name: "reminders.pending",
  may: ["system"],
  input: pendingInput,
  output: pendingPage,
  async run({ db, input: { after }, now, rows }) {
    const at = await calendarOf(db, now);
    const beyond = after
      ? sql`WHERE (p.due, p.id) > (${after.day}::date, ${after.id})`
      : sql`WHERE TRUE`;
    const found = await rows<Telling & { id: string }>(sql`${pendingTable(at)}
      SELECT p.id, p.kind, p.record, p.person, p.due::text AS due FROM pending p ${beyond}
      ORDER BY p.due, p.id LIMIT ${PAGE + 1}`);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    const next = found.length > PAGE && last ? { day: last.due, id: last.id } : null;
    return { rows: page, next };
  },
});

type Found = ReminderRow & { sortValue: string; total: number };

/**
 * What its reader was reminded of and is still theirs: of each due day the latest step. What is done,
 * handed on or put off is not there any more.
 */
export const listReminders = query({
  name: "reminders.list",
  may: ["staff", "compliance", "internal_auditor"],
  route: "GET /reminders",
  input: listRemindersInput,
  output: reminderPage,
  async run({ actor, db, input, now, rows }) {
    const today = await todayOf(db, now);
    const standing = duesOf(sourcesOf(today), ({ kind, record, due }) => [
      sql`told.record_kind = ${kind}`,
      sql`${record} = told.record_id`,
      sql`${due} = told.due`,
    ]);
    const asOfficer = holds(actor, "compliance")
      ? sql`(told.step IN ('late_3', 'late_7') OR p.id IS NULL)`
      : sql`FALSE`;
    const read = input.read ? [sql`(told.read_at IS NOT NULL) = ${input.read === "yes"}`] : [];
    const statement = listStatement(
      {
        columns: sql`told.id, told.record_kind AS kind, told.step, d.reference, d.title, d.path, told.due::text AS due,
          told.day::text AS day, told.read_at IS NOT NULL AS read, CASE WHEN p.id IS NOT NULL
            THEN json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) END AS person`,
        from: sql`reminder told CROSS JOIN LATERAL (SELECT * FROM (${standing}) u (${COLUMNS}) LIMIT 1) d
          LEFT JOIN person p ON p.id = d.person AND ${isHere(sql`p`, today)}`,
        where: [
          sql`told.person_id = ${actor.id}::uuid`,
          sql`(p.id = told.person_id OR ${asOfficer})`,
          sql`NOT EXISTS (SELECT FROM reminder l WHERE l.record_id = told.record_id
            AND l.record_kind = told.record_kind AND l.person_id = told.person_id AND l.due = told.due AND l.step > told.step)`,
          ...read,
        ],
        sorts: {
          day: { by: sql`told.day`, as: "date" },
          due: { by: sql`told.due`, as: "date" },
        },
        defaultSort: "-day",
        id: sql`told.id`,
      },
      input,
    );
    return { ...pageFrom(await rows<Found>(statement), input), today };
  },
});
