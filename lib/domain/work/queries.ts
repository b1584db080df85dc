import sql, { empty, join } from "sql-template-tag";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { urgency } from "./rules";
import { listTasksInput, type Task, taskPage } from "./schema";
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
