import sql, { type Sql } from "sql-template-tag";
import { plusDays } from "@/lib/kernel/fields";
import { workingDaysBefore } from "../rules";
import type { HealthRule } from "../schema";
import { partsOf, risksWhere } from "../steps";

const actionsWhere = (where: readonly Sql[], note: Sql) =>
  partsOf(sql`t.id`, {
    from: sql`treatment t JOIN risk r ON r.id = t.risk_id`,
    where: [...where, sql`r.state <> 'closed'`],
    note: sql`t.reference || ': ' || ${note}`,
  });
const UNFINISHED = sql`SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state NOT IN ('verified', 'cancelled')`;
const VERIFIED = sql`SELECT FROM treatment t WHERE t.risk_id = r.id AND t.state = 'verified'`;

/** Treatment plans that lack an action, wait for one, or are finished and do not say so. */
export const planRules: readonly HealthRule[] = [
  {
    id: "plan_without_action",
    title: "Treatment planned, and no action",
    why: "A plan names who does what until when.",
    clause: "6.1.3 e",
    severity: "high",
    mend: "Add an action",
    act: "action",
    search: () =>
      risksWhere([
        sql`r.state IN ('treatment_planned', 'in_treatment')`,
        sql`r.option IS DISTINCT FROM 'retain'`,
        sql`NOT EXISTS (${UNFINISHED})`,
        sql`NOT EXISTS (${VERIFIED})`,
      ]),
  },
  {
    id: "action_late",
    title: "Action is late",
    why: "The day that was promised has passed, and the risk is as high as before.",
    clause: "8.3",
    severity: "medium",
    mend: "Carry it out, or move its day with a reason",
    search: (today) =>
      actionsWhere(
        [sql`t.state IN ('proposed', 'approved', 'in_progress')`, sql`t.due < ${today}::date`],
        sql`'due ' || t.due`,
      ),
  },
  {
    id: "action_unverified",
    title: "Done, and not verified for 30 days",
    why: "Done is what the doer says. Only a second person makes it count.",
    clause: "8.3",
    severity: "medium",
    mend: "Verify it, or send it back",
    search: (today) =>
      actionsWhere(
        [sql`t.state = 'done'`, sql`t.done_at < ${plusDays(today, -30)}::date`],
        sql`'done ' || (t.done_at AT TIME ZONE 'UTC')::date`,
      ),
  },
  {
    id: "action_full_but_open",
    title: "All done by its progress, and still open",
    why: "Progress says 100 %, and nobody has marked the action as done.",
    clause: "8.3",
    severity: "low",
    mend: "Mark it as done, with evidence",
    search: () =>
      actionsWhere(
        [sql`t.progress = 100 AND t.state IN ('approved', 'in_progress')`],
        sql`'100 %'`,
      ),
  },
  {
    id: "plan_finished",
    title: "In treatment, although every action is verified",
    why: "Until the plan is completed, its actions count as if they were still to come.",
    clause: "8.3",
    severity: "low",
    mend: "Complete the plan",
    search: () =>
      risksWhere([
        sql`r.state = 'in_treatment'`,
        sql`EXISTS (${VERIFIED})`,
        sql`NOT EXISTS (${UNFINISHED})`,
      ]),
  },
  {
    id: "critical_without_measure",
    title: "Critical for two working days without a measure",
    why: "A critical risk is not accepted: an interim measure begins within two working days.",
    clause: "6.1.3 e",
    severity: "high",
    mend: "Add an interim measure and begin it",
    act: "action",
    search: (today) =>
      risksWhere(
        [
          sql`r.current_band = 'critical'`,
          sql`r.state NOT IN ('identified', 'closed')`,
          sql`r.assessed_at < ${workingDaysBefore(today, 2)}::date`,
          sql`NOT EXISTS (SELECT FROM treatment t WHERE t.risk_id = r.id
            AND t.state IN ('in_progress', 'done', 'verified'))`,
        ],
        sql`'current ' || r.current_score`,
      ),
  },
];
