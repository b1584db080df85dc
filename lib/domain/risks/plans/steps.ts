import { createHash } from "node:crypto";
import { dayOf } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { RiskBand } from "@/prisma/generated/enums";
import type { RiskSelect, TreatmentSelect } from "@/prisma/generated/models";
import { methodsOf } from "../method/steps";
import {
  isPlanned,
  type Link,
  levelsOf,
  type Numbers,
  type OperatingState,
  scored,
} from "../rules";
import { type Overridden, overrideOf } from "../standing/steps";
import { levelOf } from "../steps";
import { canonicalPlan } from "./rules";
import type { ActionNow, BoundAction } from "./schema";

const actionSelect = {
  ...{ id: true, reference: true, riskId: true, action: true, option: true, state: true },
  ...{ due: true, resources: true, cost: true, verification: true, progress: true },
  approvedAt: true,
  approvedById: true,
  responsible: { select: { id: true, name: true } },
  controls: {
    orderBy: { controlId: "asc" },
    select: { controlId: true, side: true, strength: true },
  },
} as const satisfies TreatmentSelect;

const lastSelect = {
  ...{ computedLikelihood: true, computedImpact: true },
  ...{ currentLikelihood: true, currentImpact: true, overrideReason: true },
} as const;

const riskSelect = {
  ...{ id: true, reference: true, title: true, kind: true, state: true, option: true },
  methodVersion: true,
  ...{ inherentLikelihood: true, inherentImpact: true },
  ...{ currentLikelihood: true, currentImpact: true, currentBand: true },
  ...{ residualLikelihood: true, residualImpact: true, residualBand: true },
  owner: { select: { name: true } },
  controls: { select: { controlId: true, side: true, strength: true } },
  assessments: {
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 1,
    select: lastSelect,
  },
} as const satisfies RiskSelect;

/** What was expected when a plan was approved; null where it has no level. */
export const levelBound = (
  method: Numbers,
  { likelihood, impact }: { likelihood: number | null; impact: number | null },
) => (likelihood === null || impact === null ? null : scored(method, { likelihood, impact }));

/** Everything about the plans of these risks. What a reader may not see of controls is left out, not guessed. */
export async function plansOf(db: Reader, ids: readonly string[]) {
  const methodNamed = await methodsOf(db);
  const risks = await db.risk.findMany({ where: { id: { in: [...ids] } }, select: riskSelect });
  const treatments = await db.treatment.findMany({
    where: { riskId: { in: [...ids] } },
    orderBy: [{ createdAt: "asc" }, { reference: "asc" }],
    select: actionSelect,
  });
  const links = [...risks, ...treatments].flatMap(({ controls }) => controls);
  const seen = await db.control.findMany({
    where: { id: { in: [...new Set(links.map(({ controlId }) => controlId))] } },
    select: { id: true, reference: true, operatingState: true },
  });
  const controls = new Map(seen.map((one) => [one.id, one]));
  return risks.map(({ owner, assessments, ...risk }) => {
    const own = treatments.filter(({ riskId }) => riskId === risk.id);
    const method = methodNamed(risk.methodVersion);
    return {
      ...risk,
      owner: owner.name,
      method,
      current: levelOf(risk.currentLikelihood, risk.currentImpact, risk.currentBand),
      expected: expectedOf({ ...risk, method, assessments, treatments: own }, (id) =>
        controls.get(id),
      ),
      actions: own.map(({ due, ...one }) => ({
        ...one,
        due: dayOf(due),
        controls: one.controls.map((link) => ({
          ...link,
          reference: controls.get(link.controlId)?.reference ?? "",
        })),
      })),
    };
  });
}

interface Expecting extends Overridden {
  readonly state: string;
  readonly method: Numbers;
  readonly inherentLikelihood: number;
  readonly inherentImpact: number;
  readonly residualLikelihood: number;
  readonly residualImpact: number;
  readonly residualBand: RiskBand | null;
  readonly controls: readonly Omit<Link, "state">[];
  readonly treatments: readonly {
    readonly state: ActionNow["state"];
    readonly controls: readonly Omit<Link, "state">[];
  }[];
}
type Look = (id: string) => { readonly operatingState: OperatingState } | undefined;

/** What the plan leaves once all of it is done, proposals too; null before any assessment. */
function expectedOf({ treatments, ...risk }: Expecting, look: Look) {
  const proposed = treatments.filter(({ state }) => state === "proposed");
  if (risk.inherentLikelihood === 0) return null;
  if (proposed.length === 0) {
    return levelOf(risk.residualLikelihood, risk.residualImpact, risk.residualBand);
  }
  const counted = treatments.filter(({ state }) => isPlanned(state, risk.state));
  const planned = [...counted, ...proposed].flatMap(({ controls }) => controls);
  const withStates = (links: readonly Omit<Link, "state">[]) =>
    links.flatMap((link): Link[] => {
      const state = look(link.controlId)?.operatingState;
      return state ? [{ ...link, state }] : [];
    });
  const [now, then] = [withStates(risk.controls), withStates(planned)];
  if (now.length + then.length < risk.controls.length + planned.length) return null;
  const inherent = { likelihood: risk.inherentLikelihood, impact: risk.inherentImpact };
  const { method } = risk;
  const override = overrideOf(risk);
  return levelsOf({ method, inherent, links: now, planned: then, override }).residual;
}

const boundOf = ({ id, reference, action, option, ...one }: ActionNow): BoundAction => ({
  ...{ id, reference, action, option },
  controls: one.controls,
  responsible: one.responsible,
  due: one.due,
  resources: one.resources,
  cost: one.cost,
  verification: one.verification,
});

interface Binding {
  readonly riskId: string;
  readonly byId: string;
  readonly now: Date;
}

/** Keeps what the owner approves: the actions with all they say, and the level they are expected to leave. */
export async function bindPlan(tx: Tx, { riskId, byId, now }: Binding) {
  const [plan] = await plansOf(tx, [riskId]);
  if (!plan) return;
  const { option } = plan;
  const { likelihood, impact } = plan.expected ?? { likelihood: null, impact: null };
  const actions = plan.actions.filter(({ state }) => state !== "cancelled").map(boundOf);
  const bound = { option, likelihood, impact, method: plan.method.edition, actions };
  await tx.planApproval.create({
    data: {
      ...{ riskId, at: now, byId, option, likelihood, impact },
      methodVersion: plan.method.edition,
      body: JSON.parse(JSON.stringify(actions)),
      sha256: createHash("sha256").update(canonicalPlan(bound)).digest("hex"),
    },
  });
}
