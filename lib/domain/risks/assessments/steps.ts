import type * as z from "zod";
import { invalid } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";
import { currentOf, type Levels, type Link, levelsOf, type Scored } from "../rules";
import { type Judged, plannedOf } from "../standing/steps";
import type { assessRiskInput } from "./schema";

type Input = z.output<typeof assessRiskInput>;
interface Judgement extends Levels {
  /** What the method computes as current, whatever a person sets. */
  readonly computed: Scored;
}

/** The levels of an assessment about to be kept. */
export function judgement(
  risk: Judged,
  links: readonly Link[],
  { inherent, override }: Input,
): Judgement {
  const computed = currentOf(risk.method, inherent, links);
  const set = override && { computed, set: override };
  const planned = plannedOf(risk);
  const { method } = risk;
  return { computed, ...levelsOf({ method, inherent, links, planned, override: set }) };
}

interface Kept extends Judgement {
  readonly input: Input;
  readonly links: readonly Link[];
  readonly by: string;
  readonly now: Date;
}

/** Writes the assessment: a new row each time, never edited. */
export const keep = (tx: Tx, risk: Judged, { input, links, by, now, ...levels }: Kept) =>
  tx.riskAssessment.create({
    data: {
      riskId: risk.id,
      at: now,
      byId: by,
      trigger: input.trigger,
      methodVersion: risk.method.edition,
      inherentLikelihood: input.inherent.likelihood,
      inherentImpact: input.inherent.impact,
      reasonLikelihood: input.inherent.reasonLikelihood,
      reasonImpact: input.inherent.reasonImpact,
      currentLikelihood: levels.current.likelihood,
      currentImpact: levels.current.impact,
      residualLikelihood: levels.residual.likelihood,
      residualImpact: levels.residual.impact,
      computedLikelihood: levels.computed.likelihood,
      computedImpact: levels.computed.impact,
      overrideReason: input.override?.reason ?? null,
      inputs: JSON.parse(JSON.stringify({ links, planned: plannedOf(risk) })),
    },
    select: { id: true },
  });

interface Wanted {
  control: string;
  side: Link["side"];
  strength: Link["strength"];
}

/** Links with the controls' ids and states. @throws invalid naming what is missing or doubled */
export async function linked(tx: Tx, wanted: readonly Wanted[]): Promise<Link[]> {
  const refs = wanted.map((one) => one.control);
  const found = await tx.control.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: refs } }] },
    select: { id: true, reference: true, operatingState: true },
  });
  const sides = new Set<string>();
  return wanted.map(({ control: ref, side, strength }) => {
    const control = found.find((one) => one.id === ref || one.reference === ref);
    if (!control) throw invalid({ controls: [`There is no control ${ref}.`] });
    for (const one of side === "both" ? ["likelihood", "impact"] : [side]) {
      const key = `${control.id} ${one}`;
      if (sides.has(key)) {
        throw invalid({ controls: [`${control.reference} acts twice on ${one}. Link it once.`] });
      }
      sides.add(key);
    }
    return { controlId: control.id, side, strength, state: control.operatingState };
  });
}

/** Makes the links what they should be; those that stay keep their rows. */
export async function relink(tx: Tx, risk: Judged, links: readonly Link[]) {
  const isSame = (one: Omit<Link, "state">, other: Omit<Link, "state">) =>
    one.controlId === other.controlId && one.side === other.side && one.strength === other.strength;
  const gone = risk.controls.filter((old) => !links.some((link) => isSame(old, link)));
  const added = links.filter((link) => !risk.controls.some((old) => isSame(old, link)));
  for (const { controlId, side } of gone) {
    await tx.riskControl.deleteMany({ where: { riskId: risk.id, controlId, side } });
  }
  if (added.length === 0) return;
  await tx.riskControl.createMany({
    data: added.map(({ controlId, side, strength }) => ({
      riskId: risk.id,
      controlId,
      side,
      strength,
    })),
  });
}
