import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import type { RiskGetPayload, RiskSelect } from "@/prisma/generated/models";
import { higherClass } from "../../assets/graph/stored/rules";
import { type Binds, type Standing, scenarioText } from "../acceptances/rules";
import type { Method } from "../method/schema";
import {
  isBelow,
  isPlanned,
  type Levels,
  type Link,
  levelsOf,
  type Override,
  type Rating,
} from "../rules";

/** All of an asset that an acceptance binds: the class that counts is the higher of its own and what reaches it. */
export const boundAssetSelect = {
  id: true,
  classification: true,
  inheritedClassification: true,
  exposure: true,
} as const;

/** All that judging a risk needs. */
export const judgedSelect = {
  id: true,
  reference: true,
  title: true,
  cause: true,
  event: true,
  consequence: true,
  threatId: true,
  properties: true,
  state: true,
  option: true,
  ownerId: true,
  proposedById: true,
  pendingCause: true,
  pendingEvent: true,
  pendingConsequence: true,
  pendingById: true,
  version: true,
  inherentLikelihood: true,
  inherentImpact: true,
  inherentScore: true,
  inherentBand: true,
  currentLikelihood: true,
  currentImpact: true,
  currentScore: true,
  currentBand: true,
  residualLikelihood: true,
  residualImpact: true,
  residualScore: true,
  residualBand: true,
  methodVersion: true,
  kind: true,
  nextReview: true,
  reviewDays: true,
  reviewedAt: true,
  assessedAt: true,
  benefit: true,
  effectCheck: true,
  contextItems: { select: { itemId: true } },
  confirmedScore: true,
  closeReason: true,
  closeAskedAt: true,
  assets: { select: { asset: { select: boundAssetSelect } } },
  controls: {
    select: {
      controlId: true,
      side: true,
      strength: true,
      control: { select: { operatingState: true } },
    },
  },
  treatments: {
    orderBy: { reference: "asc" },
    select: {
      id: true,
      reference: true,
      version: true,
      state: true,
      option: true,
      responsibleId: true,
      verification: true,
      controls: {
        select: {
          controlId: true,
          side: true,
          strength: true,
          control: { select: { operatingState: true } },
        },
      },
    },
  },
  assessments: {
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 1,
    select: {
      computedLikelihood: true,
      computedImpact: true,
      currentLikelihood: true,
      currentImpact: true,
      overrideReason: true,
      byId: true,
      overriddenById: true,
      reasonLikelihood: true,
      reasonImpact: true,
    },
  },
  acceptances: {
    where: { state: { in: ["requested", "accepted"] } },
    select: {
      id: true,
      reference: true,
      state: true,
      score: true,
      band: true,
      binds: true,
      atRisk: true,
      version: true,
    },
  },
} as const satisfies RiskSelect;
export type Judged = RiskGetPayload<{ select: typeof judgedSelect }> & {
  /** What its levels are reckoned by: the edition of its last assessment. */
  readonly method: Method;
};

/** Links with the states of their controls now. */
export const linksOf = (risk: Judged): Link[] =>
  risk.controls.map(({ control, ...link }) => ({ ...link, state: control.operatingState }));

/** What the approved plan adds. `all` also takes what is only proposed. */
export const plannedOf = (risk: Judged, all = false): Link[] =>
  risk.treatments.flatMap(({ state, controls }) =>
    isPlanned(state, risk.state) || (all && state === "proposed")
      ? controls.map(({ control, ...link }) => ({ ...link, state: control.operatingState }))
      : [],
  );

export const inherentOf = (risk: Judged): Rating => ({
  likelihood: risk.inherentLikelihood,
  impact: risk.inherentImpact,
});

/** Something with the last assessment of a risk. */
export interface Overridden {
  readonly assessments: readonly Pick<
    Judged["assessments"][number],
    | "computedLikelihood"
    | "computedImpact"
    | "currentLikelihood"
    | "currentImpact"
    | "overrideReason"
  >[];
}

/** What a person set in the last assessment instead of what was computed then. */
export const overrideOf = ({ assessments: [last] }: Overridden): Override | null =>
  last?.overrideReason
    ? {
        computed: { likelihood: last.computedLikelihood, impact: last.computedImpact },
        set: { likelihood: last.currentLikelihood, impact: last.currentImpact },
      }
    : null;

/**
 * Who set a level below the computed one in the last assessment; null where nobody did. Whether controls have
 * made up for it meanwhile does not matter: when they fail it counts again.
 */
export function lowererOf(risk: Judged): string | null {
  const override = overrideOf(risk);
  const [last] = risk.assessments;
  if (!last || !override || !isBelow(override.set, override.computed)) return null;
  return last.overriddenById ?? last.byId;
}

/**
 * A lower level needs two persons, whoever owns the risk by now: who set it gives no decision by it.
 * @throws forbidden
 */
export function mustNotHaveLowered(risk: Judged, actor: Actor) {
  if (lowererOf(risk) !== actor.id) return;
  throw forbidden(
    `You set the level of ${risk.reference} below what the method computes, so you do not decide by it. Somebody else must do this, or assess the risk again.`,
  );
}

/** Current and residual as they should stand, with `all` as if what is proposed were approved; null before any assessment. */
export function computed(risk: Judged, all = false): Levels | null {
  const inherent = inherentOf(risk);
  if (inherent.likelihood === 0) return null;
  const override = overrideOf(risk);
  const links = linksOf(risk);
  return levelsOf({
    method: risk.method,
    inherent,
    links,
    planned: plannedOf(risk, all),
    override,
  });
}

/** Levels as columns. */
export const columnsOf = ({ current, residual }: Levels) => ({
  currentLikelihood: current.likelihood,
  currentImpact: current.impact,
  currentScore: current.score,
  residualLikelihood: residual.likelihood,
  residualImpact: residual.impact,
  residualScore: residual.score,
});

export const scoresOf = (risk: {
  inherentScore: number;
  currentScore: number;
  residualScore: number;
}) => ({
  inherent: risk.inherentScore,
  current: risk.currentScore,
  residual: risk.residualScore,
});

export const scenarioHash = (of: Pick<Judged, "cause" | "event" | "consequence">) =>
  createHash("sha256").update(scenarioText(of)).digest("hex");

const boundAssets = (risk: Judged) =>
  risk.assets.map(({ asset: { id, classification, inheritedClassification, exposure } }) => ({
    ...{ id, exposure },
    classification: higherClass(classification, inheritedClassification),
  }));

export const standingOf = (risk: Judged): Standing => ({
  scenario: scenarioHash(risk),
  assets: boundAssets(risk),
  links: linksOf(risk),
  inherent: inherentOf(risk),
  override: overrideOf(risk),
  method: risk.method,
  score: risk.currentScore,
});

/** What an acceptance given now would bind. */
export const bindsOf = (risk: Judged): Binds => {
  const { scenario, assets, links, method, score } = standingOf(risk);
  return { scenario, assets, controls: links, method: method.edition, score };
};
