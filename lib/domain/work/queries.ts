import sql, { empty, join } from "sql-template-tag";
import * as z from "zod";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { urgency } from "./rules";
import { listTasksInput, type Posture, posture, type Task, taskPage } from "./schema";
import { asking, auditTasks, controlTasks, riskTasks, scopeAndAssetTasks } from "./steps";

/** Everything that waits for the person who asks, the latest first; one statement. */
export const listTasks = query({
  name: "work.list",
  may: ["staff", "internal_auditor"],
  route: "GET /tasks",
  input: listTasksInput,
  output: taskPage,
  async run({ actor, input, now, rows }) {
    const today = dayOf(now);
    const who = asking(actor, today);
    const branches = [
      ...controlTasks(who),
      ...riskTasks(who),
      ...scopeAndAssetTasks(who),
      ...auditTasks(who),
    ];
    const found = await rows<Omit<Task, "overdue">>(sql`
      SELECT kind, id, reference, title, path, due FROM (${join(branches, " UNION ALL ")}) task
      ${input.kind ? sql`WHERE kind = ${input.kind}` : empty}
      ORDER BY due ASC NULLS LAST, kind, reference LIMIT ${input.size}`);
    const tasks = found.map((one) => ({ ...one, overdue: urgency(one.due, today) === "overdue" }));
    return {
      rows: tasks,
      overdue: tasks.filter((one) => one.overdue).length,
      soon: tasks.filter((one) => urgency(one.due, today) === "week").length,
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
  async run({ now, rows }) {
    const today = dayOf(now);
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
        (SELECT count(*)::int FROM (SELECT 1 FROM risk WHERE current_score >= 10
          AND state NOT IN ('accepted', 'closed') LIMIT 1001) r) AS "aboveAppetite",
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
