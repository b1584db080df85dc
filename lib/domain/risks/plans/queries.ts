import sql from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { methodsOf } from "../method/steps";
import { RISK_READERS } from "../schema";
import { all } from "../treatments/views/steps";
import { visibleRisks } from "../visible";
import { changesSince } from "./rules";
import { boundActions, planApprovals, planApprovalsInput } from "./schema";
import { levelBound, plansOf } from "./steps";

const levelText = (one: { likelihood: number; impact: number } | null) =>
  one ? `${one.likelihood} × ${one.impact} = ${one.likelihood * one.impact}` : "";
const planText = <One extends { option: string | null }>(one: One) => ({
  ...one,
  option: one.option ?? "",
});
/** A plan is approved a few times in its life; older approvals stand in the trail. */
const MOST = 20;

/** Who approved the plan of a risk, and what is other than the newest approval bound. */
export const readPlanApprovals = query({
  name: "risks.planApprovals",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /risks/:id/plan-approvals",
  input: planApprovalsInput,
  output: planApprovals,
  async run({ actor, db, input, rows }) {
    const named = isUuid(input.id) ? sql`r.id = ${input.id}::uuid` : sql`r.reference = ${input.id}`;
    const seen = all([named, ...visibleRisks(actor)]);
    const [found] = await rows<{ id: string }>(sql`SELECT r.id FROM app.risk r WHERE ${seen}`);
    if (!found) throw notFound("risk");
    const kept = await db.planApproval.findMany({
      where: { riskId: found.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      include: { by: { select: { name: true } } },
      take: MOST,
    });
    const methodNamed = await methodsOf(db);
    const approvals = kept.map(({ at, by, body, methodVersion, likelihood, impact, ...one }) => ({
      ...one,
      at: at.toISOString(),
      by: by.name,
      expected: levelBound(methodNamed(methodVersion), { likelihood, impact }),
      method: methodVersion,
      bound: boundActions.parse(body),
    }));
    const [newest] = approvals;
    const [plan] = newest ? await plansOf(db, [found.id]) : [];
    return {
      approvals: approvals.map(({ bound, ...one }) => ({ ...one, actions: bound.length })),
      changes:
        newest && plan
          ? changesSince(
              planText({
                ...newest,
                actions: newest.bound,
                expected: levelText(newest.expected),
              }),
              planText({
                option: plan.option ?? newest.option,
                // What the reader may not see of it has not changed for that.
                expected: levelText(plan.expected ?? newest.expected),
                method: plan.method.edition,
                actions: plan.actions,
              }),
            )
          : [],
    };
  },
});
