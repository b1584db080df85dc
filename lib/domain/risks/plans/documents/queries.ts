import sql from "sql-template-tag";
import { tooLarge } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { methodInForce, methodsOf } from "../../method/steps";
import { RISK_READERS } from "../../schema";
import { CURRENCY } from "../../treatments/catalogue";
import { daysLate, isOpen } from "../../treatments/rules";
import { all, FROM, whereOf } from "../../treatments/views/steps";
import { MOST_IN_PLAN, type PlannedRisk, planDocument, planDocumentInput } from "../schema";
import { levelBound, plansOf } from "../steps";

/** The plan as filtered, for a document that people read and sign (6.1.3 e, f). */
export const readPlanDocument = query({
  name: "treatments.plan",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  logged: true,
  input: planDocumentInput,
  output: planDocument,
  async run({ actor, db, input, now, rows }) {
    const today = dayOf(now);
    const found = await rows<Shown>(sql`
      SELECT t.id, t.risk_id AS "riskId" FROM ${FROM} WHERE ${all(whereOf(actor, input, today))}
      ORDER BY r.current_score DESC, r.id, t.created_at, t.id LIMIT ${MOST_IN_PLAN + 1}`);
    if (found.length > MOST_IN_PLAN) {
      const most = MOST_IN_PLAN.toLocaleString("en");
      throw tooLarge(
        `More than ${most} actions are too many for one document. Filter the plan, or take CSV or Excel.`,
      );
    }
    const risks = await plannedRisks(db, found, today);
    const organisation = await db.organisation.findFirst({ select: { name: true } });
    return {
      organisation: organisation?.name ?? "",
      takenAt: now.toISOString(),
      takenBy: actor.name,
      method: (await methodInForce(db)).edition,
      sums: sumsOf(risks.flatMap((risk) => risk.actions)),
      risks,
    };
  },
});

interface Shown {
  id: string;
  riskId: string;
}

function sumsOf(actions: PlannedRisk["actions"]) {
  const open = actions.filter(({ state }) => isOpen(state));
  const costOf = (some: PlannedRisk["actions"]) =>
    some.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return {
    actions: actions.length,
    open: open.length,
    late: open.filter((one) => one.daysLate > 0).length,
    cost: costOf(actions.filter(({ state }) => state !== "cancelled")),
    openCost: costOf(open),
    currency: CURRENCY,
  };
}

/** The risks of these actions, with these actions alone, in their order. */
async function plannedRisks(
  db: Reader,
  found: readonly Shown[],
  today: string,
): Promise<PlannedRisk[]> {
  const ids = [...new Set(found.map(({ riskId }) => riskId))];
  const shown = new Set(found.map(({ id }) => id));
  const plans = await plansOf(db, ids);
  const { approvals, acceptances } = await givenFor(db, ids);
  const approvers = await namesOf(
    db,
    plans.flatMap(({ actions }) => actions.flatMap(({ approvedById }) => approvedById ?? [])),
  );
  return ids.flatMap((id) => {
    const plan = plans.find((one) => one.id === id);
    if (!plan) return [];
    return [
      {
        ...plan,
        method: plan.methodVersion,
        approval: approvals.get(id) ?? null,
        acceptance: acceptances.get(id) ?? null,
        actions: plan.actions
          .filter((one) => shown.has(one.id))
          .map((one) => ({
            ...one,
            daysLate: daysLate(one.due, one.state, today),
            approvedBy: approvers.get(one.approvedById ?? "") ?? null,
            approvedAt: one.approvedAt?.toISOString() ?? null,
          })),
      },
    ];
  });
}

/** What owners and authorities said of these risks: the newest approval of the plan, the acceptance in force. */
async function givenFor(db: Reader, ids: readonly string[]) {
  const methodNamed = await methodsOf(db);
  const approvals = await db.planApproval.findMany({
    where: { riskId: { in: [...ids] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    distinct: ["riskId"],
    include: { by: { select: { name: true } } },
  });
  const acceptances = await db.acceptance.findMany({
    where: { riskId: { in: [...ids] }, state: "accepted" },
    select: {
      ...{ riskId: true, reference: true, decidedAt: true, validUntil: true },
      decidedBy: { select: { name: true } },
    },
  });
  return {
    approvals: new Map(
      approvals.map(({ riskId, at, by, methodVersion, likelihood, impact }) => [
        riskId,
        {
          by: by.name,
          at: at.toISOString(),
          expected: levelBound(methodNamed(methodVersion), { likelihood, impact }),
        },
      ]),
    ),
    acceptances: new Map(
      acceptances.map(({ riskId, reference, decidedBy, decidedAt, validUntil }) => [
        riskId,
        {
          reference,
          by: decidedBy?.name ?? "",
          at: decidedAt?.toISOString() ?? "",
          until: validUntil ? dayOf(validUntil) : "",
        },
      ]),
    ),
  };
}

async function namesOf(db: Reader, ids: readonly string[]) {
  const found = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(found.map(({ id, name }) => [id, name]));
}
