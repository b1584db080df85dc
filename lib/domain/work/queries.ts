import sql, { join, type Sql } from "sql-template-tag";
import * as z from "zod";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { plusDays } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { ABOVE_APPETITE } from "../risks/method/steps";
import { assetTasks } from "./assets/steps";
import { auditTasks, engagementTasks, findingTasks, judgementTasks } from "./audits/steps";
import { contextTasks } from "./context/steps";
import { controlTasks, evidenceTasks, soaTasks } from "./controls/steps";
import { exceptionTasks } from "./flows/steps";
import { methodTasks } from "./method/steps";
import { secondLookTasks } from "./people/steps";
import { releaseTasks } from "./releases/steps";
import { acceptanceTasks } from "./risks/acceptances/steps";
import { ownerTasks, proposalTasks, secondTasks, treatmentTasks } from "./risks/steps";
import { urgency, weekOf } from "./rules";
import { listTasksInput, type Posture, posture, type Task, taskPage } from "./schema";
import { scopeTasks } from "./scope/steps";
import { type Asking, asking, tasksOf } from "./steps";
import { supplierTasks } from "./suppliers/steps";

const branchesOf = (who: Asking) =>
  [
    controlTasks,
    evidenceTasks,
    soaTasks,
    ownerTasks,
    secondTasks,
    treatmentTasks,
    acceptanceTasks,
    proposalTasks,
    methodTasks,
    scopeTasks,
    contextTasks,
    assetTasks,
    exceptionTasks,
    supplierTasks,
    releaseTasks,
    auditTasks,
    judgementTasks,
    findingTasks,
    engagementTasks,
    secondLookTasks,
  ].flatMap((tasks) => tasks(who));

type Found = Omit<Task, "overdue"> & {
  record: string;
  sortValue: string;
  total: number;
  late: number;
  soon: number;
};

/** Everything that waits for the person who asks, the most urgent first; one statement. */
export const listTasks = query({
  name: "work.list",
  may: ["staff", "internal_auditor"],
  route: "GET /tasks",
  input: listTasksInput,
  output: taskPage,
  async run({ actor, db, input, now, rows }) {
    const today = await todayOf(db, now);
    const where = matching(sql`(reference || ' ' || title)`, input.q);
    const counted = (condition: Sql) =>
      sql`(SELECT count(*)::int FROM task WHERE ${join([condition, ...where], " AND ")})`;
    // All tasks are at hand once the table is read, so their number need not stop at the cap.
    const exact = { ...input, count: "exact" } as const;
    const statement = listStatement(
      {
        columns: sql`md5(kind || record)::uuid AS id, kind, record, reference, title, path, due,
          ${counted(sql`due < ${today}::date`)} AS late,
          ${counted(sql`due BETWEEN ${today}::date AND ${weekOf(today)}::date`)} AS soon`,
        from: sql`task`,
        where,
        sorts: {
          due: { by: sql`coalesce(due, 'infinity'::date)`, as: "date" },
          reference: { by: sql`reference`, as: "text" },
        },
        defaultSort: "due",
        id: sql`md5(kind || record)::uuid`,
      },
      exact,
    );
    const found = await rows<Found>(
      sql`WITH ${tasksOf(branchesOf(asking(actor, today)), input.kind)} ${statement}`,
    );
    const { rows: page, ...rest } = pageFrom(found, exact);
    const [first] = found;
    return {
      ...rest,
      rows: page.map((one) => ({
        ...one,
        id: one.record,
        overdue: urgency(one.due, today) === "overdue",
      })),
      overdue: first?.late ?? 0,
      soon: first?.soon ?? 0,
    };
  },
});

/** Open gaps by name, never a percentage: what the dashboard shows beside the risks. */
export const readPosture = query({
  name: "work.posture",
  may: ["staff", "internal_auditor"],
  route: "GET /posture",
  input: z.strictObject({}),
  output: posture,
  async run({ db, now, rows }) {
    const today = await todayOf(db, now);
    const soon = plusDays(today, 30);
    const [found] = await rows<Posture>(sql`
      SELECT
        coalesce((SELECT name FROM organisation LIMIT 1), '') AS organisation,
        coalesce((SELECT example FROM organisation LIMIT 1), false) AS example,
        coalesce((SELECT json_agg(c) FROM (SELECT operating_state AS state, count(*)::int AS count
          FROM control GROUP BY 1 ORDER BY 2 DESC, 1) c), '[]') AS controls,
        (SELECT count(*)::int FROM control WHERE necessary IS NULL) AS undecided,
        coalesce((SELECT json_agg(f) FROM (SELECT coalesce(grade::text, 'ungraded') AS grade, count(*)::int AS count
          FROM finding WHERE state NOT IN ('closed', 'withdrawn') GROUP BY 1 ORDER BY 1) f), '[]') AS findings,
        (SELECT coalesce(sum(count), 0)::int FROM risk_tally WHERE fact = 'exposed'
          AND key = ANY(${ABOVE_APPETITE}::text[])) AS "aboveAppetite",
        (SELECT count(*)::int FROM evidence WHERE state = 'accepted'
          AND valid_until BETWEEN ${today}::date AND ${soon}::date) AS "evidenceEnding",
        (SELECT count(*)::int FROM evidence WHERE state = 'expired'
          OR (state = 'accepted' AND valid_until < ${today}::date)) AS "evidenceExpired",
        (SELECT count(*)::int FROM acceptance WHERE state = 'accepted'
          AND valid_until <= ${soon}::date) AS "acceptancesEnding",
        (SELECT count(*)::int FROM asset WHERE personal_data = 'unknown'
          AND state NOT IN ('retired', 'disposed')) AS "personalDataUnknown",
        NOT EXISTS (SELECT FROM scope_statement WHERE state = 'approved') AS "unconfirmedScope"`);
    return found ?? emptyPosture;
  },
});

const emptyPosture: Posture = {
  organisation: "",
  example: false,
  controls: [],
  undecided: 0,
  findings: [],
  aboveAppetite: 0,
  evidenceEnding: 0,
  evidenceExpired: 0,
  acceptancesEnding: 0,
  personalDataUnknown: 0,
  unconfirmedScope: true,
};
